#pragma once

#include "base/clock.h"

namespace godel::test {

/// Time that moves only when a test says so. Starts at 2026-02-08T10:00:00Z.
class FakeClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return m_now; }
    [[nodiscard]] Duration monotonic() const override { return m_monotonic; }

    void advance(Duration by)
    {
        m_now += by;
        m_monotonic += by;
    }
    /// The wall clock alone is set by somebody, forwards or backwards.
    void jump(Duration by) { m_now += by; }

private:
    Timestamp m_now{Duration(1770544800000000)};
    Duration m_monotonic{1h};
};

} // namespace godel::test
