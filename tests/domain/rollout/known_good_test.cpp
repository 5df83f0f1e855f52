#include "domain/rollout/known_good.h"
#include "domain/rollout/migration_rules.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

KnownGood good(const QString& version)
{
    return { Version::parse(version).value(), QString(64, u'a'), timestampOf(1770544800000000) };
}

Migration migration(MigrationKind kind, bool downIsSafe = true)
{
    return { u"0001"_s, kind, u"up.sql"_s, u"down.sql"_s, downIsSafe };
}

} // namespace

TEST_CASE("rollback:emergency without a version takes the last known good one that does not have the traffic")
{
    KnownGoodVersions versions;
    REQUIRE(versions.before(good(u"v2.0.0"_s).version).error().hint.contains(u"--version"));
    versions.add(good(u"v1.9.0"_s));
    versions.add(good(u"v2.0.0"_s));
    REQUIRE(versions.before(good(u"v2.0.0"_s).version).value().version.text() == u"v1.9.0");
    REQUIRE(versions.before(good(u"v2.1.0"_s).version).value().version.text() == u"v2.0.0");

    versions.add(good(u"v1.9.0"_s));
    REQUIRE(versions.newestFirst().size() == 2);
    REQUIRE(versions.newestFirst().first().version.text() == u"v1.9.0");
    REQUIRE(KnownGoodVersions::fromJson(versions.toJson(), u"good"_s).value().newestFirst() == versions.newestFirst());

    versions.remove(good(u"v1.9.0"_s).version);
    REQUIRE(versions.before(good(u"v2.1.0"_s).version).value().version.text() == u"v2.0.0");
}

TEST_CASE("an expanding migration may run beside the old version, a breaking one moves everything at once in a "
          "maintenance window")
{
    const QList<Migration> expand{ migration(MigrationKind::Expand) };
    const QList<Migration> breaking{ migration(MigrationKind::Breaking) };
    REQUIRE_OK(canMigrate(expand, StagePlan::standard(), false));
    REQUIRE(canMigrate(breaking, StagePlan::standard(), false).error().message.contains(u"0001 is breaking"));
    REQUIRE_FALSE(canMigrate(breaking, StagePlan::standard(), true));
    REQUIRE_FALSE(canMigrate(breaking, StagePlan::atOnce(1h), false));
    REQUIRE_OK(canMigrate(breaking, StagePlan::atOnce(1h), true));
}

TEST_CASE("migrations go down only where every one of them is declared safe")
{
    REQUIRE(wayDown({ migration(MigrationKind::Expand) }).value().size() == 1);
    REQUIRE(wayDown({ migration(MigrationKind::Expand), migration(MigrationKind::Expand, false) }).error().code
            == ErrorCode::Conflict);
}
