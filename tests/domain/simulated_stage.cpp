#include "domain/simulated_stage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace godel::domain {
namespace {

/// Of the router's buckets, in medians of the stable side: they lie at its quantiles of interest.
constexpr std::array<double, 12> bounds{ 0.4, 0.67, 1, 1.5, 2.16, 2.68, 3.3, 4.04, 5.2, 6.39, 7.8, 9.3 };

double shareBeyond(double bound)
{
    return std::erfc(std::log(bound) / 0.6 / std::numbers::sqrt2) / 2;
}

BucketShares sharesOf(double slowness, double slowestFactor)
{
    constexpr double slowest = 0.05;
    BucketShares shares{ 1 };
    for (size_t i = 0; i < bounds.size(); ++i) {
        const double bound = bounds[i] / slowness;
        shares[i + 1] = std::max(shareBeyond(bound), std::min(slowest, shareBeyond(bound / slowestFactor)));
    }
    return shares;
}

LatencyHistogram drawLatencies(Random& random, qint64 requests, const BucketShares& shares)
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

} // namespace

ScrapeSource::ScrapeSource(const Traffic& traffic)
    : m_traffic(traffic), m_canary(sharesOf(traffic.slowness, traffic.slowestFactor)), m_stable(sharesOf(1, 1))
{
}

Scrape ScrapeSource::draw(Random& random) const
{
    return { { { m_traffic.canary, drawHits(random, m_traffic.canary, m_traffic.canaryRate) },
               { m_traffic.stable, drawHits(random, m_traffic.stable, m_traffic.stableRate) } },
             drawLatencies(random, m_traffic.canary, m_canary),
             drawLatencies(random, m_traffic.stable, m_stable) };
}

CanaryJudge judgeOf(Random& random, const Traffic& traffic, const VerdictSettings& settings)
{
    const auto warmUp = drawLatencies(random, traffic.stable * 60 / traffic.scrapeSeconds, sharesOf(1, 1));
    const double expected = static_cast<double>(traffic.canary) * stageSeconds / traffic.scrapeSeconds;
    return CanaryJudge::begin(LatencyCuts::frozenFrom(warmUp, expected).value(), settings).value();
}

Outcome simulateStage(Random& random, const Traffic& traffic, const VerdictSettings& settings, bool endsAtPass)
{
    CanaryJudge judge = judgeOf(random, traffic, settings);
    const ScrapeSource source(traffic);
    Outcome outcome;
    for (int second = 0; second < stageSeconds; second += traffic.scrapeSeconds) {
        judge.update(source.draw(random), second / 60);
        outcome.latencyAlone = outcome.latencyAlone || judge.latency().evidenceOfWorse() >= settings.abortBound;
        outcome.errorsAlone = outcome.errorsAlone || judge.errors().evidenceOfWorse() >= settings.abortBound;
        outcome.first = judge.verdict(false);
        if (outcome.first == Verdict::Abort || (endsAtPass && outcome.first == Verdict::Pass)) {
            outcome.seconds = second + traffic.scrapeSeconds;
            return outcome;
        }
    }
    outcome.first = judge.verdict(true);
    return outcome;
}

bool passesLatencyAtMargin(Random& random, const VerdictSettings& settings)
{
    const BucketShares stableShares = sharesOf(1, 1);
    BucketShares canaryShares = stableShares;
    for (size_t i = 1; i <= 5; ++i) {
        canaryShares[i] += 0.05;
    }
    const auto warmUp = drawLatencies(random, 60000, stableShares);
    LatencyTest test(LatencyCuts::frozenFrom(warmUp, 2000).value(), settings);
    for (int second = 0; second < stageSeconds; ++second) {
        test.update(drawLatencies(random, 10, canaryShares), drawLatencies(random, 990, stableShares), 0, settings);
        if (test.isNotWorse(settings)) {
            return true;
        }
    }
    return false;
}

} // namespace godel::domain
