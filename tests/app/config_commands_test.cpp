#include "app/configuration.h"
#include "engine/command_stand.h"
#include "engine/commands/config_commands.h"
#include "fakes/fake_releases.h"
#include "fakes/memory_config_history.h"
#include "fakes/memory_store.h"
#include "support/fake_clock.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A configuration folder with the commands about it, and the real parsers behind them.
struct Configured {
    FakeClock clock;
    MemoryStore store;
    FakeReleases releases;
    MemoryConfigHistory history{clock};
    engine::Fleet fleet{store, releases, {}};
    engine::Snapshots snapshots{{store, fleet, clock, nullptr, nullptr, {}}};
    engine::CommandSet commands;

    Configured()
    {
        auto rules = app::configurationRules();
        REQUIRE_OK(rules);
        addConfigCommands(commands, {history, snapshots, *rules});
    }
    Result<api::Reply> set(const QString& content, const QString& seen = {})
    {
        QJsonObject given{{u"file"_s, u"platform.json"_s}, {u"content"_s, content}, {u"reason"_s, u"test"_s}};
        if (!seen.isEmpty()) {
            given.insert(u"seen"_s, seen);
        }
        return ask(commands, u"config:set"_s, given);
    }
    [[nodiscard]] QJsonObject file(qsizetype at) const
    {
        const auto told = ask(commands, u"config:files"_s);
        REQUIRE_OK(told);
        return told->body.value(u"files"_s).toArray().at(at).toObject();
    }
};

} // namespace

TEST_CASE("what the next start would refuse is not set", "[configuration]")
{
    Configured configured;
    const auto [content, field] = GENERATE(table<QString, QString>({{u"{\"front_door\": 0}"_s, u"platform.json.front_door"_s},
                                                                    {u"{\"fleet\": {\"instances\": 99}}"_s, u"platform.json.fleet.instances"_s},
                                                                    {u"{\"metrics\": {\"every\": \"2m\"}}"_s, u"platform.json.metrics.every"_s},
                                                                    {u"{\"frontdoor\": 1}"_s, u"platform.json.frontdoor"_s}}));
    const auto refused = configured.set(content);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().field == field);
    CHECK_FALSE(refused.error().hint.isEmpty());
    CHECK(configured.history.present.isEmpty());
    const auto checked = ask(configured.commands, u"config:check"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, content}});
    REQUIRE_FALSE(checked);
    CHECK(checked.error().field == field);
}

TEST_CASE("a file of many lines is set as it is, if it is still the one that was read", "[configuration]")
{
    Configured configured;
    const QString content = u"{\n\t\"front_door\": 3100,\r\n    \"fleet\": {\"environment\": {\"NOTE\": \"%1\"}}\n}\n"_s.arg(QString(3000, u'x'));
    const auto checked = ask(configured.commands, u"config:check"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, content}});
    REQUIRE_OK(checked);
    CHECK(checked->body == QJsonObject{{u"ok"_s, true}});
    const auto first = configured.set(content);
    REQUIRE_OK(first);
    CHECK(configured.history.present.value(u"platform.json"_s) == content.toUtf8());
    const QString seen = first->body.value(u"revision"_s).toString();
    REQUIRE_OK(configured.set(u"{\"front_door\": 3200}"_s, seen));
    const auto late = configured.set(u"{\"front_door\": 3300}"_s, seen);
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(configured.history.present.value(u"platform.json"_s) == "{\"front_door\": 3200}");
    CHECK(configured.set(QString(300 * 1024, u' ')).error().field == u"content");
    CHECK(configured.set(u"{\"a\": \"\x1b[2J\"}"_s).error().field == u"content");
}

TEST_CASE("the configuration does not go back to what is no longer understood", "[configuration]")
{
    Configured configured;
    configured.history.present.insert(u"platform.json"_s, "{\"old_key\": 1}");
    const auto files = ask(configured.commands, u"config:files"_s);
    REQUIRE_OK(files);
    const QString old = configured.file(1).value(u"revision"_s).toString();
    REQUIRE_OK(configured.set(u"{\"front_door\": 3200}"_s));
    const auto refused = ask(configured.commands, u"rollback:config"_s, {{u"file"_s, u"platform.json"_s}, {u"revision"_s, old}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == u"platform.json.old_key");
    CHECK(configured.history.present.value(u"platform.json"_s) == "{\"front_door\": 3200}");
}

TEST_CASE("each file is told with its last change and its keys, also one that is gone or never was", "[configuration]")
{
    Configured configured;
    CHECK(configured.file(0).value(u"file"_s).toString() == u"service.json");
    CHECK(configured.file(0).value(u"exists"_s).toBool(true) == false);
    CHECK(configured.file(0).value(u"revision"_s).isNull());
    CHECK(configured.file(0).value(u"changed_at"_s).isNull());
    CHECK(configured.file(3).value(u"keys"_s).toArray().size() == 8);
    REQUIRE_OK(configured.set(u"{}"_s));
    CHECK(configured.file(1).value(u"exists"_s).toBool());
    CHECK(configured.file(1).value(u"changed_by"_s).toString() == u"anna");
    CHECK(parseTimestamp(configured.file(1).value(u"changed_at"_s).toString()).has_value());
    configured.history.present.remove(u"platform.json"_s);
    CHECK(configured.file(1).value(u"exists"_s).toBool(true) == false);
    CHECK(configured.file(1).value(u"changed_by"_s).toString() == u"somebody");
}

TEST_CASE("a file that was set is what it was once that is taken back, unless somebody has changed it since", "[configuration][undo]")
{
    Configured configured;
    const auto first = configured.set(u"{}"_s);
    REQUIRE_OK(first);
    // There was no file, and none can be made again.
    CHECK_FALSE(first->undo);
    CHECK_FALSE(configured.set(u"{}"_s)->undo);
    const auto second = configured.set(u"{\"front_door\": 3100}"_s);
    REQUIRE_OK(second);
    REQUIRE(second->undo);
    const auto third = configured.set(u"{\"front_door\": 3200}"_s);
    REQUIRE_OK(third);
    CHECK(ask(configured.commands, second->undo->command, second->undo->parameters).error().code == ErrorCode::Conflict);
    const auto back = ask(configured.commands, third->undo->command, third->undo->parameters);
    REQUIRE_OK(back);
    CHECK(configured.history.present.value(u"platform.json"_s) == "{\"front_door\": 3100}");
    CHECK(back->body.value(u"reason"_s).toString() == u"taken back: test");
    REQUIRE_OK(ask(configured.commands, back->undo->command, back->undo->parameters));
    CHECK(configured.history.present.value(u"platform.json"_s) == "{\"front_door\": 3200}");
}
