#include "drivers/processes/restart_policy.h"

#include <algorithm>

namespace godel::drivers {

Duration waitAfter(const RestartPolicy& policy, int failures)
{
    // 30 doublings of any wait are over every cap, and do not overflow.
    const auto doublings = std::clamp(failures - 1, 0, 30);
    return std::min(policy.longest, Duration(policy.first.count() * (qint64(1) << doublings)));
}

} // namespace godel::drivers
