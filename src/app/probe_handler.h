#pragma once

#include "engine/monitoring/health.h"
#include "engine/monitoring/monitor.h"
#include "web/server.h"

#include <QObject>

namespace godel::app {

/// The platform's five probes as the engine sees them, read only: /live, /ready, /health, /health/details and /metrics. The router
/// asks here first, and the instances themselves while no engine runs.
class ProbeHandler final : public QObject, public web::Handler {
    Q_OBJECT
public:
    /// Both must outlive the server that uses this; no monitor: nothing is measured.
    ProbeHandler(engine::Platform& platform, engine::Monitor* monitor) : m_platform(platform), m_monitor(monitor) {}

    [[nodiscard]] Pending<web::Response> handle(const web::Request& request) override;

private:
    void answer(const QByteArray& path, const Pending<web::Response>& response);
    void tellMetrics(const engine::Health& health, const Pending<web::Response>& response);

    engine::Platform& m_platform;
    engine::Monitor* m_monitor;
};

/// The page for Prometheus: what is not known has no line.
[[nodiscard]] QByteArray metricsPage(const engine::Health& health, const QList<engine::Monitor::Reading>& readings);

} // namespace godel::app
