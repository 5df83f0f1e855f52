#pragma once

#include "drivers/metrics/page_gate.h"
#include "ports/metrics.h"
#include "ports/processes.h"

namespace godel::drivers {

/// Metrics in a VictoriaMetrics of this machine: a long-lived child that listens on 127.0.0.1 only, goes on without the
/// engine and is adopted by the next one. While no engine runs nothing is scraped, since nobody checks the pages.
class VictoriaMetrics final : public QObject, public ports::Metrics {
    Q_OBJECT
public:
    struct Settings {
        QString program = QStringLiteral("/usr/bin/victoria-metrics");
        QString user{}; ///< runs it, where the engine is root; empty: as the engine
        QString folder; ///< absolute; samples and the list of targets
        quint16 port = 7402;
        Duration scrapeInterval = 5s; ///< 1 s to 1 min; a series without a sample for three of them has no value
        Duration retention = 24h * 400; ///< at least a day; older samples are deleted
        Bytes cacheLimit{ 256LL * 1024 * 1024 };
    };

    /// Starts it where it does not run; `processes` says how that goes. Invalid for settings that it could not run with.
    /// Both must outlive this.
    [[nodiscard]] static Result<std::unique_ptr<VictoriaMetrics>> open(const Settings& settings,
                                                                       ports::Processes& processes,
                                                                       web::Client& client);

    [[nodiscard]] Result<> watch(const QList<ports::ScrapeTarget>& targets) override;
    [[nodiscard]] Pending<QList<ports::TargetView>> targets() override;
    [[nodiscard]] Pending<QList<ports::MetricSeries>> query(const QString& expression,
                                                            std::optional<Timestamp> at) override;
    [[nodiscard]] Pending<QList<ports::MetricSeries>> queryRange(const QString& expression, Timestamp from,
                                                                 Timestamp to, Duration step) override;
    [[nodiscard]] Pending<> write(const QList<ports::MetricSeries>& series) override;

    /// The name it runs by.
    [[nodiscard]] static ports::InstanceId processName();

private:
    VictoriaMetrics(const Settings& settings, web::Client& client);
    [[nodiscard]] QString targetsPath() const;
    [[nodiscard]] ports::ProcessSpec spec() const;
    [[nodiscard]] Pending<web::Response> ask(const QByteArray& method, const QString& path, const QByteArray& body = {});

    Settings m_settings;
    web::Client& m_client;
    PageGate m_gate;
};

} // namespace godel::drivers
