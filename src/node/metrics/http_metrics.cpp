#include "node/metrics/http_metrics.h"

#include <algorithm>

namespace godel::node {

namespace {

qint64 secondOf(Duration monotonic)
{
    return std::chrono::floor<std::chrono::seconds>(monotonic).count();
}

} // namespace

void HttpMetrics::finish(const QByteArray& route, const QByteArray& method, int status, Duration took)
{
    --m_inFlight;
    const double seconds = double(took.count()) / 1e6;
    const auto bucket = size_t(std::lower_bound(limits.begin(), limits.end(), seconds) - limits.begin());
    const qint64 now = secondOf(m_clock.monotonic());
    const std::lock_guard guard(m_lock);
    Series& series = m_series[Key{route, method, status}];
    ++series.buckets[bucket];
    series.sum += seconds;
    Second& second = m_seconds[size_t(now) % m_seconds.size()];
    if (second.number != now) {
        second = Second{now};
    }
    ++second.requests;
    second.errors += status >= 500 ? 1 : 0;
    second.microseconds += took.count();
}

HttpMetrics::Minute HttpMetrics::lastMinute() const
{
    const qint64 now = secondOf(m_clock.monotonic());
    Second sum;
    {
        const std::lock_guard guard(m_lock);
        for (const Second& second : m_seconds) {
            if (second.number >= 0 && now - second.number < qint64(m_seconds.size())) {
                sum.requests += second.requests;
                sum.errors += second.errors;
                sum.microseconds += second.microseconds;
            }
        }
    }
    if (sum.requests == 0) {
        return {};
    }
    return {sum.requests, double(sum.errors) / double(sum.requests), Duration(sum.microseconds / sum.requests)};
}

void HttpMetrics::writeSeries(MetricsPage& page, const Key& key, const Series& series) const
{
    const QByteArray labels = "route=\"" + key.route + "\",method=\"" + key.method + "\",code=\"" + QByteArray::number(key.status) + '"';
    qint64 count = 0;
    for (size_t bucket = 0; bucket < series.buckets.size(); ++bucket) {
        count += series.buckets[bucket];
        const QByteArray limit = bucket < limits.size() ? QByteArray::number(limits[bucket]) : QByteArray("+Inf");
        page.sample("_bucket", labels + ",le=\"" + limit + '"', double(count));
    }
    page.sample("_sum", labels, series.sum);
    page.sample("_count", labels, double(count));
}

void HttpMetrics::write(MetricsPage& page) const
{
    const Minute minute = lastMinute();
    page.gauge("godel_http_error_rate", "Share of the requests of the last minute that were answered 500 or above, 0 to 1.", minute.errorRate);
    page.gauge("godel_http_average_latency_seconds", "Average time to answer over the last minute.", double(minute.averageLatency.count()) / 1e6);
    page.gauge("godel_http_requests_in_flight", "Requests that are not answered yet.", inFlight());
    page.family("godel_http_request_latency_seconds", "histogram", "Time from a request's last byte to its answer.");
    const std::lock_guard guard(m_lock);
    for (const auto& [key, series] : m_series) {
        writeSeries(page, key, series);
    }
}

} // namespace godel::node
