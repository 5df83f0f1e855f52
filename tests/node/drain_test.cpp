#include "node/queue_stand.h"

#include <QSet>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A router as simple as can be: asks /ready every now and then, and sends requests to who said yes last.
class ReadyRouter {
public:
    explicit ReadyRouter(QList<quint16> ports) : m_ports(std::move(ports)), m_checks(m_ports.size()), m_isReady(m_ports.size(), false) {}

    QSet<QByteArray> accepted;
    int answered = 0;
    QStringList failures;
    QSet<quint16> answeredBy;

    [[nodiscard]] bool isReady(qsizetype number) const { return m_isReady[number]; }
    [[nodiscard]] bool isQuiet() const { return m_underWay.empty(); }

    void pump(bool sends)
    {
        check();
        for (auto& [port, answer] : m_underWay) {
            if (answer.isReady()) {
                take(port, answer.result());
                answer = {};
            }
        }
        std::erase_if(m_underWay, [](const auto& one) { return !one.second.isValid(); });
        while (sends && m_underWay.size() < 16 && m_isReady.contains(true)) {
            do {
                m_turn = (m_turn + 1) % m_ports.size();
            } while (!m_isReady[m_turn]);
            const bool isWrite = ++m_sent % 5 == 0;
            m_underWay.emplace_back(m_ports[m_turn], ask(m_ports[m_turn], isWrite));
        }
    }

private:
    void check()
    {
        for (qsizetype number = 0; number < m_ports.size(); ++number) {
            if (m_checks[number].isValid() && m_checks[number].isReady()) {
                m_isReady[number] = m_checks[number].result() && m_checks[number].result()->status == 200;
                m_checks[number] = {};
            }
            if (!m_checks[number].isValid()) {
                web::Ask ready;
                ready.path = "/ready";
                m_checks[number] = m_client.ask(targetOf(m_ports[number]), ready);
            }
        }
    }

    static web::Target targetOf(quint16 port)
    {
        web::Target target;
        target.port = port;
        return target;
    }

    Pending<web::Response> ask(quint16 port, bool isWrite)
    {
        web::Ask ask;
        ask.path = "/v1/tasks?limit=5";
        if (isWrite) {
            ask.method = "POST";
            ask.path = "/v1/tasks";
            ask.headers.emplaceBack("Content-Type", "application/json");
            ask.body = R"({"kind": "digest", "payload": {"text": "a", "rounds": 20000}})";
        }
        return m_client.ask(targetOf(port), ask);
    }

    void take(quint16 port, const Result<web::Response>& response)
    {
        if (!response || response->status >= 300) {
            failures.append(response ? QString::number(response->status) : godel::text(response.error()));
            return;
        }
        ++answered;
        answeredBy.insert(port);
        if (response->status == 202) {
            accepted.insert(parseObject(response->body, {}).value_or(QJsonObject())[u"id"_s].toString().toLatin1());
        }
    }

    QList<quint16> m_ports;
    QList<Pending<web::Response>> m_checks;
    QList<bool> m_isReady;
    web::Client m_client;
    std::vector<std::pair<quint16, Pending<web::Response>>> m_underWay;
    qsizetype m_turn = 0;
    int m_sent = 0;
};

} // namespace

TEST_CASE("nodes stop one after the other under load without a failed request or a lost task", "[node][drain]")
{
    QueueStand stand;
    const NodeProcess::Environment lingering{{u"GODEL_LINGER"_s, u"500ms"_s}};
    std::vector<std::unique_ptr<NodeProcess>> nodes;
    for (int count = 0; count < 3; ++count) {
        nodes.push_back(stand.node({{u"agents.json"_s, R"({"maxConcurrent": 2})"}}, lingering));
    }
    ReadyRouter router({nodes[0]->port(), nodes[1]->port(), nodes[2]->port()});
    const auto sends = [&](auto until) {
        return waitFor([&] {
            router.pump(true);
            return until();
        }, 40000);
    };
    REQUIRE(sends([&] { return router.answeredBy.size() == 3 && router.answered > 300; }));
    for (const size_t number : {0, 1}) {
        // In the middle of its work.
        REQUIRE(sends([&] { return !nodes[number]->get("/metrics").body.contains("godel_workers_busy 0\n"); }));
        nodes[number]->terminate();
        REQUIRE(sends([&] { return nodes[number]->hasEnded(); }));
        CHECK(nodes[number]->exitStatus() == 0);
        CHECK_FALSE(router.isReady(static_cast<qsizetype>(number)));
        const int sofar = router.answered;
        REQUIRE(sends([&] { return router.answered > sofar + 100; }));
    }
    REQUIRE(waitFor([&] {
        router.pump(false);
        return router.isQuiet();
    }));
    INFO(router.failures.join(u"; "_s).toStdString());
    CHECK(router.failures.isEmpty());
    const QByteArray accepted = QByteArray::number(router.accepted.size());
    REQUIRE(waitFor([&] { return stand.ask("SELECT count(*) FROM node.tasks WHERE state = 'done'") == accepted; }, 120000));
    CHECK(stand.ask("SELECT count(*) FROM node.tasks") == accepted);
    // Handed back means that the attempt did not count, so none was needed twice.
    CHECK(stand.ask("SELECT max(attempts) FROM node.tasks") == "1");
}
