#include "drivers/host/linux_host.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::drivers;
using namespace Qt::StringLiterals;

TEST_CASE("idle and waiting time is not busy, guest time is not counted twice")
{
    const auto ticks = cpuTicksOf("cpu  100 10 50 800 40 0 5 5 30 3\ncpu0 1 1 1 1\n");
    REQUIRE_OK(ticks);
    REQUIRE(ticks->total == 1010);
    REQUIRE(ticks->busy == 170);
    REQUIRE_FALSE(cpuTicksOf("nonsense"));
}

TEST_CASE("memory that can be had without swapping is free")
{
    REQUIRE(memoryPercentOf("MemTotal:       1000 kB\nMemFree: 100 kB\nMemAvailable:    250 kB\n").value() == Approx(75));
    REQUIRE_FALSE(memoryPercentOf("MemTotal: 1000 kB\n"));
}

TEST_CASE("this machine tells of itself")
{
    LinuxHost host(u"/tmp"_s);
    REQUIRE_OK(host.look());
    const auto view = host.look();
    REQUIRE_OK(view);
    REQUIRE(view->cpuPercent >= 0);
    REQUIRE(view->cpuPercent <= 100);
    REQUIRE(view->memoryPercent > 0);
    REQUIRE(view->diskFree.count > 0);
}
