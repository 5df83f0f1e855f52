#include "engine/rollout/rollout_controller.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutState;
using domain::RolloutView;
using domain::RolloutWork;

namespace {

constexpr Duration errandPace = 20ms;
constexpr Duration watchPace = 100ms;

/// The snapshot of a rollout carries the rollout's own time.
QString snapshotOf(const Rollout& rollout)
{
    return u"snapshot-"_s + rollout.id.text().section(u'-', 1);
}

} // namespace

RolloutController::RolloutController(Platform& platform, domain::RolloutId id)
    : m_platform(platform), m_id(std::move(id)), m_share(platform.router, platform.clock, platform.settings.lease), m_migrator(platform.snapshots.database())
{
}

Result<> RolloutController::prepare(const RolloutEntry& entry)
{
    if (m_watch) {
        return {};
    }
    TRY(const auto lineup, m_platform.fleet.lineup());
    m_stable = lineup.stable;
    m_canaryCrew.emplace(m_platform.fleet, m_platform.processes, m_platform.router, ports::other(m_stable));
    m_stableCrew.emplace(m_platform.fleet, m_platform.processes, m_platform.router, m_stable);
    TRY(auto watch, RolloutWatch::from({m_platform.router, m_platform.clock, m_platform.settings, *m_canaryCrew, *m_stableCrew}, entry.watch));
    m_watch.emplace(std::move(watch));
    return {};
}

Result<RolloutController::Look> RolloutController::look()
{
    TRY(auto entry, m_platform.book.find(m_id));
    if (domain::isOver(entry.rollout.state)) {
        return Look{entry.rollout, domain::sentence(entry.rollout), true, {}};
    }
    TRY_DO(prepare(entry));
    m_view = {};
    work(entry, m_view);
    const bool hasTraffic = domain::requiredShare(entry.rollout) > Percent();
    const auto seen = hasTraffic ? m_watch->look(entry.rollout, m_stable) : std::nullopt;
    if (seen) {
        entry.rollout = domain::watchedFor(entry.rollout, *seen);
        entry.watch = m_watch->toJson();
    }
    m_watch->tell(m_view, entry.rollout);
    const auto action = domain::nextAction(m_platform.settings.policy, entry.rollout, m_view, m_platform.clock.now());
    if (seen) {
        // As it stood when the action was chosen: what ends a rollout stays on record with it.
        entry.evidence = m_watch->evidence(entry.rollout);
    }
    QJsonObject line;
    if (action.event) {
        const QString before = domain::sentence(entry.rollout);
        TRY(entry.rollout, domain::apply(entry.rollout, *action.event, m_platform.clock.now()));
        // Where the rules have no reason but the state that was left, the line tells the one that has come.
        const QString told = action.sentence == before ? domain::sentence(entry.rollout) : action.sentence;
        line = lineOf(entry.rollout, u"the engine"_s);
        line.insert(u"event"_s, domain::name(action.event->kind));
        line.insert(u"sentence"_s, told);
    }
    if (seen) {
        line.insert(u"evidence"_s, entry.evidence);
        if (!m_watch->judged().isEmpty()) {
            line.insert(u"judged"_s, m_watch->judged());
        }
    }
    if (!line.isEmpty()) {
        TRY_DO(m_platform.book.write(entry, line));
    }
    return Look{entry.rollout, sentenceOf(action, entry.rollout), !line.isEmpty() || !hasTraffic, action.event ? Duration(1ms) : pace(entry.rollout)};
}

Duration RolloutController::pace(const Rollout& rollout) const
{
    const bool onlyWatches = domain::requiredShare(rollout) > Percent() && rollout.state != RolloutState::Shifting;
    return onlyWatches ? std::min(watchPace, m_platform.settings.scrapeEvery) : errandPace;
}

QString RolloutController::sentenceOf(const domain::NextAction& action, const Rollout& rollout) const
{
    QString sentence = action.sentence;
    if (rollout.state == RolloutState::Starting) {
        sentence += u": %1 of %2 instances are ready"_s.arg(m_canaryCrew->ready()).arg(m_canaryCrew->wanted());
    }
    if (domain::requiredShare(rollout) > Percent()) {
        sentence += u"; "_s + m_watch->sentence();
    }
    for (const QString& trouble : {m_share.trouble(), m_watch->trouble()}) {
        sentence += trouble.isEmpty() ? QString() : u"; "_s + trouble;
    }
    return sentence;
}

