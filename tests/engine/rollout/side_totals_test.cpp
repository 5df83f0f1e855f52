#include "engine/rollout/side_totals.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::engine;
using namespace Qt::StringLiterals;
using ports::SideCounts;

TEST_CASE("ten tries of one client are ten requests and one unit")
{
    SideCounts later;
    later.requests = 110;
    later.serverErrors = 10;
    later.units = 101;
    later.badUnits = 1;
    later.latency[2] = 110;
    later.unitLatency[2] = 101;
    const SideTotals totals = between({}, later);
    CHECK(totals.requests == 110);
    CHECK(totals.bad == 10);
    const auto trials = trialsOf(totals, {});
    CHECK(trials.requests == 101);
    CHECK(trials.bad == 1);
    CHECK(totals.unitLatency[2] == 101);
}

TEST_CASE("a fault that shows in several places counts once")
{
    SideCounts later;
    later.requests = 100;
    later.units = 100;
    later.connectErrors = 1;
    later.unavailable = 1;
    later.retries = 1;
    later.redispatches = 1;
    later.failedChecks = 2;
    const SideTotals totals = between({}, later);
    CHECK(totals.bad == 2);
    CHECK(totals.requests == 102);
    CHECK(totals.unavailable == 1);
    CHECK(totals.checkFaults == 0);
    CHECK(trialsOf(totals, {}).bad == 2);
}

TEST_CASE("checks that fail in one scrape are one fault, and nobody's if both sides' fail")
{
    SideCounts later;
    later.failedChecks = 7;
    const SideTotals totals = between({}, later);
    CHECK(totals.requests == 1);
    CHECK(totals.bad == 1);
    CHECK(trialsOf(totals, {}).requests == 1);
    CHECK(trialsOf(totals, {}).bad == 1);
    CHECK(trialsOf(totals, totals).requests == 0);
    CHECK(trialsOf(totals, totals).bad == 0);
    CHECK(between(later, later).bad == 0);
}

TEST_CASE("what the router refused is bad, and its units are not counted twice")
{
    SideCounts later;
    later.unavailable = 20;
    later.units = 11;
    later.badUnits = 11;
    const SideTotals totals = between({}, later);
    CHECK(totals.requests == 20);
    CHECK(totals.bad == 20);
    CHECK(totals.unavailable == 20);
    CHECK(trialsOf(totals, {}).requests == 11);
    CHECK(trialsOf(totals, {}).bad == 11);
}

TEST_CASE("totals come back from their text, also from one that knew no units")
{
    SideTotals totals;
    totals.requests = 5;
    totals.bad = 2;
    totals.units = 4;
    totals.badUnits = 1;
    totals.latency[3] = 5;
    totals.unitLatency[3] = 4;
    totals.unavailable = 1;
    totals.checkFaults = 1;
    QJsonObject text = toJson(totals);
    const auto again = sideTotalsOf(text, u"x"_s);
    REQUIRE_OK(again);
    CHECK(toJson(*again) == text);
    for (const auto& key : {u"units"_s, u"bad_units"_s, u"unit_latency"_s, u"unavailable"_s, u"check_faults"_s}) {
        text.remove(key);
    }
    const auto old = sideTotalsOf(text, u"x"_s);
    REQUIRE_OK(old);
    CHECK(old->requests == 5);
    CHECK(old->units == 0);
}
