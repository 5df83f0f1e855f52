#include "gui/deployments/rollout_model.h"

#include "gui/theme/words.h"

#include <QCoreApplication>
#include <cmath>

namespace godel::gui {

using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RolloutModel", text);
}

QString percentText(double percent)
{
    return QString::number(percent, 'g', 4) + u" %"_s;
}

QString intervalText(const QJsonObject& row, const QString& unit)
{
    const QJsonValue low = row.value(u"low"_s);
    const QJsonValue high = row.value(u"high"_s);
    if (!low.isDouble() && !high.isDouble()) {
        return {};
    }
    const auto end = [&unit](const QJsonValue& value) { return value.isDouble() ? signedText(value.toDouble(), unit) : QStringLiteral("?"); };
    return u" (%1 … %2)"_s.arg(end(low), end(high));
}

QJsonObject comparisonRow(const QJsonObject& row)
{
    const QString unit = row.value(u"unit"_s).toString();
    const QString differenceUnit = unit == u"%" ? tr("pt") : unit;
    const QString difference = row.value(u"difference"_s).isDouble() ? signedText(row.value(u"difference"_s).toDouble(), differenceUnit) + intervalText(row, differenceUnit) : QStringLiteral("–");
    return {{u"title"_s, row.value(u"title"_s).toString(titleOf(row.value(u"metric"_s).toString()))}, {u"stable"_s, figureText(row.value(u"stable"_s), unit)},
            {u"canary"_s, figureText(row.value(u"canary"_s), unit)}, {u"difference"_s, difference}, {u"n"_s, figureText(row.value(u"n_canary"_s))},
            {u"gate"_s, row.value(u"gate"_s)}, {u"reason"_s, row.value(u"reason"_s)}};
}

} // namespace

double percentOfWay(double evidence, double bound)
{
    return bound > 1 && evidence > 1 ? std::clamp(100 * std::log(evidence) / std::log(bound), 0.0, 100.0) : 0;
}

void RolloutModel::show(const QJsonObject& view, const SessionInfo& session)
{
    m_view = view;
    m_session = session;
    const auto read = domain::rolloutOf(view.value(u"record"_s).toObject());
    m_rollout = read ? std::optional(*read) : std::nullopt;
    m_unreadable = read ? QString() : tr("this window cannot read what the engine says of the rollout: %1").arg(read.error().message);
}

QString RolloutModel::title() const
{
    return u"%1 \u2190 %2"_s.arg(version(), previous());
}

QString RolloutModel::sentence() const
{
    return text(u"sentence");
}

QString RolloutModel::origin() const
{
    const auto begun = parseTimestamp(text(u"begun"));
    const auto now = parseTimestamp(text(u"now"));
    const QString when = begun ? tr(" at %1").arg(clockText(*begun, now.value_or(*begun))) : QString();
    const QString kind = text(u"kind");
    return tr("%1 · artefact %2, signed · asked for by %3%4").arg(kind, artefact().left(12), text(u"requested_by"), when);
}

Standing RolloutModel::standing() const
{
    const QString state = text(u"state");
    if (state == u"held" || state == u"awaiting-approval" || state == u"aborting" || state == u"draining") {
        return Standing::Warning;
    }
    return state == u"aborted" || state == u"needs-person" || text(u"verdict") == u"abort" ? Standing::Critical : isEmpty() ? Standing::Unknown : Standing::Ok;
}

bool RolloutModel::isOver() const
{
    return text(u"state") == u"done" || text(u"state") == u"aborted";
}

bool RolloutModel::canTurnBack() const
{
    const QString state = text(u"state");
    return !isEmpty() && !isOver() && state != u"aborting" && state != u"draining";
}

