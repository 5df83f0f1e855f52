#include "engine/workload/integration_plan.h"

#include "base/json.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using ports::ProbeState;
using ports::ProbeTask;

namespace {

constexpr Duration pace = 100ms;

/// The front door is open and somebody answers behind it.
class Knock final : public Step {
public:
    Knock(ports::Workload& workload, QString path) : m_workload(workload), m_path(std::move(path)) {}

    [[nodiscard]] QString name() const override { return u"front-door"_s; }
    [[nodiscard]] QString summary() const override { return u"ask %1 through the front door"_s.arg(m_path); }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        if (!m_answer.isValid()) {
            m_answer = m_workload.knock(m_path);
        }
        if (!m_answer.isReady()) {
            return Outcome::lookAgainIn(pace);
        }
        TRY(step.progress, std::exchange(m_answer, {}).result());
        return Outcome::done();
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return Outcome::done(); }

private:
    ports::Workload& m_workload;
    QString m_path;
    Pending<QString> m_answer;
};

/// One task, sent by a user's way, carried out, looked at, and removed.
class TaskRoundTrip final : public Step {
public:
    TaskRoundTrip(ports::Workload& workload, QString key) : m_workload(workload), m_key(std::move(key)) {}

    [[nodiscard]] QString name() const override { return u"task"_s; }
    [[nodiscard]] QString summary() const override { return u"send one real task, wait for its result, and remove it"_s; }
    [[nodiscard]] Duration deadline() const override { return 5min; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        if (!step.memo.contains(u"task"_s)) {
            return send(step);
        }
        return step.memo.contains(u"finding"_s) ? remove(step) : await(step);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext& step) override
    {
        // Sent again, the same key tells the id of a task whose sending was not noted. A platform that refuses it has none.
        const auto taken = step.memo.contains(u"task"_s) ? remove(step) : send(step);
        if (taken) {
            return taken;
        }
        if (taken.error().code == ErrorCode::Conflict) {
            return Outcome::done();
        }
        if (taken.error().code == ErrorCode::Unavailable || taken.error().code == ErrorCode::Timeout) {
            // Somebody answers again before the deadline, or a person is told that something may be left.
            step.progress = u"the task cannot be taken back yet: %1"_s.arg(taken.error().message);
            return Outcome::lookAgainIn(pace);
        }
        return taken;
    }

private:
    [[nodiscard]] Result<Outcome> send(StepContext& step)
    {
        if (!m_sent.isValid()) {
            m_sent = m_workload.submit(m_key);
        }
        if (m_sent.isReady()) {
            TRY(const auto task, std::exchange(m_sent, {}).result());
            step.memo.insert(u"task"_s, task.id);
            step.progress = u"task %1 was accepted"_s.arg(task.id);
        }
        return Outcome::lookAgainIn(pace);
    }

    [[nodiscard]] Result<Outcome> await(StepContext& step)
    {
        const QString id = idOf(step);
        if (!m_sent.isValid()) {
            m_sent = m_workload.find(id);
        }
        if (!m_sent.isReady()) {
            return Outcome::lookAgainIn(pace);
        }
        TRY(const auto task, std::exchange(m_sent, {}).result());
        step.progress = u"task %1: %2"_s.arg(id, task.finding);
        if (task.state == ProbeState::Failed) {
            return fail(ErrorCode::Conflict, step.progress, u"See the instances' logs"_s);
        }
        if (task.state == ProbeState::Done) {
            step.memo.insert(u"finding"_s, task.finding);
        }
        return Outcome::lookAgainIn(pace);
    }

    [[nodiscard]] Result<Outcome> remove(StepContext& step)
    {
        if (!m_removed.isValid()) {
            m_removed = m_workload.remove(idOf(step));
        }
        if (!m_removed.isReady()) {
            return Outcome::lookAgainIn(pace);
        }
        const auto removed = std::exchange(m_removed, {}).result();
        // One that is being carried out is removed when it has ended.
        if (!removed && removed.error().code == ErrorCode::Conflict) {
            step.progress = u"to be removed once it has ended: %1"_s.arg(removed.error().message);
            return Outcome::lookAgainIn(pace);
        }
        TRY_DO(removed);
        const QString finding = step.memo.value(u"finding"_s).toString();
        step.progress = finding.isEmpty() ? u"task %1 was removed"_s.arg(idOf(step)) : u"task %1: %2; it was removed"_s.arg(idOf(step), finding);
        return Outcome::done();
    }

    [[nodiscard]] static QString idOf(const StepContext& step) { return step.memo.value(u"task"_s).toString(); }

    ports::Workload& m_workload;
    QString m_key;
    Pending<ProbeTask> m_sent;
    Pending<> m_removed;
};

} // namespace

void addIntegrationPlan(PlanRegistry& plans, ports::Workload& workload)
{
    plans.add(integrationPlan, [&workload](const QJsonObject& parameters) -> Result<Plan> {
        ObjectReader reader(parameters);
        const QString path = reader.string(u"path"_s);
        const QString key = reader.string(u"key"_s);
        TRY_DO(reader.finishLenient());
        Plan plan;
        plan.steps.push_back(std::make_unique<Knock>(workload, path));
        if (workload.offersTasks()) {
            plan.steps.push_back(std::make_unique<TaskRoundTrip>(workload, key));
        }
        plan.whyFinal = u"a test leaves nothing behind that could be taken back"_s;
        return plan;
    });
}

} // namespace godel::engine
