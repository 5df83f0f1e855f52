#include "traffic/latencies.h"

#include <algorithm>
#include <bit>

namespace godel::traffic {

namespace {

constexpr quint64 longest = (quint64(1) << 40) - 1;
constexpr int bitsBelowSteps = 7;

} // namespace

void Latencies::add(Duration took)
{
    const quint64 microseconds = std::min(static_cast<quint64>(std::max<qint64>(took.count(), 0)), longest);
    ++m_count;
    if (microseconds < exact) {
        ++m_buckets[microseconds];
        return;
    }
    const int doubling = static_cast<int>(std::bit_width(microseconds)) - bitsBelowSteps;
    const auto step = static_cast<int>(microseconds >> doubling) - steps;
    ++m_buckets[static_cast<size_t>(exact + (doubling - 1) * steps + step)];
}

double Latencies::quantile(double share) const
{
    if (m_count == 0) {
        return 0;
    }
    auto left = static_cast<qint64>(share * static_cast<double>(m_count - 1)) + 1;
    int bucket = 0;
    while (left > m_buckets[static_cast<size_t>(bucket)]) {
        left -= m_buckets[static_cast<size_t>(bucket++)];
    }
    if (bucket < exact) {
        return bucket / 1000.0;
    }
    const int doubling = (bucket - exact) / steps + 1;
    const double low = static_cast<double>(quint64((bucket - exact) % steps + steps) << doubling);
    // The middle of the step.
    return (low + static_cast<double>(quint64(1) << doubling) / 2) / 1000;
}

} // namespace godel::traffic
