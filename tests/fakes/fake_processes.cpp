#include "fakes/fake_processes.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr int giveUpAfter = 5;

bool runs(ProcessState state)
{
    return state == ProcessState::Starting || state == ProcessState::Ready;
}

} // namespace

FakeProcesses::Behaviour FakeProcesses::behaviourOf(const Instance& instance) const
{
    return m_behaviours.value(instance.view.spec.command.first(), Behaviour::RunsOn);
}

void FakeProcesses::enter(Instance& instance, ProcessState state) const
{
    instance.view.state = state;
    instance.view.since = m_clock.now();
    if (!runs(state) && state != ProcessState::Stopping) {
        instance.view.pid = 0;
        instance.view.memory = {};
        instance.view.started.reset();
    }
}

void FakeProcesses::noteFailure(Instance& instance, const QString& reason) const
{
    ++instance.failures;
    instance.view.reason = reason;
    if (!instance.view.spec.isKeptAlive) {
        enter(instance, ProcessState::Stopped);
    } else if (instance.failures >= giveUpAfter) {
        instance.view.reason = u"failed 5 times in a row; it %1"_s.arg(reason);
        enter(instance, ProcessState::GaveUp);
    } else {
        instance.due = m_clock.monotonic() + 500ms * (1 << (instance.failures - 1));
        enter(instance, ProcessState::Waiting);
    }
}

void FakeProcesses::launch(Instance& instance) const
{
    instance.view.pid = ++m_nextPid;
    instance.view.started = m_clock.now();
    if (behaviourOf(instance) == Behaviour::Dies) {
        noteFailure(instance, u"exited with status 3; it wrote last:\nabout to die"_s);
    } else if (behaviourOf(instance) == Behaviour::NeverReady && instance.view.spec.ready) {
        instance.due = m_clock.monotonic() + instance.view.spec.ready->deadline;
        enter(instance, ProcessState::Starting);
    } else {
        enter(instance, ProcessState::Ready);
    }
}

void FakeProcesses::settle(Instance& instance) const
{
    if (m_clock.monotonic() < instance.due) {
        return;
    }
    if (instance.view.state == ProcessState::Waiting) {
        ++instance.view.restarts;
        launch(instance);
    } else if (instance.view.state == ProcessState::Starting) {
        noteFailure(instance, u"was not ready within %1"_s.arg(text(instance.view.spec.ready->deadline)));
    } else if (instance.view.state == ProcessState::Stopping) {
        enter(instance, ProcessState::Stopped);
    }
}

void FakeProcesses::crash(const InstanceId& id)
{
    if (const auto found = m_instances.find(id); found != m_instances.end() && runs(found->second.view.state)) {
        noteFailure(found->second, u"was ended by signal 9 (Killed)"_s);
    }
}

void FakeProcesses::setMemory(const InstanceId& id, Bytes memory)
{
    if (const auto found = m_instances.find(id); found != m_instances.end()) {
        found->second.view.memory = memory;
    }
}

Result<> FakeProcesses::start(const InstanceId& id, const ProcessSpec& spec)
{
    if (spec.command.isEmpty() || !spec.command.first().startsWith(u'/')) {
        return fail(ErrorCode::Invalid, u"a process needs an absolute program"_s, {}, u"command"_s);
    }
    const auto before = find(id);
    if (before && before->spec == spec && (runs(before->state) || before->state == ProcessState::Waiting)) {
        return {};
    }
    if (before && (runs(before->state) || before->state == ProcessState::Stopping)) {
        return fail(ErrorCode::Conflict, u"%1 runs already, with other settings"_s.arg(id.text()));
    }
    Instance& instance = m_instances[id];
    instance = {};
    instance.view.id = id;
    instance.view.spec = spec;
    launch(instance);
    return {};
}

Result<> FakeProcesses::stop(const InstanceId& id)
{
    const auto found = m_instances.find(id);
    if (found == m_instances.end() || found->second.view.state == ProcessState::Stopping) {
        return {};
    }
    auto& instance = found->second;
    if (runs(instance.view.state) && behaviourOf(instance) == Behaviour::IgnoresStop) {
        instance.due = m_clock.monotonic() + instance.view.spec.drainTime;
        enter(instance, ProcessState::Stopping);
    } else {
        enter(instance, ProcessState::Stopped);
    }
    return {};
}

Result<> FakeProcesses::kill(const InstanceId& id)
{
    if (const auto found = m_instances.find(id); found != m_instances.end()) {
        enter(found->second, ProcessState::Stopped);
    }
    return {};
}

Result<> FakeProcesses::reload(const InstanceId& id)
{
    const auto view = find(id);
    if (!view || !runs(view->state)) {
        return fail(ErrorCode::Conflict, u"%1 does not run"_s.arg(id.text()));
    }
    return {};
}

Result<> FakeProcesses::forget(const InstanceId& id)
{
    const auto view = find(id);
    if (view && view->state != ProcessState::Stopped && view->state != ProcessState::GaveUp) {
        return fail(ErrorCode::Conflict, u"%1 is not stopped"_s.arg(id.text()));
    }
    m_instances.erase(id);
    return {};
}

std::optional<ProcessView> FakeProcesses::find(const InstanceId& id) const
{
    const auto found = m_instances.find(id);
    if (found == m_instances.end()) {
        return {};
    }
    settle(found->second);
    return found->second.view;
}

QList<ProcessView> FakeProcesses::list() const
{
    QList<ProcessView> views;
    for (auto& [id, instance] : m_instances) {
        settle(instance);
        views.append(instance.view);
    }
    return views;
}

void FakeProcesses::write(const InstanceId& id, const QList<QByteArray>& lines, const QList<QByteArray>& previous)
{
    m_logs[id] = {lines, previous};
}

Pending<QStringList> FakeProcesses::log(const InstanceId& id, const LogWish& wish) const
{
    if (const auto checked = checkWish(wish); !checked) {
        return Pending<QStringList>::of(fail(checked.error()));
    }
    const auto found = m_logs.find(id);
    if (found == m_logs.end() && !m_instances.contains(id)) {
        return Pending<QStringList>::of(fail(ErrorCode::NotFound, u"nothing called %1 has run here"_s.arg(id.text()), {}, u"id"_s));
    }
    QStringList readable;
    const Written written = found == m_logs.end() ? Written() : found->second;
    for (const QByteArray& line : (wish.isPreviousToo ? written.previous : QList<QByteArray>()) + written.lines) {
        readable.append(readableLine(line));
    }
    return Pending<QStringList>::of(readable.mid(std::max<qsizetype>(0, readable.size() - wish.lines)));
}

} // namespace godel::test
