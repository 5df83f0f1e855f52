// Catch2's own code, which takes long to compile, once for every test program.
#define CATCH_CONFIG_RUNNER
#include "support/run_tests.h"

#include "support/catch.h"

namespace godel::test {

int runTests(int argc, char** argv)
{
    return Catch::Session().run(argc, argv);
}

} // namespace godel::test
