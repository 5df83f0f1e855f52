#pragma once

#include "base/units.h"

namespace godel::drivers {

/// When a process that failed is started again.
struct RestartPolicy {
    Duration first = 500ms;   ///< wait after the first failure; each further one in a row doubles it
    Duration longest = 30s;   ///< no wait is longer
    int giveUpAfter = 5;      ///< failures in a row; at least 1
    Duration stable = 60s;    ///< ready for so long, the row of failures is over
};

/// The wait after so many failures in a row, at least 1.
[[nodiscard]] Duration waitAfter(const RestartPolicy& policy, int failures);

} // namespace godel::drivers
