#pragma once

namespace godel::test {

/// Runs the test cases of this program as its command line says; the number of failed ones, for `main` to return.
int runTests(int argc, char** argv);

} // namespace godel::test
