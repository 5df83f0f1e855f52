#include "app/configuration.h"
#include "base/file.h"
#include "base/json.h"
#include "engine/commands/audit_commands.h"
#include "engine/commands/config_commands.h"
#include "engine/commands/deploy_commands.h"
#include "engine/commands/metrics_commands.h"
#include "engine/commands/operations_commands.h"
#include "engine/commands/people_commands.h"
#include "engine/commands/overview_commands.h"
#include "engine/commands/platform_commands.h"
#include "engine/commands/session_commands.h"
#include "engine/commands/status_commands.h"
#include "engine/commands/workload_commands.h"
#include "engine/control/local_engine.h"
#include "engine/people/people.h"
#include "engine/rollout/deployments.h"
#include "engine/rollout/migrations_back_plan.h"
#include "engine/rollout/restart_plan.h"
#include "engine/rollout/rollout_plan.h"
#include "engine/rollout/snapshot_plan.h"
#include "engine/rollout/standard_prechecks.h"
#include "engine/workload/integration_plan.h"
#include "fakes/fake_host.h"
#include "fakes/fake_processes.h"
#include "fakes/fake_releases.h"
#include "fakes/fake_router.h"
#include "fakes/fake_workload.h"
#include "fakes/memory_config_history.h"
#include "fakes/memory_store.h"
#include "http/api_handler.h"
#include "remote/remote_engine.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QSet>
#include <QTemporaryDir>
#include <unistd.h>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Waits until a file of the world is there, which it is never: an operation that can be cancelled.
class Waiting final : public engine::Step {
public:
    [[nodiscard]] QString name() const override { return u"waiting"_s; }
    [[nodiscard]] QString summary() const override { return u"wait for ever"_s; }
    [[nodiscard]] Result<engine::Outcome> run(engine::StepContext&) override { return engine::Outcome::lookAgainIn(1h); }
    [[nodiscard]] Result<engine::Outcome> undo(engine::StepContext&) override { return engine::Outcome::done(); }
};

/// An engine on a fake clock with chance from a seed: two of them given the same calls answer the same.
struct World {
    MemoryStore store;
    FakeClock clock;
    SeededRandom random{7};
    SilentLog log;
    engine::PlanRegistry plans;
    engine::Runner runner{store, plans, clock, random};
    engine::People people{store, clock, random, {::getuid(), u"owner"_s}};
    engine::AuditLog audit{store, clock};
    FakeRouter router{clock, 5};
    FakeProcesses processes{clock};
    FakeReleases releases;
    MemoryConfigHistory history{clock};
    engine::RolloutSettings settings;
    engine::Fleet fleet{store, releases, {}};
    engine::RolloutBook book{store, clock};
    engine::Prechecks prechecks;
    engine::Snapshots snapshots{{store, fleet, clock, nullptr, nullptr, {}}};
    engine::Platform platform{router, processes, releases, fleet, book, prechecks, snapshots, clock, settings};
    engine::Deployments deployments{platform, runner, random};
    FakeHost host;
    engine::TrafficGauge gauge{router, clock};
    FakeWorkload workload;
    domain::Capabilities capabilities = domain::Capabilities::reference();
    engine::CommandSet commands;
    std::unique_ptr<engine::LocalEngine> local;

    World()
    {
        plans.add(u"waiting"_s, [](const QJsonObject&) -> Result<engine::Plan> {
            engine::Plan plan;
            plan.steps.push_back(std::make_unique<Waiting>());
            return plan;
        });
        addSessionCommands(commands, {u"test"_s, u"1.0"_s, false, settings, clock, capabilities, store});
        addPeopleCommands(commands, people);
        addOperationsCommands(commands, runner);
        addAuditCommands(commands, audit);
        addStandardPrechecks(prechecks, platform, host, gauge);
        addRolloutPlans(plans, platform);
        addRestartPlans(plans, platform);
        addSnapshotPlan(plans, snapshots);
        addMigrationsBackPlan(plans, platform);
        addIntegrationPlan(plans, workload);
        addConfigCommands(commands, {history, snapshots, *app::configurationRules()});
        addDeployCommands(commands, deployments, gauge);
        addSnapshotCommands(commands, platform, runner);
        addEvidenceCommands(commands, platform);
        addReportCommands(commands, platform);
        addRollbackCommands(commands, deployments);
        addStatusCommands(commands, {deployments, runner, nullptr, capabilities});
        addOverviewCommands(commands, {deployments, runner, people, history});
        addPlatformCommands(commands, platform, runner);
        addWorkloadCommands(commands, platform, runner, random);
        addMetricsCommands(commands, nullptr);
        addReleaseCommands(commands, platform, releases);
        for (const auto& version : {u"v2.0.0"_s, u"v2.1.0"_s}) {
            releases.have(version);
        }
        // The first version stands already; nothing else moves while the commands are asked.
        engine::Lineup lineup;
        lineup.s = *domain::Version::parse(u"v2.0.0"_s);
        REQUIRE_OK(fleet.write(lineup));
        local = std::make_unique<engine::LocalEngine>(engine::LocalEngine::Parts{store, runner, commands, audit, log, u"test"_s});
        REQUIRE_OK(local->begin());
        for (int count = 0; count < 2; ++count) {
            REQUIRE_OK(runner.start(u"waiting"_s, {}, u"anna"_s));
            clock.advance(1s);
        }
    }
};

