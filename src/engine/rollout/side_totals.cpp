#include "engine/rollout/side_totals.h"

#include "domain/rollout/guards.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

double milliseconds(Duration duration)
{
    return static_cast<double>(duration.count()) / 1000;
}

std::optional<Duration> quantile(const SideTotals& totals, double at)
{
    return domain::latencyQuantile(totals.latency, ports::latencyBounds, at);
}

} // namespace

SideTotals& SideTotals::operator+=(const SideTotals& other)
{
    requests += other.requests;
    bad += other.bad;
    for (size_t bucket = 0; bucket < latency.size(); ++bucket) {
        latency[bucket] += other.latency[bucket];
    }
    return *this;
}

SideTotals between(const ports::SideCounts& earlier, const ports::SideCounts& later)
{
    const qint64 broken = later.connectErrors + later.responseErrors - earlier.connectErrors - earlier.responseErrors;
    const qint64 saved = later.retries + later.redispatches - earlier.retries - earlier.redispatches;
    const qint64 failures = std::max(broken, saved);
    SideTotals totals;
    totals.requests = later.requests - earlier.requests + failures;
    totals.bad = later.serverErrors - earlier.serverErrors + failures;
    for (size_t bucket = 0; bucket < totals.latency.size(); ++bucket) {
        totals.latency[bucket] = later.latency[bucket] - earlier.latency[bucket];
    }
    return totals;
}

QJsonObject toJson(const SideTotals& totals)
{
    QJsonArray latency;
    for (const qint64 count : totals.latency) {
        latency.append(count);
    }
    return {{u"requests"_s, totals.requests}, {u"bad"_s, totals.bad}, {u"latency"_s, latency}};
}

Result<SideTotals> sideTotalsOf(const QJsonObject& object, const QString& field)
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    ObjectReader reader(object, field);
    SideTotals totals;
    totals.requests = reader.integer(u"requests"_s, 0, most, 0);
    totals.bad = reader.integer(u"bad"_s, 0, most, 0);
    const QJsonArray latency = reader.array(u"latency"_s);
    for (size_t bucket = 0; bucket < totals.latency.size(); ++bucket) {
        totals.latency[bucket] = latency.at(static_cast<qsizetype>(bucket)).toInteger();
    }
    TRY_DO(reader.finishLenient());
    return totals;
}

QJsonObject summary(const SideTotals& totals)
{
    QJsonObject object{{u"requests"_s, totals.requests}, {u"bad"_s, totals.bad}, {u"bad_percent"_s, 100 * totals.badRate()}};
    if (const auto p95 = quantile(totals, 0.95)) {
        object.insert(u"p95_ms"_s, milliseconds(*p95));
        object.insert(u"p99_ms"_s, milliseconds(*quantile(totals, 0.99)));
    }
    return object;
}

QString sentence(const SideTotals& totals)
{
    const auto p95 = quantile(totals, 0.95);
    return u"%1 requests, %2 % bad, p95 %3"_s.arg(totals.requests).arg(100 * totals.badRate(), 0, 'g', 3).arg(p95 ? u"%1 ms"_s.arg(milliseconds(*p95), 0, 'g', 3) : u"unknown"_s);
}

} // namespace godel::engine
