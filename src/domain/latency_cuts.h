#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <array>

namespace godel::domain {

/// Requests of one side in one scrape by time bucket, fastest first; where the bounds lie is the router's affair.
using LatencyHistogram = std::array<qint64, 13>;

/// Quantiles of the stable side at which latencies are cut.
inline constexpr std::array<double, 8> cutQuantiles{ 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999 };

/// Where the stable side's latency is cut, frozen before judging begins so that no scrape chooses its own yardstick.
class LatencyCuts {
public:
    /// Takes for each quantile the bucket bound whose share beyond is nearest in ratio. `canaryRequests` is how many
    /// requests the stage is expected to bring the canary. Refused where `stable` is empty.
    [[nodiscard]] static Result<LatencyCuts> frozenFrom(const LatencyHistogram& stable, double canaryRequests);

    /// Requests at or beyond cut `cut`, 0 to 7.
    [[nodiscard]] qint64 beyond(const LatencyHistogram& histogram, size_t cut) const;
    /// The stable side's share beyond the cut when frozen; over 0, under 1.
    [[nodiscard]] double share(size_t cut) const { return m_shares[cut]; }
    /// True where coarse buckets give two quantiles the same bound; such a cut has nothing to add.
    [[nodiscard]] bool repeatsLast(size_t cut) const { return cut > 0 && m_buckets[cut] == m_buckets[cut - 1]; }
    [[nodiscard]] double canaryRequests() const { return m_canaryRequests; }

    /// The odds ratio of "at least this cut among at least the last" if all of the canary's latencies are `shift`
    /// standard deviations up in normal scores: s' = Phi(Phi^-1(s) + shift). Not for a cut that repeats the last.
    [[nodiscard]] double nestedOddsRatio(size_t cut, double shift) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<LatencyCuts> fromJson(const QJsonObject& object);

private:
    std::array<int, cutQuantiles.size()> m_buckets{};
    std::array<double, cutQuantiles.size()> m_shares{};
    double m_canaryRequests = 0;
};

/// The cut at a quantile of `cutQuantiles`, exactly; the last one for any other.
[[nodiscard]] size_t cutAt(double quantile);

} // namespace godel::domain
