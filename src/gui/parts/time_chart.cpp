#include "gui/parts/time_chart.h"

#include "gui/parts/chart_menu.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/theme/words.h"

#include <QAreaSeries>
#include <QBuffer>
#include <QChart>
#include <QContextMenuEvent>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QMenu>
#include <QSvgGenerator>
#include <QValueAxis>
#include <numeric>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr double headroom = 1.08;
constexpr double columnOfBand = 12; ///< pixels

} // namespace

TimeChart::TimeChart(const QString& title, const QString& unit, QWidget* parent)
    : QChartView(parent), m_unit(unit), m_time(new QDateTimeAxis(this)), m_value(new QValueAxis(this))
{
    setAccessibleName(title);
    setRubberBand(QChartView::HorizontalRubberBand);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(160);
    setFocusPolicy(Qt::StrongFocus);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({space::small, 0, space::small, space::hair});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(largeCorner);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    m_time->setFormat(u"HH:mm:ss"_s);
    m_time->setTickCount(5);
    m_value->setTickCount(4);
    chart()->legend()->setAlignment(Qt::AlignTop);
    m_menu = new ChartMenu(*this);
    connect(m_time, &QDateTimeAxis::rangeChanged, this, &TimeChart::paintTitle);
    connect(chart(), &QChart::plotAreaChanged, this, &TimeChart::sharpen, Qt::QueuedConnection);
    paintTitle();
    paintAxes();
}

void TimeChart::paintAxes()
{
    const Tokens& token = tokens(palette());
    setBackgroundBrush(token.surface);
    chart()->setBackgroundBrush(token.surface);
    chart()->setBackgroundPen(Qt::NoPen);
    chart()->setTitleBrush(token.text);
    chart()->setTitleFont(textFont(13, QFont::DemiBold));
    chart()->legend()->setLabelColor(token.secondText);
    chart()->legend()->setFont(textFont(12));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsColor(token.secondText);
        axis->setLabelsFont(monoFont(11));
        axis->setGridLineColor(token.sunken);
        axis->setLinePenColor(token.border);
    }
}

void TimeChart::show(const Shown& shown)
{
    Shown fresh = shown;
    if (fresh.earlier) {
        fresh.earlier->points.removeIf([&fresh](const QPointF& point) { return point.x() < fresh.from || point.x() > fresh.to; });
    }
    if (fresh == m_shown && columns() == m_drawnColumns) {
        return;
    }
    m_shown = fresh;
    draw();
}

void TimeChart::sharpen()
{
    // A little more or less is not seen, and labels of another width must not make it draw for ever.
    if (m_drawnColumns > 0 && std::abs(columns() - m_drawnColumns) > m_drawnColumns / 10) {
        draw();
    }
}

int TimeChart::columns() const
{
    return static_cast<int>(std::max(100.0, chart()->plotArea().width()));
}

std::pair<double, double> TimeChart::range() const
{
    double least = 0;
    double most = std::numeric_limits<double>::lowest();
    const auto reach = [&](const QList<QPointF>& points) {
        for (const QPointF& point : points) {
            least = std::min(least, point.y());
            most = std::max(most, point.y());
        }
    };
    for (const Line& line : m_shown.lines) {
        reach(line.points);
    }
    if (m_shown.earlier) {
        reach(m_shown.earlier->points);
    }
    for (const auto& limit : {m_shown.warning, m_shown.critical}) {
        // A limit far beyond what is measured would press the lines to the ground; it is written at the edge instead.
        if (limit && (most <= 0 || *limit <= 3 * most)) {
            most = std::max(most, *limit);
        }
    }
    return most > least ? std::pair(least, least + (most - least) * headroom) : std::pair(0.0, 1.0);
}

QList<TimeChart::Piece> TimeChart::piecesOf(const Line& line) const
{
    const QList<QList<QPointF>> stretches = stretchesOf(line.points, m_shown.from, m_shown.to, {columns(), m_shown.step});
    const auto points = std::accumulate(stretches.begin(), stretches.end(), qsizetype(0), [](qsizetype sum, const QList<QPointF>& stretch) { return sum + stretch.size(); });
    // Where points stand closely no dash can be seen, and each costs its time: the line is thin instead.
    const bool isClose = static_cast<double>(points) > chart()->plotArea().width() / 4;
    const QPen pen = !line.isDashed ? QPen(line.colour, 1.8) : isClose ? QPen(line.colour, 1) : QPen(line.colour, 1.8, Qt::DashLine);
    QList<Piece> pieces;
    for (const QList<QPointF>& stretch : stretches) {
        pieces.append({pieces.isEmpty() ? line.name : QString(), pen, false, stretch});
    }
    return pieces;
}

