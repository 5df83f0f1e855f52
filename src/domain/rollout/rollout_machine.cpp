#include "domain/rollout/rollout_machine.h"

#include "domain/stored_names.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

using Event = RolloutEventKind;
using State = RolloutState;

struct EventRow {
    Event value;
    const char* name;
    const char* phrase; ///< what is refused: "it cannot ..."
};

constexpr std::array eventRows{
    EventRow{ Event::Begin, "begin", "begin" },
    EventRow{ Event::PrechecksPassed, "prechecks-passed", "have passed its prechecks" },
    EventRow{ Event::SnapshotTaken, "snapshot-taken", "have taken its snapshot" },
    EventRow{ Event::InstancesReady, "instances-ready", "have its instances ready" },
    EventRow{ Event::Shifted, "shifted", "have been shifted" },
    EventRow{ Event::Warm, "warm", "have warmed up" },
    EventRow{ Event::Ask, "ask", "ask for approval" },
    EventRow{ Event::Extend, "extend", "be watched for longer" },
    EventRow{ Event::Advance, "advance", "go to the next stage" },
    EventRow{ Event::Hold, "hold", "be held" },
    EventRow{ Event::Resume, "resume", "be resumed" },
    EventRow{ Event::Reject, "reject", "be rejected" },
    EventRow{ Event::Complete, "complete", "be completed" },
    EventRow{ Event::Soaked, "soaked", "have soaked" },
    EventRow{ Event::Abort, "abort", "be aborted" },
    EventRow{ Event::Supersede, "supersede", "be superseded" },
    EventRow{ Event::Diverted, "diverted", "have been diverted" },
    EventRow{ Event::Drained, "drained", "have drained" },
    EventRow{ Event::GetStuck, "get-stuck", "get stuck" },
    EventRow{ Event::Retry, "retry", "be tried again" },
};

struct Transition {
    State from;
    Event event;
    State to;
};

/// Every transition there is, in the order in which a good rollout meets them. Where the state that follows depends on
/// the stage, `settle` below has the last word.
constexpr std::array transitions{
    Transition{ State::Draft, Event::Begin, State::Precheck },
    Transition{ State::Draft, Event::Abort, State::Aborted },
    Transition{ State::Precheck, Event::PrechecksPassed, State::Snapshot },
    Transition{ State::Precheck, Event::Abort, State::Aborted },
    Transition{ State::Snapshot, Event::SnapshotTaken, State::Starting },
    Transition{ State::Snapshot, Event::Abort, State::Aborted },
    Transition{ State::Starting, Event::InstancesReady, State::Shifting },
    Transition{ State::Shifting, Event::Shifted, State::Watching },
    Transition{ State::WarmUp, Event::Warm, State::Watching },
    Transition{ State::WarmUp, Event::Hold, State::Held },
    Transition{ State::Watching, Event::Ask, State::AwaitingApproval },
    Transition{ State::Watching, Event::Extend, State::Watching },
    Transition{ State::Watching, Event::Hold, State::Held },
    Transition{ State::Watching, Event::Complete, State::Shifting },
    Transition{ State::AwaitingApproval, Event::Ask, State::AwaitingApproval },
    Transition{ State::AwaitingApproval, Event::Advance, State::Shifting },
    Transition{ State::AwaitingApproval, Event::Complete, State::Shifting },
    Transition{ State::AwaitingApproval, Event::Hold, State::Held },
    Transition{ State::AwaitingApproval, Event::Reject, State::Aborting },
    Transition{ State::Held, Event::Resume, State::Watching },
    Transition{ State::Held, Event::Reject, State::Aborting },
    Transition{ State::Soak, Event::Hold, State::Held },
    Transition{ State::Soak, Event::Complete, State::Done },
    Transition{ State::Soak, Event::Soaked, State::Done },
    Transition{ State::Aborting, Event::Diverted, State::Draining },
    Transition{ State::Draining, Event::Drained, State::Aborted },
    Transition{ State::NeedsPerson, Event::Retry, State::NeedsPerson },
};

/// States with instances or traffic: from here one aborts by way of draining, and can get stuck.
bool isUnderWay(State state)
{
    return state != State::Draft && state != State::Precheck && state != State::Snapshot && !isOver(state);
}

