#include "node/queue_stand.h"

#include <QSet>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("a task goes from the API through the queue to an agent and back", "[node]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QByteArray id = addTask(*node, u"word-count"_s, {{u"text"_s, u"one two two"_s}});
    REQUIRE(waitFor([&] { return stateOf(*node, id) == u"done"; }));
    const auto task = node->get("/v1/tasks/" + id).json();
    REQUIRE(task[u"result"_s][u"words"_s] == 3);
    REQUIRE(node->get("/v1/tasks?state=done").json()[u"tasks"_s].toArray().size() == 1);
    REQUIRE(node->get("/v1/tasks/999999").status == 404);
    REQUIRE(node->get("/v1/tasks?limit=0").status == 422);
    REQUIRE(node->post("/v1/tasks", {{u"payload"_s, QJsonObject()}}).json()[u"error"_s][u"field"_s].toString().contains(u"kind"));
    const QJsonObject details = node->get("/health/details").json().value(u"parts"_s).toObject();
    REQUIRE(details[u"database"_s][u"status"_s] == u"ok"_s);
}

TEST_CASE("the same key is accepted once", "[node]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QJsonObject task{{u"kind"_s, u"echo"_s}, {u"key"_s, u"order-7"_s}, {u"payload"_s, QJsonObject{{u"a"_s, 1}}}};
    const auto first = node->post("/v1/tasks", task);
    const auto second = node->post("/v1/tasks", task);
    REQUIRE(first.status == 202);
    REQUIRE(second.status == 200);
    REQUIRE(first.json()[u"id"_s] == second.json()[u"id"_s]);
}

TEST_CASE("what fails for good is dead at once, and can be tried again or removed", "[node]")
{
    QueueStand stand;
    const QString tokenFile = stand.folder.filePath(u"token"_s);
    QFile file(tokenFile);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("0123456789abcdef0123456789abcdef\n");
    file.close();
    file.setPermissions(QFileDevice::ReadOwner);
    NodeProcess node({{u"GODEL_DATABASE"_s, stand.words()}, {u"GODEL_ADMIN_TOKEN_FILE"_s, tokenFile}});
    REQUIRE(node.comesUp());
    const QByteArray token = "0123456789abcdef0123456789abcdef";
    const QByteArray id = addTask(node, u"fail"_s, {{u"error"_s, u"no such customer"_s}, {u"permanent"_s, true}});
    REQUIRE(waitFor([&] { return stateOf(node, id) == u"dead"; }));
    REQUIRE(node.get("/v1/tasks/" + id).json()[u"error"_s] == u"no such customer"_s);
    REQUIRE(node.get("/admin/queue").status == 401);
    REQUIRE(waitFor([&] { return node.get("/admin/queue", token).json()[u"dead"_s] == 1; }));
    REQUIRE(node.post("/admin/queue/requeue", {}, token).json()[u"tasks"_s] == 1);
    REQUIRE(waitFor([&] { return stateOf(node, id) == u"dead"; }));
    REQUIRE(node.post("/admin/queue/purge", {}, token).json()[u"tasks"_s] == 1);
    REQUIRE(node.get("/v1/tasks/" + id).status == 404);
    REQUIRE(node.get("/admin/agents", token).json()[u"max"_s] == 10);
    REQUIRE(node.get("/admin/pool", token).json()[u"max"_s] == 10);
    REQUIRE(node.post("/admin/agents/size", {{u"max"_s, 0}}, token).status == 422);
    REQUIRE(node.get("/openapi.json").json()[u"paths"_s].toObject().contains(u"/admin/queue/requeue"_s));
}

TEST_CASE("kill -9 loses and doubles no acknowledged task", "[node]")
{
    QueueStand stand;
    // Every task writes one line for each time that it was carried out to its end on record.
    const auto first = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 4})"}});
    const auto second = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 4})"}});
    QSet<QByteArray> ids;
    for (int count = 0; count < 200; ++count) {
        ids.insert(addTask(count % 2 == 0 ? *first : *second, u"digest"_s, {{u"text"_s, QString::number(count)}, {u"rounds"_s, 20000}}));
    }
    REQUIRE(ids.size() == 200);
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done'").toInt() > 5; }));
    first->kill();
    // The lost node's leases are made to end now, which they do by themselves after half a minute.
    REQUIRE(first->ends());
    REQUIRE_FALSE(stand.ask("UPDATE node.tasks SET lease_until = now() WHERE state = 'running' AND owner LIKE 'node-%'").startsWith("failed"));
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done'") == "200"; }, 60000));
    REQUIRE(stand.ask("SELECT count(*) FROM node.tasks WHERE result IS NULL") == "0");
    REQUIRE(stand.ask("SELECT count(*) FROM node.tasks") == "200");
}

TEST_CASE("a node that is told to stop hands its work back and ends with 0", "[node]")
{
    QueueStand stand;
    const auto node = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 1})"}});
    for (int count = 0; count < 20; ++count) {
        (void)addTask(*node, u"digest"_s, {{u"text"_s, QString::number(count)}, {u"rounds"_s, 200000}});
    }
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'running'") == "1"; }));
    node->terminate();
    REQUIRE(node->becomes("/ready", 503));
    REQUIRE(node->ends(30000));
    REQUIRE(node->exitStatus() == 0);
    REQUIRE(stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'running'") == "0");
    REQUIRE(stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'dead'") == "0");
}

TEST_CASE("a hundred thousand queued tasks do not slow the probes, which never ask the database", "[node]")
{
    QueueStand stand;
    REQUIRE_FALSE(stand.ask("INSERT INTO node.tasks (kind, payload, max_attempts, run_at) SELECT 'echo', '{}', 5, now() + interval '1 day' FROM generate_series(1, 100000)").startsWith("failed"));
    const auto node = stand.node();
    REQUIRE(waitFor([&] { return node->get("/metrics").body.contains("godel_queue_depth 100000"); }));
    // With the database stopped in its tracks a probe that asked it would have no answer.
    REQUIRE_OK(stand.database->stop());
    REQUIRE(waitFor([&] { return stand.processes->find(drivers::LocalDatabase::id())->state == ports::ProcessState::Stopped; }));
    REQUIRE(node->get("/live").status == 200);
    REQUIRE(node->get("/ready").status == 200);
    REQUIRE(node->becomes("/health", 503));
}

TEST_CASE("a node is not ready before the tables are there", "[node]")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    NodeProcess node({{u"GODEL_DATABASE"_s, stand.words()}});
    REQUIRE(node.comesUp());
    REQUIRE(waitFor([&] { return node.get("/health/details").body.contains("\"status\":\"ok\""); }));
    REQUIRE(node.get("/ready").status == 503);
    REQUIRE(runNode({u"--migrate"_s}, {{u"GODEL_DATABASE"_s, stand.words()}}).status == 0);
    REQUIRE(node.becomes("/ready", 200));
}
