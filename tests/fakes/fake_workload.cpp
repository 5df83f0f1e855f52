#include "fakes/fake_workload.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using ports::ProbeState;
using ports::ProbeTask;

namespace {

tl::unexpected<Error> closed()
{
    return fail(ErrorCode::Unavailable, u"nobody answers at the front door"_s);
}

} // namespace

ProbeTask FakeWorkload::view(const QString& id) const
{
    const bool isOver = m_tasks.value(id).looks >= 2;
    return {id, isOver ? ending : ProbeState::Waiting, isOver ? u"it is over"_s : u"it is queued"_s};
}

Pending<QString> FakeWorkload::knock(const QString& path)
{
    return Pending<QString>::of(isOpen ? Result<QString>(u"%1 was answered with 200"_s.arg(path)) : closed());
}

Pending<ProbeTask> FakeWorkload::submit(const QString& key)
{
    if (!isOpen) {
        return Pending<ProbeTask>::of(closed());
    }
    for (auto task = m_tasks.begin(); task != m_tasks.end(); ++task) {
        if (task->key == key) {
            return Pending<ProbeTask>::of(view(task.key()));
        }
    }
    const QString id = QString::number(++m_made);
    m_tasks.insert(id, {key, 0});
    return Pending<ProbeTask>::of(view(id));
}

Pending<ProbeTask> FakeWorkload::find(const QString& id)
{
    if (!isOpen) {
        return Pending<ProbeTask>::of(closed());
    }
    const auto task = m_tasks.find(id);
    if (task == m_tasks.end()) {
        return Pending<ProbeTask>::of(fail(ErrorCode::NotFound, u"there is no task %1"_s.arg(id)));
    }
    ++task->looks;
    return Pending<ProbeTask>::of(view(id));
}

Pending<> FakeWorkload::remove(const QString& id)
{
    if (!isOpen) {
        return Pending<>::of(closed());
    }
    m_tasks.remove(id);
    return Pending<>::of({});
}

} // namespace godel::test
