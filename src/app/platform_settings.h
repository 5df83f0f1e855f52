#pragma once

#include "domain/platform/capabilities.h"
#include "drivers/database/database_url.h"
#include "engine/fleet/fleet.h"
#include "engine/rollout/rollout_settings.h"

namespace godel::app {

/// What `platform.json` and `rollout.json` in the configuration folder say about what is operated and how.
struct PlatformSettings {
    quint16 frontDoor = 3000; ///< where users come in
    QString sessionCookie = QStringLiteral("godel_session");
    QString clientHeader;     ///< names a client that sends no cookie; empty: each of its requests counts by itself
    QString childUser;        ///< runs the router and the metrics, where the engine is root; godel-ops if nothing is said
    quint16 probePort = 7401; ///< of the engine's own view of the platform, on 127.0.0.1, read only
    struct Database {
        quint16 port = 7403;
        QString user;    ///< runs it, where the engine is root; godel-db if nothing is said
        std::optional<drivers::DatabaseUrl> url{}; ///< of one that others run, instead of one of our own
    };
    std::optional<Database> database; ///< none: the platform has no database here
    struct Metrics {
        quint16 port = 7402;       ///< of VictoriaMetrics
        quint16 routerPort = 7406; ///< of the router's page
        Duration every = 5s;
    };
    std::optional<Metrics> metrics; ///< none: nothing is measured
    engine::FleetSettings fleet;
    domain::Capabilities capabilities = domain::Capabilities::reference();
    engine::RolloutSettings rollout;
};

/// What a content of `platform.json` says; the rollout's settings are the defaults. Errors as below.
[[nodiscard]] Result<PlatformSettings> platformSettingsOf(const QJsonObject& platform);

/// Missing files mean the defaults, which for an engine of root are godel-app for instances and godel-db for the database. Invalid
/// names the file and the key that is wrong, an account that does not exist too.
[[nodiscard]] Result<PlatformSettings> platformSettings(const QString& configFolder);

} // namespace godel::app
