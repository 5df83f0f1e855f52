#pragma once

#include "engine/control/command_set.h"
#include "engine/rollout/deployments.h"

namespace godel::engine {

/// deploy:* and rollback*.
void addDeployCommands(CommandSet& commands, Deployments& deployments);
void addRollbackCommands(CommandSet& commands, Deployments& deployments);

/// What people see of a rollout in a reply.
[[nodiscard]] QJsonObject rolloutView(const RolloutEntry& entry);

/// What was decided, and the operation that carries it out.
[[nodiscard]] api::Reply decided(const RolloutEntry& entry);

} // namespace godel::engine
