#pragma once

#include "engine/control/command_set.h"
#include "ports/config_history.h"

namespace godel::engine {

/// config:* and rollback:config, over the files of the configuration folder.
void addConfigCommands(CommandSet& commands, ports::ConfigHistory& history);

} // namespace godel::engine
