#pragma once

#include "base/clock.h"
#include "domain/platform/capabilities.h"
#include "engine/control/command_set.h"
#include "engine/rollout/rollout_settings.h"
#include "ports/store.h"

namespace godel::engine {

/// What a session begins with: where it is, and by which rules rollouts go here. What is referred to outlives the commands.
struct SessionParts {
    QString environment;   ///< its name, typed in confirmations
    QString engineVersion; ///< of the program
    bool isDemo = false;   ///< everything here may be broken on purpose
    const RolloutSettings& settings;
    const Clock& clock;
    const domain::Capabilities& capabilities;
    ports::Store& store; ///< whose newest event is told, so that a window hears of news only
};

/// session:show.
void addSessionCommands(CommandSet& commands, const SessionParts& parts);

} // namespace godel::engine
