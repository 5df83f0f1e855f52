#pragma once

#include "engine/control/command_set.h"
#include "engine/operations/runner.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// instances:*, restart* and stop:emergency.
void addPlatformCommands(CommandSet& commands, Platform& platform, Runner& runner);
/// releases:*.
void addReleaseCommands(CommandSet& commands, Platform& platform, ports::Releases& releases);

} // namespace godel::engine
