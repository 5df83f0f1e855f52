#pragma once

#include "drivers/metrics/metrics_contract.h"
#include "drivers/metrics/page_server.h"
#include "drivers/metrics/victoria_metrics.h"
#include "drivers/processes/local_stand.h"

namespace godel::test {

/// A real VictoriaMetrics in a folder of its own.
class VictoriaStand : public MetricsStand {
public:
    VictoriaStand()
    {
        settings.folder = m_processes.path(QStringLiteral("metrics"));
        settings.port = freePort();
        settings.scrapeInterval = 1s;
        open();
    }

    void open()
    {
        auto opened = drivers::VictoriaMetrics::open(settings, m_processes.processes(), m_client);
        REQUIRE_OK(opened);
        m_metrics = *std::move(opened);
        // Readiness is asked for again by the clock, which stands still unless somebody moves it.
        REQUIRE(waitFor([this] {
            m_processes.clock().advance(100ms);
            const auto view = m_processes.processes().find(drivers::VictoriaMetrics::processName());
            return view && view->state == ports::ProcessState::Ready;
        }));
    }
    /// As if the engine died: the child goes on.
    void close()
    {
        m_metrics.reset();
        m_processes.close();
    }
    void adopt()
    {
        m_processes.open();
        open();
    }

    ports::Metrics& metrics() override { return *m_metrics; }
    ports::Processes& processes() { return m_processes.processes(); }
    ports::ScrapeTarget goodTarget(const QString& name, double value) override
    {
        good.answer = PageServer::whole(name.toUtf8() + ' ' + QByteArray::number(value) + '\n');
        return { QStringLiteral("node"), QStringLiteral("good"), good.serverPort() };
    }
    ports::ScrapeTarget badTarget() override
    {
        bad.answer = "HTTP/1.1 500 Sorry\r\nContent-Length: 4\r\n\r\na 1\n";
        return { QStringLiteral("node"), QStringLiteral("bad"), bad.serverPort() };
    }

    drivers::VictoriaMetrics::Settings settings;
    PageServer good;
    PageServer bad;

private:
    LocalStand m_processes;
    web::Client m_client;
    std::unique_ptr<drivers::VictoriaMetrics> m_metrics;
};

} // namespace godel::test
