#pragma once

#include "domain/rollout/guards.h"
#include "domain/rollout/rollout_machine.h"

namespace godel::domain {

/// How rollouts go here, beside their stages.
struct RolloutPolicy {
    ApprovalPolicy approval;
    Duration warmUp = 60s; ///< of the first traffic; not judged
    Duration extension = 0s; ///< of an inconclusive stage; 0 s: as long as its watch
    int mostExtensions = 1; ///< then a person is asked
};

/// What a controller saw of the present state.
struct RolloutView {
    /// The work of the state is seen to be done: prechecks passed, snapshot taken, instances ready, share read back,
    /// nothing new arriving, last request answered and processes stopped. Nothing in states that only wait.
    bool isWorkDone = false;
    std::optional<Error> trouble; ///< the work cannot be done
    bool isShareRight = true; ///< the realised share agrees with the wanted one
    Verdict verdict = Verdict::Watching; ///< as if the stage went on
    GuardReport guards;
    QString evidenceHash; ///< of the evidence of this moment
};

/// What a controller sees to in a state, again and again until it is done. Each is safe to do twice.
enum class RolloutWork {
    Nothing,
    RunPrechecks,
    TakeSnapshot,
    StartInstances,
    SetShare, ///< to `share`, with the lease renewed
    Watch, ///< the share holds; count, judge, renew the lease
    Divert, ///< to 0 %, before anything else
    StopInstances, ///< once no request is running
};

[[nodiscard]] QString name(RolloutWork work);

/// What a controller does now: keeps the share, does the work, and applies the event if there is one.
struct NextAction {
    RolloutWork work = RolloutWork::Nothing;
    Percent share; ///< what the new version has to have
    std::optional<RolloutEvent> event;
    QString sentence; ///< why, for people
};

/// The decision table of a rollout. Within a state the first row that holds counts, and everything that ends a rollout
/// stands before everything that goes on: an abort wins ties.
[[nodiscard]] NextAction nextAction(const RolloutPolicy& policy, const Rollout& rollout, const RolloutView& view,
                                    Timestamp now);

/// How long the rollout still takes if nothing holds it up: the watches left, without approvals and shifts.
[[nodiscard]] Duration timeLeft(const Rollout& rollout);

} // namespace godel::domain
