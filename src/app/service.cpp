#include "app/service.h"

#include "app/configuration.h"
#include "base/file.h"
#include "engine/commands/audit_commands.h"
#include "engine/commands/config_commands.h"
#include "engine/commands/demo_commands.h"
#include "engine/commands/deploy_commands.h"
#include "engine/commands/metrics_commands.h"
#include "engine/commands/operations_commands.h"
#include "engine/commands/people_commands.h"
#include "engine/commands/overview_commands.h"
#include "engine/commands/platform_commands.h"
#include "engine/commands/session_commands.h"
#include "engine/commands/status_commands.h"
#include "engine/commands/workload_commands.h"
#include "engine/rollout/migrations_back_plan.h"
#include "engine/rollout/restart_plan.h"
#include "engine/rollout/rollout_plan.h"
#include "engine/rollout/snapshot_plan.h"
#include "engine/workload/integration_plan.h"

#include <QCoreApplication>
#include <QTimer>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

engine::People::Owner owner()
{
    const passwd* account = getpwuid(geteuid());
    return {geteuid(), account != nullptr ? QString::fromLocal8Bit(account->pw_name) : u"uid-%1"_s.arg(geteuid())};
}

/// Instances look into it, also those that run as another user.
QString faultsFolder(const Folders& folders)
{
    return folders.state + u"/faults"_s;
}

} // namespace

Service::Service(const Folders& folders) : m_log(folders.logs, u"godel-opsd"_s, m_clock) {}

Result<std::unique_ptr<Service>> Service::start(const Folders& folders, const ServiceSettings& settings, const PlatformSettings& platform)
{
    TRY_DO(make(folders));
    std::unique_ptr<Service> service(new Service(folders));
    TRY_DO(service->open(folders, settings, platform));
    return service;
}

Result<> Service::open(const Folders& folders, const ServiceSettings& settings, const PlatformSettings& platform)
{
    TRY(m_store, drivers::SqliteStore::open(folders.state + u"/engine.sqlite"_s));
    PlatformSettings chosen = platform;
    if (settings.isDemo) {
        chosen.fleet.faultsFolder = faultsFolder(folders);
        TRY_DO(makeFolder(chosen.fleet.faultsFolder, ownerOnlyFolder | QFileDevice::ExeOther));
    }
    TRY(m_parts, PlatformParts::open(folders, chosen, {*m_store, m_clock, m_random, m_log}));
    addRolloutPlans(m_plans, m_parts->platform());
    addRestartPlans(m_plans, m_parts->platform());
    addSnapshotPlan(m_plans, m_parts->platform().snapshots);
    addMigrationsBackPlan(m_plans, m_parts->platform());
    addIntegrationPlan(m_plans, m_parts->workload());
    m_runner = std::make_unique<engine::Runner>(*m_store, m_plans, m_clock, m_random);
    m_deployments = std::make_unique<engine::Deployments>(m_parts->platform(), *m_runner, m_random);
    m_people = std::make_unique<engine::People>(*m_store, m_clock, m_random, owner());
    m_audit = std::make_unique<engine::AuditLog>(*m_store, m_clock);
    TRY_DO(addCommands(folders, settings));
    m_engine = std::make_unique<engine::LocalEngine>(engine::LocalEngine::Parts{*m_store, *m_runner, m_commands, *m_audit, m_log, settings.environment});
    TRY_DO(m_engine->begin());
    m_parts->prepare();
    return serve(folders, settings, platform.probePort);
}

Result<> Service::serve(const Folders& folders, const ServiceSettings& settings, quint16 probePort)
{
    m_handler = std::make_unique<http::ApiHandler>(*m_engine, *m_people);
    web::Listen local;
    local.socketPath = folders.socket();
    TRY(m_localServer, web::Server::start(local, *m_handler));
    if (settings.api) {
        TRY(m_remoteServer, web::Server::start(*settings.api, *m_handler));
    }
    m_probes = std::make_unique<ProbeHandler>(m_parts->platform(), m_parts->monitor());
    web::Listen probes;
    probes.port = probePort;
    TRY(m_probeServer, web::Server::start(probes, *m_probes));
    m_log.info(u"ENGINE_READY"_s, u"ready"_s, {{u"environment"_s, settings.environment}, {u"socket"_s, local.socketPath}, {u"port"_s, port()}});
    return {};
}

Result<> Service::addCommands(const Folders& folders, const ServiceSettings& settings)
{
    TRY(const auto rules, configurationRules());
    addSessionCommands(m_commands, {settings.environment, QCoreApplication::applicationVersion(), settings.isDemo, m_parts->platform().settings, m_clock, m_parts->capabilities(), *m_store});
    addPeopleCommands(m_commands, *m_people);
    addOperationsCommands(m_commands, *m_runner);
    addAuditCommands(m_commands, *m_audit);
    addConfigCommands(m_commands, {m_parts->history(), m_parts->platform().snapshots, rules});
    addDeployCommands(m_commands, *m_deployments, m_parts->gauge());
    addSnapshotCommands(m_commands, m_parts->platform(), *m_runner);
    addEvidenceCommands(m_commands, m_parts->platform());
    addReportCommands(m_commands, m_parts->platform());
    addRollbackCommands(m_commands, *m_deployments);
    addStatusCommands(m_commands, {*m_deployments, *m_runner, m_parts->monitor(), m_parts->capabilities()});
    addOverviewCommands(m_commands, {*m_deployments, *m_runner, *m_people, m_parts->history()});
    addPlatformCommands(m_commands, m_parts->platform(), *m_runner);
    addWorkloadCommands(m_commands, m_parts->platform(), *m_runner, m_random);
    addMetricsCommands(m_commands, m_parts->monitor());
    addReleaseCommands(m_commands, m_parts->platform(), m_parts->releases());
    if (settings.isDemo) {
        addDemo(folders);
    }
    return {};
}

void Service::addDemo(const Folders& folders)
{
    const auto kill = [](qint64 pid) -> Result<> {
        if (::kill(static_cast<pid_t>(pid), SIGKILL) != 0) {
            return fail(ErrorCode::Unavailable, u"process %1 cannot be killed: %2"_s.arg(pid).arg(qt_error_string()), u"See instances:list"_s);
        }
        return {};
    };
    // The answer goes out first.
    const auto killSelf = [] { QTimer::singleShot(std::chrono::milliseconds(300), [] { ::kill(::getpid(), SIGKILL); }); };
    addDemoCommands(m_commands, {m_parts->platform(), faultsFolder(folders), kill, killSelf});
}

} // namespace godel::app
