#include "drivers/router/haproxy_process.h"

#include "base/file.h"
#include "drivers/processes/port_holder.h"
#include "drivers/router/haproxy_check.h"

#include <QFileInfo>
#include <QTimer>

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
    config.socketPath = settings.folder + u"/haproxy.sock"_s;
    config.statePath = settings.folder + u"/haproxy.state"_s;
    config.sessionCookie = settings.sessionCookie;
    config.probePort = settings.probePort;
    config.metricsPort = settings.metricsPort;
    TRY(const auto parsed, HaproxyConfig::parse(config));
    TRY_DO(makeFolder(settings.folder));
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

Result<> HaproxyProcess::writeFirst()
{
    // After a reboot the files of the last run are there, with the share and the slots that held.
    if (QFileInfo::exists(configPath())) {
        return {};
    }
    TRY_DO(writeFile(m_config.settings().statePath, {}));
    return writeFile(configPath(), m_config.render());
}

Pending<> HaproxyProcess::prepare()
{
    const auto prepared = Pending<>::make();
    if (isRunning(m_processes.find(id()))) {
        awaitAnswer(prepared, mostLooks);
        return prepared;
    }
    if (!QFileInfo(m_settings.program).isExecutable()) {
        return Pending<>::of(fail(ErrorCode::Unavailable, u"there is no HAProxy at %1"_s.arg(m_settings.program), u"Install the package haproxy"_s));
    }
    if (const auto isFree = checkPortIsFree(m_settings.port); !isFree) {
        return Pending<>::of(isFree);
    }
    if (const auto written = writeFirst(); !written) {
        return Pending<>::of(written);
    }
    checkConfiguration(this, m_settings.program, configPath()).whenReady(this, [this, prepared](const Result<>& checked) {
        checked ? begin(prepared) : prepared.fulfil(checked);
    });
    return prepared;
}

void HaproxyProcess::begin(const Pending<>& prepared)
{
    ports::ProcessSpec spec;
    spec.command = {m_settings.program, u"-db"_s, u"-f"_s, configPath()};
    spec.folder = m_settings.folder;
    spec.user = m_settings.user;
    if (const auto started = m_processes.start(id(), spec); !started) {
        return prepared.fulfil(started);
    }
    awaitAnswer(prepared, mostLooks);
}

void HaproxyProcess::awaitAnswer(const Pending<>& prepared, int looksLeft)
{
    m_router.look().whenReady(this, [this, prepared, looksLeft](const Result<ports::RouterView>& view) {
        if (view) {
            return prepared.fulfil({});
        }
        const auto process = m_processes.find(id());
        if (looksLeft == 0 || !isRunning(process)) {
            const QString why = process && !process->reason.isEmpty() ? process->reason : view.error().message;
            return prepared.fulfil(fail(ErrorCode::Unavailable, u"HAProxy does not come up: %1"_s.arg(why), u"Look at its log"_s));
        }
        QTimer::singleShot(lookEvery, this, [this, prepared, looksLeft] { awaitAnswer(prepared, looksLeft - 1); });
    });
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
        const auto written = config.and_then([this](const HaproxyConfig& now) { return writeFile(configPath(), now.render()); });
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
