#pragma once

#include "engine/control/command_set.h"
#include "engine/rollout/platform.h"

#include <functional>

namespace godel::engine {

/// What a demo is broken with.
struct DemoParts {
    Platform& platform;
    QString faultsFolder; ///< absolute; the fleet's settings name the same
    /// Ends that process at once, as a crash would; nobody is told that it was meant.
    std::function<Result<>(qint64 pid)> killProcess;
    /// The same with the engine itself, once what it has answered is under way.
    std::function<void()> killEngine;
};

/// demo:break and demo:mend: what breaks on purpose, on the real processes. For environments that are there to be broken.
void addDemoCommands(CommandSet& commands, const DemoParts& parts);

} // namespace godel::engine
