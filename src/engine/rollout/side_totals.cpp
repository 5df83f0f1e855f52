#include "engine/rollout/side_totals.h"

#include "domain/rollout/guards.h"

#include <algorithm>
#include <utility>

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

QJsonArray arrayOf(const domain::LatencyHistogram& histogram)
{
    QJsonArray array;
    for (const qint64 count : histogram) {
        array.append(count);
    }
    return array;
}

domain::LatencyHistogram histogramOf(const QJsonArray& array)
{
    domain::LatencyHistogram histogram{};
    for (size_t bucket = 0; bucket < histogram.size(); ++bucket) {
        histogram[bucket] = array.at(static_cast<qsizetype>(bucket)).toInteger();
    }
    return histogram;
}

} // namespace

SideTotals& SideTotals::operator+=(const SideTotals& other)
{
    requests += other.requests;
    bad += other.bad;
    units += other.units;
    badUnits += other.badUnits;
    unavailable += other.unavailable;
    checkFaults += other.checkFaults;
    for (size_t bucket = 0; bucket < latency.size(); ++bucket) {
        latency[bucket] += other.latency[bucket];
        unitLatency[bucket] += other.unitLatency[bucket];
    }
    return *this;
}

SideTotals between(const ports::SideCounts& earlier, const ports::SideCounts& later)
{
    const qint64 broken = later.connectErrors + later.responseErrors - earlier.connectErrors - earlier.responseErrors;
    const qint64 saved = later.retries + later.redispatches - earlier.retries - earlier.redispatches;
    const qint64 hidden = std::max(broken, saved);
    SideTotals totals;
    totals.unavailable = later.unavailable - earlier.unavailable;
    const qint64 seen = std::max(hidden, totals.unavailable);
    totals.checkFaults = seen == 0 && later.failedChecks > earlier.failedChecks ? 1 : 0;
    const qint64 failures = seen + totals.checkFaults;
    totals.requests = later.requests - earlier.requests + failures;
    totals.bad = later.serverErrors - earlier.serverErrors + failures;
    totals.units = later.units - earlier.units + hidden;
    // An answer may fall between the two that the router gives: its unit is in one scrape then, and that it was bad in the next.
    totals.badUnits = std::min(totals.units, later.badUnits - earlier.badUnits + hidden);
    for (size_t bucket = 0; bucket < totals.latency.size(); ++bucket) {
        totals.latency[bucket] = later.latency[bucket] - earlier.latency[bucket];
        totals.unitLatency[bucket] = later.unitLatency[bucket] - earlier.unitLatency[bucket];
    }
    return totals;
}

domain::LatencyHistogram above(Duration floor, const domain::LatencyHistogram& histogram)
{
    domain::LatencyHistogram folded = histogram;
    const auto bound = std::lower_bound(ports::latencyBounds.begin(), ports::latencyBounds.end(), floor.count());
    const auto below = static_cast<size_t>(bound - ports::latencyBounds.begin()) + (bound == ports::latencyBounds.end() ? 0 : 1);
    for (size_t bucket = 1; floor > Duration::zero() && bucket < below; ++bucket) {
        folded[0] += std::exchange(folded[bucket], 0);
    }
    return folded;
}

domain::SideCounts trialsOf(const SideTotals& side, const SideTotals& otherSide)
{
    const qint64 blamed = otherSide.checkFaults == 0 ? side.checkFaults : 0;
    return {side.units + blamed, side.badUnits + blamed};
}

QJsonObject toJson(const SideTotals& totals)
{
    return {{u"requests"_s, totals.requests}, {u"bad"_s, totals.bad}, {u"latency"_s, arrayOf(totals.latency)}, {u"units"_s, totals.units}, {u"bad_units"_s, totals.badUnits},
            {u"unit_latency"_s, arrayOf(totals.unitLatency)}, {u"unavailable"_s, totals.unavailable}, {u"check_faults"_s, totals.checkFaults}};
}

Result<SideTotals> sideTotalsOf(const QJsonObject& object, const QString& field)
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    ObjectReader reader(object, field);
    SideTotals totals;
    totals.requests = reader.integer(u"requests"_s, 0, most, 0);
    totals.bad = reader.integer(u"bad"_s, 0, most, 0);
    totals.latency = histogramOf(reader.array(u"latency"_s));
    // What an engine stored that did not know units yet has none: they begin now.
    totals.units = reader.integer(u"units"_s, 0, most, 0);
    totals.badUnits = reader.integer(u"bad_units"_s, 0, most, 0);
    totals.unitLatency = histogramOf(object.value(u"unit_latency"_s).toArray());
    totals.unavailable = reader.integer(u"unavailable"_s, 0, most, 0);
    totals.checkFaults = reader.integer(u"check_faults"_s, 0, most, 0);
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
