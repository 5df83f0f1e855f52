#include "domain/rollout/forecast.h"

#include "domain/margin_test.h"
#include "domain/simulated_draw.h"
#include "support/catch.h"

#include <algorithm>
#include <vector>

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

const VerdictSettings settings;

/// Median seconds until a good canary's error margin is passed, with everything per second.
int medianSecondsToPass(double badRate, qint64 canaryPerSecond)
{
    SeededRandom random(11);
    std::vector<int> seconds;
    for (int round = 0; round < 41; ++round) {
        MarginTest test;
        int second = 0;
        for (; second < 3600 && !test.reaches(settings.passBound); ++second) {
            const qint64 stable = canaryPerSecond * 99;
            test.update({ { canaryPerSecond, drawHits(random, canaryPerSecond, badRate) },
                          { stable, drawHits(random, stable, badRate) } },
                        settings.errorMargin, settings.leastRate);
        }
        seconds.push_back(second);
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[20];
}

} // namespace

TEST_CASE("about 600 requests without a failure are a pass, as the design says")
{
    const auto forecast = forecastPass(settings, { 1000, 0 }, Percent(1), 15min);
    REQUIRE(forecast.requests == Approx(960).epsilon(0.05));
    const auto quiet = forecastPass(settings, { 100, 0 }, Percent(1), 15min);
    REQUIRE(quiet.requests == Approx(610).epsilon(0.02));
    REQUIRE(*quiet.time > 9min);
}

TEST_CASE("the forecast agrees with the test it forecasts")
{
    for (const double badRate : { 0.001, 0.01, 0.05 }) {
        INFO(badRate);
        const auto forecast = forecastPass(settings, { 1000, badRate }, Percent(1), 1s);
        const int simulated = medianSecondsToPass(badRate, 10);
        REQUIRE(simulated > forecast.requests / 10 / 2);
        REQUIRE(simulated < forecast.requests / 10 * 2);
    }
}

TEST_CASE("too little traffic is said before anybody waits for it")
{
    const auto slow = forecastPass(settings, { 10, 0.001 }, Percent(1), 15min);
    REQUIRE_FALSE(slow.isWithinWatch);
    REQUIRE(slow.sentence.endsWith(u"the watch of 15m will hardly do"));
    const auto none = forecastPass(settings, {}, Percent(1), 15min);
    REQUIRE_FALSE(none.time);
    REQUIRE(none.sentence.contains(u"no traffic"));
    REQUIRE(forecastPass(settings, { 1000, 0.01 }, Percent(5), 30min).isWithinWatch);
}

TEST_CASE("requests until an abort, against the bounds in the design")
{
    REQUIRE(requestsToAbort(settings, 0.01, 0.02).value() == Approx(1177).epsilon(0.02));
    REQUIRE(requestsToAbort(settings, 0.01, 0.05).value() == Approx(112).epsilon(0.02));
    REQUIRE(requestsToAbort(settings, 0.001, 0.01).value() == Approx(327).epsilon(0.02));
    REQUIRE_FALSE(requestsToAbort(settings, 0.01, 0.01));
}

TEST_CASE("what is advised does, and a little less does not")
{
    for (const double perSecond : { 3.0, 20.0, 60.0, 150.0 }) {
        for (const Percent share : { Percent(1), Percent(5), Percent(25) }) {
            CAPTURE(perSecond, share.hundredths());
            const Traffic traffic{ perSecond, 0.001 };
            const auto watch = watchThatDoes(settings, traffic, share);
            REQUIRE(watch);
            REQUIRE(forecastPass(settings, traffic, share, *watch).isWithinWatch);
            if (*watch > 1min) {
                REQUIRE_FALSE(forecastPass(settings, traffic, share, *watch * 9 / 10 - 1min).isWithinWatch);
            }
            if (const auto more = shareThatDoes(settings, traffic, 15min)) {
                REQUIRE(forecastPass(settings, traffic, *more, 15min).isWithinWatch);
                REQUIRE((*more == Percent(1) || !forecastPass(settings, traffic, Percent::ofHundredths(more->hundredths() - 100), 15min).isWithinWatch));
            }
        }
    }
}

TEST_CASE("advice names the stages that need it, and is empty where all is well")
{
    const auto plan = StagePlan::parse(u"1:15m,25:1h,100:30m"_s);
    REQUIRE_OK(plan);
    REQUIRE(adviceOn(settings, { 1000, 0.001 }, *plan).isEmpty());
    const QString advice = adviceOn(settings, { 50, 0.001 }, *plan);
    REQUIRE(advice.startsWith(u"with this traffic not every stage comes to a verdict; canary-1 (1 %): watch it for "_s));
    REQUIRE(advice.contains(u" or give it "_s));
    REQUIRE_FALSE(advice.contains(u"canary-2"_s));
    REQUIRE(adviceOn(settings, { 0, 0 }, *plan) == u"there is no traffic, so no stage comes to a verdict and a person has to decide at each"_s);
    REQUIRE(adviceOn(settings, { 0.001, 0 }, *plan).contains(u"canary-1 (1 %): a person has to decide"_s));
}