QList<TimeChart::Piece> TimeChart::piecesOf(const Earlier& earlier) const
{
    const QPen edge(tokens(palette()).border, 1);
    QList<Piece> pieces;
    for (const QList<Extent>& stretch : extentsOf(earlier.points, m_shown.from, m_shown.to, {static_cast<int>(columns() / columnOfBand), earlier.step})) {
        Piece piece{pieces.isEmpty() ? earlier.name : QString(), edge, true, {}};
        for (const Extent& extent : stretch) {
            piece.points.append({extent.at, extent.most});
            piece.lower.append({extent.at, extent.least});
        }
        pieces.append(piece);
    }
    return pieces.isEmpty() ? QList<Piece>{{tr("%1: no data").arg(earlier.name), edge, true, {}}} : pieces;
}

void TimeChart::add(const Piece& piece)
{
    QAbstractSeries* series = nullptr;
    if (piece.isBand) {
        auto* band = new QAreaSeries(chart());
        // The edges belong to the band: an area does not take them by itself.
        band->setUpperSeries(new QLineSeries(band));
        band->setLowerSeries(new QLineSeries(band));
        band->setPen(piece.pen);
        band->setBrush(tokens(palette()).sunken);
        series = band;
    } else {
        auto* line = new QLineSeries(chart());
        line->setPen(piece.pen);
        series = line;
    }
    series->setName(piece.name);
    chart()->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_value);
    for (QLegendMarker* marker : chart()->legend()->markers(series)) {
        marker->setVisible(!piece.name.isEmpty());
        // The kit's own black outline cannot be seen on a dark card.
        marker->setPen(tokens(palette()).border);
    }
}

void TimeChart::place(const QList<Piece>& pieces)
{
    // The same lines with other points keep their series: making them anew lays out legend and axes each time.
    const bool areSame = std::equal(pieces.begin(), pieces.end(), m_pieces.begin(), m_pieces.end(), [](const Piece& one, const Piece& other) { return one.isDrawnAs(other); });
    if (!areSame) {
        chart()->removeAllSeries();
        for (const Piece& piece : pieces) {
            add(piece);
        }
    }
    m_pieces = pieces;
    const QList<QAbstractSeries*> series = chart()->series();
    for (qsizetype number = 0; number < pieces.size(); ++number) {
        if (auto* band = qobject_cast<QAreaSeries*>(series[number])) {
            band->upperSeries()->replace(pieces[number].points);
            band->lowerSeries()->replace(pieces[number].lower);
        } else {
            qobject_cast<QLineSeries*>(series[number])->replace(pieces[number].points);
        }
    }
}

void TimeChart::spread()
{
    const auto [least, most] = range();
    m_whole = {QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(m_shown.from), Qt::UTC), QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(m_shown.to), Qt::UTC)};
    m_value->setRange(least, most);
    m_value->setLabelFormat(most < 10 ? u"%.2f"_s : u"%.0f"_s);
    m_time->setRange(m_whole.first, m_whole.second);
    paintTitle();
}

bool TimeChart::isPart() const
{
    return m_whole.first.isValid() && (m_time->min() != m_whole.first || m_time->max() != m_whole.second);
}

void TimeChart::showWhole()
{
    chart()->zoomReset();
    spread();
    viewport()->update();
}

void TimeChart::paintTitle()
{
    const QString title = m_unit.isEmpty() ? accessibleName() : u"%1 (%2)"_s.arg(accessibleName(), m_unit);
    const QString wanted = isPart() ? tr("%1 – a part of it, Esc shows all").arg(title) : title;
    if (chart()->title() != wanted) {
        chart()->setTitle(wanted);
    }
}

void TimeChart::draw()
{
    m_drawnColumns = columns();
    // A part that a person looks at stays until it is no longer among what is shown.
    const bool isAmongShown = static_cast<double>(m_time->min().toMSecsSinceEpoch()) >= m_shown.from && static_cast<double>(m_time->max().toMSecsSinceEpoch()) <= m_shown.to;
    if (!isPart() || !isAmongShown) {
        spread();
    }
    m_time->setFormat(m_shown.to - m_shown.from > 36 * 3600e3 ? u"dd MMM HH:mm"_s : m_shown.to - m_shown.from > 2 * 3600e3 ? u"HH:mm"_s : u"HH:mm:ss"_s);
    QStringList spoken;
    QList<Piece> pieces = m_shown.earlier ? piecesOf(*m_shown.earlier) : QList<Piece>();
    for (const Line& line : m_shown.lines) {
        pieces += piecesOf(line);
        if (!line.points.isEmpty()) {
            spoken.append(u"%1 %2"_s.arg(line.name, figureText(line.points.last().y(), m_unit)));
        }
    }
    place(pieces);
    if (spoken.isEmpty()) {
        spoken.append(tr("no data"));
    }
    if (m_shown.earlier) {
        spoken.append(spokenEarlier(*m_shown.earlier));
    }
    chart()->legend()->setVisible(m_shown.lines.size() > 1 || m_shown.earlier);
    setAccessibleDescription(spoken.join(u"; "));
    viewport()->update();
    m_menu->refresh();
}

