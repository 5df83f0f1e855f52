#pragma once

#include "engine/operations/operation_plan.h"

#include <QHash>
#include <map>

namespace godel::engine {

/// Says which operations can still be undone. It has to be asked about every operation from the newest on, since what came later
/// decides: somebody else may have changed the same since, or have undone it already.
class UndoRules {
public:
    explicit UndoRules(const PlanRegistry& plans) : m_plans(plans) {}

    /// Conflict with why not, and with the operation that stands in the way.
    [[nodiscard]] Result<> judge(const Operation& operation);

private:
    [[nodiscard]] Result<> mayUndo(const Operation& operation, const Result<Plan>& plan) const;

    const PlanRegistry& m_plans;
    std::map<OperationId, Operation> m_undoneBy; ///< by what was undone
    QHash<QString, QString> m_changedBy;         ///< object → the operation that changed it last
};

} // namespace godel::engine
