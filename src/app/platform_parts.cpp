#include "app/platform_parts.h"

#include "base/file.h"
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
    drivers::HaproxyProcess::Settings router;
    router.port = settings.frontDoor;
    router.slots = settings.fleet.slots;
    router.folder = folders.state + u"/router"_s;
    router.sessionCookie = settings.sessionCookie;
    TRY(drivers.router, drivers::HaproxyProcess::make(router, *drivers.processes, given.log));
    return std::unique_ptr<PlatformParts>(new PlatformParts(folders, settings, given, std::move(drivers)));
}

PlatformParts::PlatformParts(const Folders& folders, const PlatformSettings& settings, Given given, Drivers drivers)
    : m_given(given), m_settings(settings), m_processes(std::move(drivers.processes)), m_router(std::move(drivers.router)),
      m_releases(std::move(drivers.releases)), m_history(std::move(drivers.history)), m_fleet(given.store, *m_releases, settings.fleet),
      m_book(given.store, given.clock), m_snapshots({given.store, m_fleet, given.clock, nullptr, m_history.get(), folders.state + u"/snapshots"_s}),
      m_platform{*m_router, *m_processes, *m_releases, m_fleet, m_book, m_prechecks, m_snapshots, given.clock, m_settings.rollout}
{
    engine::addStandardPrechecks(m_prechecks, m_platform);
}

void PlatformParts::prepare()
{
    m_router->prepare().whenReady(m_router.get(), [this](const Result<>& prepared) {
        if (!prepared) {
            m_given.log.error(u"ROUTER_NOT_READY"_s, text(prepared.error()));
        }
    });
}

} // namespace godel::app
