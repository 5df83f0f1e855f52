#pragma once

#include "app/folders.h"
#include "app/platform_parts.h"
#include "app/probe_handler.h"
#include "app/service_settings.h"
#include "drivers/store/sqlite_store.h"
#include "engine/control/local_engine.h"
#include "engine/people/people.h"
#include "engine/rollout/deployments.h"
#include "http/api_handler.h"

namespace godel::app {

/// An engine with everything it needs, served on its socket and, where that is set, on its port. The one place that chooses
/// implementations.
class Service {
public:
    /// Conflict if another engine has the folder, or a port or socket is taken.
    [[nodiscard]] static Result<std::unique_ptr<Service>> start(const Folders& folders, const ServiceSettings& settings, const PlatformSettings& platform = {});

    [[nodiscard]] api::Engine& engine() { return *m_engine; }
    [[nodiscard]] api::Admission& admission() { return *m_people; }
    /// Of the API over TLS; 0 without it.
    [[nodiscard]] quint16 port() const { return m_remoteServer ? m_remoteServer->port() : 0; }

private:
    explicit Service(const Folders& folders);
    [[nodiscard]] Result<> open(const Folders& folders, const ServiceSettings& settings, const PlatformSettings& platform);
    [[nodiscard]] Result<> serve(const Folders& folders, const ServiceSettings& settings, quint16 probePort);
    [[nodiscard]] Result<> addCommands(const Folders& folders, const ServiceSettings& settings);
    /// What breaks a demo, on its real processes.
    void addDemo(const Folders& folders);

    SystemClock m_clock;
    SystemRandom m_random;
    FileLog m_log;
    std::unique_ptr<drivers::SqliteStore> m_store;
    std::unique_ptr<PlatformParts> m_parts;
    engine::PlanRegistry m_plans;
    engine::CommandSet m_commands;
    std::unique_ptr<engine::Runner> m_runner;
    std::unique_ptr<engine::Deployments> m_deployments;
    std::unique_ptr<engine::People> m_people;
    std::unique_ptr<engine::AuditLog> m_audit;
    std::unique_ptr<engine::LocalEngine> m_engine;
    std::unique_ptr<http::ApiHandler> m_handler;
    std::unique_ptr<ProbeHandler> m_probes;
    // The servers go first when all this ends: their threads call the handler.
    std::unique_ptr<web::Server> m_localServer;
    std::unique_ptr<web::Server> m_remoteServer;
    std::unique_ptr<web::Server> m_probeServer;
};

} // namespace godel::app
