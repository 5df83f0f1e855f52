#pragma once

#include "engine/operations/plan_registry.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

inline const QString restartPlan = QStringLiteral("restart");
inline const QString stopPlan = QStringLiteral("stop");

/// "restart" replaces every instance of the stable version one after the other, with a spare one beside them, so that no request
/// meets a closed door. "stop" refuses all traffic with a Retry-After and stops every instance. The platform must outlive the
/// registry.
void addRestartPlans(PlanRegistry& plans, Platform& platform);

/// What the plan needs to know: which group, how many, of which version.
[[nodiscard]] Result<QJsonObject> restartParameters(const Platform& platform);

} // namespace godel::engine
