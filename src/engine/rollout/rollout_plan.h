#pragma once

#include "engine/operations/plan_registry.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// The stored names of the plans.
inline const QString rolloutPlan = QStringLiteral("rollout");
inline const QString firstPlan = QStringLiteral("first");

/// What both plans claim, so that only one moves traffic at a time.
inline const QString trafficClaim = QStringLiteral("traffic");

/// "rollout" carries the rollout named by the parameter `rollout` to its end: drive it until it is over, let the new version take
/// the stable place, retire the old one. "first" starts the version named by `version` where none runs. The platform must
/// outlive the registry.
void addRolloutPlans(PlanRegistry& plans, Platform& platform);

} // namespace godel::engine
