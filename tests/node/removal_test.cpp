#include "node/cache/result_cache.h"
#include "node/queue_stand.h"
#include "support/fake_clock.h"
#include "support/raw_client.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto token = QueueStand::token;

int removedBy(NodeProcess& node)
{
    return node.get("/admin/queue", token).json()[u"work"_s][u"removed"_s].toInt(-1);
}

QByteArray finishTask(NodeProcess& node)
{
    const QByteArray id = addTask(node, u"word-count"_s, {{u"text"_s, u"one two"_s}});
    REQUIRE(waitFor([&] { return stateOf(node, id) == u"done"; }));
    return id;
}

} // namespace

TEST_CASE("tasks that are done, dead or queued are removed, and nothing is left of them", "[node][removal]")
{
    QueueStand stand;
    const auto node = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 1})"}});
    const QByteArray done = finishTask(*node);
    const QByteArray dead = addTask(*node, u"fail"_s, {{u"permanent"_s, true}});
    REQUIRE(waitFor([&] { return stateOf(*node, dead) == u"dead"; }));
    const QByteArray running = addTask(*node, u"digest"_s, {{u"text"_s, u"a"_s}, {u"rounds"_s, 1'000'000'000}});
    REQUIRE(waitFor([&] { return stateOf(*node, running) == u"running"; }));
    const QByteArray queued = addTask(*node, u"echo"_s);
    REQUIRE(stateOf(*node, queued) == u"queued");
    REQUIRE(node->get("/v1/tasks/" + done).status == 200);
    for (const QByteArray& id : {done, dead, queued}) {
        CAPTURE(id);
        CHECK(node->remove("/v1/tasks/" + id).status == 204);
        CHECK(node->get("/v1/tasks/" + id).status == 404);
        CHECK(node->remove("/v1/tasks/" + id).status == 404);
    }
    CHECK(node->remove("/v1/tasks/999999").status == 404);
    CHECK(node->remove("/v1/tasks/nonsense").status == 404);
    const auto refused = node->remove("/v1/tasks/" + running);
    CHECK(refused.status == 409);
    CHECK(refused.json()[u"error"_s][u"message"_s].toString().contains(u"is being carried out"));
    CHECK(refused.json()[u"error"_s][u"hint"_s].toString().contains(u"once it has ended"));
    CHECK(stateOf(*node, running) == u"running");
    CHECK(stand.ask("SELECT count(*) FROM node.tasks") == "1");
    CHECK(removedBy(*node) == 3);
    CHECK(node->get("/metrics").body.contains("\ngodel_tasks_removed_total 3\n"));
    for (const auto& key : node->get("/admin/cache/keys", token).json()[u"keys"_s].toArray()) {
        CHECK(key[u"id"_s] != QString::fromLatin1(done));
    }
    CHECK(node->get("/openapi.json").json()[u"paths"_s][u"/v1/tasks/{id}"_s].toObject().contains(u"delete"_s));
}

TEST_CASE("the answer to a removal has no body, and the connection is good for the next request", "[node][removal]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QByteArray id = finishTask(*node);
    RawClient client(node->port());
    REQUIRE(client.send("DELETE /v1/tasks/" + id + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const QByteArray head = client.readUntil("\r\n\r\n");
    CHECK(statusOf(head) == 204);
    CHECK_FALSE(head.toLower().contains("\r\ncontent-length"));
    CHECK_FALSE(head.toLower().contains("\r\ncontent-type"));
    REQUIRE(client.send("GET /v1/tasks/" + id + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    CHECK(statusOf(client.readToEnd()) == 404);
}

TEST_CASE("a removed task's key is free again", "[node][removal]")
{
    QueueStand stand;
    const auto node = stand.node();
    const QJsonObject task{{u"kind"_s, u"echo"_s}, {u"key"_s, u"order-7"_s}};
    const QByteArray first = node->post("/v1/tasks", task).json()[u"id"_s].toString().toLatin1();
    REQUIRE(waitFor([&] { return stateOf(*node, first) == u"done"; }));
    REQUIRE(node->remove("/v1/tasks/" + first).status == 204);
    const auto second = node->post("/v1/tasks", task);
    CHECK(second.status == 202);
    CHECK(second.json()[u"id"_s].toString().toLatin1() != first);
}

TEST_CASE("all nodes forget a task that one of them removed, also one that could not hear of it", "[node][removal]")
{
    QueueStand stand;
    const auto first = stand.node();
    const auto second = stand.node();
    const QByteArray id = finishTask(*first);
    const QByteArray kept = finishTask(*first);
    const QByteArray missed = finishTask(*first);
    for (const QByteArray& each : {id, kept, missed}) {
        REQUIRE(second->get("/v1/tasks/" + each).status == 200);
    }
    REQUIRE(second->get("/admin/cache", token).json()[u"entries"_s] == 3);
    REQUIRE(first->remove("/v1/tasks/" + id).status == 204);
    CHECK(second->becomes("/v1/tasks/" + id, 404));
    CHECK(second->get("/v1/tasks/" + kept).status == 200);
    // While nobody is told, a task goes that way; whoever listens again looks at what has gone.
    (void)stand.command("DELETE FROM node.tasks WHERE id = " + missed);
    REQUIRE(stand.ask("SELECT count(*) FROM node.tasks") == "1");
    REQUIRE(second->get("/v1/tasks/" + missed).status == 200);
    (void)stand.command("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    CHECK(second->becomes("/v1/tasks/" + missed, 404));
    CHECK(second->get("/v1/tasks/" + kept).status == 200);
    CHECK(second->get("/admin/cache", token).json()[u"entries"_s] == 1);
}

TEST_CASE("an answer that is fetched while its task is removed is not kept", "[node][removal]")
{
    FakeClock clock;
    node::ResultCache cache({}, clock);
    cache.put(1, "one");
    cache.put(2, "two");
    cache.forget(1);
    CHECK(cache.find(1).isEmpty());
    cache.put(1, "one");
    CHECK(cache.find(1).isEmpty());
    CHECK(cache.keys() == QList<qint64>{2});
    CHECK(cache.stats().entries == 1);
    // Only so many are remembered, the newest of them.
    for (qint64 key = 10; key < 10'010; ++key) {
        cache.forget(key);
    }
    cache.put(10'009, "late");
    CHECK(cache.find(10'009).isEmpty());
    CHECK(cache.find(2) == "two");
}
