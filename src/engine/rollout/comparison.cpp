#include "engine/rollout/comparison.h"

#include "domain/rollout/interval.h"

#include <cmath>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Estimate;
using domain::Guard;
using domain::GuardLevel;

namespace {

constexpr double bytesPerMebibyte = 1024.0 * 1024;

/// How a guard is shown: its name on the wire and in people's words, and how its numbers are written.
struct Shown {
    Guard guard;
    const char* metric;
    const char* title;
    const char* unit;
    double scale; ///< from shares, seconds, counts and bytes to the unit
};

constexpr std::array shownGuards{
    Shown{Guard::ErrorRate, "error_rate", "Errors among answered requests", "%", 100},
    Shown{Guard::LatencyP95, "latency_p95", "Latency p95", "ms", 1000},
    Shown{Guard::LatencyP99, "latency_p99", "Latency p99", "ms", 1000},
    Shown{Guard::OwnUnavailable, "own_unavailable", "Refused for want of an instance", "%", 100},
    Shown{Guard::Restarts, "restarts", "Restarts", "", 1},
    Shown{Guard::ReadyInstances, "ready", "Ready instances", "", 1},
    Shown{Guard::Memory, "memory", "Memory of the largest instance", "MiB", 1 / bytesPerMebibyte},
};

/// One side of a row.
struct Side {
    Estimate estimate;
    QJsonValue n;
};

QJsonValue scaled(const std::optional<double>& value, double scale)
{
    return value ? QJsonValue(*value * scale) : QJsonValue();
}

/// Without what the router refused, as the guard counts it.
domain::SideCounts answered(const SideTotals& totals)
{
    return {totals.requests - totals.unavailable, totals.bad - totals.unavailable};
}

Side counted(const QJsonObject& seen, const QString& key)
{
    const QJsonValue value = seen.value(key);
    return {{value.isDouble() ? std::optional(value.toDouble()) : std::nullopt, {}}, seen.value(u"wanted"_s).isDouble() ? seen.value(u"wanted"_s) : QJsonValue()};
}

Side sideOf(Guard guard, const SideTotals& totals, const QJsonObject& seen)
{
    switch (guard) {
    case Guard::ErrorRate: return {domain::shareOf(answered(totals)), answered(totals).requests};
    case Guard::LatencyP95: return {domain::quantileOf(totals.latency, ports::latencyBounds, 0.95), totals.requests - totals.unavailable};
    case Guard::LatencyP99: return {domain::quantileOf(totals.latency, ports::latencyBounds, 0.99), totals.requests - totals.unavailable};
    case Guard::OwnUnavailable: return {domain::shareOf({totals.requests, totals.unavailable}), totals.requests};
    case Guard::Restarts: return counted(seen, u"restarts"_s);
    case Guard::ReadyInstances: return counted(seen, u"ready"_s);
    case Guard::Memory: break;
    }
    return counted(seen, u"memory_bytes"_s);
}

std::optional<domain::GuardLimits> limitsFor(Guard guard, const domain::GuardSettings& settings)
{
    switch (guard) {
    case Guard::ErrorRate: return settings.errorRate;
    case Guard::LatencyP95: return settings.latencyP95;
    case Guard::LatencyP99: return settings.latencyP99;
    case Guard::OwnUnavailable: return settings.ownUnavailable;
    case Guard::Restarts:
    case Guard::ReadyInstances:
    case Guard::Memory: break;
    }
    return {};
}

/// "1 %", "500 ms", "2 s".
QString limitText(const Shown& shown, double limit)
{
    if (QLatin1StringView(shown.unit) != "ms"_L1) {
        return QString::number(limit * shown.scale, 'g', 3) + u" %"_s;
    }
    return limit < 1 ? QString::number(limit * 1000, 'g', 3) + u" ms"_s : QString::number(limit, 'g', 3) + u" s"_s;
}

GuardLevel levelOf(const QString& name)
{
    for (const auto level : {GuardLevel::Ok, GuardLevel::Warning, GuardLevel::Critical}) {
        if (domain::name(level) == name) {
            return level;
        }
    }
    return GuardLevel::NoData;
}

QString whyOk(const Shown& shown, const Estimate& canary, const domain::GuardSettings& settings)
{
    if (const auto limits = limitsFor(shown.guard, settings)) {
        const bool isSurelyBelow = !canary.value || *canary.value <= limits->warning;
        return isSurelyBelow ? u"below the limit of %1"_s.arg(limitText(shown, limits->warning))
                             : u"over %1, but not surely or not in the last minutes"_s.arg(limitText(shown, limits->warning));
    }
    return shown.guard == Guard::Restarts ? u"none was restarted"_s : shown.guard == Guard::ReadyInstances ? u"all are ready"_s : u"does not reach its limit before the rollout ends"_s;
}

QString whyNoData(const Shown& shown, const QJsonObject& finding, const QJsonObject& seen, const domain::GuardSettings& settings)
{
    if (!limitsFor(shown.guard, settings) || !seen.contains(u"requests"_s)) {
        return finding.value(u"sentence"_s).toString(u"not looked at yet"_s);
    }
    return u"not enough data (%1 of %2 requests)"_s.arg(seen.value(u"requests"_s).toInteger()).arg(settings.leastRequests);
}

/// Why the gate is as it is, in one sentence.
QString reasonOf(const Shown& shown, const QJsonObject& finding, const ComparedSides& sides, const domain::GuardSettings& settings)
{
    const GuardLevel canary = levelOf(finding.value(u"canary"_s).toString());
    if (canary == GuardLevel::NoData) {
        return whyNoData(shown, finding, sides.seen.value(u"canary"_s).toObject(), settings);
    }
    if (canary == GuardLevel::Ok) {
        return whyOk(shown, sideOf(shown.guard, sides.canary, {}).estimate, settings);
    }
    const auto limits = limitsFor(shown.guard, settings);
    const bool isCritical = canary == GuardLevel::Critical;
    const QString what = limits ? u"over %1"_s.arg(limitText(shown, isCritical ? limits->critical : limits->warning)) : finding.value(u"sentence"_s).toString();
    const GuardLevel stable = levelOf(finding.value(u"stable"_s).toString());
    if (stable >= (isCritical ? GuardLevel::Critical : GuardLevel::Warning)) {
        return isCritical ? u"hold: %1 on both sides, so it is not the new version alone"_s.arg(what) : u"%1, and so is the stable side"_s.arg(what);
    }
    return u"%1: %2"_s.arg(isCritical ? u"abort"_s : u"hold"_s, what);
}

QJsonObject rowOf(const Shown& shown, const ComparedSides& sides, const domain::GuardSettings& settings)
{
    QJsonObject finding;
    for (const QJsonValue& one : sides.guards) {
        if (one[u"guard"_s].toString() == domain::name(shown.guard)) {
            finding = one.toObject();
        }
    }
    const Side canary = sideOf(shown.guard, sides.canary, sides.seen.value(u"canary"_s).toObject());
    const Side stable = sideOf(shown.guard, sides.stable, sides.seen.value(u"stable"_s).toObject());
    const Estimate difference = domain::difference(canary.estimate, stable.estimate);
    return {{u"metric"_s, QLatin1StringView(shown.metric)},
            {u"title"_s, QLatin1StringView(shown.title)},
            {u"unit"_s, QLatin1StringView(shown.unit)},
            {u"stable"_s, scaled(stable.estimate.value, shown.scale)},
            {u"canary"_s, scaled(canary.estimate.value, shown.scale)},
            {u"difference"_s, scaled(difference.value, shown.scale)},
            {u"low"_s, scaled(difference.interval.low, shown.scale)},
            {u"high"_s, scaled(difference.interval.high, shown.scale)},
            {u"n_stable"_s, stable.n},
            {u"n_canary"_s, canary.n},
            {u"gate"_s, domain::name(levelOf(finding.value(u"canary"_s).toString()))},
            {u"reason"_s, reasonOf(shown, finding, sides, settings)}};
}

} // namespace

QJsonArray comparisonOf(const ComparedSides& sides, const domain::GuardSettings& settings)
{
    QJsonArray rows;
    for (const Shown& shown : shownGuards) {
        rows.append(rowOf(shown, sides, settings));
    }
    return rows;
}

QJsonObject limitsOf(const domain::GuardSettings& settings)
{
    return {{u"error_warning_percent"_s, settings.errorRate.warning * 100},
            {u"error_critical_percent"_s, settings.errorRate.critical * 100},
            {u"p95_warning_ms"_s, settings.latencyP95.warning * 1000},
            {u"p95_critical_ms"_s, settings.latencyP95.critical * 1000},
            {u"p99_warning_ms"_s, settings.latencyP99.warning * 1000},
            {u"p99_critical_ms"_s, settings.latencyP99.critical * 1000},
            {u"unavailable_warning_percent"_s, settings.ownUnavailable.warning * 100},
            {u"unavailable_critical_percent"_s, settings.ownUnavailable.critical * 100}};
}

} // namespace godel::engine
