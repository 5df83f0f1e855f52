#include "engine/command_stand.h"
#include "engine/commands/platform_commands.h"
#include "engine/rollout/rollout_world.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("an instance is told with where it stands and since when", "[instances]")
{
    RolloutWorld world;
    world.beginPlatform();
    engine::CommandSet commands;
    addPlatformCommands(commands, world.deployments().platform(), world.runner());
    const auto listed = ask(commands, u"instances:list"_s);
    REQUIRE_OK(listed);
    const QJsonObject row = listed->body.value(u"instances"_s).toArray().first().toObject();
    CHECK(row.value(u"instance"_s).toString() == u"app-s0");
    CHECK(row.value(u"group"_s).toString() == u"s");
    CHECK(row.value(u"memory_bytes"_s).isDouble());
    CHECK(row.value(u"cpu_percent"_s).isNull());
    CHECK(parseTimestamp(row.value(u"since"_s).toString()).has_value());
    CHECK(parseTimestamp(row.value(u"started"_s).toString()).has_value());
    world.processes.crash(*ports::InstanceId::parse(u"app-s0"_s));
    const auto again = ask(commands, u"instances:list"_s);
    CHECK(again->body.value(u"instances"_s).toArray().first().toObject().value(u"started"_s).isNull());
}

TEST_CASE("the log of an instance is read, and of nothing else", "[instances]")
{
    RolloutWorld world;
    world.beginPlatform();
    world.processes.write(*ports::InstanceId::parse(u"app-s0"_s), {"one", "two \x1b[2J", "three"}, {"before"});
    world.processes.write(*ports::InstanceId::parse(u"postgresql"_s), {"secret"});
    engine::CommandSet commands;
    addPlatformCommands(commands, world.deployments().platform(), world.runner());
    const auto read = ask(commands, u"instances:log"_s, {{u"instance"_s, u"app-s0"_s}, {u"lines"_s, 2}});
    REQUIRE_OK(read);
    CHECK(read->body.value(u"instance"_s).toString() == u"app-s0");
    CHECK(read->body.value(u"lines"_s).toArray() == QJsonArray{u"two \\u001b[2J"_s, u"three"_s});
    const auto previous = ask(commands, u"instances:log"_s, {{u"instance"_s, u"app-s0"_s}, {u"previous"_s, true}});
    REQUIRE_OK(previous);
    CHECK(previous->body.value(u"lines"_s).toArray().first().toString() == u"before");
    const auto other = ask(commands, u"instances:log"_s, {{u"instance"_s, u"postgresql"_s}});
    CHECK(other.error().code == ErrorCode::NotFound);
    CHECK(other.error().field == u"instance");
    const auto lines = GENERATE(0, 2001, 99999999999LL);
    const auto refused = ask(commands, u"instances:log"_s, {{u"instance"_s, u"app-s0"_s}, {u"lines"_s, lines}});
    CHECK(refused.error().field == u"lines");
    CHECK(refused.error().code == ErrorCode::Invalid);
}
