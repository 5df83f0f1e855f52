#include "gui/deployments/decision_model.h"

#include "domain/rollout/rollout_machine.h"
#include "gui/theme/words.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;
using domain::RolloutEventKind;
using domain::RolloutState;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DecisionModel", text);
}

QString percentText(const QJsonValue& share)
{
    return share.isDouble() ? u" "_s + figureText(share.toDouble(), u"%"_s) : QString();
}

domain::Verdict verdictIn(const QJsonObject& view)
{
    for (const auto verdict : {domain::Verdict::Pass, domain::Verdict::Abort, domain::Verdict::Inconclusive}) {
        if (domain::name(verdict) == view.value(u"verdict"_s).toString()) {
            return verdict;
        }
    }
    return domain::Verdict::Watching;
}

Result<> without(const Result<domain::Rollout>& result)
{
    return result.map([](const domain::Rollout&) {});
}

} // namespace

QString GivenApproval::text(Timestamp now) const
{
    QStringList parts{isRequesters ? tr("%1 (approved by the requester)").arg(approver) : approver, clockText(at, now)};
    parts.append(counts ? tr("%1 left").arg(countdownText(expires - now)) : now >= expires ? tr("expired") : tr("counts no more: it was of another stage or other evidence"));
    return comment.isEmpty() ? parts.join(u", ") : parts.join(u", ") + u": "_s + comment;
}

DecisionModel::DecisionModel(const QJsonObject& view, const SessionInfo& session, Timestamp now)
    : m_view(view), m_session(session), m_now(now), m_rollout(domain::rolloutOf(view.value(u"record"_s).toObject())),
      m_action(view.value(u"next"_s).toObject().value(u"action"_s).toString()), m_evidence(view.value(u"evidence"_s).toString()), m_previous(view.value(u"previous"_s).toString())
{
    if (m_evidence.isEmpty() && m_rollout) {
        m_evidence = m_rollout->evidenceHash;
    }
}

bool DecisionModel::isUnderWay() const
{
    // Without its record the state's name still says whether it is over; in doubt the way back stays open.
    const QString state = m_view.value(u"state"_s).toString();
    return !m_view.value(u"id"_s).toString().isEmpty() && state != domain::name(RolloutState::Done) && state != domain::name(RolloutState::Aborted);
}

bool DecisionModel::isAsked() const
{
    return m_rollout && m_rollout->state == RolloutState::AwaitingApproval;
}

QString DecisionModel::roleReason(catalog::Role least) const
{
    if (m_session.role >= least) {
        return {};
    }
    return least == catalog::Role::Approver ? tr("%1 may not decide this: it takes the role of an approver").arg(m_session.person)
                                            : tr("%1 may not decide this: it takes the role of an operator").arg(m_session.person);
}

Decision DecisionModel::judged(Decision decision, const Result<>& rule) const
{
    if (!rule && decision.whyNot.isEmpty()) {
        decision.whyNot = rule.error().message;
        decision.next = rule.error().hint;
    }
    return decision;
}

Decision DecisionModel::complete() const
{
    const bool isSoaking = m_rollout->state == RolloutState::Soak;
    const QString title = isSoaking ? tr("End the soak") : tr("Move to%1").arg(percentText(m_view.value(u"next"_s).toObject().value(u"share_percent"_s)));
    return judged({u"deploy:complete"_s, title, roleReason(catalog::Role::Approver), {}}, domain::canComplete(m_session.approval, *m_rollout, verdictIn(m_view), m_now));
}

Decision DecisionModel::resume() const
{
    const bool isStuck = m_rollout->state == RolloutState::NeedsPerson;
    const auto rule = domain::apply(*m_rollout, {.kind = isStuck ? RolloutEventKind::Retry : RolloutEventKind::Resume}, m_now);
    return judged({u"deploy:resume"_s, isStuck ? tr("Try again") : tr("Go on"), roleReason(catalog::Role::Operator), {}}, without(rule));
}

