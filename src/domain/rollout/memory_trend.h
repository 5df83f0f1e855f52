#pragma once

#include "base/units.h"

#include <QList>
#include <optional>

namespace godel::domain {

/// Resident memory of one instance at one time.
struct MemorySample {
    Timestamp at;
    Bytes memory;
};

/// Where memory is going. Slopes in bytes a second.
struct MemoryTrend {
    double slope = 0;
    /// With 97.5 % confidence memory grows at least this fast; what a hold is argued with.
    double surelyAtLeast = 0;
    Bytes last; ///< the median of the newest samples, so that one spike is no level

    bool operator==(const MemoryTrend&) const = default;
};

/// The slope by Theil and Sen: the median of the slopes of all pairs, which a garbage collector's saw-tooth and single
/// spikes hardly move (P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63, 1968; the
/// bound is his interval from the variance of Kendall's S). Samples are in order of time; those before `since`, the
/// warm-up, are left out. None below 12 samples or 2 minutes.
[[nodiscard]] std::optional<MemoryTrend> memoryTrend(const QList<MemorySample>& samples, Timestamp since);

/// When memory surely reaches the limit if it goes on like this; none if it does not grow or takes over 10 000 days. 0
/// s if it is there already.
[[nodiscard]] std::optional<Duration> timeToLimit(const MemoryTrend& trend, Bytes limit);

} // namespace godel::domain
