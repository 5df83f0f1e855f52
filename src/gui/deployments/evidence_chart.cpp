#include "gui/deployments/evidence_chart.h"

#include "gui/deployments/rollout_model.h"
#include "gui/theme/theme.h"
#include "gui/theme/words.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr double beyond = 1.12; ///< of the bound, at the edge
constexpr int scaleWidth = 56;

} // namespace

double wayTo(double bound, double evidence)
{
    if (!(bound > 1) || !(evidence > 1)) {
        return 0;
    }
    return std::min(beyond, std::log(evidence) / std::log(bound));
}

EvidenceChart::Shown nearnessOf(const EvidenceModel& evidence, double moment, std::pair<double, double> span)
{
    EvidenceChart::Shown shown{.marks = evidence.marks(), .from = span.first, .to = std::max(span.second, span.first + evidence.step()), .step = evidence.step(),
                               .abortAt = evidence.limits().abortAt, .passAt = evidence.limits().passAt};
    const qsizetype count = evidence.countUntil(moment);
    for (qsizetype at = 0; at < count; ++at) {
        const EvidencePoint& point = evidence.points()[at];
        if (std::isfinite(point.worse)) {
            shown.worse.append({point.at, wayTo(shown.abortAt, point.worse)});
        }
        if (std::isfinite(point.pass)) {
            shown.pass.append({point.at, wayTo(shown.passAt, point.pass)});
        }
    }
    if (count > 0) {
        const EvidencePoint& last = evidence.points()[count - 1];
        shown.sentence = EvidenceChart::tr("Abort at %1: now %2. Pass at %3: now %4.")
                             .arg(evidenceText(shown.abortAt), evidenceText(last.worse), evidenceText(shown.passAt), evidenceText(last.pass));
    }
    return shown;
}

EvidenceChart::EvidenceChart(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How near the verdict is"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EvidenceChart::show(Shown shown)
{
    m_shown = std::move(shown);
    setAccessibleDescription(m_shown.sentence.isEmpty() ? tr("nothing is judged yet") : m_shown.sentence);
    update();
}

void EvidenceChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& token = tokens(palette());
    const QRectF area = QRectF(rect()).adjusted(scaleWidth, 4, -space::small, -18);
    paintScale(painter, area);
    paintMarks(painter, area);
    painter.save();
    painter.setClipRect(area);
    // Dashes tell the lines apart where they can be seen; where points stand closely they cost much and show nothing.
    const bool isClose = static_cast<double>(m_shown.pass.size()) > area.width() / 4;
    painter.setRenderHint(QPainter::Antialiasing, !isClose);
    painter.setPen(QPen(token.critical, isClose ? 1 : 1.8));
    paintLine(painter, area, m_shown.worse, -1);
    painter.setPen(isClose ? QPen(token.ok, 1) : QPen(token.ok, 1.8, Qt::DashLine));
    paintLine(painter, area, m_shown.pass, 1);
    painter.restore();
    paintBounds(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(token.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), smallCorner, smallCorner);
    }
}

void EvidenceChart::paintScale(QPainter& painter, const QRectF& area) const
{
    const Tokens& token = tokens(palette());
    const double middle = area.center().y();
    const double way = area.height() / 2 / beyond;
    painter.fillRect(area, token.canvas);
    painter.setFont(monoFont(11));
    const auto line = [&](double y, const QColor& colour, Qt::PenStyle style, const QString& text) {
        painter.setPen(QPen(colour, 1, style));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.drawText(QRectF(0, y - 8, scaleWidth - 6, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    line(middle, token.border, Qt::SolidLine, u"1"_s);
    for (double power = 10; power < std::max(m_shown.abortAt, m_shown.passAt); power *= 10) {
        if (wayTo(m_shown.abortAt, power) > 0 && wayTo(m_shown.abortAt, power) < 0.85) {
            line(middle - wayTo(m_shown.abortAt, power) * way, token.sunken, Qt::SolidLine, {});
        }
        if (wayTo(m_shown.passAt, power) > 0 && wayTo(m_shown.passAt, power) < 0.85) {
            line(middle + wayTo(m_shown.passAt, power) * way, token.sunken, Qt::SolidLine, {});
        }
    }
    if (m_shown.abortAt > 1 && m_shown.passAt > 1) {
        line(middle - way, token.critical, Qt::DashLine, evidenceText(m_shown.abortAt));
        line(middle + way, token.ok, Qt::DashLine, evidenceText(m_shown.passAt));
    }
}

void EvidenceChart::paintBounds(QPainter& painter, const QRectF& area) const
{
    const Tokens& token = tokens(palette());
    const double way = area.height() / 2 / beyond;
    painter.setFont(textFont(11));
    const auto name = [&](const QRectF& within, Qt::Alignment where, const QColor& colour, const QString& text) {
        // A line that runs through a name would strike it out.
        painter.fillRect(painter.boundingRect(within, static_cast<int>(Qt::AlignLeft | where), text), token.canvas);
        painter.setPen(colour);
        painter.drawText(within, static_cast<int>(Qt::AlignLeft | where), text);
    };
    name(area.adjusted(6, area.height() / 2 - way + 2, -6, 0), Qt::AlignTop, token.critical, tr("\u2191 worse: aborted at this line"));
    name(area.adjusted(6, 0, -6, -(area.height() / 2 - way + 2)), Qt::AlignBottom, token.ok, tr("\u2193 as good: passes at this line"));
}

void EvidenceChart::paintMarks(QPainter& painter, const QRectF& area) const
{
    const Tokens& token = tokens(palette());
    if (m_shown.to <= m_shown.from) {
        return;
    }
    painter.setFont(textFont(11));
    double free = area.left();
    for (const TimeChart::Mark& mark : m_shown.marks) {
        const double x = area.left() + (mark.at - m_shown.from) / (m_shown.to - m_shown.from) * area.width();
        if (x < area.left() - 1 || x > area.right()) {
            continue;
        }
        painter.setPen(QPen(token.border, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double wide = QFontMetricsF(painter.font()).horizontalAdvance(mark.text);
        // Names that would run into each other are left to the timeline above.
        if (x >= free && x + wide <= area.right()) {
            painter.setPen(token.secondText);
            painter.drawText(QPointF(x, height() - 4), mark.text);
            free = x + wide + space::small;
        }
    }
}

void EvidenceChart::paintLine(QPainter& painter, const QRectF& area, const QList<QPointF>& points, int direction) const
{
    if (m_shown.to <= m_shown.from) {
        return;
    }
    const double middle = area.center().y();
    const double way = area.height() / 2 / beyond;
    QPainterPath path;
    double before = 0;
    for (const QPointF& point : thinned(points, m_shown.from, m_shown.to, static_cast<int>(area.width()))) {
        const QPointF at(area.left() + (point.x() - m_shown.from) / (m_shown.to - m_shown.from) * area.width(), middle + direction * point.y() * way);
        path.elementCount() == 0 || point.x() - before > 3 * m_shown.step ? path.moveTo(at) : path.lineTo(at);
        before = point.x();
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

} // namespace godel::gui
