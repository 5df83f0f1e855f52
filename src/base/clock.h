#pragma once

#include "base/units.h"

namespace godel {

/// Where time comes from. The wall clock names instants; the monotonic one measures lengths and never jumps.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Since an arbitrary start; continues while the machine sleeps.
    [[nodiscard]] virtual Duration monotonic() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] Duration monotonic() const override;
};

} // namespace godel
