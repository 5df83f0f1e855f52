#include "node/faults.h"
#include "node/node_process.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QElapsedTimer>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

NodeProcess::Environment faulty(const char* json)
{
    return {{u"GODEL_FAULTS"_s, QString::fromLatin1(json)}};
}

qint64 residentOf(NodeProcess& node)
{
    return node.get("/health/details").json()[u"memory_bytes"_s].toInteger();
}

} // namespace

TEST_CASE("Faults come in the shares that were set", "[node]")
{
    const FakeClock clock;
    SeededRandom random(7);
    const auto settings = node::parseFaults(R"({"errorShare": 0.05, "baseErrorShare": 0.01, "slowShare": 0.2, "slowMs": 40})");
    REQUIRE_OK(settings);
    node::Faults faults(*settings, clock, random);
    int failed = 0;
    int slow = 0;
    for (int request = 0; request < 20000; ++request) {
        const auto drawn = faults.draw();
        failed += drawn.fails ? 1 : 0;
        slow += drawn.delay == 40ms ? 1 : 0;
    }
    // 1 − 0.95 · 0.99 = 0.0595 and 0.2, give or take four standard deviations.
    CHECK(std::abs(failed - 1190) < 134);
    CHECK(std::abs(slow - 4000) < 227);
}

TEST_CASE("A cold release is slow until its time is over", "[node]")
{
    FakeClock clock;
    SeededRandom random(7);
    const auto settings = node::parseFaults(R"({"coldMs": 2000, "coldDelayMs": 300})");
    REQUIRE_OK(settings);
    node::Faults faults(*settings, clock, random);
    CHECK(faults.draw().delay == 300ms);
    clock.advance(1999ms);
    CHECK(faults.draw().delay == 300ms);
    clock.advance(1ms);
    CHECK(faults.draw().delay == 0s);
}

TEST_CASE("A failing release answers 500, but not to its probes", "[node]")
{
    NodeProcess node(faulty(R"({"errorShare": 1})"));
    REQUIRE(node.comesUp());
    CHECK(node.get("/v1/info").status == 500);
    CHECK(node.get("/live").status == 200);
    CHECK(node.get("/metrics").body.contains("route=\"/v1/info\",method=\"GET\",code=\"500\",le=\"+Inf\"} 1\n"));
}

TEST_CASE("A slow request holds up no other", "[node]")
{
    NodeProcess node(faulty(R"({"slowShare": 1, "slowMs": 1000})"));
    REQUIRE(node.comesUp());
    QElapsedTimer elapsed;
    elapsed.start();
    QList<Pending<web::Response>> slow;
    for (int request = 0; request < 50; ++request) {
        slow.append(node.ask("GET", "/v1/info"));
    }
    CHECK(node.get("/live").status == 200);
    CHECK(elapsed.elapsed() < 900);
    REQUIRE(waitFor([&] { return std::all_of(slow.begin(), slow.end(), [](const auto& one) { return one.isReady(); }); }));
    CHECK(elapsed.elapsed() >= 1000);
    // Waited for one after the other they would take 50 s.
    CHECK(elapsed.elapsed() < 10000);
}

TEST_CASE("A leaking release really keeps the memory", "[node]")
{
    NodeProcess node(faulty(R"({"leakBytesPerRequest": 1048576})"));
    REQUIRE(node.comesUp());
    const auto before = residentOf(node);
    for (int request = 0; request < 40; ++request) {
        REQUIRE(node.get("/v1/info").status == 200);
    }
    CHECK(residentOf(node) - before >= 40 * 1024 * 1024);
}

TEST_CASE("A release that crashes or never becomes healthy does so", "[node]")
{
    const auto ended = runNode({u"--port=0"_s}, faulty(R"({"crashAtStart": true})"));
    CHECK(ended.status == 70);
    CHECK(ended.complaints.contains("NODE_CRASHED"));

    NodeProcess node(faulty(R"({"neverHealthy": true})"));
    REQUIRE(node.comesUp());
    CHECK(node.get("/ready").status == 503);
    CHECK(node.get("/health").status == 503);
    CHECK(node.get("/live").status == 200);
}
