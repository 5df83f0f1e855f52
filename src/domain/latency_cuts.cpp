#include "domain/latency_cuts.h"

#include "base/json.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

double normalShare(double score)
{
    return std::erfc(-score / std::numbers::sqrt2) / 2;
}

/// The score with that share below it, by bisection; `share` over 0 and under 1.
double normalScore(double share)
{
    double low = -38;
    double high = 38;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (normalShare(middle) < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

qint64 fromBucket(const LatencyHistogram& histogram, int bucket)
{
    return std::accumulate(histogram.begin() + bucket, histogram.end(), qint64{ 0 });
}

} // namespace

Result<LatencyCuts> LatencyCuts::frozenFrom(const LatencyHistogram& stable, double canaryRequests)
{
    const auto total = static_cast<double>(fromBucket(stable, 0));
    if (total <= 0) {
        return fail(ErrorCode::Conflict, u"The stable side had no requests to take its latency from"_s,
                    u"Wait for traffic, then start the stage again"_s);
    }
    LatencyCuts cuts;
    cuts.m_canaryRequests = canaryRequests;
    for (size_t cut = 0; cut < cutQuantiles.size(); ++cut) {
        double nearest = std::numeric_limits<double>::infinity();
        for (int bucket = 1; bucket < static_cast<int>(stable.size()); ++bucket) {
            const double share = (static_cast<double>(fromBucket(stable, bucket)) + 0.5) / (total + 1);
            const double distance = std::abs(std::log(share / (1 - cutQuantiles[cut])));
            if (distance < nearest) {
                nearest = distance;
                cuts.m_buckets[cut] = bucket;
                cuts.m_shares[cut] = share;
            }
        }
    }
    return cuts;
}

qint64 LatencyCuts::beyond(const LatencyHistogram& histogram, size_t cut) const
{
    return fromBucket(histogram, m_buckets[cut]);
}

double LatencyCuts::nestedOddsRatio(size_t cut, double shift) const
{
    const double outer = cut == 0 ? 1 : m_shares[cut - 1];
    const double inner = m_shares[cut];
    const double outerShifted = cut == 0 ? 1 : normalShare(normalScore(outer) + shift);
    const double innerShifted = normalShare(normalScore(inner) + shift);
    return innerShifted / (outerShifted - innerShifted) * (outer - inner) / inner;
}

QJsonObject LatencyCuts::toJson() const
{
    QJsonArray buckets;
    QJsonArray shares;
    for (size_t cut = 0; cut < cutQuantiles.size(); ++cut) {
        buckets.append(m_buckets[cut]);
        shares.append(m_shares[cut]);
    }
    return { { u"buckets"_s, buckets }, { u"shares"_s, shares }, { u"canary_requests"_s, m_canaryRequests } };
}

Result<LatencyCuts> LatencyCuts::fromJson(const QJsonObject& object)
{
    ObjectReader reader(object, u"latency.cuts"_s);
    const QJsonArray buckets = reader.array(u"buckets"_s);
    const QJsonArray shares = reader.array(u"shares"_s);
    LatencyCuts cuts;
    cuts.m_canaryRequests = reader.number(u"canary_requests"_s, 0, std::numeric_limits<double>::max(), 0);
    TRY_DO(reader.finish());
    int least = 1;
    for (size_t cut = 0; cut < cutQuantiles.size(); ++cut) {
        const int bucket = buckets.at(static_cast<qsizetype>(cut)).toInt(-1);
        const double share = shares.at(static_cast<qsizetype>(cut)).toDouble(-1);
        if (bucket < least || bucket >= static_cast<int>(LatencyHistogram{}.size()) || !(share > 0 && share < 1)) {
            return fail(ErrorCode::Corrupt, u"The stored latency cuts are damaged"_s, u"Start the stage again"_s,
                        u"latency.cuts"_s);
        }
        least = bucket;
        cuts.m_buckets[cut] = bucket;
        cuts.m_shares[cut] = share;
    }
    return cuts;
}

size_t cutAt(double quantile)
{
    size_t cut = 0;
    while (cut + 1 < cutQuantiles.size() && cutQuantiles[cut] != quantile) {
        ++cut;
    }
    return cut;
}

} // namespace godel::domain
