#include "fakes/fake_workload.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using ports::ProbeState;
using ports::ProbeTask;

namespace {

constexpr int looksToEnd = 2;

tl::unexpected<Error> closed()
{
    return fail(ErrorCode::Unavailable, u"nobody answers at the front door"_s);
}

} // namespace

Result<> FakeWorkload::check() const
{
    if (!hasTasks) {
        return fail(ErrorCode::Conflict, u"this platform offers no tasks"_s, u"Use one that does"_s);
    }
    return isOpen ? Result<>() : Result<>(closed());
}

ProbeTask FakeWorkload::view(const QString& id) const
{
    const Task task = m_tasks.value(id);
    const QString words = !task.end ? u"it is queued"_s : *task.end == ProbeState::Failed ? u"it failed: no such customer"_s : u"it is over"_s;
    return {id, task.end.value_or(ProbeState::Waiting), words};
}

Pending<QString> FakeWorkload::knock(const QString& path)
{
    return Pending<QString>::of(isOpen ? Result<QString>(u"%1 was answered with 200"_s.arg(path)) : closed());
}

Pending<ProbeTask> FakeWorkload::submit(const QString& key)
{
    if (const auto can = check(); !can) {
        return Pending<ProbeTask>::of(fail(can.error()));
    }
    for (auto task = m_tasks.begin(); task != m_tasks.end(); ++task) {
        if (task->key == key) {
            return Pending<ProbeTask>::of(view(task.key()));
        }
    }
    if (!takesTasks) {
        return Pending<ProbeTask>::of(fail(ErrorCode::Conflict, u"the queue takes no new tasks: it is being drained"_s, u"Send the task again later"_s));
    }
    const QString id = QString::number(++m_made);
    m_tasks.insert(id, {key, 0, {}});
    return Pending<ProbeTask>::of(view(id));
}

Pending<ProbeTask> FakeWorkload::find(const QString& id)
{
    if (const auto can = check(); !can) {
        return Pending<ProbeTask>::of(fail(can.error()));
    }
    const auto task = m_tasks.find(id);
    if (task == m_tasks.end()) {
        return Pending<ProbeTask>::of(fail(ErrorCode::NotFound, u"there is no task %1"_s.arg(id)));
    }
    if (++task->looks >= looksToEnd && !isHeld && !task->end) {
        task->end = ending;
    }
    return Pending<ProbeTask>::of(view(id));
}

Pending<> FakeWorkload::remove(const QString& id)
{
    if (const auto can = check(); !can) {
        return Pending<>::of(can);
    }
    const auto task = m_tasks.constFind(id);
    if (task != m_tasks.constEnd() && isHeld && !task->end) {
        return Pending<>::of(fail(ErrorCode::Conflict, u"task %1 is being carried out"_s.arg(id), u"Remove it once it has ended"_s));
    }
    m_tasks.remove(id);
    return Pending<>::of({});
}

} // namespace godel::test
