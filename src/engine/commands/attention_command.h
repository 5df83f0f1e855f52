#pragma once

#include "engine/commands/overview_commands.h"

namespace godel::engine {

/// Everything that waits for a person: {items: [{kind, sentence, by, since, until, rollout, operation, may, why_not}]}. `may` and `why_not`
/// are the caller's. Rollouts first, then operations, then tokens that end within a week: the caller's own, and all for an admin.
[[nodiscard]] Result<api::Reply> attention(const OverviewParts& parts, const api::Caller& caller);

} // namespace godel::engine
