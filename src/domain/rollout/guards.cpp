#include "domain/rollout/guards.h"

#include "domain/stored_names.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array guardNames{
    StoredName<Guard>{ Guard::ErrorRate, "error_rate" },
    StoredName<Guard>{ Guard::LatencyP95, "latency_p95" },
    StoredName<Guard>{ Guard::LatencyP99, "latency_p99" },
    StoredName<Guard>{ Guard::OwnUnavailable, "own_unavailable" },
    StoredName<Guard>{ Guard::Restarts, "restarts" },
    StoredName<Guard>{ Guard::ReadyInstances, "ready_instances" },
    StoredName<Guard>{ Guard::Memory, "memory" },
};

constexpr std::array levelNames{
    StoredName<GuardLevel>{ GuardLevel::NoData, "no-data" },
    StoredName<GuardLevel>{ GuardLevel::Ok, "ok" },
    StoredName<GuardLevel>{ GuardLevel::Warning, "warning" },
    StoredName<GuardLevel>{ GuardLevel::Critical, "critical" },
};

constexpr std::array verdictNames{
    StoredName<GuardVerdict>{ GuardVerdict::Clear, "clear" },
    StoredName<GuardVerdict>{ GuardVerdict::Hold, "hold" },
    StoredName<GuardVerdict>{ GuardVerdict::Shared, "shared" },
    StoredName<GuardVerdict>{ GuardVerdict::Abort, "abort" },
};

/// A level and the sentence for it.
struct Reading {
    GuardLevel level = GuardLevel::NoData;
    QString sentence;
};

GuardLevel levelOf(double value, const GuardLimits& limits)
{
    if (value > limits.critical) {
        return GuardLevel::Critical;
    }
    return value > limits.warning ? GuardLevel::Warning : GuardLevel::Ok;
}

double limitOf(GuardLevel level, const GuardLimits& limits)
{
    return level == GuardLevel::Critical ? limits.critical : limits.warning;
}

QString percentText(double share)
{
    return QString::number(share * 100, 'g', 3) + u" %"_s;
}

QString millisecondsText(double seconds)
{
    return QString::number(std::round(seconds * 1000)) + u" ms"_s;
}

Reading rateReading(const QString& what, qint64 hits, qint64 trials, const GuardLimits& limits,
                    const GuardSettings& settings, bool isCanary)
{
    if (trials < settings.leastRequests) {
        return { GuardLevel::NoData,
                 u"%1: %2 requests of at least %3"_s.arg(what).arg(trials).arg(settings.leastRequests) };
    }
    const double rate = static_cast<double>(hits) / static_cast<double>(trials);
    const GuardLevel level = levelOf(isCanary ? surelyAtLeast(hits, trials) : rate, limits);
    if (level == GuardLevel::Ok) {
        return { level, {} };
    }
    return { level,
             u"%1 is %2, over %3 (%4 of %5 requests)"_s
                 .arg(what, percentText(rate), percentText(limitOf(level, limits)))
                 .arg(hits)
                 .arg(trials) };
}

Reading latencyReading(const QString& what, std::optional<Duration> latency, qint64 requests, const GuardLimits& limits,
                       const GuardSettings& settings)
{
    if (!latency || requests < settings.leastRequests) {
        return { GuardLevel::NoData,
                 u"%1: %2 requests of at least %3"_s.arg(what).arg(requests).arg(settings.leastRequests) };
    }
    const double seconds = std::chrono::duration<double>(*latency).count();
    const GuardLevel level = levelOf(seconds, limits);
    if (level == GuardLevel::Ok) {
        return { level, {} };
    }
    return { level,
             u"%1 is %2, over %3"_s.arg(what, millisecondsText(seconds), millisecondsText(limitOf(level, limits))) };
}

Reading restartReading(const VersionHealth& health, const GuardLimits& limits)
{
    if (health.wanted == 0) {
        return { GuardLevel::NoData, u"restarts: no instance is wanted"_s };
    }
    const GuardLevel level = levelOf(health.restarts, limits);
    const QString times = health.restarts == 1 ? u"once"_s : u"%1 times"_s.arg(health.restarts);
    return { level, level == GuardLevel::Ok ? QString() : u"its instances were restarted %1"_s.arg(times) };
}

Reading readyReading(const VersionHealth& health)
{
    if (health.wanted == 0) {
        return { GuardLevel::NoData, u"ready instances: none is wanted"_s };
    }
    if (health.ready >= health.wanted) {
        return { GuardLevel::Ok, {} };
    }
    return { health.ready == 0 ? GuardLevel::Critical : GuardLevel::Warning,
             u"%1 of %2 instances are ready"_s.arg(health.ready).arg(health.wanted) };
}

/// Never critical: memory that runs out is seen in time, and a person looks at it with the instance still there.
Reading memoryReading(const VersionHealth& health, Duration timeLeft)
{
    if (!health.memory || health.memoryLimit.count == 0) {
        return { GuardLevel::NoData, u"memory: too few samples or no limit"_s };
    }
    const auto left = timeToLimit(*health.memory, health.memoryLimit);
    if (!left || *left > timeLeft) {
        return { GuardLevel::Ok, {} };
    }
    const Bytes anHour{ static_cast<qint64>(health.memory->slope * 3600) };
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*left);
    return { GuardLevel::Warning,
             u"memory grows by %1 an hour and reaches its limit of %2 in %3, before the rollout ends"_s.arg(
                 text(anHour), text(health.memoryLimit), text(Duration(minutes))) };
}

