#pragma once

#include "engine/control/command_set.h"
#include "engine/monitoring/monitor.h"

namespace godel::engine {

/// metrics:current and metrics:history; without a monitor it says that nothing is measured here.
void addMetricsCommands(CommandSet& commands, Monitor* monitor);

/// The readings as rows, with the status of the worst; unknown is a warning, never green.
[[nodiscard]] api::Reply metricsReply(const QList<Monitor::Reading>& readings);

} // namespace godel::engine