QList<StageView> RolloutModel::stages(Timestamp now) const
{
    const auto answered = parseTimestamp(text(u"now"));
    const bool isWatched = text(u"state") == u"watching" || text(u"state") == u"soak";
    const double since = answered && isWatched ? std::max(0.0, std::chrono::duration<double>(now - *answered).count()) : 0;
    QList<StageView> views;
    for (const QJsonValue& value : m_view.value(u"plan"_s).toArray()) {
        const QJsonObject stage = value.toObject();
        const double watch = std::clamp(stage.value(u"watch_seconds"_s).toDouble(), 0.0, 1e7);
        StageView view{.name = stage.value(u"name"_s).toString(), .share = percentText(stage.value(u"share_percent"_s).toDouble()), .watch = {}, .state = stage.value(u"state"_s).toString()};
        const auto span = [](double seconds) { return countdownText(std::chrono::milliseconds(static_cast<qint64>(seconds * 1000))); };
        if (view.state == u"now") {
            const double watched = std::clamp(m_view.value(u"watched_seconds"_s).toDouble(), 0.0, 1e7);
            const double left = std::max(0.0, m_view.value(u"watch_left_seconds"_s).toDouble());
            const double whole = std::max(watch, watched + left);
            view.progress = whole > 0 ? std::min(1.0, (watched + since) / whole) : 0;
            view.watch = tr("%1 of %2").arg(span(std::min(whole, watched + since)), span(whole));
        } else {
            view.watch = span(watch);
        }
        views.append(view);
    }
    return views;
}

QJsonArray RolloutModel::comparison() const
{
    QJsonArray rows;
    for (const QJsonValue& row : m_view.value(u"comparison"_s).toArray()) {
        rows.append(comparisonRow(row.toObject()));
    }
    return rows;
}

QJsonArray RolloutModel::approvals(Timestamp now) const
{
    QJsonArray rows;
    if (!m_rollout) {
        return rows;
    }
    const auto counting = domain::countingApprovals(*m_rollout, now);
    for (const domain::Approval& approval : m_rollout->approvals) {
        const bool counts = counting.contains(approval);
        const QString own = approval.approver == m_rollout->requestedBy ? tr(", by who asked for it") : QString();
        rows.append(QJsonObject{{u"approver"_s, approval.approver}, {u"at"_s, godel::text(approval.at)}, {u"comment"_s, approval.comment},
                                {u"counts"_s, counts ? tr("counts for %1 more%2").arg(countdownText(approval.expires - now), own) : tr("counts no more%1").arg(own)}});
    }
    return rows;
}

QString RolloutModel::approvalText(Timestamp now) const
{
    if (!m_rollout || m_rollout->state != RolloutState::AwaitingApproval) {
        return {};
    }
    const int needed = domain::neededApprovals(m_session.approval, *m_rollout);
    return tr("%1 of %2 approvals").arg(domain::countingApprovals(*m_rollout, now).size()).arg(needed);
}

QString RolloutModel::nextShare() const
{
    const QJsonValue share = m_view.value(u"next"_s).toObject().value(u"share_percent"_s);
    return share.isDouble() ? percentText(share.toDouble()) : QString();
}

QString RolloutModel::whyNotApprove(const domain::Approver& person, Timestamp now) const
{
    if (!m_rollout) {
        return isEmpty() ? tr("no rollout is under way") : m_unreadable;
    }
    const auto may = domain::canApprove(m_session.approval, *m_rollout, person, evidence(), now);
    return may ? QString() : godel::text(may.error());
}

QString RolloutModel::whyNotConfirm() const
{
    if (!m_rollout) {
        return m_unreadable;
    }
    const auto may = domain::canConfirm(*m_rollout, m_session.asApprover());
    return may ? QString() : godel::text(may.error());
}

QString RolloutModel::whyNotComplete() const
{
    return m_session.role >= catalog::Role::Approver ? QString() : tr("ending the watch is for approvers");
}

QString RolloutModel::whyNotOperate() const
{
    return m_session.role >= catalog::Role::Operator ? QString() : tr("this is for operators, and you are %1").arg(catalog::name(m_session.role));
}

QString RolloutModel::nearness() const
{
    if (!m_view.value(u"is_judged"_s).toBool()) {
        return tr("Not judged yet: the verdict begins once the new version is warm and both sides were asked often enough.");
    }
    const auto one = [](const QString& name, double evidence, double bound) {
        return tr("%1 at %2: now %3 (%4 % of the way).").arg(name, figureText(bound), figureText(evidence)).arg(percentOfWay(evidence, bound), 0, 'f', 0);
    };
    return one(tr("Stops by itself"), m_view.value(u"evidence_of_worse"_s).toDouble(), m_view.value(u"abort_at"_s).toDouble()) + u' '
        + one(tr("Passes"), m_view.value(u"evidence_of_pass"_s).toDouble(), m_view.value(u"pass_at"_s).toDouble());
}

} // namespace godel::gui
