#include "contracts/workload_contract.h"

#include "support/catch.h"
#include "support/wait.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using ports::ProbeState;
using ports::ProbeTask;
using ports::Workload;
using Carrying = WorkloadUnderTest::Carrying;

namespace {

template <typename T>
Result<T> answer(const Pending<T>& pending)
{
    REQUIRE(waitFor([&pending] { return pending.isReady(); }, 30000));
    return pending.result();
}

QString send(Workload& workload, const QString& key)
{
    const auto task = answer(workload.submit(key));
    REQUIRE_OK(task);
    REQUIRE_FALSE(task->id.isEmpty());
    return task->id;
}

ProbeTask end(Workload& workload, const QString& id)
{
    ProbeTask task;
    REQUIRE(waitFor([&] {
        const auto found = answer(workload.find(id));
        REQUIRE_OK(found);
        task = *found;
        return task.state != ProbeState::Waiting;
    }));
    REQUIRE(task.id == id);
    return task;
}

template <typename T>
void checkRefusal(const Pending<T>& pending, ErrorCode code)
{
    const auto refused = answer(pending);
    REQUIRE_FALSE(refused);
    CAPTURE(text(refused.error()));
    CHECK(refused.error().code == code);
    CHECK_FALSE(refused.error().message.isEmpty());
}

void checkRoundTrip(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    const auto knocked = answer(workload.knock(u"/health"_s));
    REQUIRE_OK(knocked);
    CHECK(knocked->contains(u"/health"));
    REQUIRE(workload.offersTasks());
    stand.carryOut(Carrying::Well);
    const QString id = send(workload, u"probe-1"_s);
    CHECK(send(workload, u"probe-1"_s) == id);
    CHECK(send(workload, u"probe-2"_s) != id);
    const ProbeTask ended = end(workload, id);
    CHECK(ended.state == ProbeState::Done);
    CHECK_FALSE(ended.finding.isEmpty());
    CHECK(send(workload, u"probe-1"_s) == id);
    CHECK(stand.left() == 2);
}

void checkRemoval(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    const QString id = send(workload, u"probe-1"_s);
    // It may just be in somebody's hands.
    REQUIRE(waitFor([&] { return answer(workload.remove(id)).has_value(); }));
    checkRefusal(workload.find(id), ErrorCode::NotFound);
    REQUIRE_OK(answer(workload.remove(id)));
    REQUIRE_OK(answer(workload.remove(u"999999"_s)));
    const QString other = send(workload, u"probe-2"_s);
    CHECK(end(workload, other).state == ProbeState::Done);
    REQUIRE_OK(answer(workload.remove(other)));
    CHECK(stand.left() == 0);
    // The key is free again.
    const QString again = send(workload, u"probe-1"_s);
    CHECK(again != id);
    CHECK(end(workload, again).state == ProbeState::Done);
    REQUIRE_OK(answer(workload.remove(again)));
}

void checkOneThatRuns(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    stand.carryOut(Carrying::Held);
    const QString id = send(workload, u"probe-3"_s);
    REQUIRE(waitFor([&] { return stand.isCarriedOut(id); }));
    checkRefusal(workload.remove(id), ErrorCode::Conflict);
    const auto found = answer(workload.find(id));
    REQUIRE_OK(found);
    CHECK(found->state == ProbeState::Waiting);
    CHECK(stand.left() == 1);
    stand.carryOut(Carrying::Well);
    CHECK(end(workload, id).state == ProbeState::Done);
    REQUIRE_OK(answer(workload.remove(id)));
    CHECK(stand.left() == 0);
}

void checkOneThatFails(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    stand.carryOut(Carrying::Badly);
    const QString id = send(workload, u"probe-4"_s);
    const ProbeTask ended = end(workload, id);
    CHECK(ended.state == ProbeState::Failed);
    CHECK(ended.finding.contains(u"no such customer"));
    REQUIRE_OK(answer(workload.remove(id)));
    checkRefusal(workload.find(id), ErrorCode::NotFound);
    CHECK(stand.left() == 0);
}

void checkRefusals(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    stand.carryOut(Carrying::Well);
    const QString id = send(workload, u"probe-5"_s);
    stand.takeIn(false);
    const auto refused = answer(workload.submit(u"probe-6"_s));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Conflict);
    CHECK(refused.error().message.contains(u"takes no new tasks"));
    CHECK_FALSE(refused.error().hint.isEmpty());
    CHECK(send(workload, u"probe-5"_s) == id);
    CHECK(end(workload, id).state == ProbeState::Done);
    REQUIRE_OK(answer(workload.remove(id)));
    CHECK(stand.left() == 0);
    stand.takeIn(true);

    Workload& without = stand.withoutTasks();
    CHECK_FALSE(without.offersTasks());
    REQUIRE_OK(answer(without.knock(u"/health"_s)));
    checkRefusal(without.submit(u"probe-7"_s), ErrorCode::Conflict);
    checkRefusal(without.find(u"1"_s), ErrorCode::Conflict);
    checkRefusal(without.remove(u"1"_s), ErrorCode::Conflict);
    CHECK(stand.left() == 0);
}

void checkClosed(WorkloadUnderTest& stand)
{
    Workload& workload = stand.workload();
    stand.close();
    checkRefusal(workload.knock(u"/health"_s), ErrorCode::Unavailable);
    checkRefusal(workload.submit(u"probe-8"_s), ErrorCode::Unavailable);
    checkRefusal(workload.find(u"1"_s), ErrorCode::Unavailable);
    checkRefusal(workload.remove(u"1"_s), ErrorCode::Unavailable);
}

} // namespace

void checkWorkload(WorkloadUnderTest& stand)
{
    checkRoundTrip(stand);
    for (const QString& key : {u"probe-1"_s, u"probe-2"_s}) {
        const QString id = send(stand.workload(), key);
        (void)end(stand.workload(), id);
        REQUIRE_OK(answer(stand.workload().remove(id)));
    }
    checkRemoval(stand);
    checkOneThatRuns(stand);
    checkOneThatFails(stand);
    checkRefusals(stand);
    checkClosed(stand);
}

} // namespace godel::test
