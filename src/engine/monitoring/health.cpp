#include "engine/monitoring/health.h"

#include "engine/fleet/crew.h"

#include <array>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

HealthStatus statusFor(qsizetype have, int wanted)
{
    return have >= wanted ? HealthStatus::Ok : have > 0 ? HealthStatus::Warning : HealthStatus::Critical;
}

HealthPart instancesPart(const Platform& platform, const Lineup& lineup)
{
    const Crew crew(platform.fleet, platform.processes, platform.router, lineup.stable);
    return {u"instances"_s, statusFor(crew.ready(), crew.wanted()), u"%1 of %2 instances of the stable version are ready"_s.arg(crew.ready()).arg(crew.wanted())};
}

/// The group that has all traffic, or the stable one: in a soak the new version serves alone.
HealthPart routerPart(const Platform& platform, const Lineup& lineup, const Result<ports::RouterView>& view, bool& isServing)
{
    if (!view) {
        return {u"router"_s, HealthStatus::Critical, godel::text(view.error())};
    }
    if (view->hold) {
        return {u"router"_s, HealthStatus::Critical, u"all traffic is refused"_s};
    }
    const auto up = std::count_if(view->slotViews.begin(), view->slotViews.end(), [&lineup](const ports::SlotView& slot) {
        return slot.slot.group == lineup.stable && slot.state == ports::SlotState::Up;
    });
    isServing = up > 0;
    return {u"router"_s, statusFor(up, platform.fleet.settings().instances), u"%1 instances of the stable version take traffic"_s.arg(up)};
}

HealthPart databasePart(const Result<ports::DatabaseView>& view)
{
    if (!view || view->state != ports::DatabaseState::Ready) {
        return {u"database"_s, HealthStatus::Critical, u"the database is not ready: %1"_s.arg(view ? view->reason : godel::text(view.error()))};
    }
    return {u"database"_s, HealthStatus::Ok, u"PostgreSQL %1, %2 of %3 connections"_s.arg(view->version).arg(view->connections).arg(view->connectionLimit)};
}

Result<Health> judge(const Platform& platform, const Result<ports::RouterView>& router)
{
    Health health;
    TRY(const auto lineup, platform.fleet.lineup());
    const auto version = lineup.stableVersion();
    if (!version) {
        health.parts.append({u"version"_s, HealthStatus::Critical, godel::text(version.error())});
        return health;
    }
    health.parts.append({u"version"_s, HealthStatus::Ok, u"%1 has the traffic"_s.arg(version->text())});
    health.parts.append(instancesPart(platform, lineup));
    health.parts.append(routerPart(platform, lineup, router, health.isServing));
    TRY(const auto active, platform.book.active());
    if (active) {
        const auto state = active->rollout.state;
        const bool needsSomebody = state == domain::RolloutState::NeedsPerson || state == domain::RolloutState::Held;
        health.parts.append({u"rollout"_s, needsSomebody ? HealthStatus::Warning : HealthStatus::Ok, domain::sentence(active->rollout)});
    }
    return health;
}

} // namespace

QString name(HealthStatus status)
{
    static const std::array names{u"ok"_s, u"warning"_s, u"critical"_s};
    return names[static_cast<size_t>(status)];
}

HealthStatus Health::worst() const
{
    HealthStatus worst = HealthStatus::Ok;
    for (const HealthPart& part : parts) {
        worst = std::max(worst, part.status);
    }
    return worst;
}

QJsonObject toJson(const HealthPart& part)
{
    return {{u"part"_s, part.part}, {u"status"_s, name(part.status)}, {u"finding"_s, part.finding}};
}

Pending<Health> lookAtHealth(Platform& platform)
{
    const auto answer = Pending<Health>::make();
    const auto router = platform.router.look();
    const auto database = platform.snapshots.database() != nullptr ? platform.snapshots.database()->look() : Pending<ports::DatabaseView>();
    router.whenReadyDirectly([answer, router, database, &platform] {
        const auto health = judge(platform, router.result());
        if (!health || !database.isValid()) {
            return answer.fulfil(health);
        }
        // It answers on a thread of its own, and who asked for the health goes on with the engine's store.
        database.whenReadyHere([answer, health = *health](const Result<ports::DatabaseView>& view) {
            Health whole = health;
            whole.parts.append(databasePart(view));
            answer.fulfil(whole);
        });
    });
    return answer;
}

} // namespace godel::engine
