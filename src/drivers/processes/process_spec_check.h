#pragma once

#include "ports/processes.h"

namespace godel::drivers {

/// In the environment of every process; its value is in the record of its instance.
inline const QString markVariable = QStringLiteral("GODEL_MARK");

/// Invalid, with the field, for what could never run here.
[[nodiscard]] Result<> checkSpec(const ports::ProcessSpec& spec);

} // namespace godel::drivers
