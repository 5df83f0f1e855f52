#include "node/queue_stand.h"
#include "support/catch.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

void checkWithPromtool(const QByteArray& page)
{
    QProcess promtool;
    promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    promtool.write(page);
    promtool.closeWriteChannel();
    REQUIRE(waitFor([&] { return promtool.state() == QProcess::NotRunning; }));
    // It ends with 3 for what it would rather have otherwise, too.
    INFO(promtool.readAllStandardOutput().toStdString() + promtool.readAllStandardError().toStdString());
    CHECK(promtool.error() == QProcess::UnknownError);
    CHECK(promtool.exitCode() == 0);
}

} // namespace

TEST_CASE("A node without a database serves what it can, and says what it lacks", "[node]")
{
    NodeProcess node({{u"GODEL_VERSION"_s, u"v2.1.0"_s}, {u"GODEL_INSTANCE"_s, u"app-1"_s}});
    REQUIRE(node.comesUp());
    for (const QByteArray path : {"/live", "/ready", "/health", "/v1/info"}) {
        const auto reply = node.get(path);
        CAPTURE(path, reply.body);
        CHECK(reply.status == 200);
        CHECK(reply.json()[u"version"_s] == u"v2.1.0"_s);
        CHECK(reply.json()[u"instance"_s] == u"app-1"_s);
    }
    const auto details = node.get("/health/details");
    CHECK(details.status == 200);
    const auto parts = details.json()[u"parts"_s].toObject();
    CHECK(parts[u"database"_s][u"status"_s] == u"not configured"_s);
    CHECK(parts[u"queue"_s] == u"no data"_s);
    CHECK(node.get("/nothing").status == 404);
    CHECK(node.post("/live", {}).status == 405);
}

TEST_CASE("The metrics page is what Prometheus takes", "[node]")
{
    NodeProcess node;
    REQUIRE(node.comesUp());
    CHECK(node.get("/live").status == 200);
    CHECK(node.get("/nothing/at/all").status == 404);
    const auto page = node.get("/metrics");
    REQUIRE(page.status == 200);
    CHECK(page.body.contains("godel_http_request_latency_seconds_bucket{route=\"/live\",method=\"GET\",code=\"200\",le=\"+Inf\"} 1\n"));
    CHECK(page.body.contains("route=\"other\",method=\"other\",code=\"404\""));
    for (const QByteArray name : {"error_rate", "latency", "queue_depth", "process_resident_memory_bytes", "godel_agents_max"}) {
        CAPTURE(name);
        CHECK(page.body.contains(name));
    }
    checkWithPromtool(page.body);
}

TEST_CASE("Wrong usage is told with its name and ends with status 2", "[node]")
{
    struct Wrong {
        QStringList arguments;
        NodeProcess::Environment environment;
        QByteArray named;
    };
    const Wrong cases[] = {
        {{}, {}, "GODEL_PORT"},
        {{u"--port=high"_s}, {}, "port"},
        {{u"--port"_s}, {}, "--port"},
        {{u"--frobnicate"_s}, {}, "--frobnicate"},
        {{u"--port=0"_s, u"--config=/nowhere/at/all"_s}, {}, "config"},
        {{u"--port=0"_s}, {{u"GODEL_FAULTS"_s, u"{\"errorShare\": 2}"_s}}, "GODEL_FAULTS.errorShare"},
        {{u"--port=0"_s}, {{u"GODEL_FAULTS"_s, u"{\"errorshare\": 1}"_s}}, "errorshare"},
        {{u"--port=0"_s}, {{u"GODEL_VERSION"_s, u"no name"_s}}, "GODEL_VERSION"},
    };
    for (const auto& wrong : cases) {
        const auto ended = runNode(wrong.arguments, wrong.environment);
        CAPTURE(wrong.named, ended.complaints);
        CHECK(ended.status == 2);
        CHECK(ended.complaints.contains(wrong.named));
    }
    CHECK(runNode({u"--help"_s}).output.contains("GODEL_FAULTS"));
}

TEST_CASE("SIGTERM makes a node unready at once, lets requests end, and ends with 0", "[node]")
{
    NodeProcess node({{u"GODEL_LINGER"_s, u"500ms"_s}, {u"GODEL_FAULTS"_s, u"{\"slowShare\": 1, \"slowMs\": 1500}"_s}});
    REQUIRE(node.comesUp());
    const auto slow = node.ask("GET", "/v1/info");
    REQUIRE(waitFor([&] { return node.get("/metrics").body.contains("godel_http_requests_in_flight 2\n"); }));
    node.terminate();
    REQUIRE(node.becomes("/ready", 503, 400));
    CHECK(node.get("/live").status == 200);
    CHECK(node.get("/health").status == 200);
    REQUIRE(node.ends());
    CHECK(node.exitStatus() == 0);
    REQUIRE(waitFor([&] { return slow.isReady(); }));
    REQUIRE_OK(slow.result());
    CHECK(slow.result()->status == 200);
}

TEST_CASE("The metrics page of a working platform tells of every part, and Prometheus takes it", "[node]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QByteArray done = addTask(*node, u"echo"_s);
    const QByteArray dead = addTask(*node, u"fail"_s, {{u"permanent"_s, true}});
    REQUIRE(waitFor([&] { return stateOf(*node, done) == u"done"_s && stateOf(*node, dead) == u"dead"_s; }));
    (void)stateOf(*node, done);
    REQUIRE(waitFor([&] { return node->get("/metrics").body.contains("\ngodel_queue_dead 1\n"); }));
    const QByteArray page = node->get("/metrics").body;
    INFO(page.toStdString());
    checkWithPromtool(page);
    for (const QByteArray line : {"godel_tasks_accepted_total 2", "godel_task_attempts_total{outcome=\"done\"} 1", "godel_task_attempts_total{outcome=\"failed\"} 1",
                                  "godel_queue_depth 0", "godel_queue_intake_open 1", "godel_agents_max 10", "godel_workers 10", "godel_pool_connections_max 10",
                                  "godel_configuration_generation 1", "godel_configuration_refused 0", "godel_pool_refused_total 0", "godel_cache_entries 1"}) {
        CAPTURE(line);
        CHECK(page.contains('\n' + line + '\n'));
    }
    for (const QByteArray name : {"godel_http_request_latency_seconds_bucket", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "godel_pool_connections_open"}) {
        CAPTURE(name);
        CHECK(page.contains('\n' + name));
    }
    // Nothing is unknown any more.
    CHECK_FALSE(page.contains(" NaN\n"));
}
