#pragma once

#include "domain/rollout/rollout.h"

namespace godel::domain {

enum class RolloutEventKind {
    Begin,
    PrechecksPassed,
    SnapshotTaken,
    InstancesReady,
    Shifted, ///< the router was seen to split as the stage asks
    Warm,
    Ask, ///< the stage is over; carries the verdict and the evidence. Asked again, a new verdict voids approvals
    Extend, ///< carries the extension
    Advance, ///< to the next stage; who sends it has seen the quorum
    Hold, ///< carries a reason, and an end if it has one
    Resume,
    Reject,
    Complete, ///< a person ends the watch of the last canary stage, or of the soak; carries the verdict of this moment
    Soaked,
    Abort,
    Supersede, ///< carries the rollout that takes its place
    Diverted, ///< the router was seen to send it nothing new
    Drained, ///< measured zero requests, and its processes have stopped
    GetStuck,
    Retry, ///< a person has settled what it was stuck in
};

/// Something that happened to a rollout. Only the fields that its kind names are read.
struct RolloutEvent {
    RolloutEventKind kind = RolloutEventKind::Begin;
    QString reason{};
    Verdict verdict = Verdict::Pass;
    QString evidenceHash{};
    Duration extension{};
    std::optional<Timestamp> until{};
    std::optional<RolloutId> successor{};

    bool operator==(const RolloutEvent&) const = default;
};

/// The stored name, for instance "instances-ready".
[[nodiscard]] QString name(RolloutEventKind kind);

/// The rollout after the event, or Conflict with the reason and the next step. Never changes a rollout that is over.
[[nodiscard]] Result<Rollout> apply(const Rollout& rollout, const RolloutEvent& event, Timestamp now);

/// Whether a person may end the watch now, with the verdict of this moment. `apply` with Complete asks it all but the
/// approvals, which it does not know the policy of.
[[nodiscard]] Result<> canComplete(const ApprovalPolicy& policy, const Rollout& rollout, Verdict verdict,
                                   Timestamp now);

/// The rollout after having been watched for another while; nothing where it is not being watched. A gap in which no
/// engine looked is left out by the caller.
[[nodiscard]] Rollout watchedFor(const Rollout& rollout, Duration span);

} // namespace godel::domain
