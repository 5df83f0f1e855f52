#include "base/file.h"
#include "node/faults.h"
#include "node/queue_stand.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QElapsedTimer>
#include <QFile>

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

/// Asks so often, 32 at a time; the statuses.
QList<int> statusesOf(NodeProcess& node, int count)
{
    QList<int> statuses;
    QList<Pending<web::Response>> underWay;
    int asked = 0;
    waitFor([&] {
        for (auto& one : underWay) {
            if (one.isReady()) {
                statuses.append(one.result() ? one.result()->status : 0);
                one = {};
            }
        }
        underWay.removeIf([](const auto& one) { return !one.isValid(); });
        for (; underWay.size() < 32 && asked < count; ++asked) {
            underWay.append(node.ask("GET", "/v1/info"));
        }
        return statuses.size() == count;
    }, 60000);
    return statuses;
}

/// How many answers under /v1 took at most `limit` seconds, by the node's own histogram.
int answersWithin(NodeProcess& node, const QByteArray& limit)
{
    const QByteArray sample = "godel_http_request_latency_seconds_bucket{route=\"/v1/info\",method=\"GET\",code=\"200\",le=\"" + limit + "\"} ";
    const QByteArray page = node.get("/metrics").body;
    const auto place = page.indexOf(sample);
    return place < 0 ? 0 : page.mid(place + sample.size(), page.indexOf('\n', place) - place - sample.size()).toInt();
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

TEST_CASE("Faults that pass end by themselves, and say when", "[node]")
{
    FakeClock clock;
    SeededRandom random(7);
    node::Faults faults({}, clock, random);
    const auto passing = node::parsePassingFaults(R"({"errorShare": 1, "slowShare": 1, "slowMs": 40, "until": "2026-02-08T10:00:20Z"})");
    REQUIRE_OK(passing);
    CHECK_FALSE(faults.draw().fails);
    faults.setPassing(*passing);
    CHECK(faults.draw().fails);
    CHECK(faults.draw().delay == 40ms);
    clock.advance(20s);
    CHECK_FALSE(faults.draw().fails);
    CHECK(faults.draw().delay == 0s);
    for (const auto* wrong : {R"({"errorShare": 1})", R"({"errorShare": 2, "until": "2026-02-08T10:00:20Z"})", R"({"crashAtStart": true, "until": "2026-02-08T10:00:20Z"})", ""}) {
        CHECK(node::parsePassingFaults(wrong).error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("A running node takes faults from a file, and is well again without anybody's help", "[node]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"faults.json"_s);
    NodeProcess node({{u"GODEL_FAULTS_FILE"_s, path}});
    REQUIRE(node.comesUp());
    const auto failsAll = [](Duration span) {
        return compact({{u"errorShare"_s, 1}, {u"until"_s, text(SystemClock().now() + span)}});
    };
    CHECK(node.get("/v1/info").status == 200);
    // Wrong ones change nothing.
    REQUIRE_OK(writeFile(path, "{\"errorShare\": 1}"));
    REQUIRE(waitFor([&] { return node.complaints().contains("FAULTS_REFUSED"); }));
    CHECK(node.get("/v1/info").status == 200);
    REQUIRE_OK(writeFile(path, failsAll(1h)));
    CHECK(node.becomes("/v1/info", 500));
    CHECK(node.get("/ready").status == 200);
    REQUIRE(QFile::remove(path));
    CHECK(node.becomes("/v1/info", 200));
    REQUIRE_OK(writeFile(path, failsAll(3s)));
    CHECK(node.becomes("/v1/info", 500));
    CHECK(node.becomes("/v1/info", 200));
    CHECK(QFile::exists(path));
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

TEST_CASE("A release with 5 % errors over a baseline of 1 % really answers so", "[node][faults]")
{
    // Six standard deviations each, so that the two cannot be taken for each other, nor chance for a mistake.
    NodeProcess good(faulty(R"({"baseErrorShare": 0.01})"));
    NodeProcess bad(faulty(R"({"baseErrorShare": 0.01, "errorShare": 0.05})"));
    REQUIRE(good.comesUp());
    REQUIRE(bad.comesUp());
    const auto goodStatuses = statusesOf(good, 4000);
    const auto badStatuses = statusesOf(bad, 4000);
    CHECK(std::abs(goodStatuses.count(500) - 40) <= 38);
    CHECK(std::abs(badStatuses.count(500) - 238) <= 90);
    CHECK(goodStatuses.count(200) + goodStatuses.count(500) == 4000);
    CHECK(badStatuses.count(200) + badStatuses.count(500) == 4000);
}

TEST_CASE("A release with a slow tail is slow in its tail only, and fails nothing", "[node][faults]")
{
    NodeProcess node(faulty(R"({"slowShare": 0.03, "slowMs": 1200})"));
    REQUIRE(node.comesUp());
    const auto statuses = statusesOf(node, 2000);
    CHECK(statuses.count(200) == 2000);
    // 60 of them, give or take six standard deviations; the others are nowhere near a second.
    CHECK(std::abs(2000 - answersWithin(node, "1") - 60) <= 46);
    CHECK(answersWithin(node, "1") == answersWithin(node, "0.5"));
}

TEST_CASE("A release with a cold start is slow at its start only", "[node][faults]")
{
    NodeProcess node(faulty(R"({"coldMs": 3000, "coldDelayMs": 600})"));
    REQUIRE(node.comesUp());
    CHECK(node.get("/live").status == 200);
    CHECK(node.get("/v1/info").status == 200);
    CHECK(answersWithin(node, "0.5") == 0);
    REQUIRE(waitFor([&] { return node.get("/v1/info").status == 200 && answersWithin(node, "0.5") > 0; }));
    // From then on none is slow any more.
    const int slow = answersWithin(node, "+Inf") - answersWithin(node, "0.5");
    CHECK(statusesOf(node, 200).count(200) == 200);
    CHECK(answersWithin(node, "+Inf") - answersWithin(node, "0.5") == slow);
}

TEST_CASE("A release that leaks does so under load, not by its probes, and a good one does not", "[node][faults]")
{
    NodeProcess leaking(faulty(R"({"leakBytesPerRequest": 200000})"));
    NodeProcess good;
    REQUIRE(leaking.comesUp());
    REQUIRE(good.comesUp());
    const auto leakingBefore = residentOf(leaking);
    const auto goodBefore = residentOf(good);
    for (int probe = 0; probe < 100; ++probe) {
        CHECK(leaking.get("/live").status == 200);
    }
    CHECK(residentOf(leaking) - leakingBefore < 10'000'000);
    (void)statusesOf(leaking, 500);
    (void)statusesOf(good, 500);
    CHECK(residentOf(leaking) - leakingBefore >= 500 * 200000);
    CHECK(residentOf(good) - goodBefore < 10'000'000);
}

TEST_CASE("A release that never becomes healthy does not with a platform that is well either", "[node][faults]")
{
    QueueStand stand;
    auto environment = stand.environment();
    environment.insert(faulty(R"({"neverHealthy": true})"));
    NodeProcess node(environment);
    REQUIRE(node.comesUp());
    REQUIRE(waitFor([&] { return node.get("/metrics").body.contains("godel_queue_depth 0\n"); }));
    CHECK(node.get("/ready").status == 503);
    CHECK(node.get("/health").json()[u"reason"_s].toString().contains(u"never becomes healthy"_s));
}
