#include "base/file.h"
#include "drivers/processes/local_stand.h"
#include "drivers/processes/port_holder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <unistd.h>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const auto a = LocalStand::id(u"a"_s);

} // namespace

TEST_CASE("waits double up to their cap", "[processes]")
{
    const RestartPolicy policy;
    CHECK(waitAfter(policy, 1) == 500ms);
    CHECK(waitAfter(policy, 2) == 1s);
    CHECK(waitAfter(policy, 6) == 16s);
    CHECK(waitAfter(policy, 7) == 30s);
    CHECK(waitAfter(policy, 1'000'000) == 30s);
}

TEST_CASE("a child has a session of its own and inherits nothing", "[processes]")
{
    LocalStand stand;
    ::setenv("GODEL_TEST_LEAK", "leaked", 1);
    auto spec = stand.run({ u"--env"_s, u"GODEL_TEST_LEAK"_s, u"--env"_s, u"GIVEN"_s });
    spec.environment.insert(u"GIVEN"_s, u"yes"_s);
    const QFile open(stand.path(u"held open"_s));
    const int leaked = ::dup(0); // without O_CLOEXEC on purpose
    REQUIRE_OK(stand.processes().start(a, spec));
    ::close(leaked);
    const auto pid = stand.processes().find(a)->pid;
    REQUIRE(waitFor([&] { return content(stand.path(u"logs/a.log"_s)) == "(unset)\nyes\n"; }));
    CHECK(QDir(u"/proc/%1/fd"_s.arg(pid)).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size() == 3);
    CHECK(lookUp(pid)->session == pid);
    CHECK(lookUp(pid)->group == pid);
}

