#pragma once

#include "base/units.h"

#include <QList>
#include <QString>

namespace godel::engine {

struct ChartPoint {
    Timestamp at;
    double value = 0;
};

/// One line of a chart. `style` is a class of the report's style sheet.
struct ChartLine {
    QString name;
    QString style;
    QList<ChartPoint> points{}; ///< in order of time
};

/// A value that a line should not cross, or has to.
struct ChartLimit {
    QString name;
    double value = 0;
};

/// When something happened to all lines.
struct ChartMark {
    Timestamp at;
    QString name;
};

/// A picture of some lines over one time.
struct Chart {
    QString title;
    QString unit;
    bool isLogarithmic = false;
    QList<ChartLine> lines{};
    QList<ChartLimit> limits{};
    QList<ChartMark> marks{}; ///< in order of time; of those before all lines the last is shown at the edge
};

/// How many columns of pixels a line has; in each it is drawn by its smallest and its largest value, so no spike is lost and no chart grows.
inline constexpr int chartColumns = 780;

/// The values of one line by column: at most two points for each. `from` and `to` bound the time.
[[nodiscard]] QList<ChartPoint> thinned(const QList<ChartPoint>& points, Timestamp from, Timestamp to);

/// A figure with its legend and an inline SVG, well-formed and escaped, without ids, scripts or references. A limit that lies far above all
/// lines is named in the legend and left out of the picture. A logarithmic chart holds values between 0.01 and 1 000 000 at its edges.
[[nodiscard]] QString figureOf(const Chart& chart);

} // namespace godel::engine