QString TimeChart::spokenEarlier(const Earlier& earlier) const
{
    const bool isMeasured = !m_shown.lines.isEmpty() && !m_shown.lines.first().points.isEmpty();
    const double at = isMeasured ? m_shown.lines.first().points.last().x() : m_shown.to;
    const auto then = valueNear(earlier.points, at, 3 * std::max(m_shown.step, earlier.step));
    return then ? u"%1 %2"_s.arg(earlier.name, figureText(*then, m_unit)) : tr("%1: no data").arg(earlier.name);
}

void TimeChart::drawLimit(QPainter& painter, const Limit& limit, int& beyond) const
{
    const QRectF area = chart()->plotArea();
    const double span = m_value->max() - m_value->min();
    const double y = area.bottom() - (limit.value - m_value->min()) / span * area.height();
    const bool isBeyond = y < area.top();
    const double at = isBeyond ? area.top() : y;
    painter.setPen(QPen(limit.colour, 1, Qt::DashLine));
    if (!isBeyond) {
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
    }
    painter.setFont(textFont(11));
    const QString text = (isBeyond ? u"\u2191 "_s : QString()) + limit.name + u' ' + figureText(limit.value, m_unit);
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    // Beyond the edge it stands at the left, where no limit inside the chart is written, one below the other.
    beyond += isBeyond ? 1 : 0;
    const QPointF where(isBeyond ? area.left() + space::small : area.right() - width - space::hair, isBeyond ? at + 13 * beyond : at - 3);
    // A line that runs through a name would strike it out.
    painter.fillRect(QRectF(where.x(), where.y() - 10, width, 12), tokens(palette()).surface);
    painter.drawText(where, text);
}

void TimeChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const Tokens& token = tokens(palette());
    const QRectF area = chart()->plotArea();
    painter->save();
    int beyond = 0;
    if (m_shown.warning) {
        drawLimit(*painter, {*m_shown.warning, tr("warning"), token.warning}, beyond);
    }
    if (m_shown.critical) {
        drawLimit(*painter, {*m_shown.critical, tr("critical"), token.critical}, beyond);
    }
    const double from = static_cast<double>(m_time->min().toMSecsSinceEpoch());
    const double to = static_cast<double>(m_time->max().toMSecsSinceEpoch());
    painter->setFont(textFont(11));
    for (const Mark& mark : m_shown.marks) {
        if (mark.at < from || mark.at > to || to <= from) {
            continue;
        }
        const double x = area.left() + (mark.at - from) / (to - from) * area.width();
        painter->setPen(QPen(token.border, 1, Qt::DotLine));
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter->setPen(token.secondText);
        painter->drawText(QPointF(x + 3, area.bottom() - 4), mark.text);
    }
    painter->restore();
}

void TimeChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintAxes();
    }
}

QImage TimeChart::picture()
{
    QImage image(viewport()->size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(tokens(palette()).surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF(QPointF(), viewport()->size()), viewport()->rect());
    return image;
}

QByteArray TimeChart::png()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture().save(&buffer, "PNG");
    return buffer.data();
}

QByteArray TimeChart::svg()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(viewport()->size());
    generator.setViewBox(viewport()->rect());
    generator.setTitle(chart()->title());
    generator.setDescription(accessibleDescription());
    QPainter painter(&generator);
    render(&painter, QRectF(QPointF(), viewport()->size()), viewport()->rect());
    painter.end();
    return buffer.data();
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    // The frame resizes once before there is a menu.
    if (m_menu != nullptr) {
        m_menu->arrange();
    }
}

void TimeChart::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->menu()->popup(event->globalPos());
}

void TimeChart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        showWhole();
    } else if (event->key() == Qt::Key_Plus) {
        chart()->zoom(1.5);
    } else if (event->key() == Qt::Key_Minus) {
        chart()->zoom(1 / 1.5);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        chart()->scroll((event->key() == Qt::Key_Left ? -0.1 : 0.1) * chart()->plotArea().width(), 0);
    } else if (event->matches(QKeySequence::Copy)) {
        m_menu->copy();
    } else {
        QChartView::keyPressEvent(event);
    }
}

void TimeChart::wheelEvent(QWheelEvent* event)
{
    // Without Ctrl the page scrolls, which is what a person means who only passes over the chart.
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        chart()->zoom(event->angleDelta().y() > 0 ? 1.25 : 0.8);
        return;
    }
    event->ignore();
}

} // namespace godel::gui
