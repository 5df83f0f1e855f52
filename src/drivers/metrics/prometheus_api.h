#pragma once

#include "ports/metrics.h"
#include "web/message.h"

namespace godel::drivers {

/// The answers of Prometheus' HTTP API (/api/v1), which every store that understands PromQL gives. An expression that it
/// refuses is Invalid with its words.
[[nodiscard]] Result<QList<ports::MetricSeries>> seriesOf(const web::Response& response);
[[nodiscard]] Result<QList<ports::TargetView>> targetsOf(const web::Response& response);

/// One JSON object a line, which /api/v1/import of VictoriaMetrics reads. Invalid for a name, label or value that it
/// would drop without a word.
[[nodiscard]] Result<QByteArray> importLines(const QList<ports::MetricSeries>& series);

/// Seconds since 1970 with three decimals.
[[nodiscard]] QString secondsText(Timestamp at);

} // namespace godel::drivers
