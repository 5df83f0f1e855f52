#include "domain/verdict.h"

#include "domain/simulated_draw.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace godel;
using namespace godel::domain;

namespace {

constexpr int stageSeconds = 15 * 60;
const VerdictSettings settings;

/// Share of requests from each bucket on, when latencies are log-normal with a deviation of 0.6 and the bounds lie at
/// 0.4, 0.67, 1, 1.5 and so on times the median; `scale` multiplies all latencies.
std::array<double, 13> sharesFrom(double scale)
{
    constexpr std::array<double, 12> bounds{ 0.4, 0.67, 1, 1.5, 2.16, 2.68, 3.3, 4.04, 5.2, 6.39, 7.8, 9.3 };
    std::array<double, 13> shares{ 1 };
    for (size_t i = 0; i < bounds.size(); ++i) {
        shares[i + 1] = std::erfc(std::log(bounds[i] / scale) / 0.6 / std::numbers::sqrt2) / 2;
    }
    return shares;
}

/// Moves `share` of all requests to bucket 9, which lies at the stable side's .999 quantile.
std::array<double, 13> withSlowTail(std::array<double, 13> shares, double share)
{
    for (size_t i = 1; i < 9; ++i) {
        shares[i] += share * (1 - shares[i]);
    }
    return shares;
}

LatencyHistogram draw(Random& random, qint64 requests, const std::array<double, 13>& shares)
{
    LatencyHistogram histogram{};
    qint64 left = requests;
    for (size_t i = 0; i + 1 < histogram.size(); ++i) {
        const qint64 beyond = drawHits(random, left, shares[i + 1] / shares[i]);
        histogram[i] = left - beyond;
        left = beyond;
    }
    histogram.back() = left;
    return histogram;
}

struct Traffic {
    qint64 canary = 10; ///< requests a second
    qint64 stable = 990;
    double canaryRate = 0.01; ///< 0 to 1, bad
    double stableRate = 0.01;
    double slowness = 1; ///< factor on the canary's latencies
    double slowTail = 0; ///< 0 to 1, share of the canary's requests that are far beyond the .99 quantile besides
};

Scrape scrapeOf(Random& random, const Traffic& traffic)
{
    return { { { traffic.canary, drawHits(random, traffic.canary, traffic.canaryRate) },
               { traffic.stable, drawHits(random, traffic.stable, traffic.stableRate) } },
             draw(random, traffic.canary, withSlowTail(sharesFrom(traffic.slowness), traffic.slowTail)),
             draw(random, traffic.stable, sharesFrom(1)) };
}

CanaryJudge judgeOf(Random& random, const Traffic& traffic)
{
    const auto warmUp = draw(random, traffic.stable * 60, sharesFrom(1));
    const double expected = static_cast<double>(traffic.canary) * stageSeconds;
    return CanaryJudge(LatencyCuts::frozenFrom(warmUp, expected).value(), settings);
}

struct Outcome {
    Verdict first = Verdict::Inconclusive; ///< the first that ends the stage
    int seconds = stageSeconds;
};

/// Goes on after a pass when asked to, to count aborts over a whole stage.
Outcome simulate(Random& random, const Traffic& traffic, bool endsAtPass)
{
    CanaryJudge judge = judgeOf(random, traffic);
    for (int second = 0; second < stageSeconds; ++second) {
        judge.update(scrapeOf(random, traffic), second / 60);
        const Verdict verdict = judge.verdict(false);
        if (verdict == Verdict::Abort || (endsAtPass && verdict == Verdict::Pass)) {
            return { verdict, second + 1 };
        }
    }
    return { judge.verdict(true), stageSeconds };
}

qint64 medianRequestsToAbort(Random& random, const Traffic& traffic, int stages)
{
    std::vector<int> seconds;
    for (int stage = 0; stage < stages; ++stage) {
        seconds.push_back(simulate(random, traffic, false).seconds);
    }
    std::nth_element(seconds.begin(), seconds.begin() + stages / 2, seconds.end());
    return seconds[static_cast<size_t>(stages / 2)] * traffic.canary;
}

/// True if a canary passes that has 5 points more than the stable side beyond the .9 quantile, and nothing else amiss.
bool passesLatencyAtMargin(Random& random)
{
    const auto stableShares = sharesFrom(1);
    auto canaryShares = stableShares;
    for (size_t i = 1; i <= 5; ++i) {
        canaryShares[i] += 0.05;
    }
    const auto warmUp = draw(random, 60000, stableShares);
    LatencyTest test(LatencyCuts::frozenFrom(warmUp, 2000).value(), settings);
    for (int second = 0; second < stageSeconds; ++second) {
        test.update(draw(random, 10, canaryShares), draw(random, 990, stableShares), 0, settings);
        if (test.isNotWorse(settings)) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("a good canary passes at a thousand requests a second and one percent")
{
    SeededRandom random(11);
    constexpr int stages = 60;
    int passed = 0;
    for (int stage = 0; stage < stages; ++stage) {
        passed += simulate(random, {}, true).first == Verdict::Pass;
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
        aborted += simulate(random, { .canaryRate = 0.001, .stableRate = 0.001 }, false).first == Verdict::Abort;
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
    const qint64 requests = medianRequestsToAbort(random, { .slowTail = 0.02 }, 60);
    CAPTURE(requests);
    REQUIRE(requests <= 1500);
}

TEST_CASE("latency at the margin passes at most once in twenty stages")
{
    SeededRandom random(19);
    constexpr int stages = 300;
    int passed = 0;
    for (int stage = 0; stage < stages; ++stage) {
        passed += passesLatencyAtMargin(random);
    }
    CAPTURE(passed);
    REQUIRE(passed <= stages * 5 / 100);
}

TEST_CASE("hardly any traffic leaves the verdict to a person")
{
    SeededRandom random(14);
    const Outcome outcome = simulate(random, { .canary = 0, .stable = 10 }, true);
    REQUIRE(outcome.first == Verdict::Inconclusive);
}

TEST_CASE("a judge goes on from its stored state bit for bit")
{
    SeededRandom random(15);
    CanaryJudge kept = judgeOf(random, {});
    for (int second = 0; second < 200; ++second) {
        kept.update(scrapeOf(random, { .canaryRate = 0.015, .slowness = 1.05 }), second / 60);
    }
    const auto bytes = QJsonDocument(kept.toJson()).toJson();
    auto loaded = CanaryJudge::fromJson(QJsonDocument::fromJson(bytes).object(), settings);
    REQUIRE_OK(loaded);
    for (int second = 200; second < 300; ++second) {
        const Scrape scrape = scrapeOf(random, { .canaryRate = 0.015, .slowness = 1.05 });
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
    const QJsonObject whole = judgeOf(random, {}).toJson();
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
    CanaryJudge judge = judgeOf(random, {});
    for (int second = 0; judge.verdict(false) != Verdict::Abort; ++second) {
        REQUIRE(second < 100);
        judge.update(scrapeOf(random, { .canaryRate = 0.5 }), second / 60);
    }
    for (int second = 0; second < 300; ++second) {
        judge.update(scrapeOf(random, { .canaryRate = 0 }), 2);
    }
    REQUIRE(judge.verdict(false) == Verdict::Abort);
}

TEST_CASE("cuts need stable traffic")
{
    REQUIRE_FALSE(LatencyCuts::frozenFrom({}, 1000));
    const LatencyCuts flat = LatencyCuts::frozenFrom({ 1000 }, 1000).value();
    CanaryJudge judge(flat, settings);
    judge.update({ { { 10, 0 }, { 990, 0 } }, { 10 }, { 990 } }, 0);
    REQUIRE(std::isfinite(judge.evidenceOfWorse()));
}
