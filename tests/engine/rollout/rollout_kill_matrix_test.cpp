#include "engine/rollout/rollout_world.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;
using ports::Group;

namespace {

/// What is left in the world when all is over: who has the traffic, what runs, and how it came to it.
struct Ending {
    QString stable;
    RolloutState state{};
    Percent share;
    int upInS = 0;
    int upInC = 0;
    qsizetype processes = 0;
    bool operationIsSettled = false;
    qint64 refused = 0;
    int probes = 0; ///< tasks of our own that were ever made
    qsizetype probesLeft = 0;
    qsizetype snapshots = 0;
    qint64 memoryLimit = 0;

    bool operator==(const Ending&) const = default;
};

enum class Course { Good, Bad, NeverReady, RolledBack, Superseded };

/// A short rollout from its beginning to its end, with an engine that dies at one of its writes. People try again what an engine
/// that died under them did not answer.
Ending play(Course course, int dieAt, bool isWritten, int* writes = nullptr)
{
    RolloutWorld world(3);
    world.router.requestsPerSecond = 2000;
    world.settings.plan = *domain::StagePlan::parse(u"5:40s,25:30s,100:20s"_s);
    world.settings.policy.warmUp = 10s;
    world.settings.policy.mostExtensions = 3;
    world.settings.guards.warmUp = 10s;
    world.beginPlatform();
    if (course == Course::Bad) {
        world.router.c.badRate = 0.2;
    } else if (course == Course::NeverReady) {
        world.processes.behave(u"/releases/v2.1.0/bin/v2.1.0"_s, FakeProcesses::Behaviour::NeverReady);
    }
    world.dieAtWrite(dieAt, isWritten);
    const auto hasRollout = [&world] { return !world.book().newest(1)->isEmpty(); };
    for (int tries = 0; tries < 3 && !hasRollout(); ++tries) {
        (void)world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.1.0"_s), {}}, u"anna"_s);
        world.pass(2s);
    }
    for (int looks = 0; looks < 2000 && !domain::isOver(world.state()); ++looks) {
        world.pass(500ms);
        if (world.state() == RolloutState::AwaitingApproval) {
            (void)world.deployments().approve({u"ben"_s, true}, {}, {});
        }
        if (course == Course::Superseded && world.rollout().version.text() == u"v2.1.0" && world.rollout().stage == 1) {
            (void)world.supersede(u"v2.2.0"_s);
        }
        if (course == Course::RolledBack && world.rollout().stage == 1 && world.state() == RolloutState::Watching) {
            (void)world.deployments().rollBack(u"ben"_s, u"enough"_s, {}, true);
        }
    }
    world.pass(3min);
    if (writes != nullptr) {
        *writes = world.writes();
    }
    const auto operation = world.runner().newest(1)->first();
    return {world.stableVersion(), world.state(), world.router.shareNow(), world.router.upIn(Group::S), world.router.upIn(Group::C),
            world.processes.list().size(), operation.isSettled(), world.router.refused()};
}

} // namespace

TEST_CASE("a rollout ends the same wherever the engine is killed")
{
    const auto course = GENERATE(Course::Good, Course::Bad, Course::NeverReady, Course::RolledBack, Course::Superseded);
    int writes = 0;
    const Ending wanted = play(course, 0, false, &writes);
    REQUIRE(wanted.operationIsSettled);
    REQUIRE(wanted.refused == 0);
    REQUIRE(wanted.stable == (course == Course::Good ? u"v2.1.0" : course == Course::Superseded ? u"v2.2.0" : u"v2.0.0"));
    REQUIRE(writes > 10);
    for (int dieAt = 1; dieAt <= writes; ++dieAt) {
        for (const bool isWritten : {false, true}) {
            INFO("killed at write " << dieAt << " of " << writes << (isWritten ? ", after it" : ", before it"));
            REQUIRE(play(course, dieAt, isWritten) == wanted);
        }
    }
}

