#pragma once

#include "domain/rollout/guards.h"
#include "engine/rollout/side_totals.h"

namespace godel::engine {

/// Both versions as they were counted, and what the guards made of them.
struct ComparedSides {
    SideTotals canary;
    SideTotals stable;
    QJsonArray guards; ///< findings, as the evidence has them
    QJsonObject seen;  ///< {canary, stable} of the guards' window, as the evidence has it; empty: not known
};

/// One row for each guard: {metric, title, unit, stable, canary, difference, low, high, n_stable, n_canary, gate, reason}. The values are of
/// the stage, `gate` and `reason` of the guards' last few minutes. `low` and `high` are the 95 % interval of the difference; whatever cannot
/// be said is null. Shares in percent, latencies in milliseconds, memory in MiB.
[[nodiscard]] QJsonArray comparisonOf(const ComparedSides& sides, const domain::GuardSettings& settings);

/// The limits of shares and latencies: {error_warning_percent, error_critical_percent, p95_warning_ms, p95_critical_ms, p99_..., unavailable_...}.
[[nodiscard]] QJsonObject limitsOf(const domain::GuardSettings& settings);

} // namespace godel::engine