std::optional<State> target(const Rollout& rollout, Event event)
{
    const State state = rollout.state;
    const bool isLeaving = state == State::Aborting || state == State::Draining;
    if (event == Event::GetStuck && !isOver(state) && state != State::Draft && state != State::NeedsPerson) {
        return State::NeedsPerson;
    }
    if (event == Event::Supersede && !isOver(state) && !isLeaving && state != State::Soak) {
        return isUnderWay(state) ? State::Aborting : State::Aborted;
    }
    if (event == Event::Abort && isUnderWay(state)) {
        return isLeaving ? state : State::Aborting;
    }
    for (const Transition& transition : transitions) {
        if (transition.from == state && transition.event == event) {
            return transition.to;
        }
    }
    return {};
}

QString nextStep(const Rollout& rollout)
{
    switch (rollout.state) {
    case State::Draft:
        return u"Begin it with deploy:canary --version=%1"_s.arg(rollout.version.text());
    case State::Watching:
        return u"It is watched for another %1; follow it with deploy:monitor"_s.arg(roughText(watchLeft(rollout)));
    case State::AwaitingApproval:
        return u"Look at its evidence with deploy:monitor, then use deploy:approve or deploy:reject"_s;
    case State::Held:
        return u"Let it go on with deploy:resume, or end it with deploy:reject"_s;
    case State::Soak:
        return u"End its soak with deploy:complete, or go back with rollback --to=%1"_s.arg(rollout.previous.text());
    case State::Done:
        return u"Go back to %1 with rollback --to=%1"_s.arg(rollout.previous.text());
    case State::Aborted:
        return u"Begin a new rollout with deploy:canary"_s;
    case State::NeedsPerson:
        return u"Settle it, then use deploy:resume; or go back with rollback --to=%1"_s.arg(rollout.previous.text());
    default:
        return u"Wait for it, or follow it with deploy:status"_s;
    }
}

tl::unexpected<Error> refused(const Rollout& rollout, Event event)
{
    const auto row =
        std::find_if(eventRows.begin(), eventRows.end(), [event](const EventRow& one) { return one.value == event; });
    return fail(ErrorCode::Conflict, u"%1; it cannot %2"_s.arg(sentence(rollout), QLatin1StringView(row->phrase)),
                nextStep(rollout));
}

Result<> canBegin(const Rollout& rollout)
{
    if (rollout.version.isEmpty() || rollout.previous.isEmpty() || rollout.version == rollout.previous) {
        return fail(ErrorCode::Invalid,
                    u"a rollout goes from one version to another, not from '%1' to '%2'"_s.arg(rollout.previous.text(),
                                                                                               rollout.version.text()),
                    u"Choose a version that does not have the traffic"_s, u"version"_s);
    }
    if (rollout.kind == RolloutKind::Hotfix && rollout.request.trimmed().isEmpty()) {
        return fail(ErrorCode::Invalid, u"a hotfix skips the stages and needs a reason"_s,
                    u"Say why with --reason=TEXT"_s, u"reason"_s);
    }
    return {};
}

/// The last shift by hand: only at its place, and never against or without a verdict.
Result<> checkCompletion(const Rollout& rollout, Verdict verdict)
{
    if (rollout.state == State::Soak) {
        return {};
    }
    if (rollout.stage + 1 != rollout.plan.last()) {
        return fail(ErrorCode::Conflict,
                    u"%1; it can be completed from %2 on"_s.arg(sentence(rollout),
                                                                rollout.plan.nameOf(rollout.plan.last() - 1)),
                    nextStep(rollout));
    }
    if (rollout.state == State::Watching && verdict != Verdict::Pass) {
        return fail(ErrorCode::Conflict,
                    u"%1 and its verdict is '%2'; only a pass can be completed"_s.arg(sentence(rollout), name(verdict)),
                    nextStep(rollout));
    }
    return {};
}

Result<> check(const Rollout& rollout, const RolloutEvent& event)
{
    const bool needsReason = event.kind == Event::Abort || event.kind == Event::Hold || event.kind == Event::Reject
        || event.kind == Event::GetStuck;
    if (needsReason && event.reason.trimmed().isEmpty()) {
        return fail(ErrorCode::Invalid, u"no reason is given"_s, u"Say why with --reason=TEXT"_s, u"reason"_s);
    }
    switch (event.kind) {
    case Event::Begin:
        return canBegin(rollout);
    case Event::Complete:
        return checkCompletion(rollout, event.verdict);
    case Event::Ask:
        if (rollout.isLastStage() || event.evidenceHash.isEmpty() || event.verdict == Verdict::Watching
            || event.verdict == Verdict::Abort) {
            return fail(ErrorCode::Invalid,
                        u"approval is asked for with a verdict and its evidence, before the last stage"_s,
                        u"Judge the stage first"_s, u"verdict"_s);
        }
        return {};
    case Event::Extend:
        if (event.extension <= Duration::zero()) {
            return fail(ErrorCode::Invalid, u"an extension of %1 is none"_s.arg(text(event.extension)),
                        u"Give a length over 0s"_s, u"extension"_s);
        }
        return {};
    default:
        return {};
    }
}

