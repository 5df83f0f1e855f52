#pragma once

#include "engine/commands/config_rules.h"
#include "engine/control/command_set.h"
#include "engine/rollout/snapshots.h"

namespace godel::engine {

/// What the commands about the configuration work with.
struct ConfigParts {
    ports::ConfigHistory& history;
    const Snapshots& snapshots;
    ConfigRules rules;
};

/// config:* and rollback:config.
void addConfigCommands(CommandSet& commands, const ConfigParts& parts);

} // namespace godel::engine
