#pragma once

#include "domain/release_manifest.h"
#include "domain/rollout/stage_plan.h"

namespace godel::domain {

/// Whether a release with these migrations may go by this plan. Its stages run beside the old version, so migrations
/// must leave that one working; with a breaking one everything moves at once, in a maintenance window.
[[nodiscard]] Result<> canMigrate(const QList<Migration>& migrations, const StagePlan& plan, bool isMaintenance);

/// The migrations that may be taken back, last first. Conflict where one of them has no safe way down: then only a
/// restore brings the data back.
[[nodiscard]] Result<QList<Migration>> wayDown(const QList<Migration>& migrations);

} // namespace godel::domain
