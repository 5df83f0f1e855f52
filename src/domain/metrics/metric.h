#pragma once

#include "base/json.h"

#include <QList>
#include <optional>

namespace godel::domain {

/// On which side of its limits a metric is bad.
enum class MetricDirection { Above, Below };

/// What is measured, and where it becomes worth a look.
struct MetricDefinition {
    QString name; ///< "error_rate"; stored and sent, so it never changes
    QString title;
    QString expression; ///< PromQL with one series as its result; of several the worst counts
    QString unit; ///< as people read it: "%", "ms", "% of pool"
    QString source; ///< the job whose targets it comes from: "router", "node", "engine"
    MetricDirection direction = MetricDirection::Above;
    double warning = 0; ///< bad beyond this, in the unit; the limit itself is still good
    double critical = 0;

    bool operator==(const MetricDefinition&) const = default;
};

/// {"metrics": [...]}: names are labels and appear once, and critical lies beyond warning.
[[nodiscard]] Result<QList<MetricDefinition>> metricDefinitionsOf(const QJsonObject& object);
/// Reads back exactly.
[[nodiscard]] QJsonObject toJson(const QList<MetricDefinition>& definitions);

enum class MetricState {
    Ok,
    Warning,
    Critical,
    NoSource, ///< nothing here offers it
    NoData, ///< it is offered, and nothing came in the time that was asked about
    Stale, ///< something came, but not lately
};

/// "above", "below".
[[nodiscard]] QString name(MetricDirection direction);
/// "ok", "warning", "critical", "no-source", "no-data", "stale".
[[nodiscard]] QString name(MetricState state);

/// One measured value.
struct MetricPoint {
    Timestamp at;
    double value = 0;

    bool operator==(const MetricPoint&) const = default;
};

/// A metric as it is now. No state without a fresh value is ever Ok.
struct MetricReading {
    MetricState state = MetricState::NoData;
    std::optional<MetricPoint> last; ///< also where it is stale, so that its age can be shown
    QString sentence; ///< "612 ms, over 500 ms", "no data for 1m34s"
    Duration age{}; ///< of `last` when it was read; 0 without one
};

/// `latest` is the newest point of each series that the expression gave in the time that was asked about. Older than
/// `staleAfter` is stale; NaN is no value.
[[nodiscard]] MetricReading readMetric(const MetricDefinition& definition, bool hasSource,
                                       const QList<MetricPoint>& latest, Timestamp now, Duration staleAfter);

} // namespace godel::domain
