#include "base/file.h"
#include "contracts/workload_contract.h"
#include "drivers/workload/http_workload.h"
#include "fakes/fake_workload.h"
#include "node/queue_stand.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

class FakeStand final : public WorkloadUnderTest {
public:
    FakeStand() { m_without.hasTasks = false; }

    ports::Workload& workload() override { return m_workload; }
    ports::Workload& withoutTasks() override { return m_without; }
    void carryOut(Carrying how) override
    {
        m_workload.isHeld = how == Carrying::Held;
        m_workload.ending = how == Carrying::Badly ? ports::ProbeState::Failed : ports::ProbeState::Done;
    }
    bool isCarriedOut(const QString&) override { return m_workload.isHeld; }
    void takeIn(bool isOpen) override { m_workload.takesTasks = isOpen; }
    int left() override { return static_cast<int>(m_workload.left()); }
    void close() override { m_workload.isOpen = false; }

private:
    FakeWorkload m_workload;
    FakeWorkload m_without;
};

/// Carries tasks out as the word in a file says; on "Held" it waits for another word.
const QByteArray agent = R"SH(echo '{"ready": true}'
while read -r line; do
    id=$(expr "$line" : '.*"id":"\([0-9]*\)"')
    while [ "$(cat "$1")" = Held ]; do sleep 0.02; done
    case "$(cat "$1")" in
        Well) echo "{\"id\": \"$id\", \"result\": {\"words\": 7}}" ;;
        *) echo "{\"id\": \"$id\", \"error\": \"no such customer\", \"permanent\": true}" ;;
    esac
done
)SH";

/// The driver over a real node with a real database, and an agent that does as it is told.
class NodeStand final : public WorkloadUnderTest {
public:
    NodeStand()
    {
        const QString script = m_stand.folder.filePath(u"agent.sh"_s);
        REQUIRE_OK(writeFile(script, agent));
        carryOut(Carrying::Well);
        const QJsonArray command{u"/bin/sh"_s, script, word()};
        m_node = m_stand.node({{u"agents.json"_s, compact({{u"command"_s, command}, {u"maxConcurrent"_s, 2}})}});
        m_workload = std::make_unique<drivers::HttpWorkload>(m_client, m_node->port(), true);
        m_without = std::make_unique<drivers::HttpWorkload>(m_client, m_node->port(), false);
    }

    ports::Workload& workload() override { return *m_workload; }
    ports::Workload& withoutTasks() override { return *m_without; }
    void carryOut(Carrying how) override
    {
        REQUIRE_OK(writeFile(word(), how == Carrying::Held ? "Held" : how == Carrying::Well ? "Well" : "Badly"));
    }
    bool isCarriedOut(const QString& id) override { return stateOf(*m_node, id.toLatin1()) == u"running"; }
    void takeIn(bool isOpen) override
    {
        REQUIRE(m_node->post(isOpen ? "/admin/queue/restart" : "/admin/queue/drain", {}, QueueStand::token).status == 200);
    }
    int left() override { return m_stand.ask("SELECT count(*) FROM node.tasks").toInt(); }
    void close() override
    {
        m_node->kill();
        REQUIRE(m_node->ends());
    }

private:
    [[nodiscard]] QString word() const { return m_stand.folder.filePath(u"word"_s); }

    QueueStand m_stand;
    std::unique_ptr<NodeProcess> m_node;
    web::Client m_client;
    std::unique_ptr<drivers::HttpWorkload> m_workload;
    std::unique_ptr<drivers::HttpWorkload> m_without;
};

} // namespace

TEST_CASE("the fake workload keeps to the port's contract", "[workload]")
{
    FakeStand stand;
    checkWorkload(stand);
}

TEST_CASE("the workload over HTTP keeps to the port's contract with a real node", "[workload][node]")
{
    NodeStand stand;
    checkWorkload(stand);
}
