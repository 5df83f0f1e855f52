#pragma once

#include "base/units.h"

#include <array>

namespace godel::traffic {

/// How long many answers took, in a place of fixed size: every one is counted, and a quantile is right to 1 %.
class Latencies {
public:
    void add(Duration took);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Milliseconds below which this share (0 to 1) of the answers came; 0 if there is none.
    [[nodiscard]] double quantile(double share) const;

private:
    // Exact up to 128 us, then 64 steps to every doubling, up to 2^40 us.
    static constexpr int exact = 128;
    static constexpr int steps = 64;
    static constexpr int doublings = 33;
    std::array<qint64, exact + steps * doublings> m_buckets{};
    qint64 m_count = 0;
};

} // namespace godel::traffic
