#pragma once

#include "base/units.h"
#include "gui/parts/sparkline.h"
#include "gui/theme/tokens.h"

#include <QJsonObject>

namespace godel::gui {

/// One metric as a tile shows it: worked out from what `metrics:current` and `metrics:history` answered. Knows no widget.
struct MetricModel {
    QString name;
    QString title;
    QString unit;
    Standing standing = Standing::Unknown;
    QString state;   ///< as the engine says it: "stale", "no-source" …
    QString finding; ///< the engine's sentence
    std::optional<double> value;
    std::optional<double> change;   ///< against the same time a day before
    bool isDayBeforeKnown = false;  ///< whether it was told at all, be it that nothing was measured
    QList<QPointF> dayBefore;       ///< its course, each point moved to the same time of today
    double dayBeforeStep = 0;       ///< the usual distance of those points
    std::optional<Duration> age;  ///< of the value, by the engine's clock
    double warning = 0;
    double critical = 0;
    bool isBadBelow = false;
    Sparkline::Shown line;

    /// "612 ms", or what is known in its place: "no data", "not offered here".
    [[nodiscard]] QString valueText() const;
    /// "warning over 500 ms · critical over 2 000 ms".
    [[nodiscard]] QString limitsText() const;
    /// "+107 ms against 24 h ago · 2 s ago"; or that nothing is known of then.
    [[nodiscard]] QString changeText() const;
};

/// In the order of `current`; `history` and that of `dayBefore` may lag behind or be empty.
[[nodiscard]] QList<MetricModel> metricModels(const QJsonObject& current, const QJsonObject& history, const QJsonObject& dayBefore);

} // namespace godel::gui
