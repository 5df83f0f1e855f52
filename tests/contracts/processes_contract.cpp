#include "contracts/processes_contract.h"

#include "support/catch.h"
#include "support/wait.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

InstanceId id(const QString& name)
{
    return *InstanceId::parse(name);
}

/// Whether the instance comes to that state without the clock moving.
bool comesTo(Processes& processes, const InstanceId& name, ProcessState state)
{
    const bool came = waitFor([&] {
        const auto view = processes.find(name);
        return view && view->state == state;
    });
    const auto view = processes.find(name);
    UNSCOPED_INFO((view ? view->reason : u"unknown"_s).toStdString());
    return came;
}

void checkUnknown(Processes& processes)
{
    CHECK_FALSE(processes.find(id(u"nobody"_s)));
    CHECK(processes.stop(id(u"nobody"_s)));
    CHECK(processes.kill(id(u"nobody"_s)));
    CHECK(processes.forget(id(u"nobody"_s)));
    CHECK(processes.reload(id(u"nobody"_s)).error().code == ErrorCode::Conflict);
}

void checkStart(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    const auto spec = stand.spec(Behaviour::RunsOn);
    REQUIRE_OK(processes.start(id(u"b"_s), spec));
    REQUIRE(comesTo(processes, id(u"b"_s), ProcessState::Ready));
    const auto pid = processes.find(id(u"b"_s))->pid;
    CHECK(pid > 0);
    CHECK(processes.find(id(u"b"_s))->spec == spec);
    REQUIRE_OK(processes.start(id(u"b"_s), spec));
    CHECK(processes.find(id(u"b"_s))->pid == pid);
    auto other = spec;
    other.environment.insert(u"MORE"_s, u"1"_s);
    CHECK(processes.start(id(u"b"_s), other).error().code == ErrorCode::Conflict);
    CHECK(processes.reload(id(u"b"_s)));

    REQUIRE_OK(processes.start(id(u"a"_s), stand.spec(Behaviour::BecomesReady)));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Ready));
    const auto all = processes.list();
    REQUIRE(all.size() == 2);
    CHECK(all.first().id == id(u"a"_s));
}

void checkInvalid(ProcessesStand& stand)
{
    auto spec = stand.spec(Behaviour::RunsOn);
    spec.command.first() = u"relative"_s;
    const auto refused = stand.processes().start(id(u"a"_s), spec);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().field == u"command");
    CHECK_FALSE(stand.processes().find(id(u"a"_s)));
}

void checkStop(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    const auto spec = stand.spec(Behaviour::RunsOn);
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Ready));
    CHECK(processes.forget(id(u"a"_s)).error().code == ErrorCode::Conflict);
    REQUIRE_OK(processes.stop(id(u"a"_s)));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
    CHECK(processes.find(id(u"a"_s))->pid == 0);
    REQUIRE_OK(processes.stop(id(u"a"_s)));
    CHECK(processes.reload(id(u"a"_s)).error().code == ErrorCode::Conflict);

    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Ready));
    CHECK(processes.find(id(u"a"_s))->restarts == 0);
    REQUIRE_OK(processes.kill(id(u"a"_s)));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
    REQUIRE_OK(processes.forget(id(u"a"_s)));
    CHECK_FALSE(processes.find(id(u"a"_s)));
}

void checkStubborn(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    auto spec = stand.spec(Behaviour::IgnoresStop);
    spec.drainTime = 10s;
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Ready));
    REQUIRE_OK(processes.stop(id(u"a"_s)));
    CHECK(processes.find(id(u"a"_s))->state == ProcessState::Stopping);
    CHECK(processes.start(id(u"a"_s), spec).error().code == ErrorCode::Conflict);
    stand.clock().advance(9s);
    CHECK_FALSE(waitFor([&] { return processes.find(id(u"a"_s))->state != ProcessState::Stopping; }, 300));
    stand.clock().advance(1s);
    CHECK(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
}

