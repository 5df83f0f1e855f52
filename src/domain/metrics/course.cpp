#include "domain/metrics/course.h"

#include <cmath>
#include <map>

namespace godel::domain {

QList<MetricPoint> worstOfEachStep(const MetricDefinition& definition, const QList<MetricPoint>& points, Timestamp from,
                                   Duration step)
{
    std::map<Timestamp, double> worst;
    for (const MetricPoint& point : points) {
        if (point.at < from || std::isnan(point.value)) {
            continue;
        }
        // The first instant belongs to no step before it, and is one of its own.
        const auto number = (point.at - from + step - Duration(1)) / step;
        const auto [found, isNew] = worst.try_emplace(from + number * step, point.value);
        if (!isNew) {
            const bool isHigher = point.value > found->second;
            const bool isWorse = definition.direction == MetricDirection::Above ? isHigher : point.value < found->second;
            found->second = isWorse ? point.value : found->second;
        }
    }
    QList<MetricPoint> course;
    for (const auto& [at, value] : worst) {
        course.append({ at, value });
    }
    return course;
}

} // namespace godel::domain
