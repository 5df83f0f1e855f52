#include "engine/rollout/deployments.h"

#include "domain/rollout/migration_rules.h"
#include "engine/rollout/rollout_plan.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutEvent;
using domain::RolloutEventKind;
using domain::RolloutKind;
using domain::Version;

namespace {

domain::StagePlan planOf(const Deployments::Wish& wish, const RolloutSettings& settings)
{
    if (wish.plan) {
        return *wish.plan;
    }
    return wish.kind == RolloutKind::Canary ? settings.plan : domain::StagePlan::atOnce(settings.soak);
}

Result<Rollout> superseded(const Rollout& leaving, const domain::RolloutId& successor, Timestamp now)
{
    return domain::apply(leaving, {.kind = RolloutEventKind::Supersede, .successor = successor}, now);
}

} // namespace

Result<domain::RolloutId> Deployments::newId() const
{
    return domain::RolloutId::parse(u"rollout-%1-%2"_s.arg(stamp(m_platform.clock.now()), m_random.hex(2)));
}

Result<Rollout> Deployments::draft(const Wish& wish, const QString& by) const
{
    TRY(const auto rollout, sketch(wish, by));
    TRY(const auto active, m_platform.book.active());
    if (active && !wish.supersedes) {
        return fail(ErrorCode::Conflict, u"another rollout is under way: %1"_s.arg(domain::sentence(active->rollout)),
                    u"Let it end, turn it back with deploy:reject --reason=TEXT, or end it for this one with --supersede"_s);
    }
    if (active) {
        TRY_DO(superseded(active->rollout, rollout.id, m_platform.clock.now()));
    }
    return domain::apply(rollout, {.kind = RolloutEventKind::Begin}, m_platform.clock.now());
}

Result<Rollout> Deployments::sketch(const Wish& wish, const QString& by) const
{
    TRY(const auto release, m_platform.releases.find(wish.version));
    TRY(const auto lineup, m_platform.fleet.lineup());
    TRY(const auto stable, lineup.stableVersion());
    if (stable == wish.version) {
        return fail(ErrorCode::Conflict, u"%1 has all the traffic already"_s.arg(stable.text()), u"Choose another version; releases:list has them"_s, u"version"_s);
    }
    Rollout rollout;
    rollout.kind = wish.kind;
    rollout.version = wish.version;
    rollout.previous = stable;
    rollout.artefactHash = domain::artefactHash(release.manifest);
    rollout.requestedBy = by;
    rollout.request = wish.reason;
    rollout.plan = planOf(wish, m_platform.settings);
    rollout.since = m_platform.clock.now();
    if (wish.kind != RolloutKind::Rollback) {
        TRY_DO(domain::canMigrate(release.manifest.migrations, rollout.plan, false));
    }
    TRY(rollout.id, newId());
    return rollout;
}

Result<RolloutEntry> Deployments::supersede(RolloutEntry leaving, const Wish& wish, const QString& by)
{
    if (leaving.rollout.version == wish.version) {
        return fail(ErrorCode::Conflict, u"%1 already"_s.arg(domain::sentence(leaving.rollout)), u"Follow it with deploy:monitor"_s, u"version"_s);
    }
    RolloutEntry successor;
    TRY(successor.rollout, sketch(wish, by));
    successor.operation = leaving.operation;
    TRY(leaving.rollout, superseded(leaving.rollout, successor.rollout.id, m_platform.clock.now()));
    TRY_DO(m_platform.book.supersede(leaving, successor, by));
    wake(successor);
    return successor;
}

Result<RolloutEntry> Deployments::begin(const Wish& wish, const QString& by)
{
    TRY(auto waiting, m_platform.book.underWay());
    if (wish.supersedes && !waiting.isEmpty()) {
        return supersede(waiting.last(), wish, by);
    }
    RolloutEntry entry;
    TRY(entry.rollout, draft(wish, by));
    // The operation claims the traffic first; one that finds no rollout ends by itself, so a crash in between leaves nothing.
    TRY(const auto operation, m_runner.start(rolloutPlan, {{u"rollout"_s, entry.rollout.id.text()}, {u"version"_s, wish.version.text()}}, by));
    entry.operation = operation.text();
    TRY_DO(m_platform.book.write(entry, lineOf(entry.rollout, by)));
    return entry;
}

Result<OperationId> Deployments::beginFirst(const Version& version, const QString& by)
{
    TRY(const auto release, m_platform.releases.find(version));
    TRY(const auto lineup, m_platform.fleet.lineup());
    if (const auto& stable = lineup.in(lineup.stable)) {
        return fail(ErrorCode::Conflict, u"%1 has the traffic already"_s.arg(stable->text()), u"Bring another version with deploy:canary --version=%1"_s.arg(version.text()));
    }
    return m_runner.start(firstPlan, {{u"version"_s, release.manifest.version.text()}}, by);
}

