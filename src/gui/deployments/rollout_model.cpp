#include "gui/deployments/rollout_model.h"

#include "gui/theme/words.h"

#include <QCoreApplication>
#include <cmath>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostStages = 20;
constexpr qsizetype mostRows = 50;
constexpr double longestSeconds = 1e9;

QString tr(const char* text)
{
    return QCoreApplication::translate("RolloutModel", text);
}

Duration secondsOf(const QJsonValue& value)
{
    return std::chrono::milliseconds(static_cast<qint64>(std::clamp(value.toDouble(), 0.0, longestSeconds) * 1000));
}

QString countText(const QJsonObject& row)
{
    const QJsonValue canary = row.value(u"n_canary"_s);
    return canary.isDouble() ? figureText(canary.toDouble()) : u"–"_s;
}

Standing standingOfStage(const QString& state, const QJsonObject& view)
{
    if (state == u"done") {
        return Standing::Ok;
    }
    if (state != u"now") {
        return Standing::Neutral;
    }
    return RolloutModel(view).standing();
}

} // namespace

QString differenceText(const QJsonObject& row)
{
    const QJsonValue difference = row.value(u"difference"_s);
    if (!difference.isDouble()) {
        return u"–"_s;
    }
    const QString unit = unitOfDifference(row.value(u"unit"_s).toString());
    const QString size = signedText(difference.toDouble(), unit);
    const QJsonValue low = row.value(u"low"_s);
    const QJsonValue high = row.value(u"high"_s);
    if (!low.isDouble() && !high.isDouble()) {
        return size;
    }
    const auto end = [](const QJsonValue& value) { return value.isDouble() ? signedText(value.toDouble()) : u"?"_s; };
    return u"%1 (%2 … %3)"_s.arg(size, end(low), end(high));
}

QString evidenceText(double evidence)
{
    if (!(evidence >= 0.001)) {
        return tr("under %1").arg(u"0.001"_s);
    }
    if (evidence > 1e6) {
        return tr("over %1").arg(figureText(1e6));
    }
    return evidence >= 10 ? figureText(std::round(evidence)) : QString::number(evidence, 'g', 2);
}

bool RolloutModel::isOver() const
{
    return text(u"state"_s) == u"done" || text(u"state"_s) == u"aborted";
}

QString RolloutModel::why() const
{
    return m_view.value(u"record"_s).toObject().value(u"request"_s).toString();
}

std::optional<Timestamp> RolloutModel::begun() const
{
    const auto at = parseTimestamp(text(u"begun"_s));
    return at ? std::optional(*at) : std::nullopt;
}

Standing RolloutModel::standing() const
{
    const QString state = text(u"state"_s);
    if (state == u"aborted" || state == u"aborting" || state == u"draining" || state == u"needs-person") {
        return Standing::Critical;
    }
    if (state == u"held" || text(u"verdict"_s) == u"inconclusive") {
        return Standing::Warning;
    }
    if (text(u"verdict"_s) == u"abort") {
        return Standing::Critical;
    }
    for (const QJsonValue& row : m_view.value(u"comparison"_s).toArray()) {
        if (!isOver() && (row[u"gate"_s].toString() == u"warning" || row[u"gate"_s].toString() == u"critical")) {
            return Standing::Warning;
        }
    }
    return state == u"done" || text(u"verdict"_s) == u"pass" || state == u"awaiting-approval" || state == u"soak" || m_view.value(u"is_judged"_s).toBool() ? Standing::Ok : Standing::Unknown;
}

QString RolloutModel::detail(Timestamp now) const
{
    QStringList parts;
    if (!text(u"reason"_s).isEmpty()) {
        parts.append(text(u"reason"_s));
    }
    if (const auto since = parseTimestamp(text(u"since"_s))) {
        parts.append(isOver() ? tr("ended %1").arg(clockText(*since, now)) : tr("since %1").arg(clockText(*since, now)));
    }
    if (!isOver() && m_view.value(u"time_left_seconds"_s).isDouble() && number(u"time_left_seconds"_s) > 0) {
        parts.append(tr("%1 of watching are left, apart from approvals").arg(countdownText(secondsOf(m_view.value(u"time_left_seconds"_s)))));
    }
    if (m_view.value(u"realised_percent"_s).isDouble() && !isOver()) {
        parts.append(tr("it has %1 of the requests").arg(figureText(number(u"realised_percent"_s), u"%"_s)));
    }
    return parts.join(u" · ");
}

