#pragma once

#include "app/folders.h"
#include "app/platform_settings.h"
#include "drivers/config_history/git_config_history.h"
#include "drivers/database/existing_database.h"
#include "drivers/database/local_database.h"
#include "drivers/host/linux_host.h"
#include "drivers/metrics/victoria_metrics.h"
#include "drivers/processes/local_processes.h"
#include "drivers/releases/folder_releases.h"
#include "drivers/router/haproxy_process.h"
#include "drivers/secrets/sealed_secrets.h"
#include "drivers/workload/http_workload.h"
#include "engine/monitoring/monitor.h"
#include "engine/rollout/platform.h"
#include "engine/rollout/traffic_gauge.h"

namespace godel::app {

/// The processes of an environment; the same place for whoever opens it.
[[nodiscard]] Result<std::unique_ptr<drivers::LocalProcesses>> openProcesses(const Folders& folders, const Clock& clock, Random& random, Log& log);

/// What is operated: the drivers, and the engine's picture of the platform over them.
class PlatformParts {
public:
    struct Given {
        ports::Store& store;
        const Clock& clock;
        Random& random;
        Log& log;
    };
    [[nodiscard]] static Result<std::unique_ptr<PlatformParts>> open(const Folders& folders, const PlatformSettings& settings, Given given);

    /// Brings up what stands between users and instances. Whoever fails to come up is in the log, and asked again by each look.
    void prepare();

    [[nodiscard]] engine::Platform& platform() { return m_platform; }
    [[nodiscard]] ports::Releases& releases() { return *m_releases; }
    [[nodiscard]] ports::ConfigHistory& history() { return *m_history; }
    [[nodiscard]] engine::TrafficGauge& gauge() { return m_gauge; }
    [[nodiscard]] ports::Workload& workload() { return m_workload; }
    [[nodiscard]] const domain::Capabilities& capabilities() const { return m_settings.capabilities; }
    /// None where nothing is measured.
    [[nodiscard]] engine::Monitor* monitor() { return m_monitor.get(); }

private:
    struct Drivers {
        std::unique_ptr<drivers::LocalProcesses> processes;
        std::unique_ptr<drivers::HaproxyProcess> router;
        std::unique_ptr<drivers::FolderReleases> releases;
        std::unique_ptr<drivers::GitConfigHistory> history;
        std::unique_ptr<drivers::SealedSecrets> secrets;
        std::unique_ptr<ports::Database> database; ///< none where the platform has none here
    };
    [[nodiscard]] Result<> openMetrics(const Folders& folders);
    PlatformParts(const Folders& folders, const PlatformSettings& settings, Given given, Drivers drivers);

    Given m_given;
    PlatformSettings m_settings;
    std::unique_ptr<drivers::LocalProcesses> m_processes;
    std::unique_ptr<drivers::HaproxyProcess> m_router;
    std::unique_ptr<drivers::FolderReleases> m_releases;
    std::unique_ptr<drivers::GitConfigHistory> m_history;
    std::unique_ptr<drivers::SealedSecrets> m_secrets;
    std::unique_ptr<ports::Database> m_database;
    engine::Fleet m_fleet;
    engine::RolloutBook m_book;
    engine::Prechecks m_prechecks;
    engine::Snapshots m_snapshots;
    engine::Platform m_platform;
    drivers::LinuxHost m_host;
    engine::TrafficGauge m_gauge;
    web::Client m_client;
    drivers::HttpWorkload m_workload;
    std::unique_ptr<drivers::VictoriaMetrics> m_metrics;
    std::unique_ptr<engine::Monitor> m_monitor;
};

} // namespace godel::app
