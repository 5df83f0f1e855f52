#pragma once

#include "domain/simulated_draw.h"
#include "domain/verdict.h"

namespace godel::domain {

inline constexpr int stageSeconds = 15 * 60;

/// What comes in each scrape, and how the canary differs from the stable side.
struct Traffic {
    qint64 canary = 10; ///< requests a scrape
    qint64 stable = 990;
    double canaryRate = 0.01; ///< 0 to 1, bad
    double stableRate = 0.01;
    double slowness = 1; ///< factor on all of the canary's latencies
    double slowestFactor = 1; ///< factor on its slowest twentieth besides; 2 doubles its p95, p99 and all beyond
    int scrapeSeconds = 1; ///< longer where a second brings the canary less than a request
};

/// Share of requests from each bucket on.
using BucketShares = std::array<double, 13>;

/// Draws scrapes. Latencies are log-normal with a deviation of 0.6.
class ScrapeSource {
public:
    explicit ScrapeSource(const Traffic& traffic);
    [[nodiscard]] Scrape draw(Random& random) const;

private:
    Traffic m_traffic;
    BucketShares m_canary;
    BucketShares m_stable;
};

/// A judge whose cuts come from a minute of stable traffic.
[[nodiscard]] CanaryJudge judgeOf(Random& random, const Traffic& traffic, const VerdictSettings& settings);

/// What came of one stage.
struct Outcome {
    Verdict first = Verdict::Inconclusive; ///< the first that ends the stage
    int seconds = stageSeconds;
    bool latencyAlone = false; ///< the evidence of one test alone reached the bound at some time
    bool errorsAlone = false;
};

/// Goes on after a pass unless asked to end, to count aborts over a whole stage.
[[nodiscard]] Outcome simulateStage(Random& random, const Traffic& traffic, const VerdictSettings& settings,
                                    bool endsAtPass);

/// True if a canary's latency passes that has 5 points more than the stable side beyond the .9 quantile, and nothing
/// else amiss.
[[nodiscard]] bool passesLatencyAtMargin(Random& random, const VerdictSettings& settings);

} // namespace godel::domain
