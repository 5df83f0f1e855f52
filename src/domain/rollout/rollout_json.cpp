#include "domain/rollout/rollout.h"

#include "base/json.h"

#include <limits>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostEpochs = std::numeric_limits<int>::max();

QJsonArray approvalsToJson(const QList<Approval>& approvals)
{
    QJsonArray array;
    for (const Approval& approval : approvals) {
        array.append(toJson(approval));
    }
    return array;
}

QList<Approval> readApprovals(ObjectReader& reader)
{
    QList<Approval> approvals;
    for (const auto array = reader.array(u"approvals"_s); const QJsonValue& value : array) {
        approvals.append(reader.take(approvalOf(value.toObject(), u"approvals[%1]"_s.arg(approvals.size()))));
    }
    return approvals;
}

/// Texts that are left out of the object where they are empty.
void insertTexts(QJsonObject& object, const Rollout& rollout)
{
    const std::array<std::pair<QString, QString>, 7> texts{ {
        { u"previous"_s, rollout.previous.text() },
        { u"request"_s, rollout.request },
        { u"reason"_s, rollout.reason },
        { u"evidence_hash"_s, rollout.evidenceHash },
        { u"confirmed_by"_s, rollout.confirmedBy },
        { u"resumes_to"_s, rollout.resumesTo ? name(*rollout.resumesTo) : QString() },
        { u"superseded_by"_s, rollout.supersededBy ? rollout.supersededBy->text() : QString() },
    } };
    for (const auto& [key, value] : texts) {
        if (!value.isEmpty()) {
            object.insert(key, value);
        }
    }
    if (rollout.heldUntil) {
        object.insert(u"held_until"_s, text(*rollout.heldUntil));
    }
}

void readIdentity(ObjectReader& reader, Rollout& rollout)
{
    rollout.id = reader.take(RolloutId::parse(reader.string(u"id"_s), u"id"_s));
    rollout.kind = reader.take(rolloutKindOf(reader.string(u"kind"_s), u"kind"_s));
    rollout.version = reader.take(Version::parse(reader.string(u"version"_s), u"version"_s));
    if (reader.has(u"previous"_s)) {
        rollout.previous = reader.take(Version::parse(reader.string(u"previous"_s), u"previous"_s));
    }
    rollout.artefactHash = reader.string(u"artefact_hash"_s);
    rollout.requestedBy = reader.string(u"requested_by"_s);
    rollout.request = reader.string(u"request"_s, QString());
    if (auto plan = StagePlan::fromJson(reader.array(u"stages"_s), u"stages"_s)) {
        rollout.plan = *std::move(plan);
    } else {
        reader.refuse(std::move(plan).error());
    }
}

void readProgress(ObjectReader& reader, Rollout& rollout)
{
    rollout.state = reader.take(rolloutStateOf(reader.string(u"state"_s), u"state"_s));
    rollout.since = reader.timestamp(u"since"_s);
    rollout.stage = static_cast<int>(reader.integer(u"stage"_s, 0, rollout.plan.last()));
    rollout.epoch = static_cast<int>(reader.integer(u"epoch"_s, 0, mostEpochs));
    rollout.watched = reader.duration(u"watched"_s, {});
    rollout.extension = reader.duration(u"extension"_s, {});
    rollout.reason = reader.string(u"reason"_s, QString());
    if (reader.has(u"resumes_to"_s)) {
        rollout.resumesTo = reader.take(rolloutStateOf(reader.string(u"resumes_to"_s), u"resumes_to"_s));
    }
    if (reader.has(u"held_until"_s)) {
        rollout.heldUntil = reader.timestamp(u"held_until"_s);
    }
    rollout.asked = reader.boolean(u"is_inconclusive"_s, false) ? Verdict::Inconclusive : Verdict::Pass;
    rollout.evidenceHash = reader.string(u"evidence_hash"_s, QString());
    rollout.approvals = readApprovals(reader);
    rollout.confirmedBy = reader.string(u"confirmed_by"_s, QString());
    if (reader.has(u"superseded_by"_s)) {
        rollout.supersededBy = reader.take(RolloutId::parse(reader.string(u"superseded_by"_s), u"superseded_by"_s));
    }
}

} // namespace

