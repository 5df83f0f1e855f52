# godel_layer(NAME DIRECTORY): one static library from every source of a folder and its subfolders, named godel_NAME and
# linked with what follows. New files are found by themselves.
function(godel_layer name directory)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${directory}/*.cpp ${directory}/*.h)
    add_library(godel_${name} STATIC ${sources})
    target_include_directories(godel_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(godel_${name} PUBLIC ${ARGN})
    set_target_properties(godel_${name} PROPERTIES LINKER_LANGUAGE CXX AUTOMOC ON)
endfunction()

# godel_test(NAME …): one test program from tests/NAME/**/*_test.cpp and the helpers beside them; each test case is a test of CTest.
function(godel_test name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp ${CMAKE_SOURCE_DIR}/tests/${name}/*.h)
    if(NOT sources)
        return()
    endif()
    add_executable(${name}_tests ${sources})
    target_link_libraries(${name}_tests PRIVATE godel_test_support ${ARGN})
    set_target_properties(${name}_tests PROPERTIES AUTOMOC ON)
    add_test(NAME ${name} COMMAND ${name}_tests)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()
