#include "base/pending.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QThread>
#include <thread>

using namespace godel;
using namespace godel::test;

TEST_CASE("a result from elsewhere is told on the thread that asked", "[base][pending]")
{
    const auto pending = Pending<int>::make();
    const QThread* toldOn = nullptr;
    int told = 0;
    pending.whenReadyHere([&](const Result<int>& result) {
        toldOn = QThread::currentThread();
        told = *result;
    });
    std::thread elsewhere([pending] { pending.fulfil(7); });
    elsewhere.join();
    CHECK(told == 0);
    REQUIRE(waitFor([&] { return told == 7; }));
    CHECK(toldOn == QThread::currentThread());
}

TEST_CASE("a result that is there already is told from the event loop, too", "[base][pending]")
{
    int told = 0;
    Pending<int>::of(3).whenReadyHere([&](const Result<int>& result) { told = *result; });
    CHECK(told == 0);
    REQUIRE(waitFor([&] { return told == 3; }));
}
