#include "node/queue_stand.h"

#include <csignal>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto token = QueueStand::token;

QJsonObject longDigest()
{
    return {{u"text"_s, u"a"_s}, {u"rounds"_s, 1'000'000'000}};
}

/// The agent that has this task, or an empty object.
QJsonObject agentWith(NodeProcess& node, const QByteArray& task)
{
    for (const auto& agent : node.get("/admin/agents", token).json()[u"agents"_s].toArray()) {
        if (agent[u"task"_s] == QString::fromLatin1(task)) {
            return agent.toObject();
        }
    }
    return {};
}

int attemptsOf(NodeProcess& node, const QByteArray& task)
{
    return node.get("/v1/tasks/" + task).json()[u"attempts"_s].toInt();
}

QJsonObject agents(NodeProcess& node)
{
    return node.get("/admin/agents", token).json();
}

} // namespace

TEST_CASE("every admin endpoint is described and closed to who lacks the token", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QJsonObject paths = node->get("/openapi.json").json()[u"paths"_s].toObject();
    int closed = 0;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path->toObject();
        for (auto operation = item.begin(); operation != item.end(); ++operation) {
            CAPTURE(path.key(), operation.key());
            CHECK_FALSE((*operation)[u"summary"_s].toString().isEmpty());
            if (path.key().startsWith(u"/admin/"_s)) {
                CHECK((*operation)[u"security"_s].toArray().size() == 1);
                const QByteArray place = path.key().toLatin1().replace("{id}", "1");
                const auto reply = operation.key() == u"get"_s ? node->get(place, "wrong") : node->post(place, {}, "wrong");
                CHECK(reply.status == 401);
                ++closed;
            }
        }
    }
    CHECK(closed == 23);
}

TEST_CASE("one agent is restarted, and its task goes to another one without an attempt more", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QByteArray first = addTask(*node, u"digest"_s, longDigest());
    const QByteArray second = addTask(*node, u"digest"_s, longDigest());
    REQUIRE(waitFor([&] { return !agentWith(*node, first).isEmpty() && !agentWith(*node, second).isEmpty(); }));
    const QJsonObject before = agentWith(*node, first);
    const QJsonObject other = agentWith(*node, second);
    REQUIRE(node->post("/admin/agents/" + before[u"id"_s].toString().toLatin1() + "/restart", {}, token).status == 200);
    REQUIRE(waitFor([&] {
        const QJsonObject after = agentWith(*node, first);
        return !after.isEmpty() && after[u"pid"_s] != before[u"pid"_s];
    }));
    CHECK(attemptsOf(*node, first) == 1);
    CHECK(agentWith(*node, second)[u"pid"_s] == other[u"pid"_s]);
    CHECK(node->post("/admin/agents/9999/restart", {}, token).status == 404);
}

TEST_CASE("all agents are restarted at once, and every task is begun again", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QList<QByteArray> tasks{addTask(*node, u"digest"_s, longDigest()), addTask(*node, u"digest"_s, longDigest())};
    REQUIRE(waitFor([&] { return !agentWith(*node, tasks[0]).isEmpty() && !agentWith(*node, tasks[1]).isEmpty(); }));
    QSet<qint64> before;
    for (const auto& task : tasks) {
        before.insert(agentWith(*node, task)[u"pid"_s].toInteger());
    }
    REQUIRE(node->post("/admin/agents/restart", {{u"force"_s, u"yes"_s}}, token).status == 422);
    REQUIRE(node->post("/admin/agents/restart", {{u"force"_s, true}}, token).status == 200);
    REQUIRE(waitFor([&] {
        return std::all_of(tasks.begin(), tasks.end(), [&](const auto& task) {
            const QJsonObject agent = agentWith(*node, task);
            return !agent.isEmpty() && !before.contains(agent[u"pid"_s].toInteger());
        });
    }));
    for (const auto& task : tasks) {
        CHECK(attemptsOf(*node, task) == 1);
    }
}

