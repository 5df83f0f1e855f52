#include "drivers/router/haproxy_process.h"

#include "base/file.h"
#include "drivers/processes/account.h"
#include "drivers/processes/port_holder.h"
#include "drivers/router/haproxy_check.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>
#include <utility>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(50);
constexpr int mostLooks = 200;

bool isRunning(const std::optional<ports::ProcessView>& view)
{
    return view && (view->state == ports::ProcessState::Starting || view->state == ports::ProcessState::Ready || view->state == ports::ProcessState::Waiting);
}

} // namespace

Result<std::unique_ptr<HaproxyProcess>> HaproxyProcess::make(const Settings& settings, ports::Processes& processes, Log& log)
{
    HaproxyConfig::Settings config;
    config.port = settings.port;
    config.slots = settings.slots;
    config.socketPath = settings.folder + u"/run/haproxy.sock"_s;
    config.statePath = settings.folder + u"/haproxy.state"_s;
    config.sessionCookie = settings.sessionCookie;
    config.probePort = settings.probePort;
    config.metricsPort = settings.metricsPort;
    config.clientHeader = settings.clientHeader;
    TRY(const auto parsed, HaproxyConfig::parse(config));
    return std::unique_ptr<HaproxyProcess>(new HaproxyProcess(settings, parsed, processes, log));
}

HaproxyProcess::HaproxyProcess(const Settings& settings, const HaproxyConfig& config, ports::Processes& processes, Log& log)
    : m_settings(settings), m_config(config), m_processes(processes), m_log(log), m_router(config)
{
}

ports::InstanceId HaproxyProcess::id()
{
    return *ports::InstanceId::parse(u"haproxy"_s);
}

/// Only the socket's folder belongs to HAProxy's own account, so that nothing the engine writes lies where that may put a link.
Result<> HaproxyProcess::makeFolders() const
{
    const bool isApart = !m_settings.user.isEmpty();
    TRY_DO(makeFolder(m_settings.folder, isApart ? ownerOnlyFolder | QFileDevice::ExeGroup | QFileDevice::ExeOther : ownerOnlyFolder));
    TRY_DO(makeFolder(m_settings.folder + u"/run"_s));
    return giveTo(m_settings.user, m_settings.folder + u"/run"_s);
}

Result<> HaproxyProcess::writeFirst()
{
    TRY_DO(makeFolders());
    // After a reboot the files of the last run are there, with the share and the slots that held.
    const auto last = readFile(configPath());
    if (!last) {
        TRY_DO(writeFile(m_config.settings().statePath, {}, readableByAll));
    }
    return writeFile(configPath(), last ? withRunTimeOf(*last, m_config.render()) : m_config.render(), readableByAll);
}

Pending<> HaproxyProcess::prepare()
{
    const auto prepared = Pending<>::make();
    isRunning(m_processes.find(id())) ? awaitAnswer(prepared, mostLooks, [this, prepared] { renew(prepared); }) : start(prepared);
    return prepared;
}

void HaproxyProcess::start(const Pending<>& prepared)
{
    if (!QFileInfo(m_settings.program).isExecutable()) {
        return prepared.fulfil(fail(ErrorCode::Unavailable, u"there is no HAProxy at %1"_s.arg(m_settings.program), u"Install the package haproxy"_s));
    }
    if (const auto isFree = checkPortIsFree(m_settings.port); !isFree) {
        return prepared.fulfil(isFree);
    }
    if (const auto written = writeFirst(); !written) {
        return prepared.fulfil(written);
    }
    checkConfiguration(this, m_settings.program, configPath()).whenReady(this, [this, prepared](const Result<>& checked) {
        checked ? begin(prepared) : prepared.fulfil(checked);
    });
}

void HaproxyProcess::begin(const Pending<>& prepared)
{
    ports::ProcessSpec spec;
    spec.command = {m_settings.program, u"-W"_s, u"-f"_s, configPath()};
    spec.folder = m_settings.folder;
    spec.user = m_settings.user;
    if (const auto started = m_processes.start(id(), spec); !started) {
        return prepared.fulfil(started);
    }
    awaitAnswer(prepared, mostLooks, [prepared] { prepared.fulfil({}); });
}

void HaproxyProcess::awaitAnswer(const Pending<>& prepared, int looksLeft, const Go& then)
{
    m_router.look().whenReady(this, [this, prepared, looksLeft, then](const Result<ports::RouterView>& view) {
        if (view) {
            return then();
        }
        const auto process = m_processes.find(id());
        if (looksLeft == 0 || !isRunning(process)) {
            const QString why = process && !process->reason.isEmpty() ? process->reason : view.error().message;
            return prepared.fulfil(fail(ErrorCode::Unavailable, u"HAProxy does not come up: %1"_s.arg(why), u"Look at its log"_s));
        }
        QTimer::singleShot(lookEvery, this, [this, prepared, looksLeft, then] { awaitAnswer(prepared, looksLeft - 1, then); });
    });
}

