#include "domain/verdict.h"

#include "domain/simulated_stage.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace godel;
using namespace godel::domain;

namespace {

const VerdictSettings settings;

qint64 medianRequestsToAbort(Random& random, const Traffic& traffic, int stages)
{
    std::vector<int> seconds;
    for (int stage = 0; stage < stages; ++stage) {
        seconds.push_back(simulateStage(random, traffic, settings, false).seconds);
    }
    std::nth_element(seconds.begin(), seconds.begin() + stages / 2, seconds.end());
    return seconds[static_cast<size_t>(stages / 2)] * traffic.canary;
}

} // namespace

TEST_CASE("a good canary passes at a thousand requests a second and one percent")
{
    SeededRandom random(11);
    constexpr int stages = 60;
    int passed = 0;
    for (int stage = 0; stage < stages; ++stage) {
        passed += simulateStage(random, {}, settings, true).first == Verdict::Pass;
    }
    CAPTURE(passed);
    REQUIRE(passed >= stages - 2);
}

TEST_CASE("a good canary is rarely aborted over a whole stage")
{
    SeededRandom random(12);
    constexpr int stages = 100;
    int aborted = 0;
    for (int stage = 0; stage < stages; ++stage) {
        aborted += simulateStage(random, { .canaryRate = 0.001, .stableRate = 0.001 }, settings, false).first == Verdict::Abort;
    }
    CAPTURE(aborted);
    REQUIRE(aborted <= 4);
}

TEST_CASE("a slow canary is aborted within few requests")
{
    SeededRandom random(13);
    const qint64 half = medianRequestsToAbort(random, { .slowness = 1.5 }, 60);
    const qint64 fifth = medianRequestsToAbort(random, { .slowness = 1.2 }, 60);
    CAPTURE(half, fifth);
    REQUIRE(half <= 80);
    REQUIRE(fifth <= 280);
}

TEST_CASE("doubled times of the slowest requests are seen")
{
    SeededRandom random(18);
    const qint64 requests = medianRequestsToAbort(random, { .slowestFactor = 2 }, 60);
    CAPTURE(requests);
    REQUIRE(requests <= 1500);
}

TEST_CASE("latency at the margin passes at most once in twenty stages")
{
    SeededRandom random(19);
    constexpr int stages = 300;
    int passed = 0;
    for (int stage = 0; stage < stages; ++stage) {
        passed += passesLatencyAtMargin(random, settings);
    }
    CAPTURE(passed);
    REQUIRE(passed <= stages * 5 / 100);
}

TEST_CASE("hardly any traffic leaves the verdict to a person")
{
    SeededRandom random(14);
    const Outcome outcome = simulateStage(random, { .canary = 0, .stable = 10 }, settings, true);
    REQUIRE(outcome.first == Verdict::Inconclusive);
}

TEST_CASE("a judge goes on from its stored state bit for bit")
{
    SeededRandom random(15);
    CanaryJudge kept = judgeOf(random, {}, settings);
    for (int second = 0; second < 200; ++second) {
        kept.update(ScrapeSource({ .canaryRate = 0.015, .slowness = 1.05 }).draw(random), second / 60);
    }
    const auto bytes = QJsonDocument(kept.toJson()).toJson();
    auto loaded = CanaryJudge::fromJson(QJsonDocument::fromJson(bytes).object(), settings);
    REQUIRE_OK(loaded);
    for (int second = 200; second < 300; ++second) {
        const Scrape scrape = ScrapeSource({ .canaryRate = 0.015, .slowness = 1.05 }).draw(random);
        kept.update(scrape, second / 60);
        loaded->update(scrape, second / 60);
    }
    REQUIRE(loaded->evidenceOfWorse() == kept.evidenceOfWorse());
    REQUIRE(loaded->toJson() == kept.toJson());
    REQUIRE(loaded->verdict(true) == kept.verdict(true));
}

TEST_CASE("damaged state is refused")
{
    SeededRandom random(16);
    const QJsonObject whole = judgeOf(random, {}, settings).toJson();
    for (const QString& key : whole.keys()) {
        if (whole[key].isObject()) {
            QJsonObject damaged = whole;
            damaged[key] = QJsonObject();
            REQUIRE_FALSE(CanaryJudge::fromJson(damaged, settings));
        }
    }
}

TEST_CASE("an abort stays")
{
    SeededRandom random(17);
    CanaryJudge judge = judgeOf(random, {}, settings);
    for (int second = 0; judge.verdict(false) != Verdict::Abort; ++second) {
        REQUIRE(second < 100);
        judge.update(ScrapeSource({ .canaryRate = 0.5 }).draw(random), second / 60);
    }
    for (int second = 0; second < 300; ++second) {
        judge.update(ScrapeSource({ .canaryRate = 0 }).draw(random), 2);
    }
    REQUIRE(judge.verdict(false) == Verdict::Abort);
}

