#pragma once

#include "domain/latency_cuts.h"
#include "domain/likelihood_ratio.h"

#include <optional>
#include <span>

namespace godel::domain {

/// Between which values something lies with 95 % confidence. A side that cannot be said is none.
struct Interval {
    std::optional<double> low;
    std::optional<double> high;

    bool operator==(const Interval&) const = default;
};

/// A value as it was seen, and between what the true one lies.
struct Estimate {
    std::optional<double> value; ///< none where nothing was seen
    Interval interval;
};

/// The share of `bad` among `requests`, 0 to 1, with Wilson's score interval (E. B. Wilson, JASA 22, 1927).
[[nodiscard]] Estimate shareOf(SideCounts side);

/// Which of `count` values in rising order bound the quantile from below and above, from 1 on; distribution-free, by
/// the binomial law of how many values lie below it (H. A. David, Order Statistics, 1970, section 2.5). Each side is
/// wrong in at most 2.5 %; up to a variance of 300 by the exact law, beyond by a normal one with its skewness, within
/// one rank. None where even the smallest or the largest value is no bound. `quantile` over 0, under 1.
struct Ranks {
    std::optional<qint64> low;
    std::optional<qint64> high;
};
[[nodiscard]] Ranks quantileRanks(qint64 count, double quantile);

/// A latency quantile in seconds with the interval of its ranks. Inside a bucket latencies are taken as evenly spread,
/// as `latencyQuantile` does; a bound in the last bucket, which has no end, is none. `bounds` are the buckets' upper
/// bounds in microseconds.
[[nodiscard]] Estimate quantileOf(const LatencyHistogram& histogram, std::span<const qint64, 12> bounds,
                                  double quantile);

/// How much more the canary has than the stable side. The interval adds the squares of how far each side may be off (R.
/// G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
/// 1998; of proportions his method 10; G. Y. Zou and A. Donner, 2008, for others). Without the value of a side all is
/// none.
[[nodiscard]] Estimate difference(const Estimate& canary, const Estimate& stable);

} // namespace godel::domain
