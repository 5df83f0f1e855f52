# What holds for every file of the project.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(GODEL_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(GODEL_DESKTOP "Build the desktop, which needs Qt's GUI packages" ON)
option(GODEL_COVERAGE "Build with coverage counters" OFF)

add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual)
# GCC 12 takes the unused half of a tl::expected for an uninitialised value that is read.
add_compile_options(-Wno-maybe-uninitialized)
add_compile_definitions(QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_FOREACH)

if(GODEL_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
if(GODEL_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

find_program(ccache_program ccache)
if(ccache_program AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What uses precompiled headers is kept only if that is said to be wanted; what a file reads is taken from the compiler's own list of it,
    # since reading everything twice costs more than a first build gains.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_INODECACHE=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${ccache_program})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
