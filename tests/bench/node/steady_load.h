#pragma once

#include <QByteArray>

#include <vector>

namespace godel::bench {

/// What came back.
struct Measured {
    long long answers = 0; ///< with status 200
    long long others = 0;  ///< with another status, or broken
    double seconds = 0;
    std::vector<double> microseconds; ///< of each answer
    [[nodiscard]] double perSecond() const { return static_cast<double>(answers) / seconds; }
    /// 0 to 1.
    [[nodiscard]] double quantile(double at) const;
};

struct Load {
    int port = 0;
    QByteArray path;
    int connections = 16; ///< kept alive; one request under way on each
    double seconds = 3;
    double perSecond = 0; ///< 0: the next request as soon as the answer is there
    int core = 1;         ///< that the load runs on
};

/// Runs on the calling thread, which stays on the core afterwards.
[[nodiscard]] Measured run(const Load& load);
/// Keeps every thread of a process, and those that they start later, on one core. False if that is not allowed.
[[nodiscard]] bool pin(long long pid, int core);

} // namespace godel::bench