QJsonObject toJson(const Rollout& rollout)
{
    QJsonObject object{ { u"id"_s, rollout.id.text() },
                        { u"kind"_s, name(rollout.kind) },
                        { u"version"_s, rollout.version.text() },
                        { u"artefact_hash"_s, rollout.artefactHash },
                        { u"requested_by"_s, rollout.requestedBy },
                        { u"stages"_s, rollout.plan.toJson() },
                        { u"state"_s, name(rollout.state) },
                        { u"since"_s, text(rollout.since) },
                        { u"stage"_s, rollout.stage },
                        { u"epoch"_s, rollout.epoch },
                        { u"watched"_s, text(rollout.watched) },
                        { u"extension"_s, text(rollout.extension) },
                        { u"is_inconclusive"_s, rollout.asked == Verdict::Inconclusive },
                        { u"approvals"_s, approvalsToJson(rollout.approvals) } };
    insertTexts(object, rollout);
    return object;
}

Result<Rollout> rolloutOf(const QJsonObject& object)
{
    ObjectReader reader(object);
    Rollout rollout;
    readIdentity(reader, rollout);
    readProgress(reader, rollout);
    TRY_DO(reader.finish());
    return rollout;
}

QJsonObject toJson(const Approval& approval)
{
    return { { u"approver"_s, approval.approver },
             { u"artefact_hash"_s, approval.subject.artefactHash },
             { u"stage"_s, approval.subject.stage },
             { u"epoch"_s, approval.subject.epoch },
             { u"evidence_hash"_s, approval.subject.evidenceHash },
             { u"at"_s, text(approval.at) },
             { u"expires"_s, text(approval.expires) },
             { u"comment"_s, approval.comment } };
}

Result<Approval> approvalOf(const QJsonObject& object, const QString& field)
{
    ObjectReader reader(object, field);
    Approval approval;
    approval.approver = reader.string(u"approver"_s);
    approval.subject.artefactHash = reader.string(u"artefact_hash"_s);
    approval.subject.stage = static_cast<int>(reader.integer(u"stage"_s, 0, mostEpochs));
    approval.subject.epoch = static_cast<int>(reader.integer(u"epoch"_s, 0, mostEpochs));
    approval.subject.evidenceHash = reader.string(u"evidence_hash"_s);
    approval.at = reader.timestamp(u"at"_s);
    approval.expires = reader.timestamp(u"expires"_s);
    approval.comment = reader.string(u"comment"_s, QString());
    TRY_DO(reader.finish());
    return approval;
}

QJsonObject toJson(const ApprovalPolicy& policy)
{
    return { { u"needed"_s, policy.needed },
             { u"approvers"_s, QJsonArray::fromStringList(policy.approvers) },
             { u"valid_for"_s, text(policy.validFor) },
             { u"wait_at_most"_s, text(policy.waitAtMost) },
             { u"may_approve_own"_s, policy.mayApproveOwn },
             { u"last_stage_needs_approval"_s, policy.lastStageNeedsApproval } };
}

Result<ApprovalPolicy> approvalPolicyOf(const QJsonObject& object, const QString& field)
{
    constexpr int mostNeeded = 10;
    ObjectReader reader(object, field);
    ApprovalPolicy policy;
    policy.needed = static_cast<int>(reader.integer(u"needed"_s, 0, mostNeeded, policy.needed));
    policy.approvers = reader.strings(u"approvers"_s);
    policy.validFor = reader.duration(u"valid_for"_s, policy.validFor);
    policy.waitAtMost = reader.duration(u"wait_at_most"_s, policy.waitAtMost);
    policy.mayApproveOwn = reader.boolean(u"may_approve_own"_s, policy.mayApproveOwn);
    policy.lastStageNeedsApproval = reader.boolean(u"last_stage_needs_approval"_s, policy.lastStageNeedsApproval);
    if (!policy.approvers.isEmpty() && policy.approvers.size() < policy.needed) {
        reader.refuse({ ErrorCode::Invalid,
                        u"%1 approvals are needed, but only %2 people may approve"_s.arg(policy.needed)
                            .arg(policy.approvers.size()),
                        u"Name more approvers or need fewer approvals"_s, reader.pathOf(u"approvers"_s) });
    }
    TRY_DO(reader.finish());
    return policy;
}

} // namespace godel::domain