TEST_CASE("a stuck agent is told with its reason, ended, and its task is queued again", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QByteArray healthy = addTask(*node, u"digest"_s, longDigest());
    const QByteArray stopped = addTask(*node, u"digest"_s, longDigest());
    REQUIRE(waitFor([&] { return !agentWith(*node, healthy).isEmpty() && !agentWith(*node, stopped).isEmpty(); }));
    REQUIRE(node->get("/admin/agents/stuck", token).json()[u"stuck"_s].toArray().isEmpty());
    const auto pid = static_cast<pid_t>(agentWith(*node, stopped)[u"pid"_s].toInteger());
    REQUIRE(::kill(pid, SIGSTOP) == 0);
    REQUIRE(waitFor([&] { return node->get("/admin/agents/stuck", token).json()[u"stuck"_s].toArray().size() == 1; }));
    const QJsonArray cleared = node->post("/admin/agents/clear-stuck", {}, token).json()[u"stuck"_s].toArray();
    REQUIRE(cleared.size() == 1);
    CHECK(cleared[0][u"task"_s] == QString::fromLatin1(stopped));
    CHECK(cleared[0][u"kind"_s] == u"digest"_s);
    CHECK(cleared[0][u"reason"_s].toString().contains(u"stopped by a signal"_s));
    REQUIRE(waitFor([&] {
        const QJsonObject after = agentWith(*node, stopped);
        return !after.isEmpty() && after[u"pid"_s].toInteger() != pid;
    }));
    CHECK(attemptsOf(*node, stopped) == 1);
    // Without patience whatever works is stuck, and the reason tells that it computes.
    REQUIRE(waitFor([&] {
        for (const auto& one : node->get("/admin/agents/stuck?afterSeconds=0", token).json()[u"stuck"_s].toArray()) {
            if (one[u"reason"_s].toString().contains(u"used"_s) && one[u"task"_s] == QString::fromLatin1(healthy)) {
                return true;
            }
        }
        return false;
    }));
    CHECK(node->get("/admin/agents/stuck?afterSeconds=soon", token).status == 422);
    CHECK(agents(*node)[u"cleared_stuck"_s] == 1);
}

TEST_CASE("agents and workers are resized while they work", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 1})"}});
    for (int count = 0; count < 6; ++count) {
        (void)addTask(*node, u"digest"_s, longDigest());
    }
    REQUIRE(waitFor([&] { return agents(*node)[u"busy"_s] == 1; }));
    REQUIRE(node->post("/admin/agents/size", {{u"min"_s, 2}, {u"max"_s, 4}}, token).status == 200);
    REQUIRE(waitFor([&] { return agents(*node)[u"busy"_s] == 4; }));
    CHECK(node->get("/admin/workers", token).json()[u"count"_s] == 4);
    REQUIRE(node->post("/admin/workers/size", {{u"count"_s, 2}}, token).json()[u"count"_s] == 2);
    // The running ones end first; with two workers no third task is begun after them.
    REQUIRE(node->post("/admin/agents/restart", {{u"force"_s, true}}, token).status == 200);
    REQUIRE(waitFor([&] { return node->get("/admin/workers", token).json()[u"busy"_s] == 2; }));
    CHECK(node->post("/admin/workers/size", {{u"count"_s, 0}}, token).json()[u"error"_s][u"field"_s] == u"count"_s);
    const auto refused = node->post("/admin/agents/size", {{u"min"_s, 9}, {u"max"_s, 4}}, token);
    CHECK(refused.status == 422);
    CHECK(refused.json()[u"error"_s][u"field"_s] == u"min"_s);
    CHECK(node->post("/admin/agents/size", {{u"most"_s, 4}}, token).status == 422);
}

