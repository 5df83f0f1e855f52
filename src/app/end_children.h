#pragma once

#include "app/folders.h"

namespace godel::app {

/// Ends every process that an engine of these folders had started, gently where they let us, and forgets them. Needs no running
/// engine: Conflict if one runs. Returns how many there were. Runs the event loop for as long as it takes.
[[nodiscard]] Result<int> endChildren(const Folders& folders);

} // namespace godel::app
