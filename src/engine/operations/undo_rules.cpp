#include "engine/operations/undo_rules.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

QStringList objectsOf(const Operation& operation, const Result<Plan>& plan)
{
    return !plan ? operation.claims : plan->objects.isEmpty() ? plan->claims : plan->objects;
}

tl::unexpected<Error> refused(const Operation& operation, const QString& why, const QString& hint = {})
{
    return fail(ErrorCode::Conflict, u"operation %1 (%2) %3"_s.arg(operation.id.text(), operation.plan, why), hint);
}

/// How it stands by itself, whatever came later.
Result<> isDone(const Operation& operation)
{
    switch (operation.state) {
    case OperationState::Done: return {};
    case OperationState::Undone: return refused(operation, u"was taken back already"_s);
    case OperationState::NeedsPerson: return refused(operation, u"needs a person before it can go on or back"_s, u"See operations:show --id=%1"_s.arg(operation.id.text()));
    case OperationState::Running:
    case OperationState::Undoing: break;
    }
    return refused(operation, u"has not ended"_s, u"operations:cancel --id=%1 takes it back"_s.arg(operation.id.text()));
}

} // namespace

Result<> UndoRules::judge(const Operation& operation)
{
    const auto plan = planOf(m_plans, operation);
    const auto may = mayUndo(operation, plan);
    const auto undone = m_undoneBy.find(operation.id);
    const bool isUndone = undone != m_undoneBy.end() && undone->second.state == OperationState::Done;
    const bool isUndo = operation.undoes && operation.state == OperationState::Done;
    if (operation.undoes && operation.state != OperationState::Undone) {
        m_undoneBy.insert_or_assign(*operation.undoes, operation);
    }
    // What was done and undone leaves everything as it was.
    if (operation.state != OperationState::Undone && !isUndone && !isUndo) {
        for (const QString& object : objectsOf(operation, plan)) {
            m_changedBy.insert(object, operation.id.text());
        }
    }
    return may;
}

Result<> UndoRules::mayUndo(const Operation& operation, const Result<Plan>& plan) const
{
    TRY_DO(isDone(operation));
    if (operation.undoes) {
        return refused(operation, u"took operation %1 back itself"_s.arg(operation.undoes->text()), u"Do again what it took back with the command that began it"_s);
    }
    if (const auto undone = m_undoneBy.find(operation.id); undone != m_undoneBy.end()) {
        const bool isOver = undone->second.state == OperationState::Done;
        return refused(operation, (isOver ? u"was undone by operation %1"_s : u"is in the hands of operation %1, which undoes it"_s).arg(undone->second.id.text()));
    }
    if (!plan) {
        return fail(plan.error());
    }
    if (!plan->whyFinal.isEmpty()) {
        return refused(operation, u"is not undone: %1"_s.arg(plan->whyFinal));
    }
    if (isPastReturn(operation, *plan)) {
        return refused(operation, u"is past its point of no return"_s);
    }
    for (const QString& object : objectsOf(operation, plan)) {
        if (m_changedBy.contains(object)) {
            return refused(operation, u"cannot be undone: operation %1 has changed %2 since"_s.arg(m_changedBy.value(object), object),
                           u"Undo operation %1 first, if it can be"_s.arg(m_changedBy.value(object)));
        }
    }
    return {};
}

} // namespace godel::engine