void HaproxyProcess::renew(const Pending<>& prepared)
{
    m_router.running().whenReady(this, [this, prepared](const Result<HaproxyRouter::Running>& running) {
        if (!running || running->structure == m_config.structure()) {
            return prepared.fulfil(running.map([](const auto&) {}));
        }
        // Nothing else is written to the files until the next process has them.
        m_isKeeping = true;
        m_router.carryOver().whenReady(this, [this, prepared, epoch = running->epoch](const Result<HaproxyConfig>& next) {
            next ? tryNext(prepared, epoch, *next) : endRenewal(prepared, fail(next.error()));
        });
    });
}

void HaproxyProcess::tryNext(const Pending<>& prepared, qint64 epoch, const HaproxyConfig& next)
{
    const QString path = configPath() + u".next"_s;
    if (const auto written = writeFile(path, next.render(), readableByAll); !written) {
        return endRenewal(prepared, written);
    }
    checkConfiguration(this, m_settings.program, path).whenReady(this, [this, prepared, epoch, path, text = next.render()](const Result<>& checked) {
        QFile::remove(path);
        checked ? reload(prepared, epoch, text) : endRenewal(prepared, checked);
    });
}

void HaproxyProcess::reload(const Pending<>& prepared, qint64 epoch, const QByteArray& next)
{
    const auto previous = readFile(configPath());
    const auto written = previous.and_then([&](const QByteArray&) { return writeFile(configPath(), next, readableByAll); });
    const auto told = written.and_then([this] { return m_processes.reload(id()); });
    m_previous = previous.value_or(QByteArray());
    told ? awaitNext(prepared, epoch, mostLooks) : endRenewal(prepared, told);
}

/// Another process answers with the configuration of now, or the master found that none could be made of it and the old one goes on.
void HaproxyProcess::awaitNext(const Pending<>& prepared, qint64 epoch, int looksLeft)
{
    m_router.running().whenReady(this, [this, prepared, epoch, looksLeft](const Result<HaproxyRouter::Running>& now) {
        if (now && now->epoch != epoch && now->structure == m_config.structure()) {
            m_log.info(u"ROUTER_RENEWED"_s, u"HAProxy went over to its new configuration"_s, {{u"process"_s, now->epoch}});
            m_previous.clear();
            return endRenewal(prepared, {});
        }
        if (looksLeft == 0 || !isRunning(m_processes.find(id()))) {
            return endRenewal(prepared, fail(ErrorCode::Unavailable, u"HAProxy did not go over to its new configuration"_s,
                                             u"The old one goes on; its log says why: a new port that somebody has, for instance"_s));
        }
        QTimer::singleShot(lookEvery, this, [this, prepared, epoch, looksLeft] { awaitNext(prepared, epoch, looksLeft - 1); });
    });
}

void HaproxyProcess::endRenewal(const Pending<>& prepared, const Result<>& result)
{
    m_isKeeping = false;
    if (!m_previous.isEmpty()) {
        if (const auto restored = writeFile(configPath(), std::exchange(m_previous, {}), readableByAll); !restored) {
            m_log.warning(u"ROUTER_STATE_NOT_KEPT"_s, text(restored.error()));
        }
    }
    if (m_isChanged) {
        keep();
    }
    prepared.fulfil(result);
}

void HaproxyProcess::keep()
{
    m_isChanged = true;
    if (m_isKeeping) {
        return;
    }
    m_isKeeping = true;
    m_isChanged = false;
    m_router.carryOver().whenReady(this, [this](const Result<HaproxyConfig>& config) {
        m_isKeeping = false;
        // Its structure stays as it is, which may be an older one whose successor was refused.
        const auto written = config.and_then([this](const HaproxyConfig& now) -> Result<> {
            TRY(const auto present, readFile(configPath()));
            return writeFile(configPath(), withRunTime(present, now.settings().split, now.settings().hold), readableByAll);
        });
        if (!written) {
            m_log.warning(u"ROUTER_STATE_NOT_KEPT"_s, text(written.error()));
        }
        if (m_isChanged) {
            keep();
        }
    });
}

template <typename T>
Pending<T> HaproxyProcess::kept(Pending<T> change)
{
    const auto told = Pending<T>::make();
    change.whenReady(this, [this, told](const Result<T>& result) {
        told.fulfil(result);
        if (result) {
            keep();
        }
    });
    return told;
}

Pending<> HaproxyProcess::place(ports::Slot slot, quint16 port)
{
    return kept(m_router.place(slot, port));
}

Pending<ports::Departure> HaproxyProcess::takeOut(ports::Slot slot, ports::Removal removal)
{
    return kept(m_router.takeOut(slot, removal));
}

Pending<> HaproxyProcess::split(ports::Split split)
{
    return kept(m_router.split(split));
}

Pending<> HaproxyProcess::hold(std::optional<Duration> retryAfter)
{
    return kept(m_router.hold(retryAfter));
}

} // namespace godel::drivers
