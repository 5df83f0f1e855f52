#include "gui/parts/sparkline.h"

#include "gui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <limits>

namespace godel::gui {

namespace {

/// First, least, greatest and last of what fell into one column, each once and in the order of time.
class Column {
public:
    void add(const QPointF& point)
    {
        if (m_isEmpty) {
            m_first = m_least = m_greatest = m_last = point;
            m_isEmpty = false;
            return;
        }
        m_least = point.y() < m_least.y() ? point : m_least;
        m_greatest = point.y() > m_greatest.y() ? point : m_greatest;
        m_last = point;
    }
    void flushTo(QList<QPointF>& points)
    {
        if (m_isEmpty) {
            return;
        }
        QList<QPointF> own{m_first, m_least, m_greatest, m_last};
        std::stable_sort(own.begin(), own.end(), [](const QPointF& left, const QPointF& right) { return left.x() < right.x(); });
        own.erase(std::unique(own.begin(), own.end()), own.end());
        points += own;
        m_isEmpty = true;
    }

private:
    bool m_isEmpty = true;
    QPointF m_first, m_least, m_greatest, m_last;
};

QList<QPointF> perColumn(const QList<QPointF>& points, double from, double to, int columns)
{
    QList<QPointF> kept;
    kept.reserve(std::min<qsizetype>(points.size(), 4 * columns));
    Column column;
    int present = -1;
    for (const QPointF& point : points) {
        const int at = static_cast<int>(std::clamp((point.x() - from) / (to - from) * columns, 0.0, columns - 1.0));
        if (at != present) {
            column.flushTo(kept);
            present = at;
        }
        column.add(point);
    }
    column.flushTo(kept);
    return kept;
}

} // namespace

QList<QPointF> thinned(const QList<QPointF>& points, double from, double to, int columns)
{
    return columns <= 0 || to <= from || points.size() <= 4 * columns ? points : perColumn(points, from, to, columns);
}

QList<QList<QPointF>> stretchesOf(const QList<QPointF>& points, double from, double to, Resolution resolution)
{
    const int columns = std::max(1, resolution.columns);
    const double gap = resolution.step > 0 ? std::max(3 * resolution.step, (to - from) / columns) : std::numeric_limits<double>::infinity();
    const bool isDense = to > from && points.size() > 4 * columns;
    QList<QList<QPointF>> stretches;
    qsizetype begin = 0;
    for (qsizetype at = 1; at <= points.size(); ++at) {
        if (at == points.size() || points[at].x() - points[at - 1].x() > gap) {
            const QList<QPointF> stretch = points.mid(begin, at - begin);
            stretches.append(isDense ? perColumn(stretch, from, to, columns) : stretch);
            begin = at;
        }
    }
    return stretches;
}

QList<QList<Extent>> extentsOf(const QList<QPointF>& points, double from, double to, Resolution resolution)
{
    const double width = (to - from) / std::max(1, resolution.columns);
    QList<QList<Extent>> pieces;
    for (const QList<QPointF>& stretch : stretchesOf(points, from, to, {4 * resolution.columns, resolution.step})) {
        QList<Extent> piece;
        double end = std::numeric_limits<double>::lowest();
        for (const QPointF& point : stretch) {
            if (point.x() < end) {
                piece.last().least = std::min(piece.last().least, point.y());
                piece.last().most = std::max(piece.last().most, point.y());
                continue;
            }
            piece.append({point.x(), point.y(), point.y()});
            end = point.x() + width;
        }
        if (stretch.last().x() > piece.last().at) {
            piece.append({stretch.last().x(), piece.last().least, piece.last().most});
        }
        pieces.append(piece);
    }
    return pieces;
}

std::optional<double> valueNear(const QList<QPointF>& points, double at, double within)
{
    const auto distance = [at](const QPointF& point) { return std::abs(point.x() - at); };
    const auto nearest = std::min_element(points.begin(), points.end(), [&](const QPointF& left, const QPointF& right) { return distance(left) < distance(right); });
    return nearest != points.end() && distance(*nearest) <= within ? std::optional(nearest->y()) : std::nullopt;
}

Sparkline::Sparkline(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::show(Shown shown)
{
    m_shown = std::move(shown);
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& token = tokens(palette());
    const QRectF area = QRectF(rect()).adjusted(1, 4, -1, -4);
    double least = 0;
    double most = m_shown.warning.value_or(0);
    for (const QPointF& point : m_shown.points) {
        least = std::min(least, point.y());
        most = std::max(most, point.y());
    }
    // A critical limit far above would press the line to the ground: it is drawn where it is near.
    if (m_shown.critical && *m_shown.critical <= 2.5 * std::max(most, 1e-9)) {
        most = std::max(most, *m_shown.critical);
    }
    if (most <= least || m_shown.to <= m_shown.from) {
        most = least + 1;
    }
    const auto y = [&](double value) { return area.bottom() - (value - least) / (most - least) * area.height(); };
    const auto x = [&](double time) { return area.left() + (time - m_shown.from) / (m_shown.to - m_shown.from) * area.width(); };
    const auto limit = [&](const std::optional<double>& value, const QColor& colour, Qt::PenStyle style) {
        if (value && *value <= most) {
            painter.setPen(QPen(colour, 1, style));
            painter.drawLine(QPointF(area.left(), y(*value)), QPointF(area.right(), y(*value)));
        }
    };
    limit(m_shown.warning, token.warning, Qt::DashLine);
    limit(m_shown.critical, token.critical, Qt::DotLine);
    painter.setPen(QPen(token.text, 1.5));
    QPainterPath path;
    for (const QList<QPointF>& stretch : stretchesOf(m_shown.points, m_shown.from, m_shown.to, {width(), m_shown.step})) {
        path.moveTo(x(stretch.first().x()), y(stretch.first().y()));
        for (const QPointF& point : stretch) {
            path.lineTo(x(point.x()), y(point.y()));
        }
    }
    painter.drawPath(path);
}

} // namespace godel::gui