/// The same engine behind a socket.
struct ServedWorld : World {
    QTemporaryDir folder;
    http::ApiHandler handler{*local, people};
    std::unique_ptr<web::Server> server;
    std::unique_ptr<remote::RemoteEngine> remote;

    ServedWorld()
    {
        web::Listen listen;
        listen.socketPath = folder.filePath(u"s"_s);
        auto started = web::Server::start(listen, handler);
        REQUIRE_OK(started);
        server = std::move(*started);
        web::Target target;
        target.socketPath = listen.socketPath;
        remote = std::make_unique<remote::RemoteEngine>(target);
    }
};

Result<api::Reply> answer(api::Engine& engine, const api::Call& call)
{
    const api::Caller owner{u"owner"_s, catalog::Role::Admin, u"local uid %1"_s.arg(::getuid())};
    const auto pending = engine.invoke(owner, call);
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return pending.result();
}

/// Every command at least once, wrong input too, in an order that gives each something to answer about.
QList<api::Call> script(const QString& operation)
{
    const auto call = [](const QString& command, const QJsonObject& parameters = {}) { return api::Call{command, parameters, false, {}}; };
    const auto dry = [](const QString& command, const QJsonObject& parameters = {}) { return api::Call{command, parameters, true, {}}; };
    return {
        call(u"users:add"_s, {{u"name"_s, u"anna"_s}, {u"role"_s, u"operator"_s}, {u"uid"_s, 4711}}),
        call(u"users:add"_s, {{u"name"_s, u"ben"_s}, {u"uid"_s, 4711}}),
        call(u"users:add"_s, {{u"nmae"_s, u"anna"_s}}),
        call(u"users:add"_s, {{u"name"_s, u"clara"_s}, {u"role"_s, u"king"_s}}),
        call(u"users:list"_s),
        // Not the first: both engines have taken up their operations by now, which it tells the number of the last event of.
        call(u"session:show"_s),
        call(u"tokens:create"_s, {{u"person"_s, u"anna"_s}}),
        call(u"tokens:create"_s, {{u"person"_s, u"nobody"_s}}),
        call(u"tokens:list"_s),
        call(u"tokens:revoke"_s, {{u"id"_s, u"no-such"_s}}),
        call(u"users:remove"_s, {{u"name"_s, u"anna"_s}}),
        call(u"users:remove"_s, {{u"name"_s, u"anna"_s}}),
        call(u"operations:list"_s),
        call(u"operations:list"_s, {{u"limit"_s, 0}}),
        call(u"operations:show"_s, {{u"id"_s, operation}}),
        call(u"operations:follow"_s, {{u"id"_s, operation}}),
        call(u"operations:resume"_s, {{u"id"_s, operation}}),
        call(u"operations:undo"_s, {{u"id"_s, operation}}),
        dry(u"operations:undo"_s, {{u"id"_s, operation}}),
        call(u"operations:undo"_s, {{u"id"_s, u"op-unknown"_s}}),
        call(u"operations:cancel"_s, {{u"id"_s, operation}}),
        call(u"operations:show"_s, {{u"id"_s, u"op-unknown"_s}}),
        call(u"releases:list"_s),
        call(u"releases:add"_s, {{u"file"_s, u"/no/such.tar.zst"_s}}),
        call(u"releases:remove"_s, {{u"version"_s, u"v2.1.0"_s}}),
        api::Call{u"releases:remove"_s, {{u"version"_s, u"v2.0.0"_s}}, false, u"test/v2.0.0"_s},
        call(u"instances:list"_s),
        call(u"status:check"_s),
        call(u"health:check"_s),
        call(u"status:full"_s),
        call(u"config:history"_s),
        call(u"attention:list"_s),
        call(u"changes:list"_s),
        call(u"changes:list"_s, {{u"last"_s, u"90d"_s}}),
        call(u"config:set"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, u"{"_s}, {u"reason"_s, u"broken"_s}}),
        call(u"config:set"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, u"{}"_s}, {u"reason"_s, u"empty"_s}}),
        call(u"config:set"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, u"{\"front_door\": 3100}"_s}, {u"reason"_s, u"another door"_s}}),
        call(u"config:show"_s, {{u"file"_s, u"platform.json"_s}}),
        call(u"config:diff"_s, {{u"file"_s, u"platform.json"_s}, {u"revision"_s, u"unknown"_s}}),
        call(u"rollback:config"_s, {{u"version"_s, u"v2.0.0"_s}}),
        call(u"rollback:config"_s),
        call(u"rollback:config"_s, {{u"file"_s, u"platform.json"_s}, {u"revision"_s, u"unknown"_s}, {u"reason"_s, u"back"_s}}),
        call(u"metrics:current"_s),
        call(u"metrics:history"_s, {{u"last"_s, u"1h"_s}}),
        call(u"instances:log"_s, {{u"instance"_s, u"app-s0"_s}}),
        call(u"instances:log"_s, {{u"instance"_s, u"app-x9"_s}}),
        call(u"releases:show"_s, {{u"version"_s, u"v2.0.0"_s}}),
        call(u"audit:list"_s, {{u"limit"_s, 5}}),
        call(u"config:files"_s),
        call(u"config:check"_s, {{u"file"_s, u"rollout.json"_s}, {u"content"_s, u"{\n  \"lease\": \"1s\"\n}"_s}}),
        dry(u"restart"_s),
        dry(u"restart"_s, {{u"max-old-space-size"_s, 4096}}),
        call(u"restart"_s, {{u"max-old-space-size"_s, 3}}),
        api::Call{u"restart"_s, {}, true, {}, {u"--max-old-space-size=4096"_s, u"--verbose"_s}},
        api::Call{u"stop:emergency"_s, {}, true, {}, {u"--verbose"_s}},
        dry(u"restart:emergency"_s),
        call(u"stop:emergency"_s),
        call(u"deploy:precheck"_s, {{u"version"_s, u"v2.1.0"_s}}),
        dry(u"deploy:snapshot"_s, {{u"version"_s, u"v2.1.0"_s}}),
        call(u"deploy:snapshot"_s, {{u"version"_s, u"v9"_s}}),
        call(u"deploy:evidence"_s, {{u"id"_s, u"rollout-1"_s}}),
        call(u"deploy:report"_s, {{u"id"_s, u"rollout-1"_s}}),
        call(u"deploy:timeline"_s, {{u"id"_s, u"rollout-1"_s}}),
        dry(u"test:integration"_s),
        call(u"deploy:first"_s, {{u"version"_s, u"v2.1.0"_s}}),
        dry(u"deploy:canary"_s, {{u"version"_s, u"v2.1.0"_s}}),
        call(u"deploy:canary"_s, {{u"version"_s, u"v2.0.0"_s}}),
        call(u"deploy:canary"_s, {{u"stage"_s, u"canary-9"_s}, {u"version"_s, u"v2.1.0"_s}}),
        dry(u"deploy:hotfix"_s, {{u"version"_s, u"v2.1.0"_s}, {u"reason"_s, u"urgent"_s}}),
        call(u"deploy:hotfix"_s, {{u"version"_s, u"v2.1.0"_s}}),
        call(u"deploy:confirm"_s),
        call(u"deploy:monitor"_s),
        call(u"deploy:status"_s),
        call(u"deploy:history"_s),
        call(u"deploy:history"_s, {{u"limit"_s, 0}}),
        call(u"deploy:history"_s, {{u"id"_s, u"rollout-1"_s}}),
        call(u"deploy:approve"_s),
        call(u"deploy:hold"_s, {{u"reason"_s, u"lunch"_s}}),
        call(u"deploy:resume"_s),
        call(u"deploy:reject"_s, {{u"reason"_s, u"bad"_s}}),
        call(u"deploy:complete"_s),
        call(u"rollback"_s),
        call(u"rollback"_s, {{u"to"_s, u"v1"_s}, {u"version"_s, u"v2"_s}}),
        dry(u"rollback:emergency"_s, {{u"to"_s, u"v2.1.0"_s}}),
        dry(u"rollback:migrations"_s, {{u"version"_s, u"v2.1.0"_s}}),
        dry(u"rollback:migrations"_s, {{u"version"_s, u"v2.0.0"_s}}),
        call(u"rollback:migrations"_s, {{u"version"_s, u"v2.1.0"_s}}),
        call(u"rollback:check"_s),
        call(u"rollback:check"_s, {{u"last-hours"_s, 0}}),
        call(u"audit:list"_s),
        call(u"config:files"_s),
        call(u"config:check"_s, {{u"file"_s, u"platform.json"_s}, {u"content"_s, u"{}"_s}}),
        call(u"instances:log"_s, {{u"instance"_s, u"app-s0"_s}}),
        call(u"metrics:history"_s),
        call(u"releases:show"_s, {{u"version"_s, u"v2.1.0"_s}}),
        call(u"audit:verify"_s),
        call(u"no:such"_s),
    };
}

} // namespace

