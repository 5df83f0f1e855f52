#pragma once

#include "base/pending.h"
#include "domain/metrics/metric.h"

#include <QMap>

namespace godel::ports {

/// A page of metrics in the Prometheus text format that is read again and again.
struct ScrapeTarget {
    QString job; ///< the source of metrics: "router", "node", "engine"
    QString instance; ///< names it among the job's: "app-s0"
    quint16 port = 0; ///< on 127.0.0.1
    QString path = QStringLiteral("/metrics");

    bool operator==(const ScrapeTarget&) const = default;
};

struct TargetView {
    QString job;
    QString instance;
    bool isUp = false;
    QString trouble; ///< why it is down; empty before the first look
};

struct MetricSeries {
    QMap<QString, QString> labels; ///< the name under "__name__", where the expression keeps it
    QList<domain::MetricPoint> points; ///< oldest first, never NaN
};

/// Samples over time, and questions about them in PromQL. Everywhere Unavailable where it does not run, Timeout where
/// it takes longer than 10 s.
class Metrics {
public:
    virtual ~Metrics() = default;

    /// What is read from now on, in place of what was; no two with the same job and instance. What is left out
    /// resolves.
    [[nodiscard]] virtual Result<> watch(const QList<ScrapeTarget>& targets) = 0;
    /// How the reading goes; a target that was named a moment ago may be missing still.
    [[nodiscard]] virtual Pending<QList<TargetView>> targets() = 0;
    /// One point a series, as of now or an earlier time. Invalid with its words for an expression that cannot be read.
    [[nodiscard]] virtual Pending<QList<MetricSeries>> query(const QString& expression,
                                                             std::optional<Timestamp> at = {}) = 0;
    /// A point each `step`, at least 1 s, at most 11 000 points a series; gaps stay gaps.
    [[nodiscard]] virtual Pending<QList<MetricSeries>> queryRange(const QString& expression, Timestamp from,
                                                                  Timestamp to, Duration step) = 0;
    /// Adds samples of our own, with times in milliseconds; each series has a "__name__", and Invalid is what has none or
    /// is no number. They can be asked for about a second later, the first of a series some five.
    [[nodiscard]] virtual Pending<> write(const QList<MetricSeries>& series) = 0;
};

/// The newest point of each series.
[[nodiscard]] QList<domain::MetricPoint> latestPoints(const QList<MetricSeries>& series);

} // namespace godel::ports