/// Begins the watch of a stage anew.
void enterStage(Rollout& rollout, int stage)
{
    rollout.stage = stage;
    rollout.watched = {};
    rollout.extension = {};
    rollout.asked = Verdict::Pass;
    rollout.evidenceHash.clear();
}

/// What the event leaves in the rollout beside its state.
void record(Rollout& next, const Rollout& before, const RolloutEvent& event)
{
    switch (event.kind) {
    case Event::Ask:
        next.asked = event.verdict;
        next.evidenceHash = event.evidenceHash;
        break;
    case Event::Extend:
        next.extension += event.extension;
        break;
    case Event::Advance:
        enterStage(next, before.stage + 1);
        break;
    case Event::Complete:
        if (before.state != State::Soak) {
            enterStage(next, before.stage + 1);
        }
        break;
    case Event::Hold:
        next.heldUntil = event.until;
        [[fallthrough]];
    case Event::GetStuck:
        next.resumesTo = before.state;
        next.reason = event.reason;
        break;
    case Event::Abort:
    case Event::Reject:
        next.reason = before.state == next.state ? before.reason : event.reason;
        break;
    case Event::Supersede:
        next.supersededBy = event.successor;
        next.reason = event.successor ? u"superseded by %1"_s.arg(event.successor->text()) : u"superseded"_s;
        break;
    default:
        break;
    }
}

/// States that depend on where the rollout stands, not only on where it comes from.
State settle(const Rollout& before, Event event, State to)
{
    const State watchOrSoak = before.isLastStage() ? State::Soak : State::Watching;
    switch (event) {
    case Event::Shifted:
        return before.stage == 0 ? State::WarmUp : watchOrSoak;
    case Event::Warm:
        return watchOrSoak;
    case Event::Resume:
        // Evidence that was asked about before a hold is stale: the stage is judged again before anybody is asked.
        return before.resumesTo == State::WarmUp ? State::WarmUp : watchOrSoak;
    case Event::Retry:
        return before.resumesTo.value_or(State::Aborting);
    default:
        return to;
    }
}

bool voidsApprovals(Event event)
{
    return event == Event::Ask || event == Event::Extend || event == Event::Hold || event == Event::Resume
        || event == Event::Abort || event == Event::Reject || event == Event::Supersede;
}

} // namespace

QString name(RolloutEventKind kind)
{
    return storedName(eventRows, kind);
}

Result<Rollout> apply(const Rollout& rollout, const RolloutEvent& event, Timestamp now)
{
    const auto to = target(rollout, event.kind);
    if (!to) {
        return refused(rollout, event.kind);
    }
    TRY_DO(check(rollout, event));
    Rollout next = rollout;
    next.state = settle(rollout, event.kind, *to);
    const bool isSame = next.state == rollout.state;
    next.since = isSame && event.kind != Event::Ask ? rollout.since : now;
    if (rollout.state == State::Held || rollout.state == State::NeedsPerson) {
        next.reason.clear();
        next.resumesTo.reset();
        next.heldUntil.reset();
    }
    record(next, rollout, event);
    next.epoch += voidsApprovals(event.kind) ? 1 : 0;
    return next;
}

Result<> canComplete(const ApprovalPolicy& policy, const Rollout& rollout, Verdict verdict, Timestamp now)
{
    if (!target(rollout, Event::Complete)) {
        return refused(rollout, Event::Complete);
    }
    TRY_DO(checkCompletion(rollout, verdict));
    if (rollout.state != State::Soak && !hasQuorum(policy, rollout, now)) {
        return fail(ErrorCode::Conflict,
                    u"%1 and has %2 of %3 approvals"_s.arg(sentence(rollout))
                        .arg(countingApprovals(rollout, now).size())
                        .arg(neededApprovals(policy, rollout)),
                    nextStep(rollout));
    }
    return {};
}

Rollout watchedFor(const Rollout& rollout, Duration span)
{
    Rollout watched = rollout;
    if (rollout.state == State::Watching || rollout.state == State::Soak) {
        watched.watched += std::max(Duration::zero(), span);
    }
    return watched;
}

} // namespace godel::domain
