#pragma once

#include "engine/commands/config_rules.h"

namespace godel::app {

/// The files of the configuration folder that the engine reads, with their keys as in `resources/configuration.json` and with the
/// parsers that read them at the start.
[[nodiscard]] Result<engine::ConfigRules> configurationRules();

} // namespace godel::app
