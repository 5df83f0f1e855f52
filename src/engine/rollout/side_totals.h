#pragma once

#include "base/json.h"
#include "domain/latency_cuts.h"
#include "ports/router.h"

namespace godel::engine {

/// What one side did over some time: requests that reached an instance or should have, and how many of them were bad.
struct SideTotals {
    qint64 requests = 0;
    qint64 bad = 0; ///< answered with 5xx, broken, or saved by a retry, which hides a fault from users but not from us
    domain::LatencyHistogram latency{};

    SideTotals& operator+=(const SideTotals& other);
    [[nodiscard]] double badRate() const { return requests > 0 ? static_cast<double>(bad) / static_cast<double>(requests) : 0; }
};

/// Between two counts of one epoch. A connection that fails shows as an error and again as its retry, so the larger of both
/// counts; each is a request of its own, since no instance answered it.
[[nodiscard]] SideTotals between(const ports::SideCounts& earlier, const ports::SideCounts& later);

[[nodiscard]] QJsonObject toJson(const SideTotals& totals);
[[nodiscard]] Result<SideTotals> sideTotalsOf(const QJsonObject& object, const QString& field);

/// {requests, bad, bad_percent, p95_ms, p99_ms}, for people; latencies are missing without requests.
[[nodiscard]] QJsonObject summary(const SideTotals& totals);
/// "1240 requests, 0.2 % bad, p95 41 ms".
[[nodiscard]] QString sentence(const SideTotals& totals);

} // namespace godel::engine
