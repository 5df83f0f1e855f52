#include "engine/command_stand.h"
#include "engine/commands/deploy_commands.h"
#include "engine/rollout/rollout_world.h"
#include "engine/rollout/traffic_gauge.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

TEST_CASE("what must be well for the successor of a rollout can be asked while that is under way")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.deployments().platform().prechecks.add({u"moon"_s, u"Is the moon up?"_s, [](const domain::Rollout&) { return Pending<QString>::of(u"it is"_s); }});
    engine::TrafficGauge gauge(world.router, world.clock);
    engine::CommandSet commands;
    engine::addDeployCommands(commands, world.deployments(), gauge);
    const auto refused = ask(commands, u"deploy:precheck"_s, {{u"version"_s, u"v2.2.0"_s}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Conflict);
    const auto looked = ask(commands, u"deploy:precheck"_s, {{u"version"_s, u"v2.2.0"_s}, {u"supersede"_s, u"true"_s}});
    REQUIRE_OK(looked);
    CHECK(looked->status == 0);
    CHECK_FALSE(looked->body[u"checks"_s].toArray().isEmpty());
    // It was only looked at: the one under way stays.
    CHECK(world.rollout().version.text() == u"v2.1.0"_s);
    CHECK(world.state() == RolloutState::Watching);
}
