#pragma once

#include "engine/control/command_set.h"
#include "engine/people/people.h"
#include "engine/rollout/deployments.h"
#include "ports/config_history.h"

namespace godel::engine {

/// What an overview is told from. Everything outlives the commands.
struct OverviewParts {
    Deployments& deployments;
    const Runner& runner;
    const People& people;
    ports::ConfigHistory& history;
};

/// attention:list, what waits for somebody, and whether that may be the caller; changes:list, what was changed lately.
void addOverviewCommands(CommandSet& commands, const OverviewParts& parts);

} // namespace godel::engine
