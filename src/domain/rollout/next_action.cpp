#include "domain/rollout/next_action.h"

#include "domain/stored_names.h"

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

using Event = RolloutEventKind;
using State = RolloutState;
using Work = RolloutWork;

constexpr std::array works{
    StoredName<Work>{ Work::Nothing, "nothing" },
    StoredName<Work>{ Work::RunPrechecks, "run-prechecks" },
    StoredName<Work>{ Work::TakeSnapshot, "take-snapshot" },
    StoredName<Work>{ Work::StartInstances, "start-instances" },
    StoredName<Work>{ Work::SetShare, "set-share" },
    StoredName<Work>{ Work::Watch, "watch" },
    StoredName<Work>{ Work::Divert, "divert" },
    StoredName<Work>{ Work::StopInstances, "stop-instances" },
};

/// States whose work is done once: what is done in them, and what its end is called.
struct Errand {
    State state;
    Work work;
    Event done;
};

constexpr std::array errands{
    Errand{ State::Precheck, Work::RunPrechecks, Event::PrechecksPassed },
    Errand{ State::Snapshot, Work::TakeSnapshot, Event::SnapshotTaken },
    Errand{ State::Starting, Work::StartInstances, Event::InstancesReady },
    Errand{ State::Shifting, Work::SetShare, Event::Shifted },
    Errand{ State::Aborting, Work::Divert, Event::Diverted },
    Errand{ State::Draining, Work::StopInstances, Event::Drained },
};

/// One decision in the making; each rule below answers with an action or leaves it to the next.
struct Table {
    const RolloutPolicy& policy;
    const Rollout& rollout;
    const RolloutView& view;
    Timestamp now;

    [[nodiscard]] NextAction act(Work work, const QString& why, std::optional<RolloutEvent> event = {}) const
    {
        return { work, requiredShare(rollout), std::move(event), why };
    }
    [[nodiscard]] NextAction watch(const QString& why, std::optional<RolloutEvent> event = {}) const
    {
        return act(Work::Watch, why, std::move(event));
    }
    [[nodiscard]] NextAction go(Event kind, const QString& why) const
    {
        return watch(why, RolloutEvent{ .kind = kind, .reason = why });
    }

    [[nodiscard]] NextAction errand(const Errand& errand) const;
    [[nodiscard]] std::optional<NextAction> danger() const;
    [[nodiscard]] NextAction warmingUp() const;
    [[nodiscard]] NextAction watching() const;
    [[nodiscard]] NextAction stageOver() const;
    [[nodiscard]] NextAction awaiting() const;
    [[nodiscard]] NextAction held() const;
    [[nodiscard]] NextAction soaking() const;
};

NextAction Table::errand(const Errand& errand) const
{
    if (view.trouble) {
        const bool isBeforeTraffic =
            rollout.state == State::Precheck || rollout.state == State::Snapshot || rollout.state == State::Starting;
        const Event kind = isBeforeTraffic ? Event::Abort : Event::GetStuck;
        return act(errand.work, text(*view.trouble), RolloutEvent{ .kind = kind, .reason = text(*view.trouble) });
    }
    if (view.isWorkDone) {
        return act(errand.work, sentence(rollout), RolloutEvent{ .kind = errand.done });
    }
    return act(errand.work, sentence(rollout));
}

/// What counts in every state with traffic.
std::optional<NextAction> Table::danger() const
{
    const bool isWorse = view.verdict == Verdict::Abort;
    if (isWorse || view.guards.verdict == GuardVerdict::Abort) {
        const QString why =
            isWorse ? u"the new version is worse than the stable one, beyond chance"_s : view.guards.reason;
        // Where a rollback goes back to is bad as well: there is nowhere to go by itself.
        return rollout.kind == RolloutKind::Rollback ? go(Event::GetStuck, why) : go(Event::Abort, why);
    }
    const bool mayHold = rollout.state != State::Held && rollout.kind != RolloutKind::Rollback;
    if (mayHold && view.guards.verdict != GuardVerdict::Clear) {
        return go(Event::Hold, view.guards.reason);
    }
    return {};
}

NextAction Table::warmingUp() const
{
    const Duration warm = now - rollout.since;
    if (warm >= policy.warmUp) {
        return go(Event::Warm, u"warm after %1"_s.arg(text(policy.warmUp)));
    }
    return watch(u"warms up; what it does in its first %1 is not judged"_s.arg(text(policy.warmUp)));
}

