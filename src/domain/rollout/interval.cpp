#include "domain/rollout/interval.h"

#include "domain/rollout/guards.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace godel::domain {
namespace {

constexpr double z = 1.959963984540054;
constexpr double oneSide = 0.025;
constexpr double mostExact = 300;

/// How many of `count` draws of `chance` (at most a half) are over `most` with a probability of at most 2.5 %: the
/// smallest such number. Sums the law from 0 up.
qint64 surelyAtMost(qint64 count, double chance)
{
    const double logOdds = std::log(chance) - std::log1p(-chance);
    double logTerm = static_cast<double>(count) * std::log1p(-chance);
    double below = std::exp(logTerm);
    qint64 most = 0;
    while (1 - below > oneSide && most < count) {
        logTerm += logOdds + std::log(static_cast<double>(count - most)) - std::log(static_cast<double>(most + 1));
        below += std::exp(logTerm);
        ++most;
    }
    return most;
}

/// The largest number that fewer draws than it are seen with a probability of at most 2.5 %; 0 where there is none.
qint64 surelyAtLeastDrawn(qint64 count, double chance)
{
    const double logOdds = std::log(chance) - std::log1p(-chance);
    double logTerm = static_cast<double>(count) * std::log1p(-chance);
    double below = std::exp(logTerm);
    qint64 least = 0;
    while (below <= oneSide && least < count) {
        logTerm += logOdds + std::log(static_cast<double>(count - least)) - std::log(static_cast<double>(least + 1));
        below += std::exp(logTerm);
        ++least;
    }
    return least;
}

std::optional<qint64> within(qint64 rank, qint64 count)
{
    return rank >= 1 && rank <= count ? std::optional(rank) : std::nullopt;
}

/// In seconds; none in the last bucket, which has no end.
std::optional<double> latencyAt(const LatencyHistogram& histogram, std::span<const qint64, 12> bounds, double quantile)
{
    const auto latency = latencyQuantile(histogram, bounds, quantile);
    if (!latency || latency->count() >= bounds.back()) {
        return {};
    }
    return std::chrono::duration<double>(*latency).count();
}

/// How far the value may be from its bound; none where that cannot be said.
std::optional<double> off(const Estimate& estimate, const std::optional<double>& bound)
{
    return bound ? std::optional(*bound - *estimate.value) : std::nullopt;
}

std::optional<double> added(const std::optional<double>& a, const std::optional<double>& b)
{
    return a && b ? std::optional(std::hypot(*a, *b)) : std::nullopt;
}

} // namespace

Estimate shareOf(SideCounts side)
{
    if (side.requests <= 0) {
        return {};
    }
    const auto n = static_cast<double>(side.requests);
    const double share = static_cast<double>(side.bad) / n;
    const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double spread = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return { share, { std::max(0.0, centre - spread), std::min(1.0, centre + spread) } };
}

Ranks quantileRanks(qint64 count, double quantile)
{
    const double mean = static_cast<double>(count) * quantile;
    const double variance = mean * (1 - quantile);
    if (variance > mostExact) {
        const double skew = (z * z - 1) * (1 - 2 * quantile) / 6;
        const double half = z * std::sqrt(variance);
        return { within(static_cast<qint64>(std::floor(mean + skew - half + 0.5)), count),
                 within(static_cast<qint64>(std::ceil(mean + skew + half + 0.5)), count) };
    }
    if (count <= 0) {
        return {};
    }
    // The law is summed from its light end: of the values above the quantile where that is over a half.
    if (quantile > 0.5) {
        const qint64 most = surelyAtMost(count, 1 - quantile);
        const qint64 least = surelyAtLeastDrawn(count, 1 - quantile);
        return { within(count - most, count), within(count - least + 1, count) };
    }
    return { within(surelyAtLeastDrawn(count, quantile), count), within(surelyAtMost(count, quantile) + 1, count) };
}

Estimate quantileOf(const LatencyHistogram& histogram, std::span<const qint64, 12> bounds, double quantile)
{
    const auto value = latencyQuantile(histogram, bounds, quantile);
    if (!value) {
        return {};
    }
    const qint64 count = std::accumulate(histogram.begin(), histogram.end(), qint64{ 0 });
    const Ranks ranks = quantileRanks(count, quantile);
    const auto at = [&](const std::optional<qint64>& rank) -> std::optional<double> {
        return rank ? latencyAt(histogram, bounds, static_cast<double>(*rank) / static_cast<double>(count))
                    : std::nullopt;
    };
    Estimate estimate{ std::chrono::duration<double>(*value).count(), { at(ranks.low), at(ranks.high) } };
    // Ranks are whole and the quantile is not: with few values a bound may come to lie on the wrong side of it by less
    // than one.
    if (estimate.interval.low) {
        estimate.interval.low = std::min(*estimate.interval.low, *estimate.value);
    }
    if (estimate.interval.high) {
        estimate.interval.high = std::max(*estimate.interval.high, *estimate.value);
    }
    return estimate;
}

Estimate difference(const Estimate& canary, const Estimate& stable)
{
    if (!canary.value || !stable.value) {
        return {};
    }
    const double value = *canary.value - *stable.value;
    const auto down = added(off(canary, canary.interval.low), off(stable, stable.interval.high));
    const auto up = added(off(canary, canary.interval.high), off(stable, stable.interval.low));
    return { value,
             { down ? std::optional(value - *down) : std::nullopt, up ? std::optional(value + *up) : std::nullopt } };
}

} // namespace godel::domain