TEST_CASE("a minimum of agents is kept though nobody has work", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node({{u"agents.json"_s, R"({"minConcurrent": 2, "idleTimeoutSeconds": 1})"}});
    REQUIRE(waitFor([&] { return agents(*node)[u"idle"_s] == 2; }));
    REQUIRE(node->post("/admin/agents/size", {{u"min"_s, 0}}, token).status == 200);
    REQUIRE(waitFor([&] { return agents(*node)[u"active"_s] == 0; }));
}

TEST_CASE("a drained queue takes nothing in on any node and finishes the rest", "[node][admin]")
{
    QueueStand stand;
    const auto first = stand.node();
    const auto second = stand.node();
    QList<QByteArray> ids;
    for (int count = 0; count < 40; ++count) {
        ids.append(addTask(count % 2 == 0 ? *first : *second, u"digest"_s, {{u"text"_s, QString::number(count)}, {u"rounds"_s, 5000}}));
    }
    const QJsonObject keyed{{u"kind"_s, u"echo"_s}, {u"key"_s, u"known"_s}};
    REQUIRE(first->post("/v1/tasks", keyed).status == 202);
    REQUIRE(first->post("/admin/queue/drain", {}, token).status == 200);
    for (const auto& node : {first.get(), second.get()}) {
        const auto refused = node->post("/v1/tasks", {{u"kind"_s, u"echo"_s}});
        CHECK(refused.status == 503);
        CHECK(refused.body.contains("drained"));
        // What was acknowledged is acknowledged again.
        CHECK(node->post("/v1/tasks", keyed).status == 200);
    }
    REQUIRE(waitFor([&] { return second->get("/admin/queue", token).json()[u"status"_s] == u"drained"_s; }));
    for (const auto& id : ids) {
        CHECK(stateOf(*first, id) == u"done"_s);
    }
    CHECK(first->get("/health").json()[u"warnings"_s].toArray().size() == 1);
    CHECK(first->get("/metrics").body.contains("godel_queue_intake_open 0\n"));
    // A node that starts meanwhile takes nothing in either.
    const auto third = stand.node();
    CHECK(third->post("/v1/tasks", {{u"kind"_s, u"echo"_s}}).status == 503);
    REQUIRE(second->post("/admin/queue/restart", {}, token).json()[u"status"_s] == u"open"_s);
    const QByteArray after = addTask(*third, u"echo"_s);
    REQUIRE(waitFor([&] { return stateOf(*third, after) == u"done"_s; }));
}

TEST_CASE("dead tasks are listed with their error, and chosen ones are tried again", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    QList<QByteArray> ids;
    for (int count = 0; count < 3; ++count) {
        ids.append(addTask(*node, u"fail"_s, {{u"error"_s, u"reason %1"_s.arg(count)}, {u"permanent"_s, true}}));
    }
    REQUIRE(waitFor([&] { return node->get("/admin/queue/dead", token).json()[u"tasks"_s].toArray().size() == 3; }));
    const QJsonArray newest = node->get("/admin/queue/dead?limit=1", token).json()[u"tasks"_s].toArray();
    REQUIRE(newest.size() == 1);
    CHECK(newest[0][u"error"_s] == u"reason 2"_s);
    CHECK(node->get("/admin/queue/dead?before=" + ids[1], token).json()[u"tasks"_s].toArray().size() == 1);
    CHECK(node->get("/admin/queue/dead?limit=x", token).json()[u"error"_s][u"field"_s] == u"limit"_s);
    const QJsonObject chosen{{u"ids"_s, QJsonArray{QString::fromLatin1(ids[0])}}};
    CHECK(node->post("/admin/queue/requeue", chosen, token).json()[u"tasks"_s] == 1);
    REQUIRE(waitFor([&] { return node->get("/admin/queue/dead", token).json()[u"tasks"_s].toArray().size() == 3; }));
    CHECK(node->post("/admin/queue/purge", chosen, token).json()[u"tasks"_s] == 1);
    CHECK(node->post("/admin/queue/purge", {{u"ids"_s, QJsonArray{u"seven"_s}}}, token).json()[u"error"_s][u"field"_s] == u"ids"_s);
    CHECK(node->get("/admin/queue/dead", token).json()[u"tasks"_s].toArray().size() == 2);
}

