#pragma once

#include "engine/operations/plan_registry.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

inline const QString migrationsBackPlan = QStringLiteral("migrations-back");

/// "migrations-back" takes a snapshot (`snapshot` names it), then takes back what the release `version` had changed in the schema. No
/// rollback does that by itself: code goes back without the database. The platform must outlive the registry.
void addMigrationsBackPlan(PlanRegistry& plans, Platform& platform);

/// Conflict for a version that has the traffic or is on its way to it, and where one of its migrations has no safe way down.
[[nodiscard]] Result<> mayTakeMigrationsBack(const Platform& platform, const domain::Version& version);

} // namespace godel::engine
