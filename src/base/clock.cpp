#include "base/clock.h"

#include <ctime>

namespace godel {

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

Duration SystemClock::monotonic() const
{
#ifdef CLOCK_BOOTTIME
    timespec spec{};
    if (clock_gettime(CLOCK_BOOTTIME, &spec) == 0) {
        return std::chrono::seconds(spec.tv_sec) + std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(spec.tv_nsec));
    }
#endif
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace godel
