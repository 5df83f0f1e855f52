#include "engine/command_stand.h"
#include "engine/commands/platform_commands.h"
#include "engine/rollout/rollout_world.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// v3.0.0 beside the world's own releases: 250 files more, two migrations, another environment.
ports::Release next()
{
    ports::Release release;
    release.folder = u"/releases/v3.0.0"_s;
    release.manifest.version = version(u"v3.0.0"_s);
    release.manifest.instance = domain::InstanceContract{{u"bin/v2.0.0"_s}, u"PORT"_s, {u"/live"_s, u"/ready"_s, u"/health"_s}, 20s};
    for (int number = 0; number < 250; ++number) {
        release.manifest.files.insert(u"lib/%1"_s.arg(number, 3, 10, QChar(u'0')), u"aa"_s);
    }
    release.manifest.environment = {{u"LEVEL"_s, u"debug"_s}};
    release.manifest.migrations = {{u"001"_s, domain::MigrationKind::Expand, u"1.sql"_s, u"1d.sql"_s, true}, {u"002"_s, domain::MigrationKind::Breaking, u"2.sql"_s, {}}};
    release.size = Bytes{12345};
    release.added = timestampOf(1770544800000000);
    release.signedBy = u"0123456789ABCDEF"_s;
    return release;
}

struct Stocked {
    RolloutWorld world;
    engine::CommandSet commands;

    Stocked()
    {
        world.releases.have(next());
        world.beginPlatform();
        addReleaseCommands(commands, world.deployments().platform(), world.releases);
    }
};

} // namespace

TEST_CASE("a release is told with its origin, its migrations and what it changes", "[releases]")
{
    Stocked stocked;
    REQUIRE(ask(stocked.commands, u"releases:list"_s).has_value());
    REQUIRE_OK(stocked.world.database.migrate({u"001"_s, {u"SELECT 1"_s}}).result());
    const auto shown = ask(stocked.commands, u"releases:show"_s, {{u"version"_s, u"v3.0.0"_s}});
    REQUIRE_OK(shown);
    const QJsonObject& body = shown->body;
    CHECK(body.value(u"size_bytes"_s).toInteger() == 12345);
    CHECK(body.value(u"added"_s).toString() == u"2026-02-08T10:00:00Z");
    CHECK(body.value(u"signed_by"_s).toString() == u"0123456789ABCDEF");
    CHECK(body.value(u"files"_s).toInteger() == 250);
    CHECK(body.value(u"artefact"_s).toString() == domain::artefactHash(next().manifest));
    CHECK(body.value(u"is_running"_s).toBool(true) == false);
    CHECK(body.value(u"instance"_s).toObject().value(u"drainTime"_s).toString() == u"20s");
    const QJsonArray migrations = body.value(u"migrations"_s).toArray();
    REQUIRE(migrations.size() == 2);
    CHECK(migrations.at(0).toObject()
          == QJsonObject{{u"id"_s, u"001"_s}, {u"kind"_s, u"expand"_s}, {u"has_way_back"_s, true}, {u"way_back_is_safe"_s, true}, {u"is_applied"_s, true}});
    CHECK(migrations.at(1).toObject()
          == QJsonObject{{u"id"_s, u"002"_s}, {u"kind"_s, u"breaking"_s}, {u"has_way_back"_s, false}, {u"way_back_is_safe"_s, false}, {u"is_applied"_s, false}});
    const QJsonObject difference = body.value(u"difference"_s).toObject();
    CHECK(difference.value(u"against"_s).toString() == u"v2.0.0");
    CHECK(difference.value(u"added"_s).toArray().size() == 200);
    CHECK(difference.value(u"added_more"_s).toInteger() == 50);
    CHECK(difference.value(u"changed_more"_s).toInteger(-1) == 0);
    CHECK(difference.value(u"migrations"_s).toArray() == QJsonArray{u"001"_s, u"002"_s});
    CHECK(difference.value(u"environment"_s).toArray().first().toObject() == QJsonObject{{u"key"_s, u"LEVEL"_s}, {u"from"_s, QJsonValue()}, {u"to"_s, u"debug"_s}});
    CHECK(difference.value(u"instance"_s).toArray().first().toObject() == QJsonObject{{u"key"_s, u"drainTime"_s}, {u"from"_s, u"5s"_s}, {u"to"_s, u"20s"_s}});
}

TEST_CASE("what is not known of a release is null and never a guess", "[releases]")
{
    Stocked stocked;
    stocked.world.database.answers = false;
    const auto shown = ask(stocked.commands, u"releases:show"_s, {{u"version"_s, u"v3.0.0"_s}, {u"against"_s, u"v3.0.0"_s}});
    REQUIRE_OK(shown);
    CHECK(shown->body.value(u"migrations"_s).toArray().first().toObject().value(u"is_applied"_s).isNull());
    CHECK(shown->body.value(u"difference"_s).toObject().value(u"added"_s).toArray().isEmpty());
    const auto running = ask(stocked.commands, u"releases:show"_s, {{u"version"_s, u"v2.0.0"_s}});
    CHECK(running->body.value(u"is_running"_s).toBool());
    CHECK(running->body.value(u"signed_by"_s).isNull());
    CHECK(ask(stocked.commands, u"releases:show"_s, {{u"version"_s, u"v9"_s}}).error().code == ErrorCode::NotFound);
    CHECK(ask(stocked.commands, u"releases:show"_s, {{u"version"_s, u"v2.0.0"_s}, {u"against"_s, u"v9"_s}}).error().code == ErrorCode::NotFound);
}
