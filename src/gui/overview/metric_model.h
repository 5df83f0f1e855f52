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
    std::optional<double> change; ///< against the first value on show
    std::optional<Duration> age;  ///< of the value, by the engine's clock
    double warning = 0;
    double critical = 0;
    bool isBadBelow = false;
    Sparkline::Shown line;

    /// "612 ms", or what is known in its place: "no data", "not offered here".
    [[nodiscard]] QString valueText() const;
    /// "warning over 500 ms · critical over 2 000 ms".
    [[nodiscard]] QString limitsText() const;
    /// "+107 ms in 1 h · 2 s ago".
    [[nodiscard]] QString changeText() const;
};

/// In the order of `current`; `history` may lag behind or be empty.
[[nodiscard]] QList<MetricModel> metricModels(const QJsonObject& current, const QJsonObject& history);

} // namespace godel::gui
