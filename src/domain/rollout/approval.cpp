#include "domain/rollout/approval.h"

#include "domain/rollout/rollout.h"

#include <QCryptographicHash>
#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

/// Whether this person's word counts at all, whatever is asked.
Result<> mayDecide(const Rollout& rollout, const Approver& approver, bool mayDecideOwn)
{
    if (!approver.mayApprove) {
        return fail(ErrorCode::Denied, u"%1 may not approve"_s.arg(approver.name),
                    u"Ask somebody with the role of an approver"_s);
    }
    if (approver.name == rollout.requestedBy && !mayDecideOwn) {
        return fail(ErrorCode::Denied,
                    u"%1 asked for %2; somebody else must approve it"_s.arg(approver.name, rollout.version.text()),
                    u"Ask another approver; they can sign in right here"_s);
    }
    return {};
}

Result<> isAskedFor(const Rollout& rollout)
{
    if (rollout.state == RolloutState::AwaitingApproval) {
        return {};
    }
    if (rollout.state == RolloutState::Watching) {
        return fail(ErrorCode::Conflict, u"%1, for another %2"_s.arg(sentence(rollout), roughText(watchLeft(rollout))),
                    u"Approve when its watch is over; follow it with deploy:monitor"_s);
    }
    const QString why = rollout.reason.isEmpty() ? QString() : u" (%1)"_s.arg(rollout.reason);
    return fail(ErrorCode::Conflict, u"%1%2; nothing waits for an approval"_s.arg(sentence(rollout), why),
                u"Look at it with deploy:status"_s);
}

} // namespace

QString evidenceHash(const QJsonObject& evidence)
{
    return QString::fromLatin1(QCryptographicHash::hash(compact(evidence), QCryptographicHash::Sha256).toHex());
}

int neededApprovals(const ApprovalPolicy& policy, const Rollout& rollout)
{
    if (rollout.asked == Verdict::Inconclusive) {
        return std::max(1, policy.needed);
    }
    const bool isLastShift = rollout.stage + 1 >= rollout.plan.last();
    return isLastShift && !policy.lastStageNeedsApproval ? 0 : policy.needed;
}

QList<Approval> countingApprovals(const Rollout& rollout, Timestamp now)
{
    QList<Approval> counting;
    for (const Approval& approval : rollout.approvals) {
        const bool isKnown = std::any_of(counting.begin(), counting.end(),
                                         [&](const Approval& other) { return other.approver == approval.approver; });
        if (approval.subject == rollout.subject() && now < approval.expires && !isKnown) {
            counting.append(approval);
        }
    }
    return counting;
}

bool hasQuorum(const ApprovalPolicy& policy, const Rollout& rollout, Timestamp now)
{
    return countingApprovals(rollout, now).size() >= neededApprovals(policy, rollout);
}

Result<> canApprove(const ApprovalPolicy& policy, const Rollout& rollout, const Approver& approver,
                    const QString& shownEvidence, Timestamp now)
{
    TRY_DO(mayDecide(rollout, approver, policy.mayApproveOwn));
    if (!policy.approvers.isEmpty() && !policy.approvers.contains(approver.name)) {
        return fail(ErrorCode::Denied, u"%1 is not among the approvers of this platform"_s.arg(approver.name),
                    u"Ask one of %1"_s.arg(policy.approvers.join(u", "_s)));
    }
    TRY_DO(isAskedFor(rollout));
    if (now >= rollout.since + policy.waitAtMost) {
        return fail(ErrorCode::Conflict,
                    u"the approval came too late: it was asked for at %1 and valid for %2"_s.arg(
                        text(rollout.since), text(policy.waitAtMost)),
                    u"Let the stage be watched again with deploy:resume, then approve"_s);
    }
    if (shownEvidence != rollout.evidenceHash) {
        return fail(ErrorCode::Conflict, u"the evidence has changed since it was shown to %1"_s.arg(approver.name),
                    u"Look at it again with deploy:monitor, then approve"_s, u"evidence"_s);
    }
    return {};
}

Result<Rollout> approve(const ApprovalPolicy& policy, const Rollout& rollout, const Approver& approver,
                        const QString& shownEvidence, const QString& comment, Timestamp now)
{
    TRY_DO(canApprove(policy, rollout, approver, shownEvidence, now));
    const auto counting = countingApprovals(rollout, now);
    if (std::any_of(counting.begin(), counting.end(),
                    [&](const Approval& one) { return one.approver == approver.name; })) {
        return rollout;
    }
    Rollout approved = rollout;
    approved.approvals.append({ approver.name, rollout.subject(), now, now + policy.validFor, comment });
    return approved;
}

Result<> canConfirm(const Rollout& rollout, const Approver& person)
{
    if (rollout.kind != RolloutKind::Hotfix) {
        return fail(ErrorCode::Conflict, u"%1 is no hotfix and needs no review"_s.arg(rollout.version.text()),
                    u"Approve its stages with deploy:approve"_s);
    }
    if (!rollout.isReviewOpen()) {
        return fail(ErrorCode::Conflict,
                    u"%1 has reviewed %2 already"_s.arg(rollout.confirmedBy, rollout.version.text()),
                    u"There is nothing left to do"_s);
    }
    return mayDecide(rollout, person, false);
}

Result<Rollout> confirm(const Rollout& rollout, const Approver& person)
{
    TRY_DO(canConfirm(rollout, person));
    Rollout confirmed = rollout;
    confirmed.confirmedBy = person.name;
    return confirmed;
}

} // namespace godel::domain
