#include "ports/metrics.h"

namespace godel::ports {

QList<domain::MetricPoint> latestPoints(const QList<MetricSeries>& series)
{
    QList<domain::MetricPoint> latest;
    for (const MetricSeries& one : series) {
        if (!one.points.isEmpty()) {
            latest.append(one.points.last());
        }
    }
    return latest;
}

} // namespace godel::ports
