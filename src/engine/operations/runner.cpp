#include "engine/operations/runner.h"

#include "engine/operations/undo_rules.h"

#include <QJsonArray>
#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;
using ports::Batch;

namespace {

const QString operationRecords = u"operation"_s;
const QString claims = u"claim"_s;
constexpr int keptInMind = 200;
constexpr Duration toldDeadline = 24h;

bool isYounger(const Operation& left, const Operation& right)
{
    return left.startedAt > right.startedAt;
}

/// The step to run next, or to undo next; none when there is no more.
std::optional<qsizetype> stepInHand(const Operation& operation)
{
    const auto& steps = operation.steps;
    if (operation.state == OperationState::Running) {
        const auto next = std::find_if(steps.begin(), steps.end(), [](const auto& step) { return step.state != StepState::Done; });
        return next == steps.end() ? std::nullopt : std::optional(next - steps.begin());
    }
    const auto last = std::find_if(steps.rbegin(), steps.rend(), hasBegun);
    return last == steps.rend() ? std::nullopt : std::optional(steps.rend() - last - 1);
}

/// Each step with what it does, and whether cancelling still takes it back.
QJsonArray described(const Plan& plan)
{
    QJsonArray steps;
    QString undo = u"taken back on cancel"_s;
    for (const auto& step : plan.steps) {
        if (step->isPointOfNoReturn()) {
            undo = u"no return from here on"_s;
        }
        steps.append(QJsonObject{{u"step"_s, step->name()}, {u"what"_s, step->summary()}, {u"undo"_s, undo}});
    }
    return steps;
}

QJsonObject previewOf(const QString& name, const Plan& plan)
{
    return {{u"plan"_s, name}, {u"steps"_s, described(plan)}, {u"claims"_s, plan.claims.join(u", ")}};
}

} // namespace

Runner::Runner(ports::Store& store, const PlanRegistry& plans, const Clock& clock, Random& random)
    : m_store(store), m_plans(plans), m_clock(clock), m_random(random)
{
}

Result<> Runner::resume()
{
    QString after;
    for (;;) {
        TRY(const auto page, m_store.list(operationRecords, after));
        for (const ports::Record& record : page) {
            TRY(auto operation, operationOf(record.key, record.body, record.revision));
            if (!operation.isActive()) {
                continue;
            }
            if (const auto taken = take(operation); !taken) {
                TRY_DO(setAside(std::move(operation), taken.error()));
            }
        }
        if (page.isEmpty()) {
            return {};
        }
        after = page.last().key;
    }
}

Result<> Runner::take(Operation operation)
{
    TRY(auto plan, planOf(m_plans, operation));
    const OperationId id = operation.id;
    m_active.insert_or_assign(id, Active{std::move(operation), std::move(plan), m_clock.monotonic()});
    return {};
}

Result<> Runner::setAside(Operation operation, const Error& why)
{
    operation.state = OperationState::NeedsPerson;
    operation.error = why;
    TRY_DO(save(operation, name(operation.state)));
    tellFailure(operation);
    return {};
}

Result<> Runner::checkClaims(const Plan& plan) const
{
    for (const QString& resource : plan.claims) {
        TRY(const auto holder, m_store.find(claims, resource));
        if (holder) {
            const QString other = holder->body.value(u"operation"_s).toString();
            return fail(ErrorCode::Conflict, u"%1 is in the hands of operation %2"_s.arg(resource, other),
                        u"Wait for it, or stop it with operations:cancel --id=%1"_s.arg(other));
        }
    }
    return {};
}

Result<QJsonObject> Runner::preview(const QString& planName, const QJsonObject& parameters) const
{
    TRY(const auto plan, m_plans.build(planName, parameters));
    TRY_DO(checkClaims(plan));
    return previewOf(planName, plan);
}

