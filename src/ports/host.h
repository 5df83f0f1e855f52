#pragma once

#include "base/result.h"
#include "base/units.h"

#include <optional>

namespace godel::ports {

/// How busy the machine is.
struct HostUse {
    std::optional<double> cpu; ///< 0 to 1, of all processors since the last look; none at the first
    double memory = 0; ///< 0 to 1, of what is not available to programs
    Bytes memorySize;
    double disk = 0; ///< 0 to 1, of the file system that was asked about
    Bytes diskFree; ///< that this user may still fill
};

/// The machine that this engine runs on.
class Host {
public:
    virtual ~Host() = default;
    /// At once. Unavailable where the machine does not say, never a guess.
    [[nodiscard]] virtual Result<HostUse> look() = 0;
};

} // namespace godel::ports