namespace {

/// One operation of the platform from its beginning to its end, with an engine that dies at one of its writes.
Ending carryOut(const QString& plan, const QJsonObject& extra, int dieAt, bool isWritten, int* writes = nullptr)
{
    RolloutWorld world(5);
    if (plan == engine::firstPlan) {
        world.dieAtWrite(dieAt, isWritten);
        (void)world.deployments().beginFirst(version(u"v2.0.0"_s), u"anna"_s);
    } else {
        world.beginPlatform();
        world.dieAtWrite(dieAt, isWritten);
        (void)world.start(plan, extra);
    }
    world.pass(1s);
    if (world.runner().newest(10)->size() < (plan == engine::firstPlan ? 1 : 2)) {
        // It died before it had said that it began: the person asks again.
        REQUIRE_OK(plan == engine::firstPlan ? world.deployments().beginFirst(version(u"v2.0.0"_s), u"anna"_s).map([](const auto&) {}) : world.start(plan, extra));
    }
    world.pass(3min);
    if (writes != nullptr) {
        *writes = world.writes();
    }
    const auto operation = world.runner().newest(1)->first();
    return {world.stableVersion(), RolloutState::Done, world.router.shareNow(), world.router.upIn(Group::S), world.router.upIn(Group::C),
            world.processes.list().size(), operation.state == engine::OperationState::Done, plan == engine::restartPlan ? world.router.refused() : 0,
            world.workload.made(), world.workload.left(), world.disk.list(u"snapshot"_s, {}, 10)->size(), world.processes.list().isEmpty() ? 0 : world.processes.list().first().spec.memoryLimit.value_or(Bytes()).count};
}

} // namespace