QString RolloutModel::origin(Timestamp now) const
{
    const QString kind = text(u"kind"_s) == u"hotfix" ? tr("hotfix") : text(u"kind"_s) == u"rollback" ? tr("rollback") : tr("canary");
    QString said = tr("%1, requested by %2").arg(kind, text(u"requested_by"_s));
    if (const auto at = begun()) {
        said += tr(", begun %1").arg(clockText(*at, now));
    }
    return why().isEmpty() ? said : said + u": "_s + why();
}

QList<TimelineStage> RolloutModel::stages() const
{
    QList<TimelineStage> stages;
    for (const QJsonValue& value : m_view.value(u"plan"_s).toArray()) {
        if (stages.size() == mostStages) {
            break;
        }
        const QJsonObject row = value.toObject();
        const Duration watch = secondsOf(row.value(u"watch_seconds"_s));
        TimelineStage stage{row.value(u"name"_s).toString(), figureText(row.value(u"share_percent"_s).toDouble(), u"%"_s), countdownText(watch), row.value(u"state"_s).toString(), Standing::Unknown, 0};
        stage.standing = standingOfStage(stage.state, m_view);
        if (stage.state == u"done") {
            stage.progress = 1;
        } else if (stage.state == u"now") {
            const Duration watched = secondsOf(m_view.value(u"watched_seconds"_s));
            const Duration all = watched + secondsOf(m_view.value(u"watch_left_seconds"_s));
            stage.progress = all > Duration::zero() ? std::clamp(static_cast<double>(watched.count()) / static_cast<double>(all.count()), 0.0, 1.0) : 0;
            stage.watch = tr("%1 of %2").arg(countdownText(watched), countdownText(all));
        }
        stages.append(stage);
    }
    return stages;
}

QJsonArray RolloutModel::comparison() const
{
    QJsonArray rows;
    for (const QJsonValue& value : m_view.value(u"comparison"_s).toArray()) {
        if (rows.size() == mostRows) {
            break;
        }
        const QJsonObject row = value.toObject();
        const QString unit = row.value(u"unit"_s).toString();
        rows.append(QJsonObject{{u"metric"_s, row.value(u"title"_s).toString(titleOf(row.value(u"metric"_s).toString()))},
                                {u"stable"_s, figureText(row.value(u"stable"_s), unit)},
                                {u"canary"_s, figureText(row.value(u"canary"_s), unit)},
                                {u"difference"_s, differenceText(row)},
                                {u"n"_s, countText(row)},
                                {u"gate"_s, row.value(u"gate"_s).toString()},
                                {u"reason"_s, row.value(u"reason"_s).toString()}});
    }
    return rows;
}

QString RolloutModel::nearness() const
{
    if (!m_view.value(u"is_judged"_s).toBool() || !m_view.value(u"abort_at"_s).isDouble()) {
        return isOver() ? tr("It ended before anything was judged.") : tr("Nothing is judged yet: the first traffic of a version is its warm-up.");
    }
    return tr("Abort at %1: now %2. Pass at %3: now %4.")
        .arg(evidenceText(number(u"abort_at"_s)), evidenceText(number(u"evidence_of_worse"_s)), evidenceText(number(u"pass_at"_s)), evidenceText(number(u"evidence_of_pass"_s)));
}

QString RolloutModel::place() const
{
    return u"%1/%2/%3"_s.arg(id()).arg(stage()).arg(isOver());
}

QString RolloutModel::turn() const
{
    const QJsonObject record = m_view.value(u"record"_s).toObject();
    return u"%1/%2/%3/%4/%5"_s.arg(id(), text(u"state"_s), text(u"since"_s)).arg(stage()).arg(record.value(u"approvals"_s).toArray().size());
}

} // namespace godel::gui
