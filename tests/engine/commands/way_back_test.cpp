#include "engine/command_stand.h"
#include "engine/commands/deploy_commands.h"
#include "engine/commands/people_commands.h"
#include "engine/rollout/rollout_world.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

struct Door {
    MemoryStore store;
    FakeClock clock;
    SeededRandom random{7};
    engine::People people{store, clock, random, {1000, u"owner"_s}};
    engine::CommandSet commands;

    Door() { addPeopleCommands(commands, people); }

    [[nodiscard]] QJsonObject everything() const
    {
        QJsonObject all = ask(commands, u"users:list"_s)->body;
        all.insert(u"tokens"_s, ask(commands, u"tokens:list"_s)->body.value(u"tokens"_s));
        return all;
    }
    /// Does it, and then what its reply says takes it back.
    void doAndUndo(const QString& command, const QJsonObject& parameters) const
    {
        const auto done = ask(commands, command, parameters);
        REQUIRE_OK(done);
        REQUIRE(done->undo);
        REQUIRE(commands.catalogue().find(command)->undoneBy.contains(done->undo->command));
        REQUIRE_OK(ask(commands, done->undo->command, done->undo->parameters));
    }
};

} // namespace

TEST_CASE("who was let in, changed or removed is as before once that is taken back", "[undo]")
{
    Door door;
    const QJsonObject nobody = door.everything();
    door.doAndUndo(u"users:add"_s, {{u"name"_s, u"anna"_s}, {u"role"_s, u"operator"_s}});
    CHECK(door.everything() == nobody);
    REQUIRE_OK(ask(door.commands, u"users:add"_s, {{u"name"_s, u"anna"_s}, {u"role"_s, u"operator"_s}, {u"uid"_s, 4711}}));
    const QJsonObject anna = door.everything();
    door.doAndUndo(u"users:add"_s, {{u"name"_s, u"anna"_s}, {u"role"_s, u"admin"_s}});
    CHECK(door.everything() == anna);
    door.doAndUndo(u"users:remove"_s, {{u"name"_s, u"anna"_s}});
    CHECK(door.everything() == anna);
}

TEST_CASE("a token that is taken back is worth nothing, and who had one cannot be brought back whole", "[undo]")
{
    Door door;
    REQUIRE_OK(ask(door.commands, u"users:add"_s, {{u"name"_s, u"anna"_s}}));
    door.doAndUndo(u"tokens:create"_s, {{u"person"_s, u"anna"_s}});
    REQUIRE(door.people.tokens()->first().revokedAt);
    const auto removed = ask(door.commands, u"users:remove"_s, {{u"name"_s, u"anna"_s}});
    REQUIRE_OK(removed);
    CHECK_FALSE(removed->undo);
}

TEST_CASE("a hold that is taken back lets the rollout go on, and a second hold is not taken back", "[undo]")
{
    RolloutWorld world(3);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, domain::RolloutState::Watching, 5min));
    engine::TrafficGauge gauge(world.router, world.clock);
    engine::CommandSet commands;
    addDeployCommands(commands, world.deployments(), gauge);
    const auto held = ask(commands, u"deploy:hold"_s, {{u"reason"_s, u"lunch"_s}});
    REQUIRE_OK(held);
    REQUIRE(held->undo == api::WayBack{u"deploy:resume"_s});
    CHECK_FALSE(ask(commands, u"deploy:hold"_s, {{u"reason"_s, u"dessert"_s}}).value_or(api::Reply()).undo);
    CHECK(world.state() == domain::RolloutState::Held);
    REQUIRE_OK(ask(commands, held->undo->command, held->undo->parameters));
    CHECK(world.state() == domain::RolloutState::Watching);
}