TEST_CASE("every command answers the same in this process and over the wire")
{
    World here;
    ServedWorld there;
    const QString operation = here.runner.newest(1)->first().id.text();
    QSet<QString> asked;
    for (const api::Call& call : script(operation)) {
        INFO(call.command.toStdString());
        const auto local = answer(*here.local, call);
        const auto remote = answer(*there.remote, call);
        REQUIRE(local.has_value() == remote.has_value());
        if (local) {
            REQUIRE(*local == *remote);
            REQUIRE((!local->undo || here.commands.catalogue().find(call.command)->undoneBy.contains(local->undo->command)));
        } else {
            REQUIRE(local.error() == remote.error());
        }
        asked.insert(call.command);
    }
    for (const catalog::CommandSpec& command : here.commands.catalogue().commands()) {
        INFO("not asked: " << command.name.toStdString());
        REQUIRE(asked.contains(command.name));
    }
}

TEST_CASE("what is asked both ways is what the service has")
{
    World world;
    const auto golden = readFile(QStringLiteral(GODEL_SOURCE_DIR "/tests/golden/catalogue.json"));
    REQUIRE_OK(golden);
    REQUIRE(QString::fromUtf8(indented(world.commands.catalogue().toJson())) == QString::fromUtf8(*golden));
}

TEST_CASE("the catalogue travels whole")
{
    ServedWorld world;
    const auto pending = world.remote->catalogue();
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    REQUIRE_OK(pending.result());
    REQUIRE(pending.result()->toJson() == world.commands.catalogue().toJson());
}