TEST_CASE("what is kept on disk is only this user's", "[processes]")
{
    LocalStand stand;
    REQUIRE_OK(stand.processes().start(a, stand.spec(Behaviour::RunsOn)));
    CHECK(QFileInfo(stand.path(u"state"_s)).permissions() == (QFileInfo(stand.path(u"logs"_s)).permissions()));
    CHECK((QFileInfo(stand.path(u"state/a.json"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    CHECK((QFileInfo(stand.path(u"state"_s)).permissions() & (QFile::ExeGroup | QFile::ExeOther)) == 0);
}

TEST_CASE("a process that has been ready for a while starts its failures from one", "[processes]")
{
    LocalStand stand;
    REQUIRE_OK(stand.processes().start(a, stand.spec(Behaviour::RunsOn)));
    for (int round = 0; round < 6; ++round) {
        REQUIRE(stand.comesTo(a, ProcessState::Ready));
        ::kill(static_cast<pid_t>(stand.processes().find(a)->pid), SIGKILL);
        REQUIRE(stand.comesTo(a, ProcessState::Waiting));
        CHECK(stand.processes().find(a)->reason.contains(u"signal 9"));
        stand.clock().advance(500ms);
        REQUIRE(waitFor([&] { return stand.processes().find(a)->restarts == round + 1; }));
        REQUIRE(stand.comesTo(a, ProcessState::Ready));
        // The supervisor needs one look after the time has passed; it looks at least once a second.
        stand.clock().advance(60s);
        waitFor([] { return false; }, 1200);
    }
}

TEST_CASE("a program that is gone by its restart is a failure with a reason", "[processes]")
{
    LocalStand stand;
    const auto copy = stand.path(u"child"_s);
    REQUIRE(QFile::copy(testChild(), copy));
    auto spec = stand.run({ u"--pause"_s, u"100"_s, u"--exit"_s, u"0"_s });
    spec.command.first() = copy;
    REQUIRE_OK(stand.processes().start(a, spec));
    REQUIRE(QFile::remove(copy));
    REQUIRE(stand.comesTo(a, ProcessState::Waiting));
    stand.clock().advance(500ms);
    REQUIRE(waitFor([&] { return stand.processes().find(a)->reason.contains(u"cannot run"); }));
    CHECK(stand.processes().start(a, spec).has_value());
}

TEST_CASE("memory over the limit is seen within two seconds, also of what left the group", "[processes]")
{
    LocalStand stand;
    auto spec = stand.run({ u"--leave-session"_s, u"200"_s });
    REQUIRE_OK(stand.processes().start(a, spec));
    REQUIRE(waitFor([&] {
        stand.clock().advance(20ms);
        return stand.processes().find(a)->memory > Bytes{ 200 * 1024 * 1024 };
    }));
    REQUIRE_OK(stand.processes().kill(a));
    REQUIRE(stand.comesTo(a, ProcessState::Stopped));

    spec.memoryLimit = Bytes{ 100 * 1024 * 1024 };
    REQUIRE_OK(stand.processes().start(a, spec));
    const auto pid = stand.processes().find(a)->pid;
    QElapsedTimer elapsed;
    elapsed.start();
    Duration told{};
    REQUIRE(waitFor([&] {
        const Duration passed = std::chrono::milliseconds(elapsed.elapsed());
        stand.clock().advance(passed - told);
        told = passed;
        return lookUp(pid) == std::nullopt;
    }));
    CHECK(elapsed.elapsed() < 2000);
    REQUIRE(stand.comesTo(a, ProcessState::Waiting));
    UNSCOPED_INFO(stand.processes().find(a)->reason.toStdString());
    CHECK(stand.processes().find(a)->reason.contains(u"over its limit of 100.0 MiB"));
    REQUIRE(waitFor([&] { return ProcessTable::read().family(pid).isEmpty(); }));
}

TEST_CASE("descendants go with their process, also those in sessions of their own", "[processes]")
{
    LocalStand stand;
    REQUIRE_OK(stand.processes().start(a, stand.run({ u"--leave-session"_s, u"1"_s })));
    const auto pid = stand.processes().find(a)->pid;
    QList<KernelProcess> family;
    REQUIRE(waitFor([&] {
        family = ProcessTable::read().family(pid);
        return family.size() == 2 && family.at(1).session != pid;
    }));
    // The supervisor takes note of descendants at each look.
    stand.clock().advance(1s);
    REQUIRE(waitFor([&] { return stand.processes().find(a)->memory > Bytes{ 0 }; }));
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    REQUIRE(stand.comesTo(a, ProcessState::Waiting));
    CHECK(waitFor([&] { return !lookUp(family.at(1).pid); }));
}

TEST_CASE("a port that somebody else has is no sign of readiness", "[processes]")
{
    LocalStand stand;
    QTcpServer other;
    REQUIRE(other.listen(QHostAddress::LocalHost));
    REQUIRE_OK(stand.processes().start(a, LocalStand::ready(stand.run({}), other.serverPort())));
    REQUIRE(stand.comesTo(a, ProcessState::Waiting));
    const auto reason = stand.processes().find(a)->reason;
    CHECK(reason.contains(u"port %1 is taken by process %2"_s.arg(other.serverPort()).arg(::getpid())));
    CHECK(portHolder(other.serverPort())->pid == ::getpid());
    const auto port = other.serverPort();
    other.close();
    CHECK_FALSE(portHolder(port));
}

TEST_CASE("HUP reaches the process", "[processes]")
{
    LocalStand stand;
    REQUIRE_OK(stand.processes().start(a, stand.run({ u"--on-hup"_s, stand.path(u"hup"_s), u"--say"_s, u"on"_s, u"1"_s })));
    REQUIRE(waitFor([&] { return content(stand.path(u"logs/a.log"_s)) == "on 1\n"; }));
    REQUIRE_OK(stand.processes().reload(a));
    CHECK(waitFor([&] { return content(stand.path(u"hup"_s)) == "hup"; }));
}

TEST_CASE("only root runs processes as somebody else", "[processes]")
{
    LocalStand stand;
    auto spec = stand.spec(Behaviour::RunsOn);
    spec.user = u"nobody-of-that-name"_s;
    CHECK(stand.processes().start(a, spec).error().field == u"user");
    spec.user = u"nobody"_s;
    spec.folder = u"/"_s;
    const auto started = stand.processes().start(a, spec);
    if (::geteuid() != 0) {
        CHECK(started.error().field == u"user");
        return;
    }
    REQUIRE_OK(started);
    REQUIRE(stand.comesTo(a, ProcessState::Ready));
    CHECK(QFileInfo(u"/proc/%1"_s.arg(stand.processes().find(a)->pid)).owner() == u"nobody");
}

TEST_CASE("rotation loses no line and leaves whole lines", "[processes]")
{
    const int count = 400000;
    LocalStand stand;
    REQUIRE_OK(stand.processes().start(
        a, stand.run({ u"--say"_s, u"a line of some length to fill the file"_s, QString::number(count) })));
    const auto path = stand.path(u"logs/a.log"_s);
    const OutputLog log(path, { .size = Bytes{ 256 * 1024 }, .count = 200 });
    REQUIRE(waitFor(
        [&] {
            REQUIRE_OK(log.rotateIfNeeded());
            return content(path).endsWith("file " + QByteArray::number(count) + '\n');
        },
        60000));
    QByteArray all;
    for (int number = 200; number >= 1; --number) {
        const auto older = content(u"%1.%2"_s.arg(path).arg(number));
        CHECK((older.isEmpty() || older.endsWith('\n')));
        all += older;
    }
    int seen = 0;
    bool isInOrder = true;
    for (const auto& line : (all + content(path)).split('\n')) {
        if (!line.trimmed().isEmpty()) {
            isInOrder = isInOrder && line == "a line of some length to fill the file " + QByteArray::number(++seen);
        }
    }
    CHECK(isInOrder);
    CHECK(seen == count);
    CHECK(QFile::exists(path + u".3"_s));
    CHECK(QFileInfo(path).size() <= 256 * 1024);
}

TEST_CASE("a supervisor rotates the logs of its processes", "[processes]")
{
    LocalStand stand({ .size = Bytes{ 64 * 1024 }, .count = 3 });
    REQUIRE_OK(stand.processes().start(a, stand.run({ u"--say"_s, u"line"_s, u"20000"_s })));
    CHECK(waitFor([&] {
        stand.clock().advance(1s);
        return QFile::exists(stand.path(u"logs/a.log.1"_s));
    }));
}

TEST_CASE("a log keeps its number of older files", "[processes]")
{
    QTemporaryDir folder;
    const OutputLog log(folder.filePath(u"x.log"_s), { .size = Bytes{ 64 * 1024 }, .count = 2 });
    for (int round = 0; round < 4; ++round) {
        const auto file = log.open();
        REQUIRE_OK(file);
        const auto text = (QByteArray(99, static_cast<char>('a' + round)) + '\n').repeated(700);
        REQUIRE(::write(*file, text.constData(), static_cast<size_t>(text.size())) == text.size());
        ::close(*file);
        REQUIRE_OK(log.rotateIfNeeded());
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{ u"x.log"_s, u"x.log.1"_s, u"x.log.2"_s });
    CHECK(log.tail(0, 1).startsWith(u"ddd"));
}

TEST_CASE("a damaged record stops the supervisor before it starts a second process", "[processes]")
{
    QTemporaryDir folder;
    REQUIRE_OK(writeFile(folder.filePath(u"a.json"_s), "{ \"id\": "));
    FakeClock clock;
    SystemRandom random;
    SilentLog log;
    const auto opened = LocalProcesses::open({ folder.path(), folder.filePath(u"logs"_s), {}, {} }, clock, random, log);
    CHECK(opened.error().code == ErrorCode::Corrupt);
    CHECK(opened.error().message.contains(u"a.json"));
}

TEST_CASE("what an instance computes is known from its second look on, and goes with it", "[processes]")
{
    LocalStand stand;
    const auto id = LocalStand::id(u"a"_s);
    REQUIRE_OK(stand.processes().start(id, stand.spec(Behaviour::RunsOn)));
    REQUIRE(stand.comesTo(id, ProcessState::Ready));
    CHECK_FALSE(stand.processes().find(id)->cpuPercent);
    REQUIRE(waitFor([&] {
        stand.clock().advance(1s);
        return stand.processes().find(id)->cpuPercent.has_value();
    }));
    CHECK(*stand.processes().find(id)->cpuPercent >= 0);
    const auto started = stand.processes().find(id)->started;
    REQUIRE(started);
    CHECK(*started <= stand.clock().now());
    REQUIRE_OK(stand.processes().kill(id));
    REQUIRE(stand.comesTo(id, ProcessState::Stopped));
    CHECK_FALSE(stand.processes().find(id)->cpuPercent);
}
