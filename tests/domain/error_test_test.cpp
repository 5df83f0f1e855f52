#include "domain/error_test.h"

#include "domain/simulated_draw.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <algorithm>
#include <vector>

using namespace godel;
using namespace godel::domain;

namespace {

constexpr int stageSeconds = 15 * 60;
const VerdictSettings settings;

struct Traffic {
    qint64 canary = 10; ///< requests a second
    qint64 stable = 990;
    double canaryRate = 0.01; ///< 0 to 1, bad
    double stableRate = 0.01;
};

double stakeAt(int second)
{
    const double late = second % 60 == 0 ? settings.lateStake / settings.minutes : 0;
    return second == 0 ? settings.startStake + late : late;
}

/// What came of one simulated stage, in seconds; the length of the stage where it never came.
struct Outcome {
    int aborted = stageSeconds;
    int passed = stageSeconds;
};

Outcome simulate(Random& random, const Traffic& traffic)
{
    ErrorTest test;
    Outcome outcome;
    for (int second = 0; second < stageSeconds; ++second) {
        const TableCounts table{ { traffic.canary, drawHits(random, traffic.canary, traffic.canaryRate) },
                                 { traffic.stable, drawHits(random, traffic.stable, traffic.stableRate) } };
        test.update(table, stakeAt(second), settings);
        if (outcome.passed == stageSeconds && test.isNotWorse(settings)) {
            outcome.passed = second + 1;
        }
        if (test.evidenceOfWorse() >= settings.abortBound) {
            outcome.aborted = second + 1;
            break;
        }
    }
    return outcome;
}

qint64 medianRequestsToAbort(Random& random, const Traffic& traffic, int stages)
{
    std::vector<int> seconds;
    for (int stage = 0; stage < stages; ++stage) {
        seconds.push_back(simulate(random, traffic).aborted);
    }
    std::nth_element(seconds.begin(), seconds.begin() + stages / 2, seconds.end());
    return seconds[static_cast<size_t>(stages / 2)] * traffic.canary;
}

} // namespace

TEST_CASE("a canary as bad as the stable side is rarely aborted and passes")
{
    SeededRandom random(1);
    constexpr int stages = 2000;
    int aborted = 0;
    int passed = 0;
    for (int stage = 0; stage < stages; ++stage) {
        const Outcome outcome = simulate(random, {});
        aborted += outcome.aborted < stageSeconds;
        passed += outcome.passed < stageSeconds;
    }
    CAPTURE(aborted, passed);
    REQUIRE(aborted <= stages / 100);
    REQUIRE(passed >= stages * 98 / 100);
}

TEST_CASE("a worse canary is aborted within few requests")
{
    SeededRandom random(2);
    const qint64 fiveFold = medianRequestsToAbort(random, { .canaryRate = 0.05 }, 400);
    const qint64 doubled = medianRequestsToAbort(random, { .canaryRate = 0.02 }, 400);
    CAPTURE(fiveFold, doubled);
    REQUIRE(fiveFold <= 130 * 135 / 100);
    REQUIRE(doubled <= 1360 * 135 / 100);
}

TEST_CASE("a canary at the margin passes at most once in twenty stages")
{
    SeededRandom random(3);
    constexpr int stages = 600;
    for (const auto& traffic : { Traffic{ .canaryRate = 0.005, .stableRate = 0 }, Traffic{ .canaryRate = 0.02 } }) {
        int passed = 0;
        for (int stage = 0; stage < stages; ++stage) {
            passed += simulate(random, traffic).passed < stageSeconds;
        }
        CAPTURE(passed, traffic.stableRate);
        REQUIRE(passed <= stages * 5 / 100);
    }
}

TEST_CASE("nobody failing proves nothing against the canary and soon speaks for it")
{
    ErrorTest test;
    int needed = 0;
    while (!test.isNotWorse(settings) && needed < stageSeconds) {
        test.update({ { 10, 0 }, { 990, 0 } }, 0, settings);
        ++needed;
    }
    REQUIRE(test.evidenceOfWorse() == 0);
    REQUIRE(needed <= 65);
}

TEST_CASE("no traffic is not a pass")
{
    ErrorTest test;
    for (int second = 0; second < stageSeconds; ++second) {
        test.update({ { 0, 0 }, { 1000, 0 } }, stakeAt(second), settings);
    }
    REQUIRE_FALSE(test.isNotWorse(settings));
}

TEST_CASE("the error test goes on from its stored state bit for bit")
{
    SeededRandom random(4);
    ErrorTest kept;
    for (int second = 0; second < 100; ++second) {
        kept.update({ { 10, drawHits(random, 10, 0.02) }, { 990, drawHits(random, 990, 0.01) } }, stakeAt(second),
                    settings);
    }
    const auto bytes = QJsonDocument(kept.toJson()).toJson();
    auto loaded = ErrorTest::fromJson(QJsonDocument::fromJson(bytes).object());
    REQUIRE_OK(loaded);
    kept.update({ { 10, 1 }, { 990, 7 } }, 0.1, settings);
    loaded->update({ { 10, 1 }, { 990, 7 } }, 0.1, settings);
    REQUIRE(loaded->toJson() == kept.toJson());
    REQUIRE(loaded->evidenceOfWorse() == kept.evidenceOfWorse());
    REQUIRE_FALSE(ErrorTest::fromJson({}));
}
