#pragma once

#include "domain/latency_cuts.h"
#include "domain/rollout/memory_trend.h"

#include <QStringList>
#include <span>

namespace godel::domain {

/// What is watched of each version beside the test.
enum class Guard { ErrorRate, LatencyP95, LatencyP99, OwnUnavailable, Restarts, ReadyInstances, Memory };

enum class GuardLevel {
    NoData, ///< too little was seen to say; never the same as Ok
    Ok,
    Warning,
    Critical,
};

[[nodiscard]] QString name(Guard guard);
[[nodiscard]] QString name(GuardLevel level);

/// What was counted of one version in one scrape; the difference to the scrape before.
struct GuardScrape {
    Timestamp at;
    qint64 requests = 0;
    qint64 bad = 0;
    qint64 ownUnavailable = 0; ///< 503 that the router gave because no instance took the request
    LatencyHistogram latency{};
    int restarts = 0;
    int ready = 0; ///< instances
    int wanted = 0;
};

/// One version over the guards' window.
struct VersionHealth {
    qint64 requests = 0;
    qint64 bad = 0;
    qint64 ownUnavailable = 0;
    std::optional<Duration> p95; ///< none without requests
    std::optional<Duration> p99;
    int restarts = 0;
    int ready = 0; ///< the most that were ready at once, so that one missed look is no finding
    int wanted = 0;
    std::optional<MemoryTrend> memory;
    Bytes memoryLimit; ///< 0: none
};

struct GuardLimits {
    double warning = 0; ///< bad above this
    double critical = 0;
};

/// The runbook's thresholds, asked of each version: shares from 0 to 1, latencies in seconds, counts.
struct GuardSettings {
    GuardLimits errorRate{ 0.01, 0.05 };
    GuardLimits latencyP95{ 0.5, 2 };
    GuardLimits latencyP99{ 2, 5 };
    GuardLimits ownUnavailable{ 0.001, 0.01 };
    GuardLimits restarts{ 0, 2 };
    Duration warmUp = 60s; ///< of a version's first traffic, left out
    Duration window = 5min;
    qint64 leastRequests = 100; ///< fewer say nothing about rates and latencies
};

/// Sums up the scrapes at or after `since`, the later of the warm-up's end and the window's begin. `bounds` are the
/// upper bounds of the histogram's buckets in microseconds. Memory is the caller's to fill in.
[[nodiscard]] VersionHealth healthSince(std::span<const GuardScrape> scrapes, Timestamp since,
                                        std::span<const qint64, 12> bounds);

struct GuardFinding {
    Guard guard = Guard::ErrorRate;
    GuardLevel canary = GuardLevel::NoData;
    GuardLevel stable = GuardLevel::NoData;
    QString sentence; ///< what was seen against which limit; empty for Ok
};

enum class GuardVerdict {
    Clear,
    Hold, ///< the new version warns, or runs out of memory before the rollout ends
    Shared, ///< both versions are bad: inconclusive, hold and page, without blame on the new one
    Abort, ///< the new version alone is critical
};

[[nodiscard]] QString name(GuardVerdict verdict);

struct GuardReport {
    GuardVerdict verdict = GuardVerdict::Clear;
    QString reason; ///< the sentence that decided; empty when clear
    QList<GuardFinding> findings; ///< one for each guard, in the order of `Guard`
};

/// `timeLeft` is how long the rollout still takes, for the projection of memory. Rates count where they are surely over
/// the limit: by the lower bound of Wilson's score interval at 99 % (E. B. Wilson, JASA 22, 1927); of the stable side
/// the plain rate counts, so that doubt is in favour of a shared cause.
[[nodiscard]] GuardReport judgeGuards(const GuardSettings& settings, const VersionHealth& canary,
                                      const VersionHealth& stable, Duration timeLeft);

/// The lower bound of Wilson's score interval for `hits` of `trials`, one-sided at 99 %; 0 without trials.
[[nodiscard]] double surelyAtLeast(qint64 hits, qint64 trials);
/// Interpolated inside its bucket; in the last one its lower bound. None for an empty histogram.
[[nodiscard]] std::optional<Duration> latencyQuantile(const LatencyHistogram& histogram,
                                                      std::span<const qint64, 12> bounds, double quantile);

} // namespace godel::domain
