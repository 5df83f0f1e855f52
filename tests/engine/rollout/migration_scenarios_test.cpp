#include "engine/rollout/rollout_world.h"

#include "base/file.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

TEST_CASE("migrations come with a version, stay when its code goes back, and are taken back only by themselves")
{
    RolloutWorld world;
    QTemporaryDir release;
    REQUIRE_OK(writeFile(release.filePath(u"up.sql"_s), "CREATE TABLE added (id int)"));
    REQUIRE_OK(writeFile(release.filePath(u"down.sql"_s), "DROP TABLE added"));
    world.releases.have(u"v2.3.0"_s, {{u"0003-added"_s, domain::MigrationKind::Expand, u"up.sql"_s, u"down.sql"_s, true}}, release.path());
    world.releases.have(u"v2.4.0"_s, {{u"0004-lossy"_s, domain::MigrationKind::Expand, u"up.sql"_s, u"down.sql"_s, false}}, release.path());
    world.releases.have(u"v3.0.0"_s, {{u"0005-breaks"_s, domain::MigrationKind::Breaking, u"up.sql"_s, {}, false}}, release.path());
    world.beginPlatform();
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v3.0.0"_s), {}}, u"anna"_s).error().message.contains(u"breaking"));
    world.begin(u"v2.3.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE(world.database.migrations() == QStringList{u"0003-added"_s});
    REQUIRE(engine::mayTakeMigrationsBack(world.deployments().platform(), version(u"v2.4.0"_s)).error().message.contains(u"without losing data"));
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, false));
    REQUIRE(isAt(world, RolloutState::Aborted, 2min));
    world.pass(10s);
    REQUIRE(world.database.migrations() == QStringList{u"0003-added"_s});
    REQUIRE_OK(world.start(engine::migrationsBackPlan, {{u"snapshot"_s, u"snapshot-before"_s}, {u"version"_s, u"v2.3.0"_s}}));
    world.pass(10s);
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Done);
    REQUIRE(world.database.migrations().isEmpty());
}

TEST_CASE("a database that is away stops no rollback, and gives a new version up before it has traffic")
{
    RolloutWorld world;
    world.settings.plan = *domain::StagePlan::parse(u"5:5m,100:5m"_s);
    world.settings.soak = 5min;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Done, 20min));
    world.pass(2min);
    world.database.answers = false;
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, false));
    REQUIRE(isAt(world, RolloutState::Done, 10min));
    world.pass(2min);
    REQUIRE(world.stableVersion() == u"v2.0.0");
    world.begin(u"v2.2.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 2min));
    REQUIRE(world.rollout().reason.contains(u"database"));
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("the first version waits for a database that is still being made")
{
    RolloutWorld world;
    QTemporaryDir release;
    REQUIRE_OK(writeFile(release.filePath(u"up.sql"_s), "CREATE TABLE added (id int)"));
    world.releases.have(u"v1.0.0"_s, {{u"0001-added"_s, domain::MigrationKind::Expand, u"up.sql"_s, {}, false}}, release.path());
    REQUIRE_OK(world.database.stop());
    REQUIRE_OK(world.deployments().beginFirst(version(u"v1.0.0"_s), u"anna"_s));
    world.pass(1min);
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Running);
    REQUIRE(world.runner().newest(1)->first().steps.first().progress.contains(u"waits for the database"));
    REQUIRE_OK(world.database.prepare().result());
    world.pass(1min);
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Done);
    REQUIRE(world.stableVersion() == u"v1.0.0");
}
