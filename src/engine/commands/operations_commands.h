#pragma once

#include "engine/control/command_set.h"
#include "engine/operations/runner.h"

namespace godel::engine {

/// operations:list, show, follow, cancel, undo and resume.
void addOperationsCommands(CommandSet& commands, Runner& runner);

} // namespace godel::engine
