#pragma once

#include "engine/control/command_set.h"
#include "engine/rollout/snapshots.h"
#include "ports/config_history.h"

namespace godel::engine {

/// config:* and rollback:config, over the files of the configuration folder.
void addConfigCommands(CommandSet& commands, ports::ConfigHistory& history, const Snapshots& snapshots);

} // namespace godel::engine
