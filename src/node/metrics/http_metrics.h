#pragma once

#include "base/clock.h"
#include "node/metrics/metrics_page.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>

namespace godel::node {

/// Counts answered requests by route, method and status, and what the last minute was like. Thread-safe.
class HttpMetrics {
public:
    explicit HttpMetrics(const Clock& clock) : m_clock(clock) {}

    void begin() { ++m_inFlight; }
    /// `route` is the pattern, never the path, so that the number of series has a limit.
    void finish(const QByteArray& route, const QByteArray& method, int status, Duration took);

    struct Minute {
        qint64 requests = 0;
        double errorRate = 0;     ///< 0 to 1 were answered 500 or above
        Duration averageLatency = 0s;
    };
    /// The last 60 seconds.
    [[nodiscard]] Minute lastMinute() const;
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    void write(MetricsPage& page) const;

private:
    static constexpr std::array<double, 13> limits{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    struct Key {
        QByteArray route;
        QByteArray method;
        int status = 0;
        bool operator<(const Key& other) const
        {
            return status != other.status ? status < other.status : route != other.route ? route < other.route : method < other.method;
        }
    };
    struct Series {
        std::array<qint64, limits.size() + 1> buckets{};
        double sum = 0;
    };
    struct Second {
        qint64 number = -1;
        qint64 requests = 0;
        qint64 errors = 0;
        qint64 microseconds = 0;
    };

    void writeSeries(MetricsPage& page, const Key& key, const Series& series) const;

    const Clock& m_clock;
    std::atomic<int> m_inFlight = 0;
    // Requests end on the server's thread and on those of the database.
    mutable std::mutex m_lock;
    std::map<Key, Series> m_series;
    std::array<Second, 60> m_seconds;
};

} // namespace godel::node
