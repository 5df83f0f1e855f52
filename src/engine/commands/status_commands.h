#pragma once

#include "domain/platform/capabilities.h"
#include "engine/control/command_set.h"
#include "engine/monitoring/monitor.h"
#include "engine/rollout/deployments.h"

namespace godel::engine {

/// What the state of the platform is told from. Everything outlives the commands.
struct StatusParts {
    Deployments& deployments;
    const Runner& runner;
    Monitor* monitor = nullptr; ///< none: nothing is measured here
    const domain::Capabilities& capabilities;
};

/// status:check, status:full, health:check and rollback:check.
void addStatusCommands(CommandSet& commands, const StatusParts& parts);

/// {capability, source, asked_by} of all there are, those that are not offered too.
[[nodiscard]] QJsonArray capabilityRows(const domain::Capabilities& capabilities);

} // namespace godel::engine
