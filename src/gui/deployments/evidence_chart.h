#pragma once

#include "gui/deployments/evidence_model.h"

#include <QWidget>

namespace godel::gui {

/// How near the verdict is to either side, over time: evidence that the new version is worse rises to its bound, where the rollout is
/// aborted; evidence that it is not falls to the bound where the stage passes. Both on a log scale from 1, which says nothing, in the middle.
class EvidenceChart final : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceChart(QWidget* parent = nullptr);

    struct Shown {
        QList<QPointF> worse{}; ///< x in milliseconds since 1970 UTC, y as a share of the way to the bound: 1 is the bound
        QList<QPointF> pass{};
        QList<TimeChart::Mark> marks;
        double from = 0, to = 0, step = 0;
        double abortAt = 0, passAt = 0;
        QString sentence{};
    };
    void show(Shown shown);
    [[nodiscard]] const Shown& shown() const { return m_shown; }
    [[nodiscard]] QSize sizeHint() const override { return {400, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintScale(QPainter& painter, const QRectF& area) const;
    void paintBounds(QPainter& painter, const QRectF& area) const;
    void paintMarks(QPainter& painter, const QRectF& area) const;
    void paintLine(QPainter& painter, const QRectF& area, const QList<QPointF>& points, int direction) const;

    Shown m_shown;
};

/// How far evidence has come to its bound on a log scale: 0 at 1 or less, 1 at the bound.
[[nodiscard]] double wayTo(double bound, double evidence);
/// The evidence up to a moment, as the chart draws it between `span`.
[[nodiscard]] EvidenceChart::Shown nearnessOf(const EvidenceModel& evidence, double moment, std::pair<double, double> span);

} // namespace godel::gui