Reading read(Guard guard, const GuardSettings& settings, const VersionHealth& health, Duration timeLeft, bool isCanary)
{
    switch (guard) {
    case Guard::ErrorRate:
        return rateReading(u"error rate"_s, health.bad, health.requests, settings.errorRate, settings, isCanary);
    case Guard::LatencyP95:
        return latencyReading(u"latency p95"_s, health.p95, health.requests, settings.latencyP95, settings);
    case Guard::LatencyP99:
        return latencyReading(u"latency p99"_s, health.p99, health.requests, settings.latencyP99, settings);
    case Guard::OwnUnavailable:
        return rateReading(u"the share refused for want of an instance"_s, health.ownUnavailable,
                           health.requests + health.ownUnavailable, settings.ownUnavailable, settings, isCanary);
    case Guard::Restarts:
        return restartReading(health, settings.restarts);
    case Guard::ReadyInstances:
        return readyReading(health);
    case Guard::Memory:
        break;
    }
    return memoryReading(health, timeLeft);
}

/// What one finding alone asks for.
GuardVerdict verdictOf(const GuardFinding& finding)
{
    if (finding.canary < GuardLevel::Warning) {
        return GuardVerdict::Clear;
    }
    if (finding.canary == GuardLevel::Critical) {
        return finding.stable == GuardLevel::Critical ? GuardVerdict::Shared : GuardVerdict::Abort;
    }
    // A warning that the stable side has as well is how things are at the moment, not what the new version did.
    return finding.stable >= GuardLevel::Warning ? GuardVerdict::Clear : GuardVerdict::Hold;
}

QString reasonOf(GuardVerdict verdict, const GuardFinding& finding)
{
    if (verdict == GuardVerdict::Shared) {
        return u"both versions are bad, so it is not the new one alone: %1"_s.arg(finding.sentence);
    }
    return u"the new version alone: %1"_s.arg(finding.sentence);
}

} // namespace

QString name(Guard guard)
{
    return storedName(guardNames, guard);
}

QString name(GuardLevel level)
{
    return storedName(levelNames, level);
}

QString name(GuardVerdict verdict)
{
    return storedName(verdictNames, verdict);
}

double surelyAtLeast(qint64 hits, qint64 trials)
{
    if (trials <= 0) {
        return 0;
    }
    constexpr double z = 2.326348;
    const auto n = static_cast<double>(trials);
    const double rate = static_cast<double>(hits) / n;
    const double centre = rate + z * z / (2 * n);
    const double spread = z * std::sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    return std::max(0.0, (centre - spread) / (1 + z * z / n));
}

std::optional<Duration> latencyQuantile(const LatencyHistogram& histogram, std::span<const qint64, 12> bounds,
                                        double quantile)
{
    const auto total = static_cast<double>(std::accumulate(histogram.begin(), histogram.end(), qint64{ 0 }));
    double before = 0;
    for (size_t i = 0; i < histogram.size() && total > 0; ++i) {
        const auto here = static_cast<double>(histogram[i]);
        if (here > 0 && before + here >= quantile * total) {
            const auto from = static_cast<double>(i == 0 ? 0 : bounds[i - 1]);
            const double width = i < bounds.size() ? static_cast<double>(bounds[i]) - from : 0;
            return Duration(static_cast<qint64>(from + width * (quantile * total - before) / here));
        }
        before += here;
    }
    return {};
}

VersionHealth healthSince(std::span<const GuardScrape> scrapes, Timestamp since, std::span<const qint64, 12> bounds)
{
    VersionHealth health;
    LatencyHistogram latency{};
    for (const GuardScrape& scrape : scrapes) {
        if (scrape.at < since) {
            continue;
        }
        health.requests += scrape.requests;
        health.bad += scrape.bad;
        health.ownUnavailable += scrape.ownUnavailable;
        health.restarts += scrape.restarts;
        health.ready = std::max(health.ready, scrape.ready);
        health.wanted = scrape.wanted;
        std::transform(latency.begin(), latency.end(), scrape.latency.begin(), latency.begin(), std::plus<>());
    }
    health.p95 = latencyQuantile(latency, bounds, 0.95);
    health.p99 = latencyQuantile(latency, bounds, 0.99);
    return health;
}

GuardReport judgeGuards(const GuardSettings& settings, const VersionHealth& canary, const VersionHealth& stable,
                        Duration timeLeft)
{
    GuardReport report;
    for (const auto& row : guardNames) {
        const Reading seen = read(row.value, settings, canary, timeLeft, true);
        const Reading beside = read(row.value, settings, stable, timeLeft, false);
        report.findings.append({ row.value, seen.level, beside.level, seen.sentence });
        const GuardVerdict verdict = verdictOf(report.findings.last());
        if (verdict > report.verdict) {
            report.verdict = verdict;
            report.reason = reasonOf(verdict, report.findings.last());
        }
    }
    return report;
}

} // namespace godel::domain
