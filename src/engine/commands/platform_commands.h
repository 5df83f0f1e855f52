#pragma once

#include "engine/control/command_set.h"
#include "engine/operations/runner.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// instances:list, restart*, stop:emergency, start:emergency, status:* and health:check.
void addPlatformCommands(CommandSet& commands, Platform& platform, Runner& runner);
/// releases:*.
void addReleaseCommands(CommandSet& commands, Platform& platform, ports::Releases& releases);

} // namespace godel::engine
