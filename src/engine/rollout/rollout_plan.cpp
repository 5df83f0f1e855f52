#include "engine/rollout/rollout_plan.h"

#include "engine/rollout/rollout_controller.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

constexpr Duration asLongAsItTakes = 24h * 365;
constexpr Duration pace = 20ms;
constexpr Duration slowPace = 500ms;

/// Until the rollout is done; one that ends otherwise fails the operation with its reason, unless another took its place: then
/// that is driven, under the same claim, so that there are never three versions in traffic. Undone by aborting it.
class Drive final : public Step {
public:
    Drive(Platform& platform, const domain::RolloutId& id) : m_platform(platform), m_controller(std::in_place, platform, id) {}

    [[nodiscard]] QString name() const override { return u"drive"_s; }
    [[nodiscard]] QString summary() const override { return u"bring the version to all of the traffic, stage by stage"_s; }
    [[nodiscard]] Duration deadline() const override { return asLongAsItTakes; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY(const auto look, m_controller->look());
        tell(step, look);
        if (look.rollout.supersededBy && domain::isOver(look.rollout.state)) {
            m_controller.emplace(m_platform, *look.rollout.supersededBy);
            return Outcome::lookAgainIn(1ms);
        }
        if (look.rollout.state == RolloutState::Aborted) {
            return fail(ErrorCode::Cancelled, look.rollout.reason, u"See its evidence with deploy:history --id=%1"_s.arg(look.rollout.id.text()));
        }
        return look.rollout.state == RolloutState::Done ? Outcome::done() : Outcome::lookAgainIn(look.wait);
    }

    [[nodiscard]] Result<Outcome> undo(StepContext& step) override
    {
        const auto turned = m_isTurned ? Result<>() : m_controller->abort(u"its operation was cancelled"_s);
        if (!turned && turned.error().code == ErrorCode::NotFound) {
            // The engine died between claiming the traffic and writing the rollout down: there is nothing to turn back.
            return Outcome::done();
        }
        TRY_DO(turned);
        m_isTurned = true;
        TRY(const auto look, m_controller->look());
        tell(step, look);
        if (!domain::isOver(look.rollout.state)) {
            return Outcome::lookAgainIn(look.wait);
        }
        if (!look.rollout.supersededBy) {
            return Outcome::done();
        }
        m_controller.emplace(m_platform, *look.rollout.supersededBy);
        m_isTurned = false;
        return Outcome::lookAgainIn(1ms);
    }

private:
    /// Each change of the sentence is a write, so the seconds alone are none.
    static void tell(StepContext& step, const RolloutController::Look& look)
    {
        if (look.isNews) {
            step.progress = look.sentence;
        }
    }

    Platform& m_platform;
    std::optional<RolloutController> m_controller;
    bool m_isTurned = false;
};

/// The new version's group becomes the stable one, which ends the lease: from here on it has the traffic by itself.
class Promote final : public Step {
public:
    Promote(Platform& platform, domain::RolloutId id)
        : m_platform(platform), m_id(std::move(id)), m_share(platform.router, platform.clock, platform.settings.lease) {}

    [[nodiscard]] QString name() const override { return u"promote"_s; }
    [[nodiscard]] QString summary() const override { return u"give the version the stable place"_s; }
    [[nodiscard]] bool isPointOfNoReturn() const override { return true; }
    /// An emergency must not wait until the old version has answered its last request.
    [[nodiscard]] bool releasesClaims() const override { return true; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY(const auto entry, m_platform.book.lastInLine(m_id));
        TRY(auto lineup, m_platform.fleet.lineup());
        const bool isSwapped = lineup.in(lineup.stable) == entry.rollout.version;
        const ports::Group group = isSwapped ? lineup.stable : ports::other(lineup.stable);
        step.progress = u"%1 takes the stable place"_s.arg(entry.rollout.version.text());
        if (!m_share.keep(group, Percent())) {
            return Outcome::lookAgainIn(pace);
        }
        if (!isSwapped) {
            lineup.stable = group;
            lineup.set(group, entry.rollout.version);
            TRY_DO(m_platform.fleet.write(lineup));
        }
        TRY_DO(m_platform.book.addKnownGood({entry.rollout.version, entry.rollout.artefactHash, step.now}));
        return Outcome::done();
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return Outcome::done(); }

private:
    Platform& m_platform;
    domain::RolloutId m_id;
    ShareKeeper m_share;
};

/// The version that had the traffic before answers its last requests and goes.
class Retire final : public Step {
public:
    explicit Retire(Platform& platform) : m_platform(platform) {}

