#pragma once

#include "engine/control/command_set.h"
#include "engine/monitoring/monitor.h"

namespace godel::engine {

/// metrics:current; without a monitor it says that nothing is measured here.
void addMetricsCommands(CommandSet& commands, Monitor* monitor);

} // namespace godel::engine