void RolloutController::work(const RolloutEntry& entry, RolloutView& view)
{
    const auto done = errand(entry);
    view.isWorkDone = done.value_or(false);
    if (!done) {
        view.trouble = done.error();
    }
}

Result<bool> RolloutController::errand(const RolloutEntry& entry)
{
    const Rollout& rollout = entry.rollout;
    switch (rollout.state) {
    case RolloutState::Precheck: return check(rollout);
    case RolloutState::Snapshot: return snapshot(rollout);
    case RolloutState::Starting: return bringUp(entry);
    case RolloutState::Aborting: return divert(entry);
    case RolloutState::Draining: return stopInstances(entry);
    default: return m_share.keep(m_stable, domain::requiredShare(rollout));
    }
}

Result<bool> RolloutController::check(const Rollout& rollout)
{
    if (!m_prechecks) {
        m_prechecks.emplace(m_platform.prechecks, rollout);
    }
    if (!m_prechecks->isDone()) {
        return false;
    }
    TRY_DO(m_prechecks->result());
    return true;
}

Result<bool> RolloutController::snapshot(const Rollout& rollout)
{
    // Code goes back without the database, whatever state that is in.
    if (rollout.kind == domain::RolloutKind::Rollback) {
        return true;
    }
    TRY(const bool isTaken, m_platform.snapshots.take(snapshotOf(rollout), rollout.version.text()));
    if (!isTaken) {
        return false;
    }
    TRY(const auto release, m_platform.releases.find(rollout.version));
    return m_migrator.bring(release);
}

Result<bool> RolloutController::bringUp(const RolloutEntry& entry)
{
    TRY(auto lineup, m_platform.fleet.lineup());
    const ports::Group group = ports::other(m_stable);
    if (!lineup.in(group)) {
        return m_canaryCrew->bringUp(entry.rollout.version);
    }
    // The version of the rollout before is still on its way out; whoever goes back does not wait for it.
    const bool isHurried = entry.isUrgent || entry.rollout.kind == domain::RolloutKind::Rollback;
    TRY(const bool isFree, m_canaryCrew->retire(isHurried ? ports::Removal::AtOnce : ports::Removal::Gently));
    if (isFree) {
        lineup.set(group, {});
        TRY_DO(m_platform.fleet.write(lineup));
    }
    return false;
}

Result<bool> RolloutController::divert(const RolloutEntry& entry)
{
    const bool isAtZero = m_share.keep(m_stable, Percent());
    if (!entry.isUrgent) {
        return isAtZero;
    }
    // In an emergency the slots close in the same breath; a router that does not answer is asked again at the next look.
    const auto areOut = m_canaryCrew->takeOut(ports::Removal::AtOnce);
    return isAtZero && areOut.value_or(false);
}

Result<bool> RolloutController::stopInstances(const RolloutEntry& entry)
{
    if (!m_share.keep(m_stable, Percent())) {
        return false;
    }
    const bool isLate = m_platform.clock.now() - entry.rollout.since > m_platform.settings.drainAtMost;
    const auto gone = m_canaryCrew->retire(entry.isUrgent || isLate ? ports::Removal::AtOnce : ports::Removal::Gently);
    if (!gone && gone.error().code == ErrorCode::Unavailable) {
        return false;
    }
    return gone;
}

Result<> RolloutController::abort(const QString& reason)
{
    TRY(const auto entry, m_platform.book.find(m_id));
    if (domain::isOver(entry.rollout.state)) {
        return {};
    }
    const auto turn = [this, &reason](const Rollout& rollout) {
        return domain::apply(rollout, {.kind = domain::RolloutEventKind::Abort, .reason = reason}, m_platform.clock.now());
    };
    return m_platform.book.change(m_id, u"the engine"_s, turn).map([](const RolloutEntry&) {});
}

} // namespace godel::engine
