#pragma once

#include "engine/control/command_set.h"
#include "engine/people/people.h"

namespace godel::engine {

/// users:* and tokens:*.
void addPeopleCommands(CommandSet& commands, People& people);

} // namespace godel::engine
