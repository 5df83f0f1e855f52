#include "app/platform_parts.h"

#include "base/file.h"
#include "base/json.h"
#include "engine/rollout/standard_prechecks.h"

#include <QFileInfo>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

/// Without the file nobody is trusted, and no release can be added.
Result<QList<drivers::TrustedKey>> trustedKeys(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        return QList<drivers::TrustedKey>();
    }
    TRY(const auto content, readFile(path));
    return drivers::parseTrustedKeys(content);
}

/// The runbook's metrics, unless the configuration brings others.
Result<QList<domain::MetricDefinition>> metricDefinitions(const QString& configFolder)
{
    const QString own = configFolder + u"/metrics.json"_s;
    TRY(const auto bytes, readFile(QFileInfo::exists(own) ? own : u":/godel/metrics.json"_s));
    TRY(const auto object, parseObject(bytes, u"metrics.json"_s));
    return domain::metricDefinitionsOf(object);
}

/// How instances find the database: libpq's words, the password in a file alone.
QString connectionWords(const ports::DatabaseAccess& access)
{
    QStringList words{u"host="_s + access.host, u"port=%1"_s.arg(access.port), u"dbname="_s + access.database, u"user="_s + access.user};
    const QList<std::pair<QString, QString>> more{{u"passfile"_s, access.passFile}, {u"sslmode"_s, access.sslMode}, {u"sslrootcert"_s, access.sslRootCert}};
    for (const auto& [name, value] : more) {
        if (!value.isEmpty()) {
            words.append(name + u'=' + value);
        }
    }
    return words.join(u' ');
}

/// The fleet's settings with what the platform itself adds.
engine::FleetSettings fleetWith(engine::FleetSettings fleet, const ports::Database* database)
{
    if (database != nullptr && !fleet.environment.contains(u"GODEL_DATABASE"_s)) {
        fleet.environment.insert(u"GODEL_DATABASE"_s, connectionWords(database->access()));
    }
    return fleet;
}

} // namespace

Result<std::unique_ptr<drivers::LocalProcesses>> openProcesses(const Folders& folders, const Clock& clock, Random& random, Log& log)
{
    return drivers::LocalProcesses::open({folders.state + u"/processes"_s, folders.logs, {}, {}}, clock, random, log);
}

Result<std::unique_ptr<PlatformParts>> PlatformParts::open(const Folders& folders, const PlatformSettings& settings, Given given)
{
    Drivers drivers;
    TRY(const auto keys, trustedKeys(folders.config + u"/trusted-keys"_s));
    TRY(drivers.releases, drivers::FolderReleases::open(folders.state + u"/releases"_s, keys));
    TRY(drivers.processes, openProcesses(folders, given.clock, given.random, given.log));
    TRY(drivers.history, drivers::GitConfigHistory::open(folders.config, folders.state + u"/config.git"_s, given.clock));
    TRY(drivers.secrets, drivers::SealedSecrets::open(folders.state + u"/secrets.sealed"_s, folders.config + u"/secrets.key"_s, given.clock));
    if (settings.database && settings.database->url) {
        drivers::ExistingDatabase::Settings existing;
        existing.url = *settings.database->url;
        drivers.database = std::make_unique<drivers::ExistingDatabase>(existing);
    } else if (settings.database) {
        const drivers::LocalDatabase::Settings database{folders.state + u"/database"_s, settings.database->port, settings.database->user, settings.fleet.user};
        drivers.database = std::make_unique<drivers::LocalDatabase>(database, *drivers.processes, *drivers.secrets, given.random);
    }
    drivers::HaproxyProcess::Settings router;
    router.port = settings.frontDoor;
    router.slots = settings.fleet.slots;
    router.folder = folders.state + u"/router"_s;
    router.sessionCookie = settings.sessionCookie;
    router.clientHeader = settings.clientHeader;
    router.user = settings.childUser;
    router.probePort = settings.probePort;
    router.metricsPort = settings.metrics ? settings.metrics->routerPort : quint16(0);
    TRY(drivers.router, drivers::HaproxyProcess::make(router, *drivers.processes, given.log));
    std::unique_ptr<PlatformParts> parts(new PlatformParts(folders, settings, given, std::move(drivers)));
    TRY_DO(parts->openMetrics(folders));
    return parts;
}

PlatformParts::PlatformParts(const Folders& folders, const PlatformSettings& settings, Given given, Drivers drivers)
    : m_given(given), m_settings(settings), m_processes(std::move(drivers.processes)), m_router(std::move(drivers.router)),
      m_releases(std::move(drivers.releases)), m_history(std::move(drivers.history)), m_secrets(std::move(drivers.secrets)),
      m_database(std::move(drivers.database)), m_fleet(given.store, *m_releases, fleetWith(settings.fleet, m_database.get())),
      m_book(given.store, given.clock), m_snapshots({given.store, m_fleet, given.clock, m_database.get(), m_history.get(), folders.state + u"/snapshots"_s}),
      m_platform{*m_router, *m_processes, *m_releases, m_fleet, m_book, m_prechecks, m_snapshots, given.clock, m_settings.rollout},
      m_host(folders.state), m_gauge(*m_router, given.clock), m_workload(m_client, settings.frontDoor, settings.capabilities.offers(domain::Capability::Tasks))
{
    engine::addStandardPrechecks(m_prechecks, m_platform, m_host, m_gauge);
}

Result<> PlatformParts::openMetrics(const Folders& folders)
{
    if (!m_settings.metrics) {
        return {};
    }
    drivers::VictoriaMetrics::Settings settings;
    settings.folder = folders.state + u"/metrics"_s;
    settings.port = m_settings.metrics->port;
    settings.user = m_settings.childUser;
    settings.scrapeInterval = m_settings.metrics->every;
    TRY(m_metrics, drivers::VictoriaMetrics::open(settings, *m_processes, m_client));
    TRY(const auto definitions, metricDefinitions(folders.config));
    const QList<ports::ScrapeTarget> fixed{{u"router"_s, u"haproxy"_s, m_settings.metrics->routerPort}};
    m_monitor = std::make_unique<engine::Monitor>(engine::Monitor::Parts{*m_metrics, m_host, m_platform, m_given.log, definitions, fixed,
                                                                          m_settings.capabilities.of(domain::Capability::Metrics).detail, settings.scrapeInterval});
    return {};
}

void PlatformParts::prepare()
{
    if (m_monitor) {
        m_monitor->begin();
    }
    if (m_database) {
        m_database->prepare().whenReady(m_router.get(), [this](const Result<>& prepared) {
            if (!prepared) {
                m_given.log.error(u"DATABASE_NOT_READY"_s, text(prepared.error()));
            }
        });
    }
    m_router->prepare().whenReady(m_router.get(), [this](const Result<>& prepared) {
        if (!prepared) {
            m_given.log.error(u"ROUTER_NOT_READY"_s, text(prepared.error()));
        }
    });
}

} // namespace godel::app
