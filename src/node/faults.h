#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/units.h"

#include <atomic>
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

/// Faults that somebody brings at run time, over those of the release, until a time that cannot be left out.
struct PassingFaults {
    double errorShare = 0; ///< as above
    double slowShare = 0;
    Duration slow = 0s;
    Timestamp until{}; ///< by the wall clock; then they are over by themselves
};

/// {"errorShare", "slowShare", "slowMs", "until"}, the last one in ISO 8601. Invalid, with the key, for anything else.
[[nodiscard]] Result<PassingFaults> parsePassingFaults(const QByteArray& json);

/// Draws the faults of one request after the other. On one thread only, but for `setPassing`.
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
    /// In place of those that were set before; from any thread.
    void setPassing(const PassingFaults& faults);
    [[nodiscard]] bool isNeverHealthy() const { return m_settings.isNeverHealthy; }

private:
    [[nodiscard]] bool happens(double share);
    void leak();
    void drawPassing(Draw& drawn);

    FaultSettings m_settings;
    const Clock& m_clock;
    Random& m_random;
    Duration m_start;
    std::vector<std::unique_ptr<char[]>> m_leaked;
    // One request that sees half of a change is no harm.
    std::atomic<double> m_passingErrors = 0;
    std::atomic<double> m_passingSlow = 0;
    std::atomic<qint64> m_passingDelay = 0; ///< microseconds
    std::atomic<qint64> m_passingUntil = 0; ///< microseconds since 1970; 0: there are none
};

} // namespace godel::node
