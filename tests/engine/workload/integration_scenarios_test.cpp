#include "engine/rollout/rollout_world.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("a probe that fails says why and leaves nothing behind")
{
    RolloutWorld world;
    world.beginPlatform();
    world.workload.ending = ports::ProbeState::Failed;
    REQUIRE_OK(world.start(engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe-1"_s}}));
    world.pass(1min);
    auto operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Undone);
    REQUIRE(operation.error->message.contains(u"task 1"));
    REQUIRE(world.workload.left() == 0);
    world.workload.isOpen = false;
    REQUIRE_OK(world.start(engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe-2"_s}}));
    world.pass(1min);
    REQUIRE(world.runner().newest(1)->first().error->code == ErrorCode::Unavailable);
    world.workload.isOpen = true;
    world.workload.hasTasks = false;
    REQUIRE_OK(world.start(engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe-3"_s}}));
    world.pass(1min);
    operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Done);
    REQUIRE(operation.steps.size() == 1);
}

TEST_CASE("a probe that the platform refuses is undone, since there is nothing to take back")
{
    RolloutWorld world;
    world.beginPlatform();
    world.workload.takesTasks = false;
    REQUIRE_OK(world.start(engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe-1"_s}}));
    world.pass(1min);
    const auto operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Undone);
    REQUIRE(operation.error->message.contains(u"takes no new tasks"));
    REQUIRE(world.workload.made() == 0);
}

TEST_CASE("a probe is taken back once somebody answers again, and not while it is being carried out")
{
    RolloutWorld world;
    world.beginPlatform();
    world.workload.isHeld = true;
    REQUIRE_OK(world.start(engine::integrationPlan, {{u"path"_s, u"/health"_s}, {u"key"_s, u"probe-1"_s}}));
    world.pass(5s);
    REQUIRE(world.workload.left() == 1);
    world.workload.isOpen = false;
    world.pass(5s);
    auto operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Undoing);
    REQUIRE(operation.steps[1].progress.contains(u"cannot be taken back yet"));
    world.workload.isOpen = true;
    world.pass(5s);
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Undoing);
    REQUIRE(world.workload.left() == 1);
    world.workload.isHeld = false;
    REQUIRE_OK(world.workload.find(u"1"_s).result());
    world.pass(5s);
    operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Undone);
    REQUIRE(operation.error->code == ErrorCode::Unavailable);
    REQUIRE(world.workload.left() == 0);
}