Decision DecisionModel::leading() const
{
    const QString share = percentText(m_view.value(u"next"_s).toObject().value(u"share_percent"_s));
    if (!m_rollout) {
        return {u"deploy:approve"_s, tr("Approve"), tr("this window cannot read the rollout: %1").arg(m_rollout.error().message), tr("Use the window and the engine of one version")};
    }
    if (m_action == u"resume") {
        return resume();
    }
    if (m_action == u"complete") {
        return complete();
    }
    if (m_action == u"confirm") {
        return judged({u"deploy:confirm"_s, tr("Confirm the hotfix"), {}, {}}, domain::canConfirm(*m_rollout, m_session.asApprover()));
    }
    return judged({u"deploy:approve"_s, m_action == u"approve" ? tr("Approve%1").arg(share) : tr("Approve"), {}, {}},
                  domain::canApprove(m_session.approval, *m_rollout, m_session.asApprover(), m_evidence, m_now));
}

Decision DecisionModel::hold(const QString& reason) const
{
    Decision decision{u"deploy:hold"_s, tr("Hold 15 m"), roleReason(catalog::Role::Operator), {}};
    if (!m_rollout) {
        return judged(decision, fail(m_rollout.error()));
    }
    decision = judged(decision, without(domain::apply(*m_rollout, {.kind = RolloutEventKind::Hold, .reason = u"-"_s, .until = m_now + 15min}, m_now)));
    if (decision.isOffered() && reason.trimmed().isEmpty()) {
        decision.whyNot = tr("a reason is missing");
        decision.next = tr("Write it into the field; it stays on record");
    }
    return decision;
}

Decision DecisionModel::reject(const QString& reason) const
{
    Decision decision{u"deploy:reject"_s, tr("Reject"), roleReason(catalog::Role::Operator), {}};
    if (!m_rollout) {
        return judged(decision, fail(m_rollout.error()));
    }
    const bool isAskedFor = m_rollout->state == RolloutState::AwaitingApproval || m_rollout->state == RolloutState::Held;
    decision = judged(decision, without(domain::apply(*m_rollout, {.kind = isAskedFor ? RolloutEventKind::Reject : RolloutEventKind::Abort, .reason = u"-"_s}, m_now)));
    if (decision.isOffered() && reason.trimmed().isEmpty()) {
        decision.whyNot = tr("a reason is missing");
        decision.next = tr("Write it into the field; it stays on record");
    }
    return decision;
}

QString DecisionModel::whyNot(const domain::Approver& person) const
{
    if (!m_rollout) {
        return m_rollout.error().message;
    }
    const auto rule = m_action == u"confirm" ? domain::canConfirm(*m_rollout, person) : domain::canApprove(m_session.approval, *m_rollout, person, m_evidence, m_now);
    return rule ? QString() : rule.error().message;
}

bool DecisionModel::isForASecondPerson() const
{
    return m_rollout && (m_action == u"confirm" || isAsked());
}

QString DecisionModel::sentence() const
{
    const QString sentence = m_view.value(u"next"_s).toObject().value(u"sentence"_s).toString();
    if (m_rollout && m_rollout->state == RolloutState::Held && m_rollout->heldUntil) {
        return tr("%1; it goes on by itself in %2").arg(sentence, countdownText(*m_rollout->heldUntil - m_now));
    }
    return sentence;
}

QString DecisionModel::quorum() const
{
    if (!isAsked()) {
        return {};
    }
    const int needed = domain::neededApprovals(m_session.approval, *m_rollout);
    const Duration left = m_rollout->since + m_session.approval.waitAtMost - m_now;
    return tr("%1 of %2 approvals; held by itself in %3 if nobody decides").arg(domain::countingApprovals(*m_rollout, m_now).size()).arg(needed).arg(countdownText(left));
}

QList<GivenApproval> DecisionModel::approvals() const
{
    QList<GivenApproval> given;
    if (!m_rollout) {
        return given;
    }
    const auto counting = isAsked() ? domain::countingApprovals(*m_rollout, m_now) : QList<domain::Approval>();
    for (const domain::Approval& one : m_rollout->approvals) {
        given.append({one.approver, one.comment, one.at, one.expires, counting.contains(one), one.approver == m_rollout->requestedBy});
    }
    return given;
}

} // namespace godel::gui