Result<QJsonObject> Runner::previewUndo(const OperationId& id) const
{
    TRY_DO(mayUndo(id));
    TRY(const auto done, find(id));
    TRY(const auto plan, planOf(m_plans, wayBackOf(done)));
    TRY_DO(checkClaims(plan));
    return previewOf(done.plan, plan);
}

Result<> Runner::mayUndo(const OperationId& id) const
{
    TRY_DO(find(id));
    TRY(const auto recent, newest(keptInMind));
    const auto isIt = [&id](const Operation& operation) { return operation.id == id; };
    const bool isRecent = std::any_of(recent.begin(), recent.end(), isIt);
    TRY(const auto operations, isRecent ? Result<QList<Operation>>(recent) : readAll());
    return mayUndo(operations).at(id);
}

std::map<OperationId, Result<>> Runner::mayUndo(const QList<Operation>& newest) const
{
    std::map<OperationId, Result<>> may;
    UndoRules rules(m_plans);
    for (const Operation& operation : newest) {
        may.emplace(operation.id, rules.judge(operation));
    }
    return may;
}

Result<QJsonObject> Runner::outlook(const OperationId& id) const
{
    TRY(const auto operation, find(id));
    TRY(const auto plan, planOf(m_plans, operation));
    const auto may = mayCancel(operation, plan);
    QJsonObject outlook{{u"steps"_s, described(plan)}, {u"may_cancel"_s, may.has_value()}};
    if (!may) {
        outlook.insert(u"why_not"_s, text(may.error()));
    }
    return outlook;
}

Result<> Runner::mayCancel(const Operation& operation, const Plan& plan) const
{
    if (!operation.isActive()) {
        return fail(ErrorCode::Conflict, u"operation %1 is no longer running: it is %2"_s.arg(operation.id.text(), name(operation.state)));
    }
    if (operation.state == OperationState::Running && isPastReturn(operation, plan)) {
        return fail(ErrorCode::Conflict, u"operation %1 is past its point of no return"_s.arg(operation.id.text()),
                    u"Let it finish, then roll back with an operation of its own"_s);
    }
    return {};
}

Result<OperationId> Runner::start(const QString& planName, const QJsonObject& parameters, const QString& by)
{
    TRY(auto plan, m_plans.build(planName, parameters));
    Operation operation;
    operation.plan = planName;
    operation.parameters = parameters;
    for (const auto& step : plan.steps) {
        operation.steps.append({step->name(), StepState::Pending, {}, {}});
    }
    return begin(std::move(operation), std::move(plan), by);
}

Result<OperationId> Runner::undo(const OperationId& id, const QString& by)
{
    TRY_DO(mayUndo(id));
    TRY(const auto done, find(id));
    Operation back = wayBackOf(done);
    TRY(auto plan, planOf(m_plans, back));
    return begin(std::move(back), std::move(plan), by);
}

Result<OperationId> Runner::begin(Operation operation, Plan plan, const QString& by)
{
    TRY_DO(checkClaims(plan));
    TRY(operation.id, OperationId::parse(u"op-"_s + m_random.hex(8)));
    operation.startedBy = by;
    operation.startedAt = m_clock.now();
    operation.claims = plan.claims;
    TRY_DO(save(operation, u"started"_s));
    const OperationId id = operation.id;
    m_active.insert_or_assign(id, Active{std::move(operation), std::move(plan), m_clock.monotonic()});
    return id;
}

Result<> Runner::cancel(const OperationId& id, const QString& by)
{
    const auto found = m_active.find(id);
    if (found == m_active.end()) {
        TRY(const auto ended, find(id));
        return mayCancel(ended, {});
    }
    Active& active = found->second;
    TRY_DO(mayCancel(active.operation, active.plan));
    if (active.operation.state == OperationState::Undoing) {
        return {};
    }
    return turnBack(active, {ErrorCode::Cancelled, u"cancelled by %1"_s.arg(by), {}, {}});
}

