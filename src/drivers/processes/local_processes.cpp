#include "drivers/processes/local_processes.h"

#include "base/file.h"

#include <QDir>
#include <algorithm>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr auto busyInterval = 50ms;
constexpr auto calmInterval = 1s;
/// A little less than the calm interval, so that a timer that comes early does not skip a look.
constexpr Duration lookInterval = 900ms;

tl::unexpected<Error> unknown(const InstanceId& id)
{
    return fail(ErrorCode::Conflict, u"%1 does not run"_s.arg(id.text()), u"Start it"_s);
}

} // namespace

Result<std::unique_ptr<LocalProcesses>> LocalProcesses::open(const Settings& settings, const Clock& clock, Random& random,
                                                             Log& log)
{
    TRY_DO(makeFolder(settings.stateFolder));
    TRY_DO(makeFolder(settings.logFolder));
    TRY(auto lock, FolderLock::take(settings.stateFolder));
    std::unique_ptr<LocalProcesses> processes(new LocalProcesses(
        { settings.stateFolder, settings.logFolder, settings.restart, settings.output, clock, random, log },
        std::move(lock)));
    TRY_DO(processes->readAll());
    return processes;
}

LocalProcesses::LocalProcesses(Supervision supervision, FolderLock lock)
    : m_lock(std::move(lock)), m_supervision(std::move(supervision)), m_lastLook(m_supervision.clock.monotonic())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LocalProcesses::tick);
}

LocalProcesses::~LocalProcesses() = default;

/// All files are read before anything is touched.
Result<> LocalProcesses::readAll()
{
    const QDir folder(m_supervision.stateFolder);
    for (const auto& name : folder.entryList({ u"*.json"_s }, QDir::Files)) {
        const auto path = folder.filePath(name);
        TRY(const auto bytes, readFile(path));
        TRY(auto record, recordOf(bytes, path));
        const auto id = record.id;
        m_processes[id] = std::make_unique<SupervisedProcess>(std::move(record), m_supervision);
    }
    for (const auto& [id, process] : m_processes) {
        process->adopt();
    }
    tick();
    return {};
}

SupervisedProcess* LocalProcesses::processOf(const InstanceId& id) const
{
    const auto found = m_processes.find(id);
    return found == m_processes.end() ? nullptr : found->second.get();
}

Result<> LocalProcesses::start(const InstanceId& id, const ProcessSpec& spec)
{
    if (id.isEmpty()) {
        return fail(ErrorCode::Invalid, u"a process needs a name"_s, u"Give one"_s, u"id"_s);
    }
    auto* process = processOf(id);
    if (process == nullptr) {
        InstanceRecord record;
        record.id = id;
        auto fresh = std::make_unique<SupervisedProcess>(std::move(record), m_supervision);
        TRY_DO(fresh->start(spec));
        m_processes[id] = std::move(fresh);
    } else {
        TRY_DO(process->start(spec));
    }
    planNextTick();
    return {};
}

Result<> LocalProcesses::stop(const InstanceId& id)
{
    auto* process = processOf(id);
    const auto stopped = process == nullptr ? Result<>() : process->stop();
    planNextTick();
    return stopped;
}

Result<> LocalProcesses::kill(const InstanceId& id)
{
    auto* process = processOf(id);
    const auto killed = process == nullptr ? Result<>() : process->kill();
    planNextTick();
    return killed;
}

Result<> LocalProcesses::reload(const InstanceId& id)
{
    auto* process = processOf(id);
    return process == nullptr ? Result<>(unknown(id)) : process->reload();
}

Result<> LocalProcesses::forget(const InstanceId& id)
{
    if (auto* process = processOf(id)) {
        TRY_DO(process->forget());
        m_processes.erase(id);
    }
    return {};
}

std::optional<ProcessView> LocalProcesses::find(const InstanceId& id) const
{
    const auto* process = processOf(id);
    return process == nullptr ? std::nullopt : std::optional(process->view());
}

QList<ProcessView> LocalProcesses::list() const
{
    QList<ProcessView> views;
    for (const auto& [id, process] : m_processes) {
        views.append(process->view());
    }
    return views;
}

Pending<QStringList> LocalProcesses::log(const InstanceId& id, const LogWish& wish) const
{
    if (const auto checked = checkWish(wish); !checked) {
        return Pending<QStringList>::of(fail(checked.error()));
    }
    const auto* process = processOf(id);
    const OutputLog output(m_supervision.logFolder + u'/' + id.text() + u".log"_s, m_supervision.output);
    if (id.isEmpty() || (process == nullptr && !output.exists())) {
        return Pending<QStringList>::of(
            fail(ErrorCode::NotFound, u"nothing called %1 has run here"_s.arg(id.text()), u"See what does"_s, u"id"_s));
    }
    return m_reader.run([output, wish] { return output.lines(wish); });
}

void LocalProcesses::tick()
{
    for (const auto& [id, process] : m_processes) {
        process->advance();
    }
    const auto now = m_supervision.clock.monotonic();
    if (now - m_lastLook >= lookInterval) {
        m_lastLook = now;
        const auto table = ProcessTable::read();
        for (const auto& [id, process] : m_processes) {
            process->look(table);
        }
    }
    planNextTick();
}

void LocalProcesses::planNextTick()
{
    const bool isCalm =
        std::ranges::all_of(m_processes, [](const auto& entry) { return entry.second->isSettled(); });
    const std::chrono::milliseconds wait = isCalm ? calmInterval : busyInterval;
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wait) {
        m_timer.start(wait);
    }
}

} // namespace godel::drivers
