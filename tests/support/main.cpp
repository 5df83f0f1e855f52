#include "support/run_tests.h"

#include <QCoreApplication>

/// Every test program has an event loop's application object, as the programs have.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    return godel::test::runTests(argc, argv);
}
