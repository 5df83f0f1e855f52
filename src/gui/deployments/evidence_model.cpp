#include "gui/deployments/evidence_model.h"

#include "base/units.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRequests = 1'000'000'000;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("EvidenceModel", text);
}

double numberIn(const QJsonObject& row, const QString& key)
{
    const QJsonValue value = row.value(key);
    return value.isDouble() ? value.toDouble() : unknown;
}

/// A count as a scrape can have it, whatever a server says.
qint64 countIn(const QJsonObject& row, const QString& key)
{
    return std::clamp<qint64>(row.value(key).toInteger(), 0, mostRequests);
}

std::optional<double> limitIn(const QJsonObject& limits, const QString& key)
{
    const QJsonValue value = limits.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<EvidencePoint> pointOf(const QJsonObject& row)
{
    const auto at = parseTimestamp(row.value(u"at"_s).toString());
    if (!at) {
        return {};
    }
    return EvidencePoint{.at = static_cast<double>(microseconds(*at)) / 1000,
                         .stage = row.value(u"stage"_s).toString(),
                         .share = row.value(u"share_percent"_s).toDouble(),
                         .newBad = numberIn(row, u"new_bad_percent"_s),
                         .stableBad = numberIn(row, u"stable_bad_percent"_s),
                         .newP95 = numberIn(row, u"new_p95_ms"_s),
                         .stableP95 = numberIn(row, u"stable_p95_ms"_s),
                         .worse = numberIn(row, u"evidence_of_worse"_s),
                         .pass = numberIn(row, u"evidence_of_pass"_s),
                         .newRequests = countIn(row, u"new_requests"_s),
                         .newBadRequests = countIn(row, u"new_bad"_s),
                         .stableRequests = countIn(row, u"stable_requests"_s),
                         .stableBadRequests = countIn(row, u"stable_bad"_s),
                         .verdict = row.value(u"verdict"_s).toString()};
}

bool isBefore(const EvidencePoint& left, const EvidencePoint& right)
{
    return left.at < right.at;
}

double usualStep(const QList<EvidencePoint>& points)
{
    QList<double> steps;
    // The last few say it: a stage's begin and a gap are exceptions.
    for (qsizetype at = std::max<qsizetype>(1, points.size() - 50); at < points.size(); ++at) {
        steps.append(points[at].at - points[at - 1].at);
    }
    if (steps.isEmpty()) {
        return 1000;
    }
    std::nth_element(steps.begin(), steps.begin() + steps.size() / 2, steps.end());
    return std::max(1.0, steps[steps.size() / 2]);
}

} // namespace

void EvidenceModel::clear()
{
    *this = EvidenceModel();
}

bool EvidenceModel::take(const QJsonObject& body)
{
    QList<EvidencePoint> fresh;
    for (const QJsonValue& value : body.value(u"scrapes"_s).toArray()) {
        if (const auto point = pointOf(value.toObject())) {
            fresh.append(*point);
        }
    }
    std::stable_sort(fresh.begin(), fresh.end(), isBefore);
    const QJsonObject limits = body.value(u"limits"_s).toObject();
    m_limits = {limitIn(limits, u"error_warning_percent"_s), limitIn(limits, u"error_critical_percent"_s), limitIn(limits, u"p95_warning_ms"_s), limitIn(limits, u"p95_critical_ms"_s),
                body.value(u"abort_at"_s).toDouble(), body.value(u"pass_at"_s).toDouble()};
    m_replayed = body.value(u"sentence"_s).toString();
    if (fresh.isEmpty()) {
        return true;
    }
    if (!m_points.isEmpty() && fresh.first().at > m_points.last().at) {
        return false;
    }
    if (!m_points.isEmpty() && fresh.last().at < m_points.last().at) {
        // An answer that another has overtaken.
        return true;
    }
    // What the answer covers counts as it says it; what lies before it is kept.
    m_points.erase(std::lower_bound(m_points.begin(), m_points.end(), fresh.first(), isBefore), m_points.end());
    m_points += fresh;
    if (m_points.size() > mostPoints) {
        m_points.remove(0, m_points.size() - mostPoints);
    }
    m_step = usualStep(m_points);
    return true;
}

QList<TimeChart::Mark> EvidenceModel::marks() const
{
    QList<TimeChart::Mark> marks;
    QString before;
    for (const EvidencePoint& point : m_points) {
        if (point.stage != before) {
            marks.append({point.at, point.stage});
            before = point.stage;
        }
    }
    return marks;
}

std::pair<double, double> EvidenceModel::spanOf(const QString& stage) const
{
    const auto isOfIt = [&stage](const EvidencePoint& point) { return point.stage == stage; };
    const auto first = std::find_if(m_points.begin(), m_points.end(), isOfIt);
    const auto last = std::find_if(m_points.rbegin(), m_points.rend(), isOfIt);
    return first == m_points.end() || first->at == last->at ? std::pair(from(), to()) : std::pair(first->at, last->at);
}

qsizetype EvidenceModel::countUntil(double moment) const
{
    return std::upper_bound(m_points.begin(), m_points.end(), moment, [](double at, const EvidencePoint& point) { return at < point.at; }) - m_points.begin();
}

TimeChart::Shown EvidenceModel::sides(double moment, const Tokens& token, double EvidencePoint::*fresh, double EvidencePoint::*stable) const
{
    TimeChart::Line canary{tr("new"), token.canaryLine, false, {}};
    TimeChart::Line steady{tr("stable"), token.stableLine, true, {}};
    const qsizetype count = countUntil(moment);
    canary.points.reserve(count);
    steady.points.reserve(count);
    for (qsizetype at = 0; at < count; ++at) {
        const EvidencePoint& point = m_points[at];
        if (std::isfinite(point.*fresh)) {
            canary.points.append({point.at, point.*fresh});
        }
        if (std::isfinite(point.*stable)) {
            steady.points.append({point.at, point.*stable});
        }
    }
    return {.lines = {canary, steady}, .marks = marks(), .from = from(), .to = std::max(to(), from() + m_step), .step = m_step};
}

TimeChart::Shown EvidenceModel::errors(double moment, const Tokens& token) const
{
    TimeChart::Shown shown = sides(moment, token, &EvidencePoint::newBad, &EvidencePoint::stableBad);
    shown.warning = m_limits.errorWarning;
    shown.critical = m_limits.errorCritical;
    return shown;
}

TimeChart::Shown EvidenceModel::latency(double moment, const Tokens& token) const
{
    TimeChart::Shown shown = sides(moment, token, &EvidencePoint::newP95, &EvidencePoint::stableP95);
    shown.warning = m_limits.p95Warning;
    shown.critical = m_limits.p95Critical;
    return shown;
}

} // namespace godel::gui
