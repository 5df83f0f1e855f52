#include "gui/deployments/evidence_model.h"

#include "gui/deployments/rollout_model.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("EvidenceModel", text);
}

void append(QList<QPointF>& points, double at, const QJsonValue& value)
{
    if (value.isDouble()) {
        points.append({at, value.toDouble()});
    }
}

} // namespace

void EvidenceModel::show(const QJsonObject& body)
{
    m_body = body;
    m_at.clear();
    m_stages.clear();
    for (auto* points : {&m_stableBad, &m_newBad, &m_stableP95, &m_newP95, &m_worse, &m_pass}) {
        points->clear();
    }
    const double abortAt = body.value(u"abort_at"_s).toDouble();
    const double passAt = body.value(u"pass_at"_s).toDouble();
    QString stage;
    for (const QJsonValue& value : body.value(u"scrapes"_s).toArray()) {
        const QJsonObject row = value.toObject();
        const auto parsed = parseTimestamp(row.value(u"at"_s).toString());
        if (!parsed) {
            continue;
        }
        const double at = static_cast<double>(microseconds(*parsed)) / 1000;
        m_at.append(at);
        append(m_stableBad, at, row.value(u"stable_bad_percent"_s));
        append(m_newBad, at, row.value(u"new_bad_percent"_s));
        append(m_stableP95, at, row.value(u"stable_p95_ms"_s));
        append(m_newP95, at, row.value(u"new_p95_ms"_s));
        m_worse.append({at, percentOfWay(row.value(u"evidence_of_worse"_s).toDouble(), abortAt)});
        m_pass.append({at, percentOfWay(row.value(u"evidence_of_pass"_s).toDouble(), passAt)});
        if (row.value(u"stage"_s).toString() != stage) {
            stage = row.value(u"stage"_s).toString();
            m_stages.append({at, stage});
        }
    }
    m_step = m_at.size() > 1 ? (m_at.last() - m_at.first()) / static_cast<double>(m_at.size() - 1) : 0;
}

std::optional<Timestamp> EvidenceModel::at(int scrape) const
{
    return scrape >= 0 && scrape < m_at.size() ? std::optional(timestampOf(static_cast<qint64>(m_at[scrape] * 1000))) : std::nullopt;
}

QList<QPointF> EvidenceModel::shown(const QList<QPointF>& points) const
{
    if (m_shown < 0 || m_shown >= m_at.size()) {
        return points;
    }
    const double last = m_shown == 0 ? 0 : m_at[m_shown - 1];
    const auto end = std::find_if(points.begin(), points.end(), [last](const QPointF& point) { return point.x() > last; });
    return QList<QPointF>(points.begin(), end);
}

TimeChart::Shown EvidenceModel::frame() const
{
    TimeChart::Shown frame{.lines = {}, .marks = m_stages, .from = m_at.value(0), .to = m_at.isEmpty() ? 0 : m_at.last(), .step = 2 * m_step};
    if (frame.to <= frame.from) {
        frame.to = frame.from + 1000;
    }
    return frame;
}

std::optional<double> EvidenceModel::limit(QStringView key) const
{
    const QJsonValue value = m_body.value(u"limits"_s).toObject().value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

TimeChart::Shown EvidenceModel::errors(const Tokens& token) const
{
    auto chart = frame();
    chart.lines = {{tr("stable"), token.stableLine, true, shown(m_stableBad)}, {tr("new"), token.canaryLine, false, shown(m_newBad)}};
    chart.warning = limit(u"error_warning_percent");
    chart.critical = limit(u"error_critical_percent");
    return chart;
}

TimeChart::Shown EvidenceModel::latency(const Tokens& token) const
{
    auto chart = frame();
    chart.lines = {{tr("stable"), token.stableLine, true, shown(m_stableP95)}, {tr("new"), token.canaryLine, false, shown(m_newP95)}};
    chart.warning = limit(u"p95_warning_ms");
    chart.critical = limit(u"p95_critical_ms");
    return chart;
}

TimeChart::Shown EvidenceModel::nearness(const Tokens& token) const
{
    auto chart = frame();
    chart.lines = {{tr("towards stopping"), token.critical, true, shown(m_worse)}, {tr("towards passing"), token.ok, false, shown(m_pass)}};
    chart.ceiling = 100;
    return chart;
}

} // namespace godel::gui
