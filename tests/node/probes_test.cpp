#include "node/node_process.h"
#include "support/catch.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

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
    QProcess promtool;
    promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    promtool.write(page.body);
    promtool.closeWriteChannel();
    REQUIRE(waitFor([&] { return promtool.state() == QProcess::NotRunning; }));
    INFO(promtool.readAllStandardError().toStdString());
    CHECK(promtool.exitCode() == 0);
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