TEST_CASE("cuts need stable traffic")
{
    REQUIRE_FALSE(LatencyCuts::frozenFrom({}, 1000));
    const LatencyCuts flat = LatencyCuts::frozenFrom({ 1000 }, 1000).value();
    CanaryJudge judge = CanaryJudge::begin(flat, settings).value();
    judge.update({ { { 10, 0 }, { 990, 0 } }, { 10 }, { 990 } }, 0);
    REQUIRE(std::isfinite(judge.evidenceOfWorse()));
}

TEST_CASE("settings whose promises would not hold are refused by their field")
{
    const LatencyCuts cuts = LatencyCuts::frozenFrom({ 1000 }, 1000).value();
    const auto refusedField = [&](auto change) {
        VerdictSettings changed;
        change(changed);
        const auto begun = CanaryJudge::begin(cuts, changed);
        REQUIRE_FALSE(begun);
        return begun.error().field;
    };
    REQUIRE(refusedField([](auto& wrong) { wrong.errorMargin.added = 0; }) == QStringLiteral("error_margin.added"));
    REQUIRE(refusedField([](auto& wrong) { wrong.tailMargin.added = 0; }) == QStringLiteral("tail_margin.added"));
    REQUIRE(refusedField([](auto& wrong) { wrong.bodyMargin.factor = 0.9; }) == QStringLiteral("body_margin.factor"));
    REQUIRE(refusedField([](auto& wrong) { wrong.abortBound = 1; }) == QStringLiteral("abort_bound"));
    REQUIRE(refusedField([](auto& wrong) { wrong.errorWeight = 0.6; }) == QStringLiteral("error_weight"));
    REQUIRE(refusedField([](auto& wrong) { wrong.lateStake = 0.6; }) == QStringLiteral("start_stake"));
    REQUIRE(refusedField([](auto& wrong) { wrong.minutes = 0; }) == QStringLiteral("minutes"));
    REQUIRE(refusedField([](auto& wrong) { wrong.tailBets[1].oddsRatio = 0; }) == QStringLiteral("tail_bets"));
}

TEST_CASE("nothing is staked after the last minute")
{
    const LatencyCuts cuts = LatencyCuts::frozenFrom({ 1000 }, 1000).value();
    const Scrape silent{ { { 10, 0 }, { 990, 0 } }, { 10 }, { 990 } };
    const auto evidenceAfter = [&](std::initializer_list<int> minutes) {
        CanaryJudge judge = CanaryJudge::begin(cuts, settings).value();
        for (const int minute : minutes) {
            judge.update(silent, minute);
        }
        // A factor of 1 leaves the stakes as they are, so the evidence is what was staked.
        return judge.latency().evidenceOfWorse();
    };
    const double late = settings.lateStake / settings.minutes;
    REQUIRE(std::abs(evidenceAfter({ 0, 0 }) - (settings.startStake + late)) < 1e-12);
    REQUIRE(std::abs(evidenceAfter({ 0, 4 }) - (settings.startStake + 5 * late)) < 1e-12);
    REQUIRE(std::abs(evidenceAfter({ 0, 4, 15, 20 }) - (settings.startStake + 5 * late)) < 1e-12);
    REQUIRE(std::abs(evidenceAfter({ 0, 14, 15 }) - 1) < 1e-12);
}

TEST_CASE("the evidence of a pass reaches its bound when the verdict is a pass, and not before")
{
    for (const int seed : { 21, 22, 23, 24 }) {
        SeededRandom random(static_cast<quint64>(seed));
        CanaryJudge judge = judgeOf(random, {}, settings);
        REQUIRE(judge.evidenceOfPass() == 1);
        int passes = 0;
        for (int second = 0; second < 300; ++second) {
            judge.update(ScrapeSource({}).draw(random), second / 60);
            const bool isPass = judge.verdict(false) == Verdict::Pass;
            passes += isPass;
            REQUIRE(isPass == (judge.evidenceOfPass() >= settings.passBound));
        }
        REQUIRE(passes > 0);
        REQUIRE(passes < 300);
    }
}

TEST_CASE("the evidence of a pass stays a finite number")
{
    CanaryJudge judge = CanaryJudge::begin(LatencyCuts::frozenFrom({ 1000 }, 1000).value(), settings).value();
    const Scrape huge{ { { 10000000, 0 }, { 90000000, 0 } }, { 10000000 }, { 90000000 } };
    judge.update(huge, 0);
    judge.update(huge, 0);
    REQUIRE(std::isfinite(judge.evidenceOfPass()));
    REQUIRE(judge.verdict(false) == Verdict::Pass);
}
