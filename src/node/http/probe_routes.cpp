#include "node/http/probe_routes.h"

#include "node/metrics/platform_metrics.h"
#include "node/metrics/process_stats.h"

#include <QJsonArray>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

using Database = Vitals::Database;

/// "ok" and 200, or what is wrong and 503.
struct Verdict {
    QString status;
    QString reason;
    [[nodiscard]] int httpStatus() const { return reason.isEmpty() ? 200 : 503; }
};

Verdict readiness(const Probed& probed)
{
    const Vitals vitals = probed.vitals.read();
    if (probed.isNeverHealthy) {
        return {u"unready"_s, u"this release never becomes healthy"_s};
    }
    if (vitals.isDraining) {
        return {u"draining"_s, u"this instance is about to stop"_s};
    }
    if (vitals.database != Database::NotConfigured && !vitals.databaseWasReached) {
        return {u"starting"_s, u"the database was not reached yet"_s};
    }
    return {u"ready"_s, {}};
}

Verdict health(const Probed& probed)
{
    const Vitals vitals = probed.vitals.read();
    if (probed.isNeverHealthy) {
        return {u"unhealthy"_s, u"this release never becomes healthy"_s};
    }
    if (vitals.database == Database::Unreachable) {
        return {u"unhealthy"_s, u"the database cannot be reached"_s};
    }
    return {u"healthy"_s, {}};
}

/// What is not as it should be though requests are answered.
QJsonArray warningsOf(const Vitals& vitals)
{
    QJsonArray warnings;
    for (const QString& trouble : {vitals.configuration.trouble, vitals.configuration.credentialTrouble}) {
        if (!trouble.isEmpty()) {
            warnings.append(u"an older configuration is in force: %1"_s.arg(trouble));
        }
    }
    if (vitals.queue && !vitals.queue->isIntakeOpen) {
        warnings.append(u"the queue takes no new tasks: it is being drained"_s);
    }
    return warnings;
}

web::Response healthBrief(const Probed& probed)
{
    const Verdict verdict = health(probed);
    QJsonObject body{{u"status"_s, verdict.status}, {u"version"_s, probed.version}, {u"instance"_s, probed.instance}};
    if (!verdict.reason.isEmpty()) {
        body.insert(u"reason"_s, verdict.reason);
    }
    if (const QJsonArray warnings = warningsOf(probed.vitals.read()); !warnings.isEmpty()) {
        body.insert(u"warnings"_s, warnings);
    }
    return jsonResponse(body, verdict.httpStatus());
}

web::Response brief(const Probed& probed, const Verdict& verdict)
{
    QJsonObject body{{u"status"_s, verdict.status}, {u"version"_s, probed.version}, {u"instance"_s, probed.instance}};
    if (!verdict.reason.isEmpty()) {
        body.insert(u"reason"_s, verdict.reason);
    }
    return jsonResponse(body, verdict.httpStatus());
}

QJsonValue queueDetails(const Vitals& vitals)
{
    if (!vitals.queue) {
        return u"no data"_s;
    }
    return QJsonObject{{u"queued"_s, vitals.queue->queued},
                       {u"running"_s, vitals.queue->running},
                       {u"dead"_s, vitals.queue->dead},
                       {u"is_intake_open"_s, vitals.queue->isIntakeOpen},
                       {u"oldest_seconds"_s, double(vitals.queue->oldest.count()) / 1e6}};
}

QJsonObject partDetails(const Probed& probed, const Vitals& vitals)
{
    const auto cache = probed.cache.stats();
    QJsonObject database{{u"status"_s, name(vitals.database)}};
    if (probed.pool != nullptr) {
        const PoolStats pool = probed.pool->stats();
        database.insert(u"role"_s, vitals.configuration.role);
        database.insert(u"credential_generation"_s, vitals.configuration.credentialGeneration);
        database.insert(u"connections"_s, QJsonObject{{u"open"_s, pool.open}, {u"outdated"_s, pool.outdated}, {u"used"_s, pool.used}, {u"max"_s, pool.settings.max}});
    }
    if (!vitals.databaseTrouble.isEmpty()) {
        database.insert(u"trouble"_s, vitals.databaseTrouble);
    }
    return {{u"database"_s, database},
            {u"queue"_s, queueDetails(vitals)},
            {u"agents"_s, QJsonObject{{u"active"_s, vitals.agents.active}, {u"busy"_s, vitals.agents.busy}, {u"max"_s, vitals.agents.max}}},
            {u"workers"_s, QJsonObject{{u"busy"_s, vitals.workers.busy}, {u"count"_s, vitals.workers.count}}},
            {u"cache"_s, QJsonObject{{u"entries"_s, cache.entries}, {u"size_bytes"_s, cache.size.count}, {u"hits"_s, cache.hits}, {u"misses"_s, cache.misses}}}};
}

web::Response details(const Probed& probed)
{
    const Vitals vitals = probed.vitals.read();
    const auto process = readProcessStats();
    const auto minute = probed.http.lastMinute();
    const auto verdict = health(probed);
    QJsonObject body{{u"status"_s, verdict.status},
                     {u"version"_s, probed.version},
                     {u"instance"_s, probed.instance},
                     {u"is_ready"_s, readiness(probed).reason.isEmpty()},
                     {u"is_draining"_s, vitals.isDraining},
                     {u"uptime_seconds"_s, double(microseconds(probed.clock.now())) / 1e6 - process.startTime},
                     {u"memory_bytes"_s, process.resident.count},
                     {u"cpu_seconds"_s, process.cpuSeconds},
                     {u"configuration_generation"_s, vitals.configuration.generation},
                     {u"warnings"_s, warningsOf(vitals)},
                     {u"parts"_s, partDetails(probed, vitals)},
                     {u"last_minute"_s, QJsonObject{{u"requests"_s, minute.requests},
                                                    {u"error_rate"_s, minute.errorRate},
                                                    {u"average_latency_seconds"_s, double(minute.averageLatency.count()) / 1e6}}}};
    if (!verdict.reason.isEmpty()) {
        body.insert(u"reason"_s, verdict.reason);
    }
    return jsonResponse(body, verdict.httpStatus());
}

web::Response metrics(const Probed& probed)
{
    MetricsPage page;
    write(page, Platform{probed.vitals.read(), probed.cache.stats(), probed.pool != nullptr ? std::optional(probed.pool->stats()) : std::nullopt, probed.version, probed.instance});
    probed.http.write(page);
    write(page, readProcessStats());
    return {200, MetricsPage::contentType, page.bytes(), {}};
}

Route get(const QByteArray& path, const QString& summary, std::function<web::Response()> answer, Access access = Access::Probe)
{
    return {"GET", path, access, summary, {}, [answer = std::move(answer)](const auto&, const auto&) { return now(answer()); }};
}

} // namespace

std::vector<Route> probeRoutes(const Probed& probed)
{
    return {
        get("/live", u"The process answers"_s, [probed] { return brief(probed, {u"alive"_s, {}}); }),
        get("/ready", u"Requests may be sent here"_s, [probed] { return brief(probed, readiness(probed)); }),
        get("/health", u"The instance and what it needs are well"_s, [probed] { return healthBrief(probed); }),
        get("/health/details", u"Each part by itself"_s, [probed] { return details(probed); }),
        get("/metrics", u"Prometheus text"_s, [probed] { return metrics(probed); }),
        get("/v1/info", u"Which release answers; needs nothing but this process"_s, [probed] { return brief(probed, {u"serving"_s, {}}); }, Access::Public),
    };
}

} // namespace godel::node
