#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/units.h"

#include <memory>
#include <vector>

namespace godel::node {

/// What is wrong with a release, on purpose. The defaults are a good release.
struct FaultSettings {
    double errorShare = 0;     ///< 0 to 1 of the requests under /v1 answer 500
    double baseErrorShare = 0; ///< the same, drawn apart: what every release of the platform has
    double slowShare = 0;      ///< 0 to 1 of them wait for `slow`
    Duration slow = 0s;
    Bytes leakPerRequest;      ///< kept for ever, up to 64 MiB
    bool crashesAtStart = false;
    bool isNeverHealthy = false;
    Duration cold = 0s;        ///< for so long after the start every request waits for `coldDelay`
    Duration coldDelay = 250ms;
};

/// {"errorShare", "baseErrorShare", "slowShare", "slowMs", "leakBytesPerRequest", "crashAtStart", "neverHealthy", "coldMs",
/// "coldDelayMs"}; empty bytes are no faults. Invalid, with the key, for anything else.
[[nodiscard]] Result<FaultSettings> parseFaults(const QByteArray& json);

/// Draws the faults of one request after the other. On one thread only.
class Faults {
public:
    /// The start counts from here.
    Faults(const FaultSettings& settings, const Clock& clock, Random& random);

    struct Draw {
        bool fails = false;
        Duration delay = 0s;
    };
    /// What becomes of the next request; also leaks.
    [[nodiscard]] Draw draw();
    [[nodiscard]] bool isNeverHealthy() const { return m_settings.isNeverHealthy; }

private:
    [[nodiscard]] bool happens(double share);
    void leak();

    FaultSettings m_settings;
    const Clock& m_clock;
    Random& m_random;
    Duration m_start;
    std::vector<std::unique_ptr<char[]>> m_leaked;
};

} // namespace godel::node
