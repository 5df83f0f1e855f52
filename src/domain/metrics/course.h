#pragma once

#include "domain/metrics/metric.h"

namespace godel::domain {

/// The worst value of each step, so that thinning out loses no spike: one point for every step in which something was measured,
/// with the step's end as its time. Points before `from` are left out; steps without a value have no point.
[[nodiscard]] QList<MetricPoint> worstOfEachStep(const MetricDefinition& definition, const QList<MetricPoint>& points,
                                                 Timestamp from, Duration step);

} // namespace godel::domain
