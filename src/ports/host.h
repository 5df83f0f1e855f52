#pragma once

#include "base/result.h"
#include "base/units.h"

namespace godel::ports {

/// The machine that the engine runs on.
struct HostView {
    double cpuPercent = 0;    ///< of all processors since the look before; 0 at the first
    double memoryPercent = 0; ///< that cannot be had without swapping
    Bytes diskFree;           ///< for this user, where the state lies
};

class Host {
public:
    virtual ~Host() = default;
    /// Takes well under a millisecond. Unavailable where the kernel does not tell.
    [[nodiscard]] virtual Result<HostView> look() = 0;
};

} // namespace godel::ports
