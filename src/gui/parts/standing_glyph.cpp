#include "gui/parts/standing_glyph.h"

#include "gui/theme/words.h"

#include <QPainter>
#include <QPainterPath>
#include <numbers>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QPolygonF octagon(const QRectF& where)
{
    QPolygonF corners;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = std::numbers::pi * (2 * corner + 1) / 8;
        corners << where.center() + QPointF(std::cos(angle), std::sin(angle)) * where.width() / 2;
    }
    return corners;
}

QPolygonF triangle(const QRectF& where)
{
    return QPolygonF({{where.center().x(), where.top()}, where.bottomRight(), where.bottomLeft()});
}

void paintMark(QPainter& painter, const QRectF& where, const QColor& colour)
{
    painter.setPen(QPen(colour, where.width() / 8, Qt::SolidLine, Qt::RoundCap));
    const QPointF centre = where.center() + QPointF(0, where.height() / 12);
    painter.drawLine(centre - QPointF(0, where.height() / 5), centre + QPointF(0, where.height() / 12));
    painter.drawPoint(centre + QPointF(0, where.height() / 3.6));
}

void paintTick(QPainter& painter, const QRectF& where, const QColor& colour)
{
    painter.setPen(QPen(colour, where.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&where](double x, double y) { return where.topLeft() + QPointF(where.width() * x, where.height() * y); };
    painter.drawPolyline(QPolygonF({at(0.29, 0.52), at(0.44, 0.67), at(0.71, 0.36)}));
}

} // namespace

void paintStanding(QPainter& painter, const QRectF& where, Standing standing, const QPalette& palette)
{
    const Tokens& token = tokens(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inner = where.adjusted(1, 1, -1, -1);
    painter.setBrush(token.of(standing));
    painter.setPen(Qt::NoPen);
    switch (standing) {
    case Standing::Ok:
        painter.drawEllipse(inner);
        paintTick(painter, inner, token.surface);
        break;
    case Standing::Warning:
        painter.drawPolygon(triangle(inner));
        paintMark(painter, inner.adjusted(0, 1, 0, 1), token.surface);
        break;
    case Standing::Critical:
        painter.drawPolygon(octagon(inner));
        paintMark(painter, inner, token.surface);
        break;
    case Standing::Neutral:
        painter.drawEllipse(inner.center(), inner.width() / 5, inner.width() / 5);
        break;
    case Standing::Unknown: {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(token.unknown, 1.5, Qt::DashLine));
        painter.drawEllipse(inner);
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(inner.height() * 0.7));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.drawText(inner, Qt::AlignCenter, u"?"_s);
        break;
    }
    }
    painter.restore();
}

StandingGlyph::StandingGlyph(QWidget* parent, int size) : QWidget(parent), m_size(size)
{
    setFixedSize(size, size);
    setAccessibleName(wordOf(m_standing));
}

void StandingGlyph::setStanding(Standing standing)
{
    m_standing = standing;
    setAccessibleName(wordOf(standing));
    setToolTip(wordOf(standing));
    update();
}

void StandingGlyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStanding(painter, QRectF(rect()), m_standing, palette());
}

} // namespace godel::gui
