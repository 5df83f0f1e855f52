#include "contracts/processes_contract.h"
#include "drivers/processes/local_stand.h"
#include "fakes/fake_processes.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

class FakeStand : public ProcessesStand {
public:
    ports::Processes& processes() override { return m_processes; }
    FakeClock& clock() override { return m_clock; }
    void write(const ports::InstanceId& id, const QList<QByteArray>& lines, const QList<QByteArray>& previous) override
    {
        m_processes.write(id, lines, previous);
    }
    ports::ProcessSpec spec(Behaviour behaviour) override
    {
        ports::ProcessSpec wanted;
        wanted.folder = u"/"_s;
        wanted.command = { u"/bin/%1"_s.arg(static_cast<int>(behaviour)) };
        switch (behaviour) {
        case Behaviour::NeverReady:
            wanted.ready = ports::ReadyCheck{ 7500, u"/ready"_s, 30s };
            m_processes.behave(wanted.command.first(), FakeProcesses::Behaviour::NeverReady);
            break;
        case Behaviour::Dies:
            m_processes.behave(wanted.command.first(), FakeProcesses::Behaviour::Dies);
            break;
        case Behaviour::IgnoresStop:
            m_processes.behave(wanted.command.first(), FakeProcesses::Behaviour::IgnoresStop);
            break;
        case Behaviour::RunsOn:
        case Behaviour::BecomesReady:
            break;
        }
        return wanted;
    }

private:
    FakeClock m_clock;
    FakeProcesses m_processes{ m_clock };
};

} // namespace

TEST_CASE("the fake keeps the contract of processes", "[processes]")
{
    checkProcesses([] { return std::make_unique<FakeStand>(); });
}

TEST_CASE("the processes of this machine keep the contract", "[processes]")
{
    checkProcesses([] { return std::make_unique<LocalStand>(); });
}

TEST_CASE("a fake process crashes and uses memory as a test says", "[processes]")
{
    FakeClock clock;
    FakeProcesses processes(clock);
    const auto id = LocalStand::id(u"a"_s);
    ports::ProcessSpec spec;
    spec.command = { u"/bin/a"_s };
    REQUIRE_OK(processes.start(id, spec));
    processes.setMemory(id, Bytes{ 7 });
    CHECK(processes.find(id)->memory == Bytes{ 7 });
    processes.crash(id);
    CHECK(processes.find(id)->state == ports::ProcessState::Waiting);
    clock.advance(500ms);
    CHECK(processes.find(id)->state == ports::ProcessState::Ready);
}