TEST_CASE("events arrive the same, from any number on, and go on after the server was away")
{
    ServedWorld world;
    QList<qint64> local;
    QList<qint64> remote;
    const auto mine = world.local->subscribe(u"journal/"_s, 1, [&local](const api::Event& event) { local.append(event.sequence); });
    const auto theirs = world.remote->subscribe(u"journal/"_s, 1, [&remote](const api::Event& event) { remote.append(event.sequence); });
    REQUIRE(waitFor([&] { return !local.isEmpty() && local == remote; }));
    world.server.reset();
    REQUIRE_OK(world.runner.start(u"waiting"_s, {}, u"ben"_s));
    web::Listen listen;
    listen.socketPath = world.folder.filePath(u"s"_s);
    auto again = web::Server::start(listen, world.handler);
    REQUIRE_OK(again);
    world.server = std::move(*again);
    REQUIRE(answer(*world.local, {u"audit:verify"_s, {}, false, {}}).has_value());
    const auto before = remote.size();
    REQUIRE(waitFor([&] { return local.size() > before && local == remote; }));
    REQUIRE(QSet(remote.begin(), remote.end()).size() == remote.size());
}

TEST_CASE("a token decides who calls, and somebody unknown is not let in")
{
    ServedWorld world;
    REQUIRE_OK(world.people.put({u"vera"_s, catalog::Role::Viewer, {}}));
    const auto token = world.people.makeToken(u"vera"_s);
    REQUIRE_OK(token);
    web::Target target;
    target.socketPath = world.folder.filePath(u"s"_s);
    remote::RemoteEngine vera(target, token->toLatin1());
    REQUIRE(answer(vera, {u"users:list"_s, {}, false, {}}).has_value());
    REQUIRE(answer(vera, {u"users:add"_s, {{u"name"_s, u"x"_s}}, false, {}}).error().code == ErrorCode::Denied);
    remote::RemoteEngine stranger(target, "vera-00000000.0000");
    REQUIRE(answer(stranger, {u"users:list"_s, {}, false, {}}).error().code == ErrorCode::Unauthenticated);
}
