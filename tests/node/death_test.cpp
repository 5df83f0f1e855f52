#include "node/queue_stand.h"

#include "base/random.h"

#include <QSet>
#include <csignal>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int total = 400;
constexpr int atATime = 8;

/// Hands in tasks until each is acknowledged: what had no answer is sent again to whoever lives, under the same key.
class Submitter {
public:
    explicit Submitter(Random& random) : m_random(random) {}

    QList<quint16> ports;

    [[nodiscard]] int acknowledged() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const QHash<int, QByteArray>& ids() const { return m_ids; }
    [[nodiscard]] int unanswered() const { return m_unanswered; }

    void pump()
    {
        for (auto& [number, answer] : m_underWay) {
            if (answer.isReady()) {
                take(number, answer);
                answer = {};
            }
        }
        std::erase_if(m_underWay, [](const auto& one) { return !one.second.isValid(); });
        while (m_underWay.size() < atATime && (!m_again.isEmpty() || m_next < total)) {
            const int number = m_again.isEmpty() ? m_next++ : m_again.takeFirst();
            m_underWay.emplace_back(number, send(number));
        }
    }

private:
    Pending<web::Response> send(int number)
    {
        web::Target target;
        target.port = ports[static_cast<qsizetype>(m_random.number() % static_cast<quint64>(ports.size()))];
        web::Ask ask;
        ask.method = "POST";
        ask.path = "/v1/tasks";
        ask.headers.emplaceBack("Content-Type", "application/json");
        ask.body = compact({{u"kind"_s, u"digest"_s}, {u"key"_s, u"order-%1"_s.arg(number)}, {u"maxAttempts"_s, 100},
                            {u"payload"_s, QJsonObject{{u"text"_s, QString::number(number)}, {u"rounds"_s, 8000}}}});
        return m_client.ask(target, ask);
    }

    void take(int number, const Pending<web::Response>& answer)
    {
        const auto& result = answer.result();
        if (result && (result->status == 200 || result->status == 202)) {
            m_ids.insert(number, parseObject(result->body, {}).value_or(QJsonObject())[u"id"_s].toString().toLatin1());
        } else {
            ++m_unanswered;
            m_again.append(number);
        }
    }

    Random& m_random;
    web::Client m_client;
    std::vector<std::pair<int, Pending<web::Response>>> m_underWay;
    QList<int> m_again;
    QHash<int, QByteArray> m_ids;
    int m_next = 0;
    int m_unanswered = 0;
};

/// Nodes of which any may die at any time, and a record of every end that the database ever took.
struct DeathStand : QueueStand {
    std::vector<std::unique_ptr<NodeProcess>> nodes;

    DeathStand()
    {
        command("CREATE TABLE node.ends (task bigint NOT NULL, state text NOT NULL);"
                "GRANT ALL ON node.ends TO app;"
                "CREATE FUNCTION node.note_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO node.ends VALUES (new.id, new.state); RETURN NULL; END $$;"
                "CREATE TRIGGER ends AFTER UPDATE ON node.tasks FOR EACH ROW WHEN (new.state IN ('done', 'dead')) EXECUTE FUNCTION node.note_end();");
        for (int count = 0; count < 3; ++count) {
            nodes.push_back(start());
        }
    }
    std::unique_ptr<NodeProcess> start() { return node({{u"agents.json"_s, R"({"maxConcurrent": 3})"}}, {{u"GODEL_LEASE"_s, u"2s"_s}}); }
    [[nodiscard]] QList<quint16> ports() const
    {
        QList<quint16> all;
        for (const auto& node : nodes) {
            all.append(node->port());
        }
        return all;
    }
};

} // namespace

TEST_CASE("kill -9 of nodes and of the database at random moments loses and doubles no acknowledged task", "[node][death]")
{
    SystemRandom chance;
    const quint64 seed = chance.number();
    CAPTURE(seed);
    SeededRandom random(seed);
    DeathStand stand;
    Submitter submitter(random);
    submitter.ports = stand.ports();
    int nodesKilled = 0;
    int databasesKilled = 0;
    int nextDeath = 10;
    REQUIRE(waitFor(
        [&] {
            submitter.pump();
            if (submitter.acknowledged() >= nextDeath && submitter.acknowledged() < total) {
                nextDeath = submitter.acknowledged() + 10 + static_cast<int>(random.number() % 50);
                if (nodesKilled % 4 == 2 && databasesKilled * 4 < nodesKilled) {
                    stand.killDatabase();
                    ++databasesKilled;
                } else {
                    auto& victim = stand.nodes[random.number() % stand.nodes.size()];
                    victim->kill();
                    REQUIRE(victim->ends());
                    // The next one comes up on a port of its own while the others work on.
                    victim = std::make_unique<NodeProcess>(NodeProcess::Environment{{u"GODEL_DATABASE"_s, stand.words()}, {u"GODEL_LEASE"_s, u"2s"_s}});
                    REQUIRE(victim->comesUp());
                    ++nodesKilled;
                    submitter.ports = stand.ports();
                }
            }
            return submitter.acknowledged() == total;
        },
        120000));
    REQUIRE(nodesKilled >= 3);
    REQUIRE(databasesKilled >= 1);
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state IN ('done', 'dead')") == QByteArray::number(total); }, 120000));
    // As many rows as orders: what was sent again under its key made no second task.
    CHECK(stand.ask("SELECT count(*) FROM node.tasks") == QByteArray::number(total));
    CHECK(QSet<QByteArray>(submitter.ids().begin(), submitter.ids().end()).size() == total);
    for (const QByteArray& id : submitter.ids()) {
        CAPTURE(id);
        CHECK(stand.ask("SELECT string_agg(state, ',') FROM node.ends WHERE task = " + id) == "done");
    }
    CHECK(stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done' AND result->>'sha256' IS NULL") == "0");
    // It was no fair weather: some answers never came, and some attempts were lost.
    CHECK(submitter.unanswered() > 0);
    CHECK(stand.ask("SELECT count(*) FROM node.tasks WHERE attempts > 1").toInt() > 0);
}

TEST_CASE("a node that was frozen past its lease records nothing of what others did meanwhile", "[node][death]")
{
    DeathStand stand;
    stand.nodes.clear();
    const auto frozen = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 3})"}}, {{u"GODEL_LEASE"_s, u"1s"_s}, {u"GODEL_INSTANCE"_s, u"frozen"_s}});
    QList<QByteArray> ids;
    for (int count = 0; count < 3; ++count) {
        ids.append(addTask(*frozen, u"digest"_s, {{u"text"_s, QString::number(count)}, {u"rounds"_s, 1'000'000}}));
    }
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'running'") == "3"; }));
    REQUIRE(::kill(static_cast<pid_t>(frozen->pid()), SIGSTOP) == 0);
    // Its agents go on and have their answers ready when it wakes up.
    const auto other = stand.node({}, {{u"GODEL_LEASE"_s, u"1s"_s}});
    const bool areDone = waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done'") == "3"; }, 60000);
    REQUIRE(::kill(static_cast<pid_t>(frozen->pid()), SIGCONT) == 0);
    REQUIRE(areDone);
    REQUIRE(waitFor([&] { return frozen->get("/metrics").body.contains("godel_task_attempts_total{outcome=\"lost\"} 3\n"); }));
    for (const QByteArray& id : ids) {
        CHECK(stand.ask("SELECT string_agg(state, ',') FROM node.ends WHERE task = " + id) == "done");
        CHECK(stateOf(*other, id) == u"done"_s);
    }
    CHECK(frozen->get("/metrics").body.contains("godel_task_attempts_total{outcome=\"done\"} 0\n"));
}
