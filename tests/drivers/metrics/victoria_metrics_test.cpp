#include "base/file.h"
#include "domain/metrics/metric.h"
#include "drivers/metrics/victoria_stand.h"

#include <QHostAddress>
#include <QProcess>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QList<domain::MetricDefinition> shipped()
{
    const auto bytes = readFile(QStringLiteral(GODEL_SOURCE_DIR "/resources/metrics.json"));
    REQUIRE_OK(bytes);
    const auto object = parseObject(*bytes, u"metrics.json"_s);
    REQUIRE_OK(object);
    const auto definitions = domain::metricDefinitionsOf(*object);
    REQUIRE_OK(definitions);
    return *definitions;
}

/// A haproxy with one backend "app" and its exporter, which answers some requests.
class Exporter {
public:
    Exporter()
    {
        REQUIRE(m_folder.isValid());
        const auto config = "defaults\n    mode http\n    timeout connect 1s\n    timeout client 5s\n    timeout server 5s\n"
                            "frontend pages\n    bind 127.0.0.1:"
            + QByteArray::number(port)
            + "\n    http-request use-service prometheus-exporter if { path /metrics }\n    default_backend app\n"
              "backend app\n    http-request return status 500 if { path /bad }\n    http-request return status 200\n";
        REQUIRE_OK(writeFile(m_folder.filePath(u"haproxy.cfg"_s), config));
        m_process.start(u"/usr/sbin/haproxy"_s, { u"-db"_s, u"-f"_s, m_folder.filePath(u"haproxy.cfg"_s) });
    }
    ~Exporter()
    {
        m_process.kill();
        waitFor([this] { return m_process.state() == QProcess::NotRunning; });
    }

    const quint16 port = freePort();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

TEST_CASE("every shipped expression is understood by VictoriaMetrics")
{
    VictoriaStand stand;
    for (const auto& definition : shipped()) {
        CAPTURE(definition.expression);
        REQUIRE_OK(answer(stand.metrics().query(definition.expression)));
    }
}

TEST_CASE("every shipped expression yields one value from its source")
{
    VictoriaStand stand;
    Exporter exporter;
    stand.good.answer = PageServer::whole("godel_queue_depth 12\ngodel_agents_active 3\ngodel_agents_max 4\n");
    REQUIRE_OK(stand.metrics().watch(
        { { u"router"_s, u"haproxy"_s, exporter.port }, { u"node"_s, u"app-s0"_s, stand.good.serverPort() } }));
    web::Client client;
    const QMap<QString, double> expected{ { u"error_rate"_s, 20 }, { u"queue_depth"_s, 12 }, { u"cpu"_s, 41 },
                                          { u"memory"_s, 63 },     { u"agents"_s, 75 },      { u"db_connections"_s, 30 } };
    const auto write = [&] {
        const Timestamp now = SystemClock().now();
        QList<ports::MetricSeries> samples;
        for (const auto& [name, value] : { std::pair{ u"godel_host_cpu_percent"_s, 41.0 },
                                           { u"godel_host_memory_percent"_s, 63.0 },
                                           { u"godel_database_connections"_s, 30.0 },
                                           { u"godel_database_connections_max"_s, 100.0 } }) {
            samples.append({ { { u"__name__"_s, name }, { u"job"_s, u"engine"_s } }, { { now, value } } });
        }
        REQUIRE_OK(answer(stand.metrics().write(samples)));
        for (const char* path : { "/good", "/good", "/good", "/good", "/bad" }) {
            web::Target target;
            target.port = exporter.port;
            (void)answer(client.ask(target, { .path = path }));
        }
    };
    for (const auto& definition : shipped()) {
        std::optional<double> value;
        CAPTURE(definition.name);
        REQUIRE(waitFor([&] {
            write();
            const auto found = answer(stand.metrics().query(definition.expression));
            REQUIRE_OK(found);
            REQUIRE(found->size() <= 1);
            value = found->isEmpty() ? std::nullopt : std::optional(found->first().points.first().value);
            return value && (!expected.contains(definition.name)
                             || std::abs(*value - expected[definition.name]) < 3);
        }));
    }
}

TEST_CASE("promtool reads every shipped expression, so that another store can take over")
{
    QByteArray rules = "groups:\n  - name: shipped\n    rules:\n";
    for (const auto& definition : shipped()) {
        rules += "      - record: " + definition.name.toUtf8() + "\n        expr: >-\n          " + definition.expression.toUtf8()
            + '\n';
    }
    QTemporaryDir folder;
    REQUIRE_OK(writeFile(folder.filePath(u"rules.yml"_s), rules));
    QProcess promtool;
    promtool.start(u"/usr/bin/promtool"_s, { u"check"_s, u"rules"_s, folder.filePath(u"rules.yml"_s) });
    REQUIRE(waitFor([&] { return promtool.state() == QProcess::NotRunning; }));
    CAPTURE(promtool.readAllStandardError());
    REQUIRE(promtool.exitCode() == 0);
}

TEST_CASE("a hostile page makes its target down and leaves no value")
{
    VictoriaStand stand;
    REQUIRE_OK(stand.metrics().watch({ stand.goodTarget(u"page_value"_s, 7) }));
    REQUIRE(valueOf(stand.metrics(), u"page_value"_s) == 7);
    const QByteArray page = "page_value 8\nother 1\n";
    const QList<std::pair<QByteArray, QString>> answers{
        { PageServer::whole("page_value 8\nwhat is this\n"), u"line 2"_s },
        { PageServer::whole("<html>page_value 8</html>\n", "text/html"), u"line 1"_s },
        { PageServer::whole(page.chopped(3)), u"breaks off"_s },
        { PageServer::whole(page).chopped(5), u"partial"_s },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + page, u"how long"_s },
        { "HTTP/1.1 500 No\r\nContent-Length: 21\r\n\r\n" + page, u"500"_s },
        { PageServer::whole("page_value 1e400\n"), u"line 1"_s },
        { "SSH-2.0-OpenSSH_9.2\r\n", u"not HTTP"_s },
        { {}, u"did not answer"_s },
    };
    for (const auto& [said, trouble] : answers) {
        CAPTURE(said);
        stand.good.answer = said;
        ports::TargetView seen;
        REQUIRE(waitFor([&] {
            seen = viewOf(stand.metrics(), u"good"_s);
            return !seen.isUp && seen.trouble.contains(trouble);
        }));
        CHECK(waitFor([&] {
            const auto left = answer(stand.metrics().query(u"page_value or other"_s));
            return left && left->isEmpty();
        }));
    }
    stand.goodTarget(u"page_value"_s, 9);
    REQUIRE(waitFor([&] { return viewOf(stand.metrics(), u"good"_s).isUp; }));
    CHECK(waitFor([&] { return valueOf(stand.metrics(), u"page_value"_s) == 9; }));
}

