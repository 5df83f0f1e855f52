#include "domain/rollout/memory_trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace godel::domain {

namespace {

constexpr qsizetype leastSamples = 12;
constexpr Duration leastSpan = 2min;
/// All pairs are taken, so more samples than this are thinned to it evenly.
constexpr qsizetype mostSamples = 240;
constexpr double quantileOfConfidence = 1.959964;
constexpr double longestSeconds = 86400.0 * 10000;

QList<MemorySample> thinned(const QList<MemorySample>& samples, Timestamp since)
{
    QList<MemorySample> warm;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(warm),
                 [since](const MemorySample& sample) { return sample.at >= since; });
    if (warm.size() <= mostSamples) {
        return warm;
    }
    QList<MemorySample> kept;
    for (qsizetype i = 0; i < mostSamples; ++i) {
        kept.append(warm.at(i * (warm.size() - 1) / (mostSamples - 1)));
    }
    return kept;
}

std::vector<double> slopes(const QList<MemorySample>& samples)
{
    std::vector<double> found;
    for (qsizetype i = 0; i < samples.size(); ++i) {
        for (qsizetype j = i + 1; j < samples.size(); ++j) {
            const double seconds = std::chrono::duration<double>(samples[j].at - samples[i].at).count();
            if (seconds > 0) {
                found.push_back(static_cast<double>(samples[j].memory.count - samples[i].memory.count) / seconds);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Bytes lastLevel(const QList<MemorySample>& samples)
{
    auto newest = samples.last(5);
    std::sort(newest.begin(), newest.end(), [](const auto& a, const auto& b) { return a.memory < b.memory; });
    return newest[2].memory;
}

} // namespace

std::optional<MemoryTrend> memoryTrend(const QList<MemorySample>& samples, Timestamp since)
{
    const auto kept = thinned(samples, since);
    if (kept.size() < leastSamples || kept.last().at - kept.first().at < leastSpan) {
        return {};
    }
    const auto sorted = slopes(kept);
    const auto pairs = static_cast<double>(sorted.size());
    const auto n = static_cast<double>(kept.size());
    const double spread = quantileOfConfidence * std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
    const double lower = std::max(0.0, std::floor((pairs - spread) / 2));
    return MemoryTrend{ sorted[sorted.size() / 2], sorted[static_cast<size_t>(lower)], lastLevel(kept) };
}

std::optional<Duration> timeToLimit(const MemoryTrend& trend, Bytes limit)
{
    if (trend.last >= limit) {
        return Duration::zero();
    }
    const double seconds = static_cast<double>(limit.count - trend.last.count) / trend.surelyAtLeast;
    if (trend.surelyAtLeast <= 0 || seconds > longestSeconds) {
        return {};
    }
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

} // namespace godel::domain
