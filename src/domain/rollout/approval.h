#pragma once

#include "base/json.h"

namespace godel::domain {

struct Rollout;

/// What somebody approved, exactly. An approval whose subject is no longer the rollout's counts for nothing.
struct ApprovalSubject {
    QString artefactHash;
    int stage = 0; ///< the stage that is left by it
    int epoch = 0;
    QString evidenceHash;

    bool operator==(const ApprovalSubject&) const = default;
};

struct Approval {
    QString approver;
    ApprovalSubject subject;
    Timestamp at;
    Timestamp expires;
    QString comment;

    bool operator==(const Approval&) const = default;
};

/// Who must agree before a rollout takes its next share.
struct ApprovalPolicy {
    int needed = 1; ///< of different people, 0 to 10; an inconclusive stage needs one at least
    QStringList approvers; ///< who may; empty: everybody with the role
    Duration validFor = 1h; ///< of one approval
    Duration waitAtMost = 12h; ///< from the question; later the rollout is held
    bool mayApproveOwn = false; ///< for a team of one
    bool lastStageNeedsApproval = false; ///< for the shift to 100 %
};

/// Somebody at the button.
struct Approver {
    QString name;
    bool mayApprove = false; ///< has the role
};

/// SHA-256 of the evidence in its one-line form, lower-case hexadecimal.
[[nodiscard]] QString evidenceHash(const QJsonObject& evidence);

/// How many approvals the shift out of the present stage needs.
[[nodiscard]] int neededApprovals(const ApprovalPolicy& policy, const Rollout& rollout);
/// Those that count now: of the present subject, not expired, one a person.
[[nodiscard]] QList<Approval> countingApprovals(const Rollout& rollout, Timestamp now);
[[nodiscard]] bool hasQuorum(const ApprovalPolicy& policy, const Rollout& rollout, Timestamp now);

/// Why the engine refuses and the button is grey. `shownEvidence` is the hash of what the approver has before them.
/// Somebody who has approved already may do so again; it changes nothing.
[[nodiscard]] Result<> canApprove(const ApprovalPolicy& policy, const Rollout& rollout, const Approver& approver,
                                  const QString& shownEvidence, Timestamp now);
/// The rollout with the approval; unchanged where the same person has approved the same already.
[[nodiscard]] Result<Rollout> approve(const ApprovalPolicy& policy, const Rollout& rollout, const Approver& approver,
                                      const QString& shownEvidence, const QString& comment, Timestamp now);

/// Whether this person may be the second one of a hotfix. Conflict where none is needed any more.
[[nodiscard]] Result<> canConfirm(const Rollout& rollout, const Approver& person);
[[nodiscard]] Result<Rollout> confirm(const Rollout& rollout, const Approver& person);

[[nodiscard]] QJsonObject toJson(const Approval& approval);
[[nodiscard]] Result<Approval> approvalOf(const QJsonObject& object, const QString& field);
[[nodiscard]] QJsonObject toJson(const ApprovalPolicy& policy);
/// What is left out has its default.
[[nodiscard]] Result<ApprovalPolicy> approvalPolicyOf(const QJsonObject& object, const QString& field);

} // namespace godel::domain
