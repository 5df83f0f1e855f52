#pragma once

#include "engine/control/command_set.h"
#include "engine/operations/runner.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// test:integration.
void addWorkloadCommands(CommandSet& commands, Platform& platform, Runner& runner, Random& random);

} // namespace godel::engine
