#include "app/probe_handler.h"

#include "base/json.h"

namespace godel::app {

using namespace Qt::StringLiterals;
using engine::Health;
using engine::HealthStatus;

namespace {

constexpr int notNow = 503;

web::Response brief(bool isGood, const QString& word, const QJsonValue& parts = {})
{
    QJsonObject body{{u"status"_s, word}};
    if (!parts.isUndefined() && !parts.isNull()) {
        body.insert(u"parts"_s, parts);
    }
    return {isGood ? 200 : notNow, "application/json", compact(body), {}};
}

web::Response details(const Health& health)
{
    QJsonArray parts;
    for (const engine::HealthPart& part : health.parts) {
        parts.append(engine::toJson(part));
    }
    return brief(health.worst() != HealthStatus::Critical, engine::name(health.worst()), parts);
}

void addMetric(QByteArray& page, const QByteArray& name, const QByteArray& help, double value)
{
    page += "# HELP " + name + ' ' + help + "\n# TYPE " + name + " gauge\n" + name + ' ' + QByteArray::number(value, 'g', 12) + '\n';
}

} // namespace

QByteArray metricsPage(const Health& health, const QList<engine::Monitor::Reading>& readings)
{
    QByteArray page;
    addMetric(page, "godel_platform_serving", "Whether users get answers.", health.isServing ? 1 : 0);
    addMetric(page, "godel_platform_health", "0 ok, 1 warning, 2 critical.", static_cast<int>(health.worst()));
    for (const auto& [definition, reading] : readings) {
        if (reading.last && reading.state != domain::MetricState::Stale) {
            addMetric(page, "godel_platform_" + definition.name.toLatin1(), (definition.title + u" in "_s + definition.unit).toUtf8() + '.', reading.last->value);
        }
    }
    return page;
}

Pending<web::Response> ProbeHandler::handle(const web::Request& request)
{
    static const QList<QByteArray> known{"/live", "/ready", "/health", "/health/details", "/metrics"};
    if (request.method != "GET" || !known.contains(request.path)) {
        return Pending<web::Response>::of(fail(ErrorCode::NotFound, u"only probes are answered here"_s, u"Ask /health/details"_s));
    }
    const auto response = Pending<web::Response>::make();
    QMetaObject::invokeMethod(this, [this, path = request.path, response] { answer(path, response); }, Qt::QueuedConnection);
    return response;
}

void ProbeHandler::answer(const QByteArray& path, const Pending<web::Response>& response)
{
    if (path == "/live") {
        return response.fulfil(brief(true, u"live"_s));
    }
    engine::lookAtHealth(m_platform).whenReady(this, [this, path, response](const Result<Health>& health) {
        if (!health) {
            response.fulfil(fail(health.error()));
        } else if (path == "/ready") {
            response.fulfil(brief(health->isServing, health->isServing ? u"ready"_s : u"not ready"_s));
        } else if (path == "/health") {
            response.fulfil(brief(health->worst() != HealthStatus::Critical, engine::name(health->worst())));
        } else if (path == "/health/details") {
            response.fulfil(details(*health));
        } else {
            tellMetrics(*health, response);
        }
    });
}

void ProbeHandler::tellMetrics(const Health& health, const Pending<web::Response>& response)
{
    const auto page = [](const Health& seen, const QList<engine::Monitor::Reading>& readings) {
        return web::Response{200, "text/plain; version=0.0.4; charset=utf-8", metricsPage(seen, readings), {}};
    };
    if (m_monitor == nullptr) {
        return response.fulfil(page(health, {}));
    }
    m_monitor->current().whenReady(this, [response, health, page](const Result<QList<engine::Monitor::Reading>>& readings) {
        response.fulfil(page(health, readings.value_or(QList<engine::Monitor::Reading>())));
    });
}

} // namespace godel::app
