#include "drivers/processes/local_stand.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

const auto a = LocalStand::id(u"a"_s);

/// An engine in a process of its own, to be killed.
class Engine {
public:
    Engine(const LocalStand& stand, const QStringList& command)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(GODEL_BINARY_DIR "/bin/test_engine"),
                        QStringList{ stand.settings().stateFolder, stand.settings().logFolder, u"a"_s } + command);
    }
    ~Engine() { kill(); }

    /// Whether it writes a line that begins so.
    bool says(const QByteArray& text)
    {
        return waitFor([&] {
            m_said += m_process.readAll();
            return m_said.contains(text) || m_process.state() == QProcess::NotRunning;
        }) && m_said.contains(text);
    }
    void kill()
    {
        m_process.kill();
        waitFor([&] { return m_process.state() == QProcess::NotRunning; });
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

/// Processes of this stand's child that run, whoever started them.
QList<qint64> running(const QString& argument)
{
    QList<qint64> pids;
    for (const auto& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(name));
        const auto pid = name.toLongLong();
        if (pid > 0 && file.open(QIODevice::ReadOnly)) {
            const auto words = file.readAll().split('\0');
            if (words.value(0) == testChild().toUtf8() && words.contains(argument.toUtf8())) {
                pids.append(pid);
            }
        }
    }
    return pids;
}

/// Whether the process has a handler of its own for the signal, by the kernel's account.
bool handles(qint64 pid, int signal)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("SigCgt:")) {
            return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1) & 1U) != 0;
        }
    }
    return false;
}

} // namespace

TEST_CASE("the next engine adopts what a killed one left, and hears of its end", "[processes]")
{
    LocalStand stand;
    stand.close();
    const auto spec = stand.run({ u"--pause"_s, u"1"_s, u"--on-hup"_s, stand.path(u"hup"_s) });
    {
        Engine engine(stand, spec.command);
        REQUIRE(engine.says("started"));
    }
    stand.open();
    const auto view = stand.processes().find(a);
    REQUIRE(view);
    CHECK(view->state == ProcessState::Ready);
    CHECK(running(stand.path(u"hup"_s)) == QList{ view->pid });
    REQUIRE_OK(stand.processes().start(a, view->spec));
    CHECK(stand.processes().find(a)->pid == view->pid);

    // Before it has said what HUP is to do, HUP ends it, as any process.
    REQUIRE(waitFor([&] { return handles(view->pid, SIGHUP); }));
    REQUIRE_OK(stand.processes().reload(a));
    CHECK(waitFor([&] { return QFile::exists(stand.path(u"hup"_s)); }));
    ::kill(static_cast<pid_t>(view->pid), SIGKILL);
    REQUIRE(stand.comesTo(a, ProcessState::Waiting));
    stand.clock().advance(500ms);
    REQUIRE(stand.comesTo(a, ProcessState::Ready));
    CHECK(running(stand.path(u"hup"_s)).size() == 1);
    REQUIRE_OK(stand.processes().stop(a));
    REQUIRE(stand.comesTo(a, ProcessState::Stopped));
}

TEST_CASE("an engine killed before it could note the pid is followed by its mark", "[processes]")
{
    LocalStand stand;
    stand.close();
    {
        Engine engine(stand, stand.run({ u"--on-hup"_s, stand.path(u"hup"_s) }).command);
        REQUIRE(engine.says("started"));
    }
    REQUIRE(QFile::remove(stand.path(u"state/a.birth"_s)));
    stand.open();
    CHECK(running(stand.path(u"hup"_s)) == QList{ stand.processes().find(a)->pid });
}

TEST_CASE("a pid that names another process by now is not adopted", "[processes]")
{
    LocalStand stand;
    stand.close();
    {
        Engine engine(stand, stand.run({ u"--on-hup"_s, stand.path(u"hup"_s) }).command);
        REQUIRE(engine.says("started"));
    }
    const auto pids = running(stand.path(u"hup"_s));
    REQUIRE(pids.size() == 1);
    ::kill(static_cast<pid_t>(pids.first()), SIGKILL);
    REQUIRE(waitFor([&] { return !lookUp(pids.first()); }));
    // This program with the start time of the dead one.
    QFile birth(stand.path(u"state/a.birth"_s));
    REQUIRE(birth.open(QIODevice::ReadWrite));
    auto line = birth.readAll();
    line.replace(0, line.indexOf(' '), QByteArray::number(qint64(::getpid())));
    birth.resize(0);
    birth.write(line);
    birth.close();
    stand.open();
    const auto view = stand.processes().find(a);
    CHECK(view->state == ProcessState::Waiting);
    CHECK(view->pid == 0);
    CHECK(view->reason.contains(u"ended while no engine ran"));
}

TEST_CASE("engines killed at any moment never double a process", "[processes]")
{
    LocalStand stand;
    stand.close();
    const auto command = stand.run({ u"--on-hup"_s, stand.path(u"hup"_s) }).command;
    for (int round = 0; round < 25; ++round) {
        Engine engine(stand, command);
        const bool afterOpen = round % 2 == 0;
        REQUIRE(engine.says(afterOpen ? "open" : ""));
        // From before the record is written to after the child runs; starting takes about two milliseconds.
        waitFor([] { return false; }, QRandomGenerator::global()->bounded(afterOpen ? 6 : 60));
        engine.kill();
        CHECK(running(stand.path(u"hup"_s)).size() <= 1);
        if (round % 5 == 4) {
            // So that the next engine has to start one again.
            for (const auto pid : running(stand.path(u"hup"_s))) {
                ::kill(static_cast<pid_t>(pid), SIGKILL);
            }
        }
    }
    stand.open();
    REQUIRE(waitFor([&] {
        stand.clock().advance(1s);
        return stand.processes().find(a)->pid != 0;
    }));
    CHECK(running(stand.path(u"hup"_s)) == QList{ stand.processes().find(a)->pid });
}

TEST_CASE("a second supervisor in the same folder is told who has it", "[processes]")
{
    LocalStand stand;
    FakeClock clock;
    SystemRandom random;
    SilentLog log;
    const auto second = LocalProcesses::open(stand.settings(), clock, random, log);
    CHECK(second.error().code == ErrorCode::Conflict);
    CHECK(second.error().message.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())));
}

TEST_CASE("a stop that an engine did not live to see goes on with the next one", "[processes]")
{
    LocalStand stand;
    const auto spec = stand.spec(Behaviour::IgnoresStop);
    REQUIRE_OK(stand.processes().start(a, spec));
    REQUIRE(stand.comesTo(a, ProcessState::Ready));
    REQUIRE_OK(stand.processes().stop(a));
    stand.close();
    stand.open();
    CHECK(stand.processes().find(a)->state == ProcessState::Stopping);
    stand.clock().advance(10s);
    CHECK(stand.comesTo(a, ProcessState::Stopped));
}