    [[nodiscard]] QString name() const override { return u"retire"_s; }
    [[nodiscard]] QString summary() const override { return u"stop the version before, once it has answered its last requests"_s; }
    [[nodiscard]] Duration deadline() const override { return 2 * m_platform.settings.drainAtMost + 5min; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY(auto lineup, m_platform.fleet.lineup());
        const ports::Group group = ports::other(lineup.stable);
        const auto& version = lineup.in(group);
        if (!version) {
            return Outcome::done();
        }
        if (!m_crew) {
            m_crew.emplace(m_platform.fleet, m_platform.processes, m_platform.router, group);
            m_begun = step.now;
        }
        step.progress = u"%1 answers its last requests"_s.arg(version->text());
        const bool isLate = step.now - m_begun > m_platform.settings.drainAtMost;
        const auto gone = m_crew->retire(isLate ? ports::Removal::AtOnce : ports::Removal::Gently);
        if (!gone && gone.error().code != ErrorCode::Unavailable) {
            return fail(gone.error());
        }
        if (!gone.value_or(false)) {
            return Outcome::lookAgainIn(pace);
        }
        lineup.set(group, {});
        TRY_DO(m_platform.fleet.write(lineup));
        return Outcome::done();
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return Outcome::done(); }

private:
    Platform& m_platform;
    std::optional<Crew> m_crew;
    Timestamp m_begun;
};

/// The very first version: its instances come up, and the traffic has somewhere to go.
class StartFirst final : public Step {
public:
    StartFirst(Platform& platform, domain::Version version)
        : m_platform(platform), m_version(std::move(version)), m_crew(platform.fleet, platform.processes, platform.router, ports::Group::S),
          m_share(platform.router, platform.clock, platform.settings.lease) {}

    [[nodiscard]] QString name() const override { return u"start-first"_s; }
    [[nodiscard]] QString summary() const override { return u"bring migrations, start %1, and give it the traffic"_s.arg(m_version.text()); }
    [[nodiscard]] Duration deadline() const override { return 10min; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY(auto lineup, m_platform.fleet.lineup());
        if (lineup.in(lineup.stable) == m_version) {
            return Outcome::done();
        }
        if (!m_isMigrated) {
            TRY(const auto release, m_platform.releases.find(m_version));
            const auto migrated = m_migrator.bring(release);
            // On a new machine the database is still being made; the first version waits for it.
            if (!migrated && migrated.error().code == ErrorCode::Unavailable) {
                step.progress = u"waits for the database: %1"_s.arg(migrated.error().message);
                return Outcome::lookAgainIn(slowPace);
            }
            TRY(m_isMigrated, migrated);
        }
        TRY(const bool isUp, m_isMigrated ? m_crew.bringUp(m_version) : Result<bool>(false));
        step.progress = u"%1 of %2 instances of %3 are ready"_s.arg(m_crew.ready()).arg(m_crew.wanted()).arg(m_version.text());
        if (!isUp || !m_share.keep(ports::Group::S, Percent())) {
            return Outcome::lookAgainIn(pace);
        }
        lineup.stable = ports::Group::S;
        lineup.set(ports::Group::S, m_version);
        TRY_DO(m_platform.fleet.write(lineup));
        TRY(const auto release, m_platform.releases.find(m_version));
        TRY_DO(m_platform.book.addKnownGood({m_version, artefactHash(release.manifest), step.now}));
        return Outcome::done();
    }

    [[nodiscard]] Result<Outcome> undo(StepContext&) override
    {
        TRY(auto lineup, m_platform.fleet.lineup());
        TRY(const bool areGone, m_crew.retire(ports::Removal::AtOnce));
        if (!areGone) {
            return Outcome::lookAgainIn(pace);
        }
        lineup.set(ports::Group::S, {});
        TRY_DO(m_platform.fleet.write(lineup));
        return Outcome::done();
    }

private:
    Platform& m_platform;
    domain::Version m_version;
    Crew m_crew;
    ShareKeeper m_share;
    Migrator m_migrator{m_platform.snapshots.database()};
    bool m_isMigrated = false;
};

Result<Plan> buildRollout(Platform& platform, const QJsonObject& parameters)
{
    TRY(const auto id, domain::RolloutId::parse(parameters.value(u"rollout"_s).toString(), u"rollout"_s));
    Plan plan;
    plan.steps.push_back(std::make_unique<Drive>(platform, id));
    plan.steps.push_back(std::make_unique<Promote>(platform, id));
    plan.steps.push_back(std::make_unique<Retire>(platform));
    plan.claims = {trafficClaim};
    plan.whyFinal = u"a rollout is gone back by a rollout of its own: rollback"_s;
    return plan;
}

Result<Plan> buildFirst(Platform& platform, const QJsonObject& parameters)
{
    TRY(const auto version, domain::Version::parse(parameters.value(u"version"_s).toString(), u"version"_s));
    Plan plan;
    plan.steps.push_back(std::make_unique<StartFirst>(platform, version));
    plan.claims = {trafficClaim};
    plan.whyFinal = u"nothing had the traffic before the first version; stop:emergency takes it away"_s;
    return plan;
}

} // namespace

void addRolloutPlans(PlanRegistry& plans, Platform& platform)
{
    plans.add(rolloutPlan, [&platform](const QJsonObject& parameters) { return buildRollout(platform, parameters); });
    plans.add(firstPlan, [&platform](const QJsonObject& parameters) { return buildFirst(platform, parameters); });
}

} // namespace godel::engine
