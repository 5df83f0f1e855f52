#include "base/file.h"
#include "base/json.h"
#include "engine/command_stand.h"
#include "engine/commands/demo_commands.h"
#include "engine/rollout/rollout_world.h"

#include <QDir>
#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

struct Demo {
    RolloutWorld world;
    QTemporaryDir faults;
    QList<qint64> killed;
    int enginesKilled = 0;
    engine::CommandSet commands;

    Demo()
    {
        world.beginPlatform();
        const auto kill = [this](qint64 pid) -> Result<> {
            killed.append(pid);
            return {};
        };
        addDemoCommands(commands, {world.deployments().platform(), faults.path(), kill, [this] { ++enginesKilled; }});
    }
    [[nodiscard]] QStringList files() const { return QDir(faults.path()).entryList(QDir::Files, QDir::Name); }
};

} // namespace

TEST_CASE("a demo kills a running instance of the stable version by its number", "[demo]")
{
    Demo demo;
    const auto victim = demo.world.processes.find(*ports::InstanceId::parse(u"app-s0"_s));
    const QJsonObject given{{u"what"_s, u"kill-instance"_s}};
    REQUIRE(ask(demo.commands, u"demo:break"_s, given, true).has_value());
    CHECK(demo.killed.isEmpty());
    const auto broken = ask(demo.commands, u"demo:break"_s, given);
    REQUIRE_OK(broken);
    CHECK(demo.killed == QList<qint64>{victim->pid});
    CHECK(broken->body.value(u"pid"_s).toInteger() == victim->pid);
    CHECK(ask(demo.commands, u"demo:break"_s, {{u"what"_s, u"kill-instance"_s}, {u"side"_s, u"new"_s}}).error().code == ErrorCode::Conflict);
    REQUIRE(ask(demo.commands, u"demo:break"_s, {{u"what"_s, u"kill-engine"_s}}).has_value());
    CHECK(demo.enginesKilled == 1);
}

TEST_CASE("a demo brings faults that say themselves when they end, and takes them back", "[demo]")
{
    Demo demo;
    const auto [what, key] = GENERATE(table<QString, QString>({{u"errors"_s, u"errorShare"_s}, {u"slow-tail"_s, u"slowShare"_s}}));
    const QJsonObject given{{u"what"_s, what}, {u"for"_s, u"20s"_s}};
    REQUIRE(ask(demo.commands, u"demo:break"_s, given, true).has_value());
    CHECK(demo.files().isEmpty());
    const auto broken = ask(demo.commands, u"demo:break"_s, given);
    REQUIRE_OK(broken);
    CHECK(demo.files() == QStringList{u"app-s0.json"_s, u"app-s1.json"_s});
    const auto object = parseObject(*readFile(demo.faults.filePath(u"app-s0.json"_s)), u"it"_s);
    REQUIRE_OK(object);
    CHECK(object->value(key).toDouble() > 0);
    CHECK(object->value(u"until"_s).toString() == text(demo.world.clock.now() + 20s));
    CHECK(broken->body.value(u"until"_s) == object->value(u"until"_s));
    REQUIRE(ask(demo.commands, u"demo:mend"_s, {}, true).has_value());
    CHECK(demo.files().size() == 2);
    const auto mended = ask(demo.commands, u"demo:mend"_s);
    REQUIRE_OK(mended);
    CHECK(mended->body.value(u"instances"_s).toArray() == QJsonArray{u"app-s0"_s, u"app-s1"_s});
    CHECK(demo.files().isEmpty());
}

TEST_CASE("what a demo cannot break is refused by its name", "[demo]")
{
    Demo demo;
    CHECK(ask(demo.commands, u"demo:break"_s, {{u"what"_s, u"errors"_s}, {u"for"_s, u"11m"_s}}).error().field == u"for");
    CHECK(ask(demo.commands, u"demo:break"_s, {{u"what"_s, u"everything"_s}}).error().field == u"what");
    CHECK(ask(demo.commands, u"demo:break"_s, {{u"what"_s, u"errors"_s}, {u"side"_s, u"new"_s}}).error().field == u"side");
    CHECK(demo.files().isEmpty());
}
