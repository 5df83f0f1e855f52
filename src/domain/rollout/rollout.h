#pragma once

#include "domain/rollout/approval.h"
#include "domain/rollout/stage_plan.h"
#include "domain/verdict.h"
#include "domain/version.h"

#include <optional>

namespace godel::domain {

struct RolloutTag;
using RolloutId = Id<RolloutTag>;

enum class RolloutKind {
    Canary,
    Hotfix, ///< skips the stages, never the guards; a second person confirms it, afterwards if none was there
    Rollback, ///< back to a version that was good; asks nobody
};

enum class RolloutState {
    Draft,
    Precheck,
    Snapshot,
    Starting, ///< the new version's instances start, without traffic
    Shifting, ///< the share moves to that of the stage
    WarmUp, ///< has its first traffic; what it does now is not judged yet
    Watching,
    AwaitingApproval,
    Held, ///< keeps its share and goes no further
    Soak, ///< has all traffic; the previous version is still warm
    Done,
    Aborting, ///< the share goes to 0
    Draining, ///< its last requests run out
    Aborted,
    NeedsPerson, ///< could not be settled by itself
};

[[nodiscard]] QString name(RolloutKind kind);
[[nodiscard]] QString name(RolloutState state);
[[nodiscard]] Result<RolloutKind> rolloutKindOf(const QString& name, const QString& field);
[[nodiscard]] Result<RolloutState> rolloutStateOf(const QString& name, const QString& field);

/// True in Done and Aborted, which nothing leaves.
[[nodiscard]] bool isOver(RolloutState state);

/// One version on its way to production. Changed by `apply` and `approve` alone.
struct Rollout {
    RolloutId id;
    RolloutKind kind = RolloutKind::Canary;
    Version version;
    Version previous; ///< what has the traffic now; never empty once begun
    QString artefactHash; ///< SHA-256 of the release, lower-case hexadecimal
    QString requestedBy;
    QString request; ///< why; a hotfix needs it
    StagePlan plan = StagePlan::standard();

    RolloutState state = RolloutState::Draft;
    Timestamp since; ///< when it came into its state
    int stage = 0; ///< the one whose share holds, or is being shifted to
    /// One more with everything that voids approvals: a hold, a resume, a new verdict, an extension.
    int epoch = 0;
    Duration watched{}; ///< of this stage so far; leaves out the time in which nobody watched
    Duration extension{}; ///< granted to this stage beyond its watch
    QString reason; ///< why it is held, aborted or stuck; empty otherwise
    std::optional<RolloutState> resumesTo; ///< where a hold, or a settled trouble, goes on
    std::optional<Timestamp> heldUntil; ///< goes on by itself then
    Verdict asked = Verdict::Pass; ///< what the stage came to when approval was asked for: Pass or Inconclusive
    QString evidenceHash; ///< of the evidence that people see beside the button
    QList<Approval> approvals; ///< all that were ever given; those of the present subject count
    QString confirmedBy; ///< the second person of a hotfix; empty: the review is open
    std::optional<RolloutId> supersededBy;

    bool operator==(const Rollout&) const = default;

    [[nodiscard]] bool isLastStage() const { return stage == plan.last(); }
    /// What an approval given now is bound to.
    [[nodiscard]] ApprovalSubject subject() const { return { artefactHash, stage, epoch, evidenceHash }; }
    /// True for a hotfix that nobody but its requester has looked at.
    [[nodiscard]] bool isReviewOpen() const { return kind == RolloutKind::Hotfix && confirmedBy.isEmpty(); }
};

/// The share of the traffic that the new version has to have in this state, whoever asks and however often.
[[nodiscard]] Percent requiredShare(const Rollout& rollout);
/// How long the present stage is still to be watched; never negative.
[[nodiscard]] Duration watchLeft(const Rollout& rollout);
/// "v2.1.0 is watched at canary-2 (5 %)".
[[nodiscard]] QString sentence(const Rollout& rollout);

/// Reads back exactly.
[[nodiscard]] QJsonObject toJson(const Rollout& rollout);
[[nodiscard]] Result<Rollout> rolloutOf(const QJsonObject& object);

} // namespace godel::domain
