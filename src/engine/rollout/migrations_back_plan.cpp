#include "engine/rollout/migrations_back_plan.h"

#include "base/json.h"
#include "domain/rollout/migration_rules.h"
#include "engine/rollout/migrator.h"
#include "engine/rollout/rollout_plan.h"
#include "engine/rollout/snapshot_plan.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Version;

namespace {

constexpr Duration pace = 50ms;

/// The release's scripts of the way down, the last change first, each with its note in one transaction.
class TakeBack final : public Step {
public:
    TakeBack(Platform& platform, Version version) : m_platform(platform), m_version(std::move(version)), m_migrator(platform.snapshots.database()) {}

    [[nodiscard]] QString name() const override { return u"take-migrations-back"_s; }
    [[nodiscard]] QString summary() const override { return u"take back what %1 had changed in the schema"_s.arg(m_version.text()); }
    [[nodiscard]] Duration deadline() const override { return 6h; }
    [[nodiscard]] bool isPointOfNoReturn() const override { return true; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY_DO(mayTakeMigrationsBack(m_platform, m_version));
        TRY(const auto release, m_platform.releases.find(m_version));
        step.progress = u"the migrations of %1 are taken back"_s.arg(m_version.text());
        TRY(const bool areBack, m_migrator.takeBack(release));
        return areBack ? Outcome::done() : Outcome::lookAgainIn(pace);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return Outcome::done(); }

private:
    Platform& m_platform;
    Version m_version;
    Migrator m_migrator;
};

} // namespace

Result<> mayTakeMigrationsBack(const Platform& platform, const Version& version)
{
    TRY(const auto release, platform.releases.find(version));
    TRY_DO(domain::wayDown(release.manifest.migrations));
    TRY(const auto lineup, platform.fleet.lineup());
    if (lineup.s == version || lineup.c == version) {
        return fail(ErrorCode::Conflict, u"%1 runs, and needs what its migrations brought"_s.arg(version.text()), u"Go back to another version first, with rollback"_s, u"version"_s);
    }
    return {};
}

void addMigrationsBackPlan(PlanRegistry& plans, Platform& platform)
{
    plans.add(migrationsBackPlan, [&platform](const QJsonObject& parameters) -> Result<Plan> {
        ObjectReader reader(parameters);
        const auto version = reader.take(Version::parse(reader.string(u"version"_s), u"version"_s));
        const QString snapshot = reader.string(u"snapshot"_s);
        TRY_DO(reader.finishLenient());
        Plan plan;
        plan.steps.push_back(takeSnapshotStep(platform.snapshots, snapshot, {}));
        plan.steps.push_back(std::make_unique<TakeBack>(platform, version));
        plan.claims = {trafficClaim};
        plan.whyFinal = u"migrations come again with a rollout of the version that brings them"_s;
        return plan;
    });
}

} // namespace godel::engine
