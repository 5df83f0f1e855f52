#include "node/agents/agent_pool.h"
#include "support/catch.h"
#include "support/wait.h"


using namespace godel;
using namespace godel::node;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = AgentOutcome::Kind;

/// A pool in this process, with real agents.
struct AgentStand {
    explicit AgentStand(const AgentSettings& settings) : pool(settings, clock, log, vitals) {}
    explicit AgentStand(int max, QStringList command = {QStringLiteral(GODEL_BINARY_DIR "/bin/godel-node"), u"--agent"_s})
        : pool(settingsOf(max, std::move(command)), clock, log, vitals)
    {
    }
    static AgentSettings settingsOf(int max, QStringList command)
    {
        AgentSettings settings;
        settings.command = std::move(command);
        settings.max = max;
        return settings;
    }

    void run(TaskId id, const QByteArray& kind, const QByteArray& payload = "{}")
    {
        pool.run({id, 1, QString::fromLatin1(kind), payload, 1}, [this, id](const AgentOutcome& outcome) { ended.insert(id, outcome); });
    }
    bool allEnd(qsizetype count)
    {
        return waitFor([&] { return ended.size() == count; });
    }
    bool isBusy(TaskId id) const
    {
        for (const auto& agent : pool.list()) {
            if (agent[u"task"_s] == QString::number(id)) {
                return true;
            }
        }
        return false;
    }

    SystemClock clock;
    SilentLog log;
    VitalsBoard vitals;
    QHash<TaskId, AgentOutcome> ended;
    AgentPool pool;
};

const QByteArray longDigest = R"({"text": "a", "rounds": 1000000000})";

} // namespace

TEST_CASE("an agent is kept for the next task, and there are no more than may be", "[node]")
{
    AgentStand stand(2);
    for (TaskId id = 1; id <= 20; ++id) {
        stand.run(id, "word-count", R"({"text": "to be or not to be"})");
        CHECK(stand.pool.list().size() <= 2);
    }
    REQUIRE(stand.allEnd(20));
    for (const auto& outcome : stand.ended) {
        CHECK(outcome.kind == Kind::Done);
        CHECK(outcome.result.contains("\"words\":6"));
    }
    int finished = 0;
    for (const auto& agent : stand.pool.list()) {
        finished += agent[u"finished_tasks"_s].toInt();
    }
    CHECK(finished == 20);
}

TEST_CASE("a command that does not start is tried with pauses, and its tasks are handed back", "[node]")
{
    AgentStand stand(50, {u"/nowhere/agent"_s});
    for (TaskId id = 1; id <= 50; ++id) {
        stand.run(id, "echo");
    }
    REQUIRE(stand.allEnd(50));
    for (const auto& outcome : stand.ended) {
        CHECK(outcome.kind == Kind::NotRun);
    }
    CHECK_FALSE(stand.pool.canStart());
    CHECK(waitFor([&] { return stand.pool.list().isEmpty(); }));
}

TEST_CASE("an agent that answers what was not asked fails its task and is replaced", "[node]")
{
    AgentStand stand(1, {u"/bin/sh"_s, u"-c"_s, u"echo '{\"ready\": true}'; read line; echo nonsense; sleep 60"_s});
    stand.run(1, "echo");
    REQUIRE(stand.allEnd(1));
    CHECK(stand.ended[1].kind == Kind::Failed);
    CHECK(stand.ended[1].error.contains(u"not valid JSON"_s));
    stand.run(2, "echo");
    REQUIRE(stand.allEnd(2));
    CHECK(stand.ended[2].kind == Kind::Failed);
}

TEST_CASE("a restart by force hands every task back, also where each is begun again at once", "[node]")
{
    constexpr int count = 8;
    AgentStand stand(2 * count);
    int handedBack = 0;
    for (TaskId id = 1; id <= count; ++id) {
        stand.pool.run({id, 1, u"digest"_s, longDigest, 1}, [&stand, &handedBack, id](const AgentOutcome& outcome) {
            handedBack += outcome.kind == Kind::NotRun ? 1 : 0;
            stand.run(id, "echo", "{}");
        });
    }
    REQUIRE(waitFor([&] {
        for (TaskId id = 1; id <= count; ++id) {
            if (!stand.isBusy(id)) {
                return false;
            }
        }
        return true;
    }));
    stand.pool.restart(true);
    CHECK(handedBack == count);
    REQUIRE(stand.allEnd(count));
    for (const auto& outcome : stand.ended) {
        CHECK(outcome.kind == Kind::Done);
    }
}

TEST_CASE("a gentle restart lets a task end and gives what waits to a new agent", "[node]")
{
    AgentStand stand(1);
    stand.run(1, "digest", R"({"text": "a", "rounds": 300000})");
    stand.run(2, "echo", R"({"a": 1})");
    REQUIRE(waitFor([&] { return stand.isBusy(1); }));
    stand.pool.restart(false);
    REQUIRE(stand.allEnd(2));
    CHECK(stand.ended[1].kind == Kind::Done);
    CHECK(stand.ended[2].kind == Kind::Done);
    REQUIRE(waitFor([&] { return stand.pool.list().size() == 1; }));
    CHECK(stand.pool.list()[0][u"id"_s] == u"2"_s);
}

TEST_CASE("a task that takes longer than it may fails, and its agent is replaced", "[node]")
{
    AgentSettings settings = AgentStand::settingsOf(1, {QStringLiteral(GODEL_BINARY_DIR "/bin/godel-node"), u"--agent"_s});
    settings.taskTimeout = 300ms;
    AgentStand stand(settings);
    stand.run(1, "digest", longDigest);
    stand.run(2, "echo");
    REQUIRE(stand.allEnd(2));
    CHECK(stand.ended[1].kind == Kind::Failed);
    CHECK(stand.ended[1].error.contains(u"longer than 300ms"_s));
    CHECK(stand.ended[2].kind == Kind::Done);
}

TEST_CASE("an agent that is not ready in time is ended, and its task handed back", "[node]")
{
    AgentSettings settings = AgentStand::settingsOf(1, {u"/bin/sleep"_s, u"1000"_s});
    settings.spawnTimeout = 200ms;
    AgentStand stand(settings);
    stand.run(1, "echo");
    REQUIRE(stand.allEnd(1));
    CHECK(stand.ended[1].kind == Kind::NotRun);
    CHECK(stand.pool.stats()[u"failed_spawns"_s] == 1);
    CHECK_FALSE(stand.pool.canStart());
}

TEST_CASE("agents that go as soon as they are ready are started with pauses", "[node]")
{
    AgentSettings settings = AgentStand::settingsOf(4, {u"/bin/sh"_s, u"-c"_s, u"echo '{\"ready\": true}'"_s});
    settings.min = 1;
    AgentStand stand(settings);
    REQUIRE(waitFor([&] { return stand.pool.stats()[u"failed_spawns"_s].toInt() >= 1; }));
    CHECK_FALSE(stand.pool.canStart());
    CHECK(stand.pool.stats()[u"active"_s].toInt() <= 1);
}
