#include "drivers/processes/supervised_process.h"

#include "base/file.h"
#include "drivers/processes/pid_handle.h"
#include "drivers/processes/port_holder.h"
#include "drivers/processes/process_spec_check.h"
#include "drivers/processes/ready_probe.h"
#include "drivers/processes/spawn.h"

#include <QFile>
#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr Duration probeInterval = 100ms;
constexpr int reasonLines = 8;

QString textOfStatus(const siginfo_t& status)
{
    if (status.si_code == CLD_EXITED) {
        return u"exited with status %1"_s.arg(status.si_status);
    }
    return u"was ended by signal %1 (%2)"_s.arg(status.si_status).arg(QString::fromLocal8Bit(strsignal(status.si_status)));
}

} // namespace

SupervisedProcess::SupervisedProcess(InstanceRecord record, const Supervision& supervision)
    : m_record(std::move(record)), m_supervision(supervision),
      m_output(supervision.logFolder + u'/' + m_record.id.text() + u".log"_s, supervision.output)
{
}

SupervisedProcess::~SupervisedProcess()
{
    m_endNotifier.reset();
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

bool SupervisedProcess::runs() const
{
    return m_record.state == ProcessState::Starting || m_record.state == ProcessState::Ready;
}

QString SupervisedProcess::path(const QString& suffix) const
{
    return m_supervision.stateFolder + u'/' + m_record.id.text() + suffix;
}

Result<> SupervisedProcess::save() const
{
    return writeFile(path(u".json"_s), toBytes(m_record));
}

/// For changes that have happened whether or not they can be written down.
void SupervisedProcess::saveOrTell()
{
    if (const auto saved = save(); !saved) {
        m_supervision.log.error(u"PROCESS_RECORD"_s, text(saved.error()), { { u"instance"_s, m_record.id.text() } });
    }
}

void SupervisedProcess::enter(ProcessState state, const QString& reason)
{
    m_record.state = state;
    m_record.since = m_supervision.clock.now();
    if (!reason.isEmpty()) {
        m_record.reason = reason;
    }
    saveOrTell();
}

Result<> SupervisedProcess::start(const ProcessSpec& spec)
{
    const bool isEqual = spec == m_record.spec;
    if (isEqual && (runs() || m_record.state == ProcessState::Waiting)) {
        return {};
    }
    if (runs() || m_record.state == ProcessState::Stopping) {
        return fail(ErrorCode::Conflict,
                           runs() ? u"%1 runs already, with other settings"_s.arg(m_record.id.text())
                                  : u"%1 is still stopping"_s.arg(m_record.id.text()),
                           u"Stop it and wait until it is stopped"_s);
    }
    TRY_DO(checkSpec(spec));
    m_record.spec = spec;
    m_record.restarts = 0;
    m_record.failures = 0;
    m_record.reason.clear();
    return launch();
}

/// The record with a new mark is on disk before the fork, so that the next engine knows what to look for whenever this one
/// dies. A start that fails is a failure like a death; an error is returned only if nothing was tried.
Result<> SupervisedProcess::launch()
{
    m_record.state = ProcessState::Starting;
    m_record.mark = m_supervision.random.hex(16);
    m_record.boot = QString::fromLatin1(bootId());
    m_record.since = m_supervision.clock.now();
    if (const auto saved = save(); !saved) {
        m_record.state = ProcessState::Stopped;
        return saved;
    }
    m_outputBegin = m_output.size();
    const auto pid = spawnNow();
    if (!pid) {
        noteFailure(text(pid.error()));
        return {};
    }
    watch(*pid, true);
    const auto now = m_supervision.clock.monotonic();
    m_nextProbe = now;
    if (m_record.spec.ready) {
        m_due = now + m_record.spec.ready->deadline;
    } else {
        m_due = now + m_supervision.restart.stable;
        enter(ProcessState::Ready);
    }
    return {};
}

Result<qint64> SupervisedProcess::spawnNow()
{
    const auto& spec = m_record.spec;
    if (spec.ready) {
        // Somebody else's answer would make it look ready.
        TRY_DO(checkPortIsFree(spec.ready->port));
    }
    TRY(const auto output, m_output.open());
    auto environment = spec.environment;
    environment.insert(markVariable, m_record.mark);
    SpawnRequest request{ spec.command, spec.folder, environment, spec.user };
    request.output = output;
    request.complaint = output;
    request.birthPath = path(u".birth"_s);
    auto pid = spawn(request);
    ::close(output);
    return pid;
}

void SupervisedProcess::watch(qint64 pid, bool isChild)
{
    m_pid = pid;
    m_isChild = isChild;
    m_ownReason.clear();
    m_probe = {};
    m_family.clear();
    forgetMeasures();
    const auto born = lookUp(pid);
    m_started = m_supervision.clock.now() - (born ? ageOf(*born) : Duration());
    m_handle = openPidHandle(pid);
    if (m_handle < 0) {
        // Gone already, or this engine has no handle left to watch it by: then it must not run.
        m_ownReason = u"cannot be watched: %1"_s.arg(QString::fromLocal8Bit(strerror(errno)));
        QMetaObject::invokeMethod(this, &SupervisedProcess::ended, Qt::QueuedConnection);
        return;
    }
    m_endNotifier = std::make_unique<QSocketNotifier>(m_handle, QSocketNotifier::Read);
    connect(m_endNotifier.get(), &QSocketNotifier::activated, this, &SupervisedProcess::ended);
}

std::optional<KernelProcess> SupervisedProcess::findMine() const
{
    if (m_record.boot.toLatin1() != bootId()) {
        return {};
    }
    QFile birth(path(u".birth"_s));
    const auto born = birth.open(QIODevice::ReadOnly) ? parseStat(birth.readAll()) : std::nullopt;
    if (born) {
        const auto now = lookUp(born->pid);
        if (now && now->startTicks == born->startTicks) {
            return now;
        }
    }
    for (const auto& process : processesWithEntry(markVariable.toLatin1() + '=' + m_record.mark.toLatin1())) {
        if (process.session == process.pid) {
            return process;
        }
    }
    return {};
}

void SupervisedProcess::adopt()
{
    const auto now = m_supervision.clock.monotonic();
    if (m_record.state == ProcessState::Waiting) {
        m_due = now + waitAfter(m_supervision.restart, m_record.failures);
    }
    if (!runs() && m_record.state != ProcessState::Stopping) {
        return;
    }
    if (const auto mine = findMine()) {
        watch(mine->pid, false);
        m_nextProbe = now;
        m_due = now + m_supervision.restart.stable;
        if (m_record.state == ProcessState::Starting) {
            // The time in which no engine asked does not count.
            m_due = now + (m_record.spec.ready ? m_record.spec.ready->deadline : Duration::zero());
        } else if (m_record.state == ProcessState::Stopping) {
            signalToStop();
        }
        return;
    }
    for (const auto& left : processesWithEntry(markVariable.toLatin1() + '=' + m_record.mark.toLatin1())) {
        killExactly(left);
        m_family.append(left);
    }
    if (m_record.state == ProcessState::Stopping) {
        return;
    }
    if (m_record.boot.toLatin1() != bootId()) {
        m_due = now;
        enter(ProcessState::Waiting, u"the machine was started anew"_s);
        return;
    }
    noteFailure(u"ended while no engine ran"_s);
}

Result<> SupervisedProcess::stop()
{
    if (m_record.state == ProcessState::Stopping || m_record.state == ProcessState::Stopped) {
        return {};
    }
    signalToStop();
    m_record.state = ProcessState::Stopping;
    m_record.since = m_supervision.clock.now();
    const auto saved = save();
    advance();
    return saved;
}

Result<> SupervisedProcess::kill()
{
    TRY_DO(stop());
    killFamily();
    return {};
}

Result<> SupervisedProcess::reload()
{
    if (!runs()) {
        return fail(ErrorCode::Conflict, u"%1 does not run"_s.arg(m_record.id.text()), u"Start it"_s);
    }
    signal(SIGHUP);
    return {};
}

Result<> SupervisedProcess::forget()
{
    if (m_record.state != ProcessState::Stopped && m_record.state != ProcessState::GaveUp) {
        return fail(ErrorCode::Conflict, u"%1 is not stopped"_s.arg(m_record.id.text()),
                           u"Stop it and wait until it is stopped"_s);
    }
    QFile::remove(path(u".birth"_s));
    if (!QFile::remove(path(u".json"_s))) {
        return fail(ErrorCode::Unavailable, u"cannot remove %1"_s.arg(path(u".json"_s)),
                           u"Check that the folder belongs to this user"_s);
    }
    return {};
}

void SupervisedProcess::signal(int number) const
{
    if (m_handle >= 0) {
        sendSignal(m_handle, number);
    }
}

void SupervisedProcess::signalToStop()
{
    signal(m_record.spec.stopSignal == StopSignal::Interrupt ? SIGINT : SIGTERM);
    m_due = m_supervision.clock.monotonic() + m_record.spec.drainTime;
}

/// Descendants that have left the group (PostgreSQL's do) are found by their parents, and by the last look after that.
void SupervisedProcess::killFamily()
{
    if (m_pid == 0) {
        return;
    }
    for (const auto& process : ProcessTable::read().family(m_pid)) {
        const bool isKnown = std::ranges::any_of(m_family, [&](const auto& known) {
            return known.pid == process.pid && known.startTicks == process.startTicks;
        });
        if (!isKnown) {
            m_family.append(process);
        }
    }
    signal(SIGKILL);
    // Our own child keeps its pid, and with it the group's number, until it is reaped.
    if (m_isChild) {
        ::kill(-static_cast<pid_t>(m_pid), SIGKILL);
    }
    for (const auto& process : std::as_const(m_family)) {
        killExactly(process);
    }
}

bool SupervisedProcess::leftoversAreGone()
{
    m_family.removeIf([](const KernelProcess& process) {
        const auto now = lookUp(process.pid);
        return !now || now->startTicks != process.startTicks;
    });
    return m_family.isEmpty();
}

void SupervisedProcess::ended()
{
    if (m_pid == 0) {
        return;
    }
    killFamily();
    auto how = reap();
    if (!m_ownReason.isEmpty()) {
        how = m_ownReason;
    }
    if (m_record.state == ProcessState::Stopping) {
        advance();
    } else {
        noteFailure(how);
    }
}

QString SupervisedProcess::reap()
{
    siginfo_t status{};
    const bool isKnown = m_isChild && ::waitid(P_PIDFD, static_cast<id_t>(m_handle), &status, WEXITED | WNOHANG) == 0
        && status.si_pid != 0;
    if (m_endNotifier) {
        // It is the caller of this, so it goes later.
        m_endNotifier->setEnabled(false);
        m_endNotifier.release()->deleteLater();
        ::close(m_handle);
    }
    m_handle = -1;
    m_pid = 0;
    forgetMeasures();
    return isKnown ? textOfStatus(status) : u"ended; its status went to an earlier engine"_s;
}

void SupervisedProcess::noteFailure(const QString& how)
{
    const auto tail = m_output.tail(m_outputBegin, reasonLines);
    const auto reason = tail.isEmpty() ? how : u"%1; it wrote last:\n%2"_s.arg(how, tail);
    const auto& policy = m_supervision.restart;
    const QJsonObject fields{ { u"instance"_s, m_record.id.text() }, { u"how"_s, how } };
    ++m_record.failures;
    if (!m_record.spec.isKeptAlive) {
        m_supervision.log.warning(u"PROCESS_ENDED"_s, u"a process ended and is not kept alive"_s, fields);
        enter(ProcessState::Stopped, reason);
    } else if (m_record.failures >= policy.giveUpAfter) {
        m_supervision.log.error(u"PROCESS_GAVE_UP"_s, u"a process failed too often in a row"_s, fields);
        enter(ProcessState::GaveUp, u"failed %1 times in a row; it %2"_s.arg(m_record.failures).arg(reason));
    } else {
        m_supervision.log.warning(u"PROCESS_FAILED"_s, u"a process failed and will be started again"_s, fields);
        m_due = m_supervision.clock.monotonic() + waitAfter(policy, m_record.failures);
        enter(ProcessState::Waiting, reason);
    }
}

void SupervisedProcess::advance()
{
    const bool isDue = m_supervision.clock.monotonic() >= m_due;
    switch (m_record.state) {
    case ProcessState::Starting:
        probe();
        break;
    case ProcessState::Ready:
        if (isDue && m_record.failures > 0) {
            m_record.failures = 0;
            saveOrTell();
        }
        break;
    case ProcessState::Waiting:
        if (isDue && leftoversAreGone()) {
            ++m_record.restarts;
            if (const auto launched = launch(); !launched) {
                noteFailure(text(launched.error()));
            }
        }
        break;
    case ProcessState::Stopping:
        if (m_pid != 0 && isDue) {
            killFamily();
        } else if (m_pid == 0 && leftoversAreGone()) {
            enter(ProcessState::Stopped);
        }
        break;
    case ProcessState::Stopped:
    case ProcessState::GaveUp:
        break;
    }
}

void SupervisedProcess::probe()
{
    const auto now = m_supervision.clock.monotonic();
    const auto& check = m_record.spec.ready;
    if (!check || (m_probe.isValid() && m_probe.isReady() && m_probe.result())) {
        m_due = now + m_supervision.restart.stable;
        enter(ProcessState::Ready);
        return;
    }
    const bool hasAnswer = m_probe.isValid() && m_probe.isReady();
    if (now >= m_due && m_ownReason.isEmpty()) {
        m_ownReason = u"was not ready within %1"_s.arg(text(check->deadline));
        if (hasAnswer) {
            m_ownReason += u": "_s + m_probe.result().error().message;
        }
        killFamily();
    } else if ((!m_probe.isValid() || hasAnswer) && now >= m_nextProbe) {
        m_nextProbe = now + probeInterval;
        m_probe = askReady(this, check->port, check->path);
    }
}

void SupervisedProcess::look(const ProcessTable& table)
{
    const auto rotated = m_output.rotateIfNeeded();
    if (!rotated && !m_hasTrouble) {
        m_supervision.log.error(u"PROCESS_LOG"_s, text(rotated.error()), { { u"instance"_s, m_record.id.text() } });
    }
    m_hasTrouble = !rotated;
    if (m_pid == 0) {
        return;
    }
    m_family = table.family(m_pid);
    measure();
    const auto limit = m_record.spec.memoryLimit;
    if (limit && m_memory > *limit) {
        m_memory = sharedOnce(m_family);
        if (m_memory > *limit && m_record.state != ProcessState::Stopping) {
            m_ownReason = u"used %1 of memory, over its limit of %2"_s.arg(text(m_memory), text(*limit));
            killFamily();
        }
    }
}

void SupervisedProcess::forgetMeasures()
{
    m_memory = {};
    m_started.reset();
    m_computed.reset();
    m_cpuPercent.reset();
}

void SupervisedProcess::measure()
{
    m_memory = {};
    Duration computed{};
    for (const auto& process : std::as_const(m_family)) {
        m_memory.count += process.resident.count;
        computed += ticksAsTime(process.cpuTicks);
    }
    const Duration now = m_supervision.clock.monotonic();
    if (m_computed && now > m_lookedAt) {
        // A descendant that has ended took its time with it.
        const auto more = std::max<Duration>(0s, computed - *m_computed);
        m_cpuPercent = 100.0 * static_cast<double>(more.count()) / static_cast<double>((now - m_lookedAt).count());
    }
    m_computed = computed;
    m_lookedAt = now;
}

bool SupervisedProcess::isSettled() const
{
    return m_record.state == ProcessState::Stopped || m_record.state == ProcessState::GaveUp
        || m_record.state == ProcessState::Ready;
}

ProcessView SupervisedProcess::view() const
{
    return { m_record.id,       m_record.spec,   m_record.state, m_pid,     m_record.since,
             m_record.restarts, m_record.reason, m_memory,       m_started, m_cpuPercent };
}

} // namespace godel::drivers