Result<RolloutEntry> Deployments::change(const domain::RolloutId& id, const QString& by, const std::function<Result<Rollout>(const Rollout&)>& change, bool isUrgent)
{
    TRY(auto entry, m_platform.book.change(id, by, change, isUrgent));
    wake(entry);
    return entry;
}

void Deployments::wake(const RolloutEntry& entry)
{
    if (const auto operation = OperationId::parse(entry.operation)) {
        m_runner.wake(*operation);
    }
}

/// Whoever turns back wants nothing new: what waits for the place of the one that leaves does not begin any more.
Result<> Deployments::dropWaiting(const QString& by, const QString& reason)
{
    TRY(const auto entries, m_platform.book.underWay());
    for (qsizetype at = 1; at < entries.size(); ++at) {
        TRY_DO(m_platform.book.change(entries[at].rollout.id, by, [&](const Rollout& rollout) {
            return domain::apply(rollout, {.kind = RolloutEventKind::Abort, .reason = reason}, m_platform.clock.now());
        }));
    }
    return {};
}

Result<RolloutEntry> Deployments::approve(const Asker& asker, const QString& shown, const QString& comment)
{
    TRY(const auto active, m_platform.book.theActive());
    return change(active.rollout.id, asker.person, [&](const Rollout& rollout) {
        const QString evidence = shown.isEmpty() ? rollout.evidenceHash : shown;
        return domain::approve(m_platform.settings.policy.approval, rollout, {asker.person, asker.mayApprove}, evidence, comment, m_platform.clock.now());
    });
}

Result<RolloutEntry> Deployments::decide(const QString& by, const RolloutEvent& event)
{
    TRY(const auto active, m_platform.book.theActive());
    if (event.kind == RolloutEventKind::Abort || event.kind == RolloutEventKind::Reject) {
        TRY_DO(dropWaiting(by, event.reason));
    }
    return change(active.rollout.id, by, [&](const Rollout& rollout) { return domain::apply(rollout, event, m_platform.clock.now()); });
}

Result<RolloutEntry> Deployments::complete(const QString& by)
{
    TRY(const auto active, m_platform.book.theActive());
    const Timestamp now = m_platform.clock.now();
    return change(active.rollout.id, by, [&](const Rollout& rollout) -> Result<Rollout> {
        const auto verdict = verdictOf(active);
        TRY_DO(domain::canComplete(m_platform.settings.policy.approval, rollout, verdict, now));
        return domain::apply(rollout, {.kind = RolloutEventKind::Complete, .verdict = verdict}, now);
    });
}

Result<RolloutEntry> Deployments::confirm(const Asker& asker)
{
    TRY(const auto newest, m_platform.book.newest(1));
    if (newest.isEmpty()) {
        return fail(ErrorCode::NotFound, u"there is no rollout to confirm"_s, u"List them with deploy:history"_s);
    }
    return change(newest.first().rollout.id, asker.person, [&asker](const Rollout& rollout) { return domain::confirm(rollout, {asker.person, asker.mayApprove}); });
}

Result<Version> Deployments::wayBack() const
{
    TRY(const auto active, m_platform.book.active());
    if (active) {
        return active->rollout.previous;
    }
    TRY(const auto lineup, m_platform.fleet.lineup());
    TRY(const auto stable, lineup.stableVersion());
    TRY(const auto good, m_platform.book.knownGood());
    return good.before(stable).map([](const domain::KnownGood& found) { return found.version; });
}

Result<RolloutEntry> Deployments::rollBack(const QString& by, const QString& reason, const std::optional<Version>& to, bool isUrgent)
{
    TRY(const auto active, m_platform.book.active());
    const QString why = reason.isEmpty() ? u"rolled back by %1"_s.arg(by) : reason;
    if (!active) {
        TRY(const auto version, to ? Result<Version>(*to) : wayBack());
        return begin({RolloutKind::Rollback, version, why}, by);
    }
    if (to && *to != active->rollout.previous) {
        return fail(ErrorCode::Conflict, u"%1; from here the way back leads to %2"_s.arg(domain::sentence(active->rollout), active->rollout.previous.text()),
                    u"Roll back to %1 first, then to %2"_s.arg(active->rollout.previous.text(), to->text()), u"to"_s);
    }
    TRY_DO(dropWaiting(by, why));
    return change(active->rollout.id, by, [&](const Rollout& rollout) {
        return domain::apply(rollout, {.kind = RolloutEventKind::Abort, .reason = why}, m_platform.clock.now());
    }, isUrgent);
}

} // namespace godel::engine