Result<> Runner::tryAgain(const OperationId& id)
{
    TRY(auto operation, find(id));
    if (operation.state != OperationState::NeedsPerson) {
        return fail(ErrorCode::Conflict, u"operation %1 does not need a person: it is %2"_s.arg(id.text(), name(operation.state)));
    }
    TRY(const auto plan, planOf(m_plans, operation));
    operation.state = isPastReturn(operation, plan) ? OperationState::Running : OperationState::Undoing;
    TRY_DO(save(operation, u"tried again"_s));
    return take(std::move(operation));
}

void Runner::wake(const OperationId& id)
{
    if (const auto found = m_active.find(id); found != m_active.end()) {
        found->second.dueAt = m_clock.monotonic();
    }
}

Result<std::optional<Duration>> Runner::advance()
{
    std::optional<Duration> wait;
    for (auto next = m_active.begin(); next != m_active.end();) {
        Active& active = next->second;
        if (active.dueAt <= m_clock.monotonic()) {
            TRY_DO(advanceOne(active));
        }
        if (!active.operation.isActive()) {
            next = m_active.erase(next);
            continue;
        }
        const Duration rest = std::max(active.dueAt - m_clock.monotonic(), Duration::zero());
        wait = wait ? std::min(*wait, rest) : rest;
        ++next;
    }
    return wait;
}

Result<> Runner::advanceOne(Active& active)
{
    Operation& operation = active.operation;
    const bool isRunning = operation.state == OperationState::Running;
    const auto at = stepInHand(operation);
    if (!at) {
        Operation ended = operation;
        ended.state = isRunning ? OperationState::Done : OperationState::Undone;
        TRY_DO(save(ended, name(ended.state)));
        operation = std::move(ended);
        return {};
    }
    return isRunning ? look(active, *at, StepState::Begun, StepState::Done) : look(active, *at, operation.steps[*at].state, StepState::Undone);
}

Result<> Runner::look(Active& active, qsizetype at, StepState begun, StepState finished)
{
    Operation changed = active.operation;
    Step& step = *active.plan.steps[static_cast<size_t>(at)];
    if (changed.steps[at].state != begun) {
        changed.steps[at].state = begun;
        active.stepBegan = m_clock.monotonic();
        TRY_DO(save(changed, u"begun"_s, about(active, changed.steps[at], step)));
        active.operation = changed;
    }
    // Taken only now, so that what the step writes into it is not in the copies that say what is stored.
    StepRecord& record = changed.steps[at];
    active.stepBegan = active.stepBegan.value_or(m_clock.monotonic());
    StepContext context{changed.parameters, record.memo, record.progress, m_clock.now()};
    const StepRecord before = record;
    auto outcome = finished == StepState::Done ? step.run(context) : step.undo(context);
    if (outcome && !outcome->isDone() && m_clock.monotonic() - *active.stepBegan > step.deadline()) {
        outcome = fail(ErrorCode::Timeout, u"step '%1' did not finish within %2"_s.arg(record.name, text(step.deadline())));
    }
    if (!outcome) {
        return turnBack(active, outcome.error());
    }
    if (outcome->isDone()) {
        record.state = finished;
        const QStringList released = finished == StepState::Done && step.releasesClaims() ? std::exchange(changed.claims, {}) : QStringList();
        TRY_DO(save(changed, name(finished), {&record, {}}, released));
        active.stepBegan.reset();
    } else if (record.memo != before.memo || record.progress != before.progress) {
        TRY_DO(save(changed, u"noted"_s, about(active, record, step)));
    }
    active.operation = std::move(changed);
    active.dueAt = m_clock.monotonic() + outcome->wait();
    return {};
}

Result<> Runner::turnBack(Active& active, const Error& why)
{
    Operation changed = active.operation;
    const bool canUndo = changed.state == OperationState::Running && !isPastReturn(changed, active.plan);
    changed.state = canUndo ? OperationState::Undoing : OperationState::NeedsPerson;
    changed.error = why;
    TRY_DO(save(changed, name(changed.state)));
    active.operation = std::move(changed);
    active.stepBegan.reset();
    active.dueAt = m_clock.monotonic();
    tellFailure(active.operation);
    return {};
}

