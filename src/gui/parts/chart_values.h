#pragma once

#include "gui/parts/time_chart.h"

#include <QJsonArray>

namespace godel::gui {

/// What a chart shows as figures: a column for each of its lines, a row for each time at which one of them has a point.
struct ChartValues {
    QStringList names; ///< with the unit: "stable (ms)"
    QList<std::pair<double, QList<std::optional<double>>>> rows; ///< by time, in milliseconds since 1970 UTC
};
[[nodiscard]] ChartValues valuesOf(const TimeChart::Shown& shown, const QString& unit);

/// Times in ISO 8601, UTC; a cell without a value is empty.
[[nodiscard]] QByteArray csvOf(const ChartValues& values);
/// For a table, the newest first: "at", then "0", "1" … in the order of the names.
[[nodiscard]] QJsonArray rowsOf(const ChartValues& values);

} // namespace godel::gui
