#pragma once

#include "base/json.h"
#include "domain/latency_cuts.h"
#include "domain/likelihood_ratio.h"
#include "ports/router.h"

namespace godel::engine {

/// What one side did over some time: requests that reached an instance or should have, and how many of them were bad. People see
/// requests; the verdict rests on units, so that the retries of one client are one trial.
struct SideTotals {
    qint64 requests = 0;
    qint64 bad = 0; ///< answered with 5xx, broken, refused, or saved by a retry, which hides a fault from users but not from us
    domain::LatencyHistogram latency{};
    qint64 units = 0; ///< see ports::SideCounts
    qint64 badUnits = 0;
    domain::LatencyHistogram unitLatency{};
    qint64 unavailable = 0; ///< among the bad: answered 503 by the router, since no instance took it
    qint64 checkFaults = 0; ///< among the bad: scrapes in which health checks failed though no request did

    SideTotals& operator+=(const SideTotals& other);
    [[nodiscard]] double badRate() const { return requests > 0 ? static_cast<double>(bad) / static_cast<double>(requests) : 0; }
};

/// Between two counts of one epoch. A fault shows several times, as a failed connection, as its retry and in the health checks, so
/// the largest of them counts; each is a request of its own, since no instance answered it. Checks that fail in one scrape are one
/// fault, however many: the router is one client. A fault of checks alone is not among the units, see `trialsOf`.
[[nodiscard]] SideTotals between(const ports::SideCounts& earlier, const ports::SideCounts& later);

/// Everything below the floor as one, in the first bucket: what users cannot tell apart is no difference. A floor between two bounds
/// counts as the upper one; 0 changes nothing.
[[nodiscard]] domain::LatencyHistogram above(Duration floor, const domain::LatencyHistogram& histogram);

/// What the verdict counts of one scrape. A fault that checks alone saw is a bad unit unless the other side's failed as well, which
/// is the machine's fault and nobody's.
[[nodiscard]] domain::SideCounts trialsOf(const SideTotals& side, const SideTotals& otherSide);

[[nodiscard]] QJsonObject toJson(const SideTotals& totals);
[[nodiscard]] Result<SideTotals> sideTotalsOf(const QJsonObject& object, const QString& field);

/// {requests, bad, bad_percent, p95_ms, p99_ms}, for people; latencies are missing without requests.
[[nodiscard]] QJsonObject summary(const SideTotals& totals);
/// "1240 requests, 0.2 % bad, p95 41 ms".
[[nodiscard]] QString sentence(const SideTotals& totals);

} // namespace godel::engine