void Runner::tellFailure(const Operation& operation) const
{
    if (m_whenFailed && operation.error && operation.error->code != ErrorCode::Cancelled) {
        m_whenFailed(operation);
    }
}

/// A step that may take as long as it likes says itself how long that will be.
Runner::About Runner::about(const Active& active, const StepRecord& record, const Step& step) const
{
    if (step.deadline() >= toldDeadline) {
        return {&record, {}};
    }
    return {&record, m_clock.now() + step.deadline() - (m_clock.monotonic() - active.stepBegan.value_or(m_clock.monotonic()))};
}

Result<> Runner::save(Operation& operation, const QString& event, const About& about, const QStringList& released)
{
    Batch batch;
    batch.puts.append({operationRecords, operation.id.text(), toJson(operation), operation.revision});
    for (const QString& resource : std::as_const(operation.claims)) {
        if (operation.revision == 0) {
            batch.puts.append({claims, resource, {{u"operation"_s, operation.id.text()}}, 0});
        } else if (operation.isSettled()) {
            batch.removes.append({claims, resource});
        }
    }
    for (const QString& resource : released) {
        batch.removes.append({claims, resource});
    }
    QJsonObject line{{u"operation"_s, operation.id.text()}, {u"event"_s, event}};
    if (about.record) {
        line.insert(u"step"_s, about.record->name);
        line.insert(u"number"_s, QJsonValue(qint64(about.record - operation.steps.constData() + 1)));
        line.insert(u"of"_s, QJsonValue(qint64(operation.steps.size())));
        line.insert(u"progress"_s, about.record->progress);
    }
    if (about.until) {
        line.insert(u"until"_s, text(*about.until));
    }
    if (operation.error) {
        line.insert(u"why"_s, text(*operation.error));
    }
    batch.appends.append({u"journal/"_s + operation.id.text(), m_clock.now(), line});
    TRY_DO(m_store.write(batch));
    ++operation.revision;
    keepInMind(operation);
    return {};
}

Result<Operation> Runner::find(const OperationId& id) const
{
    TRY(const auto record, m_store.find(operationRecords, id.text()));
    if (!record) {
        return fail(ErrorCode::NotFound, u"there is no operation %1"_s.arg(id.text()), u"List them with operations:list"_s, u"id"_s);
    }
    return operationOf(record->key, record->body, record->revision);
}

Result<QList<Operation>> Runner::newest(int limit) const
{
    if (limit > keptInMind) {
        return readAll().map([limit](const QList<Operation>& all) { return all.mid(0, limit); });
    }
    if (!m_newest) {
        TRY(const auto all, readAll());
        m_newest = all.mid(0, keptInMind);
    }
    return m_newest->mid(0, limit);
}

Result<QList<Operation>> Runner::readAll() const
{
    QList<Operation> operations;
    QString after;
    for (;;) {
        TRY(const auto page, m_store.list(operationRecords, after));
        for (const ports::Record& record : page) {
            TRY(const auto operation, operationOf(record.key, record.body, record.revision));
            operations.append(operation);
        }
        if (page.isEmpty()) {
            break;
        }
        after = page.last().key;
    }
    std::stable_sort(operations.begin(), operations.end(), isYounger);
    return operations;
}

/// After each write: what is in mind is what is stored.
void Runner::keepInMind(const Operation& operation)
{
    if (!m_newest) {
        return;
    }
    const auto known = std::find_if(m_newest->begin(), m_newest->end(), [&operation](const Operation& other) { return other.id == operation.id; });
    if (known != m_newest->end()) {
        *known = operation;
    } else if (operation.revision == 1) {
        m_newest->insert(std::lower_bound(m_newest->begin(), m_newest->end(), operation, isYounger), operation);
        m_newest->resize(std::min<qsizetype>(m_newest->size(), keptInMind));
    }
}

} // namespace godel::engine
