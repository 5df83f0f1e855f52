#define CATCH_CONFIG_RUNNER
#include "support/catch.h"

#include <QCoreApplication>

/// Every test program has an event loop's application object, as the programs have.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    return Catch::Session().run(argc, argv);
}