TEST_CASE("every operation but a rollout ends the same wherever the engine is killed")
{
    const auto [plan, extra] = GENERATE(table<QString, QJsonObject>({{engine::firstPlan, {}}, {engine::restartPlan, {}}, {engine::stopPlan, {}},
                                                                    {engine::stopPlan, {{u"starts_again"_s, true}}},
                                                                    {engine::restartPlan, {{u"tuning"_s, QJsonObject{{u"memory_limit_bytes"_s, 4096}}}}},
                                                                    {engine::snapshotPlan, {{u"snapshot"_s, u"snapshot-1"_s}}},
                                                                    {engine::migrationsBackPlan, {{u"snapshot"_s, u"snapshot-2"_s}, {u"version"_s, u"v2.2.0"_s}}},
                                                                    {engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe"_s}}}}));
    int writes = 0;
    const Ending wanted = carryOut(plan, extra, 0, false, &writes);
    REQUIRE(wanted.operationIsSettled);
    REQUIRE(wanted.refused == 0);
    REQUIRE(wanted.probes == (plan == engine::integrationPlan ? 1 : 0));
    REQUIRE(wanted.probesLeft == 0);
    REQUIRE(wanted.snapshots == (plan == engine::snapshotPlan || plan == engine::migrationsBackPlan ? 1 : 0));
    REQUIRE(wanted.memoryLimit == (extra.contains(u"tuning"_s) ? 4096 : 0));
    REQUIRE(wanted.upInS == (plan == engine::stopPlan && extra.isEmpty() ? 0 : 2));
    for (int dieAt = 1; dieAt <= writes; ++dieAt) {
        for (const bool isWritten : {false, true}) {
            INFO(plan.toStdString() << " killed at write " << dieAt << " of " << writes << (isWritten ? ", after it" : ", before it"));
            REQUIRE(carryOut(plan, extra, dieAt, isWritten) == wanted);
        }
    }
}

namespace {

/// What instances are started with, and what runs, after a restart with another memory limit was undone, or cancelled once an instance was replaced.
Ending takenBack(const QString& plan, const QJsonObject& extra, bool isCancelled, int dieAt, bool isWritten, int* writes = nullptr)
{
    RolloutWorld world(5);
    world.beginPlatform();
    REQUIRE_OK(world.start(plan, extra));
    const auto id = world.runner().newest(1)->first().id;
    const auto isRetuned = [&world] {
        const auto first = world.processes.find(*ports::InstanceId::parse(u"app-s0"_s));
        return first && first->state == ports::ProcessState::Ready && first->spec.memoryLimit == Bytes{4096};
    };
    const auto isDone = [&world, id] { return world.runner().find(id)->state == engine::OperationState::Done; };
    const bool isThere = isCancelled ? world.passUntil(isRetuned, 3min) : world.passUntil(isDone, 3min);
    REQUIRE(isThere);
    const auto hasBegun = [&world, id, isCancelled] {
        return isCancelled ? world.runner().find(id)->state != engine::OperationState::Running : world.runner().newest(10)->size() > 2;
    };
    world.dieAtWrite(dieAt, isWritten);
    for (int tries = 0; tries < 3 && !hasBegun(); ++tries) {
        // An engine that died before it had said that it began is asked again.
        (void)(isCancelled ? world.runner().cancel(id, u"ben"_s) : world.runner().undo(id, u"ben"_s).map([](const auto&) {}));
    }
    world.pass(5min);
    if (writes != nullptr) {
        *writes = world.writes();
    }
    const auto newest = world.runner().newest(10);
    const auto left = world.processes.list();
    const bool isOld = std::all_of(left.begin(), left.end(), [](const auto& view) { return !view.spec.memoryLimit; });
    return {world.stableVersion(), RolloutState::Done, world.router.shareNow(), world.router.upIn(Group::S), world.router.upIn(Group::C), left.size(),
            std::all_of(newest->begin(), newest->end(), [](const auto& operation) { return operation.isSettled(); }) && world.disk.list(u"claim"_s, {}, 10)->isEmpty(),
            plan == engine::restartPlan ? world.router.refused() : 0, 0, 0, 0, isOld && world.fleet().tuning() == engine::Tuning() ? 0 : 4096};
}

} // namespace

TEST_CASE("a restart that is undone or cancelled brings the tuning of before back wherever the engine is killed")
{
    const QJsonObject tuning{{u"tuning"_s, QJsonObject{{u"memory_limit_bytes"_s, 4096}, {u"arguments"_s, QJsonArray()}}}};
    QJsonObject emergency = tuning;
    emergency.insert(u"starts_again"_s, true);
    const auto [plan, extra, isCancelled] = GENERATE_COPY(table<QString, QJsonObject, bool>({{engine::restartPlan, tuning, false}, {engine::restartPlan, tuning, true}, {engine::stopPlan, emergency, true}}));
    int writes = 0;
    const Ending wanted = takenBack(plan, extra, isCancelled, 0, false, &writes);
    REQUIRE(wanted.operationIsSettled);
    REQUIRE(wanted.memoryLimit == 0);
    REQUIRE(wanted.upInS == 2);
    REQUIRE(wanted.processes == 2);
    REQUIRE(wanted.refused == 0);
    REQUIRE(writes > 3);
    for (int dieAt = 1; dieAt <= writes; ++dieAt) {
        for (const bool wasWritten : {false, true}) {
            INFO(plan.toStdString() << " taken back, killed at write " << dieAt << " of " << writes << (wasWritten ? ", after it" : ", before it"));
            REQUIRE(takenBack(plan, extra, isCancelled, dieAt, wasWritten) == wanted);
        }
    }
}

TEST_CASE("a snapshot that is undone is gone, and what cannot be undone says what to do in place of it")
{
    RolloutWorld world(5);
    world.beginPlatform();
    const auto whyNot = [&world] { return text(world.runner().mayUndo(world.runner().newest(1)->first().id).error()); };
    REQUIRE(whyNot().contains(u"stop:emergency"_s));
    REQUIRE_OK(world.start(engine::restartPlan, {}));
    world.pass(1min);
    REQUIRE(whyNot().contains(u"nothing to go back to"_s));
    REQUIRE_OK(world.start(engine::snapshotPlan, {{u"snapshot"_s, u"snapshot-1"_s}}));
    world.pass(1min);
    REQUIRE(world.disk.list(u"snapshot"_s, {}, 10)->size() == 1);
    const auto undo = world.runner().undo(world.runner().newest(1)->first().id, u"ben"_s);
    REQUIRE_OK(undo);
    world.pass(1ms);
    REQUIRE(world.runner().cancel(*undo, u"anna"_s).error().code == ErrorCode::Conflict);
    world.pass(1min);
    REQUIRE(world.runner().find(*undo)->state == engine::OperationState::Done);
    REQUIRE(world.disk.list(u"snapshot"_s, {}, 10)->isEmpty());
    REQUIRE_OK(world.start(engine::stopPlan, {}));
    world.pass(1min);
    REQUIRE(whyNot().contains(u"restart:emergency"_s));
}

TEST_CASE("every plan that the platform registers is killed at every write")
{
    RolloutWorld world;
    REQUIRE(world.planNames() == QStringList{engine::firstPlan, engine::integrationPlan, engine::migrationsBackPlan, engine::restartPlan, engine::rolloutPlan, engine::snapshotPlan, engine::stopPlan});
}