void checkCrashLoop(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    const auto spec = stand.spec(Behaviour::Dies);
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    for (const auto wait : { 500ms, 1000ms, 2000ms, 4000ms }) {
        REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Waiting));
        CHECK(processes.find(id(u"a"_s))->pid == 0);
        const auto before = processes.find(id(u"a"_s))->restarts;
        stand.clock().advance(wait - 1ms);
        CHECK_FALSE(waitFor([&] { return processes.find(id(u"a"_s))->restarts != before; }, 150));
        stand.clock().advance(1ms);
        REQUIRE(waitFor([&] { return processes.find(id(u"a"_s))->restarts == before + 1; }));
    }
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::GaveUp));
    const auto view = processes.find(id(u"a"_s));
    CHECK(view->restarts == 4);
    CHECK(view->reason.contains(u"5 times"));
    CHECK(view->reason.contains(u"status 3"));
    CHECK(view->reason.contains(u"about to die"));
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Waiting));
    CHECK(processes.find(id(u"a"_s))->restarts == 0);
    REQUIRE_OK(processes.stop(id(u"a"_s)));
    CHECK(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
}

void checkNotKept(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    auto spec = stand.spec(Behaviour::Dies);
    spec.isKeptAlive = false;
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
    CHECK(processes.find(id(u"a"_s))->reason.contains(u"status 3"));
}

void checkNeverReady(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    auto spec = stand.spec(Behaviour::NeverReady);
    spec.ready->deadline = 5s;
    REQUIRE_OK(processes.start(id(u"a"_s), spec));
    CHECK_FALSE(waitFor([&] { return processes.find(id(u"a"_s))->state != ProcessState::Starting; }, 500));
    stand.clock().advance(5s);
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Waiting));
    CHECK(processes.find(id(u"a"_s))->reason.contains(u"not ready within 5s"));
}

/// What it gives when it is there.
Result<QStringList> logOf(const Processes& processes, const LogWish& wish, const QString& name = u"a"_s)
{
    const auto log = processes.log(id(name), wish);
    REQUIRE(waitFor([&] { return log.isReady(); }));
    return log.result();
}

void checkLog(ProcessesStand& stand)
{
    auto& processes = stand.processes();
    CHECK(logOf(processes, {}).error().code == ErrorCode::NotFound);
    REQUIRE_OK(processes.start(id(u"a"_s), stand.spec(Behaviour::RunsOn)));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Ready));
    CHECK(processes.find(id(u"a"_s))->started);
    CHECK(logOf(processes, {})->isEmpty());
    for (const int lines : { 0, -1, mostLogLines + 1 }) {
        const auto refused = logOf(processes, { lines, false });
        CHECK(refused.error().code == ErrorCode::Invalid);
        CHECK(refused.error().field == u"lines");
    }
    const QByteArray hostile = "\x1b[31mred\x1b[0m\ttab\r";
    stand.write(id(u"a"_s), { "one", hostile, QByteArray(5000, 'x'), "\xff\xe2\x80\xae bidi", "" }, { "older 1", "older 2" });
    const auto all = logOf(processes, {});
    REQUIRE_OK(all);
    REQUIRE(all->size() == 5);
    CHECK(all->at(0) == u"one");
    CHECK(all->at(1) == u"\\u001b[31mred\\u001b[0m tab");
    CHECK(all->at(2) == QString(2000, u'x') + u" (cut)"_s);
    CHECK(all->at(3) == u"\uFFFD\\u202e bidi");
    CHECK(all->at(4).isEmpty());
    CHECK(logOf(processes, { 2, true })->first() == all->at(3));
    CHECK(logOf(processes, { 6, true })->first() == u"older 2");
    CHECK(logOf(processes, { 2000, true })->size() == 7);
    REQUIRE_OK(processes.kill(id(u"a"_s)));
    REQUIRE(comesTo(processes, id(u"a"_s), ProcessState::Stopped));
    CHECK_FALSE(processes.find(id(u"a"_s))->started);
    REQUIRE_OK(processes.forget(id(u"a"_s)));
    CHECK(logOf(processes, {})->size() == 5);
}

} // namespace

void checkProcesses(const std::function<std::unique_ptr<ProcessesStand>()>& make)
{
    const auto stand = make();
    SECTION("an instance that nobody named") { checkUnknown(stand->processes()); }
    SECTION("starting, once and again") { checkStart(*stand); }
    SECTION("a spec that cannot run") { checkInvalid(*stand); }
    SECTION("stopping, killing and forgetting") { checkStop(*stand); }
    SECTION("one that does not want to stop") { checkStubborn(*stand); }
    SECTION("one that dies again and again") { checkCrashLoop(*stand); }
    SECTION("one that is not kept alive") { checkNotKept(*stand); }
    SECTION("what one has written") { checkLog(*stand); }
    SECTION("one that is never ready") { checkNeverReady(*stand); }
}

} // namespace godel::test
