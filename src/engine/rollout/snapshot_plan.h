#pragma once

#include "engine/operations/plan_registry.h"
#include "engine/rollout/snapshots.h"

namespace godel::engine {

inline const QString snapshotPlan = QStringLiteral("snapshot");

/// "snapshot" takes the one named by the parameter `snapshot`, for the version named by `version`; taken back by removing it. The
/// snapshots must outlive the registry.
void addSnapshotPlan(PlanRegistry& plans, Snapshots& snapshots);

/// The one step of it, for plans that begin with a snapshot.
[[nodiscard]] std::unique_ptr<Step> takeSnapshotStep(Snapshots& snapshots, const QString& id, const QString& before);

} // namespace godel::engine