TEST_CASE("the cache tells how it helps, is cleared, and warmed by what was asked for most", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node();
    QList<QByteArray> ids;
    for (int count = 0; count < 5; ++count) {
        ids.append(addTask(*node, u"echo"_s, {{u"number"_s, count}}));
    }
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done'") == "5"; }));
    CHECK(node->get("/admin/cache", token).json()[u"hit_rate"_s].isNull());
    for (const int reads : {1, 2, 4}) {
        for (int read = 0; read < reads; ++read) {
            (void)node->get("/v1/tasks/" + ids[reads]);
        }
    }
    const QJsonObject stats = node->get("/admin/cache", token).json();
    CHECK(stats[u"entries"_s] == 3);
    CHECK(stats[u"misses"_s] == 3);
    CHECK(stats[u"hits"_s] == 4);
    CHECK(node->get("/admin/cache/keys", token).json()[u"keys"_s][0][u"id"_s] == QString::fromLatin1(ids[4]));
    CHECK(node->post("/admin/cache/clear", {}, token).json()[u"removed"_s] == 3);
    const QJsonObject warmed = node->post("/admin/cache/warm", {{u"count"_s, 1}}, token).json();
    CHECK(warmed[u"loaded"_s] == 1);
    CHECK(warmed[u"chosen_by"_s] == u"use"_s);
    // The one read most is here again, and costs no miss.
    (void)node->get("/v1/tasks/" + ids[4]);
    CHECK(node->get("/admin/cache", token).json()[u"misses"_s] == 3);
    // A node that nobody asked anything takes what was finished last.
    const auto fresh = stand.node();
    const QJsonObject guessed = fresh->post("/admin/cache/warm", {}, token).json();
    CHECK(guessed[u"loaded"_s] == 5);
    CHECK(guessed[u"chosen_by"_s] == u"newest"_s);
    CHECK(node->post("/admin/cache/warm", {{u"count"_s, 0}}, token).status == 422);
}

TEST_CASE("the pool is resized and restarted without a failed request", "[node][admin]")
{
    QueueStand stand;
    const auto node = stand.node({{u"database.json"_s, R"({"pool": {"min": 2, "max": 5}})"}});
    QList<Pending<web::Response>> asked;
    for (int round = 0; round < 20; ++round) {
        for (int count = 0; count < 20; ++count) {
            asked.append(node->ask("GET", "/v1/tasks?limit=1"));
        }
        REQUIRE(node->post("/admin/pool/restart", {}, token).status == 200);
    }
    REQUIRE(waitFor([&] { return std::all_of(asked.begin(), asked.end(), [](const auto& one) { return one.isReady(); }); }));
    for (const auto& one : asked) {
        REQUIRE_OK(one.result());
        CHECK(one.result()->status == 200);
    }
    REQUIRE(waitFor([&] { return node->get("/admin/pool", token).json()[u"outdated"_s] == 0; }));
    const QJsonObject stats = node->get("/admin/pool", token).json();
    CHECK(stats[u"restarts"_s] == 20);
    CHECK(stats[u"max"_s] == 5);
    CHECK(stats[u"refused"_s] == 0);
    CHECK(stats[u"role"_s] == u"app_a"_s);
    CHECK(node->post("/admin/pool/size", {{u"max"_s, 3}}, token).json()[u"max"_s] == 3);
    CHECK(node->post("/admin/pool/size", {{u"min"_s, 4}}, token).json()[u"error"_s][u"field"_s] == u"min"_s);
    REQUIRE(waitFor([&] { return node->get("/admin/pool", token).json()[u"open"_s].toInt() <= 3; }));
}
