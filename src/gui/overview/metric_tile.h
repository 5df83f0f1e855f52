#pragma once

#include "gui/overview/metric_model.h"
#include "gui/parts/furniture.h"

#include <QAbstractButton>

namespace godel::gui {

/// A metric at a glance: standing, value with unit, both limits, sparkline, change and age. Choosing it draws it large.
class MetricTile final : public QAbstractButton {
    Q_OBJECT
public:
    explicit MetricTile(QWidget* parent = nullptr);

    void show(const MetricModel& model);
    [[nodiscard]] const QString& metric() const { return m_metric; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_metric;
    StandingGlyph* m_glyph;
    QLabel* m_title;
    QLabel* m_value;
    QLabel* m_limits;
    Sparkline* m_line;
    QLabel* m_change;
};

} // namespace godel::gui