TEST_CASE("VictoriaMetrics outlives the engine and is adopted with its samples")
{
    VictoriaStand stand;
    REQUIRE_OK(stand.metrics().watch({ stand.goodTarget(u"page_value"_s, 7) }));
    REQUIRE(valueOf(stand.metrics(), u"page_value"_s) == 7);
    const auto pid = stand.processes().find(drivers::VictoriaMetrics::processName())->pid;
    stand.close();
    stand.adopt();
    CHECK(stand.processes().find(drivers::VictoriaMetrics::processName())->pid == pid);
    const auto then = answer(stand.metrics().query(u"count_over_time(page_value[1m])"_s));
    REQUIRE_OK(then);
    CHECK_FALSE(then->isEmpty());
    REQUIRE_OK(stand.metrics().watch({ stand.goodTarget(u"page_value"_s, 9) }));
    CHECK(waitFor([&] { return valueOf(stand.metrics(), u"page_value"_s) == 9; }));
}

TEST_CASE("without VictoriaMetrics every question is Unavailable")
{
    VictoriaStand stand;
    REQUIRE_OK(stand.processes().kill(drivers::VictoriaMetrics::processName()));
    REQUIRE(waitFor([&] { return stand.processes().find(drivers::VictoriaMetrics::processName())->pid == 0; }));
    CHECK(answer(stand.metrics().query(u"up"_s)).error().code == ErrorCode::Unavailable);
    CHECK(answer(stand.metrics().targets()).error().code == ErrorCode::Unavailable);
    CHECK(answer(stand.metrics().write({})).error().code == ErrorCode::Unavailable);
}

TEST_CASE("settings that VictoriaMetrics cannot run with are refused by their field")
{
    LocalStand processes;
    web::Client client;
    const drivers::VictoriaMetrics::Settings good{ .folder = processes.path(u"metrics"_s), .port = freePort() };
    const auto refusedField = [&](auto change) {
        auto settings = good;
        change(settings);
        const auto opened = drivers::VictoriaMetrics::open(settings, processes.processes(), client);
        REQUIRE_FALSE(opened);
        return opened.error().field;
    };
    CHECK(refusedField([](auto& settings) { settings.folder = u"relative"_s; }) == u"folder");
    CHECK(refusedField([](auto& settings) { settings.port = 0; }) == u"port");
    CHECK(refusedField([](auto& settings) { settings.scrapeInterval = 500ms; }) == u"scrape_interval");
    CHECK(refusedField([](auto& settings) { settings.retention = 1h; }) == u"retention");
    CHECK(refusedField([](auto& settings) { settings.program = u"/usr/bin/no-such"_s; }) == u"command");
}