NextAction Table::watching() const
{
    if (watchLeft(rollout) > Duration::zero()) {
        const QString share = view.isShareRight ? QString() : u"; the realised share is off"_s;
        return watch(u"%1, for another %2%3"_s.arg(sentence(rollout), roughText(watchLeft(rollout)), share));
    }
    if (!view.isShareRight) {
        return go(Event::Hold, u"the realised share does not agree with the stage, so its verdict says nothing"_s);
    }
    return stageOver();
}

NextAction Table::stageOver() const
{
    if (view.verdict == Verdict::Pass) {
        return watch(u"not worse, with evidence"_s,
                     RolloutEvent{ .kind = Event::Ask, .verdict = Verdict::Pass, .evidenceHash = view.evidenceHash });
    }
    const Duration extension =
        policy.extension > Duration::zero() ? policy.extension : rollout.plan.at(rollout.stage).watch;
    if (rollout.extension < policy.mostExtensions * extension) {
        return watch(u"inconclusive: too little was seen; watched for another %1"_s.arg(roughText(extension)),
                     RolloutEvent{ .kind = Event::Extend, .extension = extension });
    }
    return watch(
        u"inconclusive: neither worse nor shown to be as good; a person decides"_s,
        RolloutEvent{ .kind = Event::Ask, .verdict = Verdict::Inconclusive, .evidenceHash = view.evidenceHash });
}

NextAction Table::awaiting() const
{
    if (rollout.asked == Verdict::Inconclusive && view.verdict == Verdict::Pass) {
        return watch(u"passed in the meantime; approvals of the inconclusive stage are void"_s,
                     RolloutEvent{ .kind = Event::Ask, .verdict = Verdict::Pass, .evidenceHash = view.evidenceHash });
    }
    const auto given = countingApprovals(rollout, now).size();
    const int needed = neededApprovals(policy.approval, rollout);
    if (given >= needed) {
        return go(Event::Advance, u"%1 of %2 approvals"_s.arg(given).arg(needed));
    }
    if (now >= rollout.since + policy.approval.waitAtMost) {
        return go(Event::Hold, u"nobody approved within %1"_s.arg(text(policy.approval.waitAtMost)));
    }
    return watch(u"%1: %2 of %3 approvals"_s.arg(sentence(rollout)).arg(given).arg(needed));
}

NextAction Table::held() const
{
    if (rollout.heldUntil && now >= *rollout.heldUntil) {
        return go(Event::Resume, u"the hold has ended"_s);
    }
    return watch(u"%1: %2"_s.arg(sentence(rollout), rollout.reason));
}

NextAction Table::soaking() const
{
    if (watchLeft(rollout) == Duration::zero()) {
        return go(Event::Soaked, u"came through its soak"_s);
    }
    return watch(u"%1, for another %2; %3 is still warm"_s.arg(sentence(rollout), roughText(watchLeft(rollout)),
                                                               rollout.previous.text()));
}

} // namespace

QString name(RolloutWork work)
{
    return storedName(works, work);
}

NextAction nextAction(const RolloutPolicy& policy, const Rollout& rollout, const RolloutView& view, Timestamp now)
{
    const Table table{ policy, rollout, view, now };
    for (const Errand& errand : errands) {
        if (errand.state == rollout.state) {
            return table.errand(errand);
        }
    }
    if (isOver(rollout.state)) {
        return table.act(Work::Nothing, sentence(rollout));
    }
    if (rollout.state == State::Draft) {
        return table.act(Work::Nothing, sentence(rollout), RolloutEvent{ .kind = Event::Begin });
    }
    if (rollout.state == State::NeedsPerson) {
        return table.watch(u"%1: %2"_s.arg(sentence(rollout), rollout.reason));
    }
    if (const auto danger = table.danger()) {
        return *danger;
    }
    switch (rollout.state) {
    case State::WarmUp:
        return table.warmingUp();
    case State::AwaitingApproval:
        return table.awaiting();
    case State::Held:
        return table.held();
    case State::Soak:
        return table.soaking();
    default:
        return table.watching();
    }
}

Duration timeLeft(const Rollout& rollout)
{
    Duration left = isOver(rollout.state) ? Duration::zero() : watchLeft(rollout);
    for (int stage = rollout.stage + 1; stage < rollout.plan.count() && !isOver(rollout.state); ++stage) {
        left += rollout.plan.at(stage).watch;
    }
    return left;
}

} // namespace godel::domain
