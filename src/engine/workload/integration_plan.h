#pragma once

#include "engine/operations/plan_registry.h"
#include "ports/workload.h"

namespace godel::engine {

inline const QString integrationPlan = QStringLiteral("integration");

/// "integration" walks the whole path on the live platform as a user does: a health question (`path`) through the front door, then,
/// where the platform takes tasks, one real task (`key` names it) to its result, and nothing of it is left behind. The workload must
/// outlive the registry.
void addIntegrationPlan(PlanRegistry& plans, ports::Workload& workload);

} // namespace godel::engine
