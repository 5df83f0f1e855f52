#include "drivers/processes/process_table.h"

#include "drivers/processes/pid_handle.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <csignal>
#include <ctime>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

QByteArray procFile(qint64 pid, const char* name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<qint64> allPids()
{
    QList<qint64> pids;
    for (const auto& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted)) {
        bool isNumber = false;
        const auto pid = name.toLongLong(&isNumber);
        if (isNumber) {
            pids.append(pid);
        }
    }
    return pids;
}

} // namespace

std::optional<KernelProcess> parseStat(const QByteArray& text)
{
    // The name in parentheses may hold anything, also parentheses and spaces: only what follows the last one is split.
    const auto pidEnd = text.indexOf(" (");
    const auto nameEnd = text.lastIndexOf(") ");
    const auto fields = text.mid(nameEnd + 2).split(' ');
    if (pidEnd <= 0 || nameEnd < 0 || fields.size() < 22) {
        return {};
    }
    return KernelProcess{ text.left(pidEnd).toLongLong(),
                          fields.at(1).toLongLong(),
                          fields.at(2).toLongLong(),
                          fields.at(3).toLongLong(),
                          fields.at(0) == "Z" || fields.at(0) == "X",
                          fields.at(19).toLongLong(),
                          Bytes{ fields.at(21).toLongLong() * ::sysconf(_SC_PAGESIZE) },
                          fields.at(11).toLongLong() + fields.at(12).toLongLong() };
}

Duration ticksAsTime(qint64 ticks)
{
    return Duration(ticks * 1'000'000 / ::sysconf(_SC_CLK_TCK));
}

Duration ageOf(const KernelProcess& process)
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const Duration sinceBoot = std::chrono::seconds(now.tv_sec) + Duration(now.tv_nsec / 1000);
    return std::max<Duration>(0s, sinceBoot - ticksAsTime(process.startTicks));
}

std::optional<KernelProcess> lookUp(qint64 pid)
{
    const auto process = parseStat(procFile(pid, "stat"));
    return process && !process->isZombie ? process : std::nullopt;
}

QByteArray bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QList<KernelProcess> processesWithEntry(const QByteArray& entry)
{
    QList<KernelProcess> found;
    for (const auto pid : allPids()) {
        const auto process = lookUp(pid);
        if (process && procFile(pid, "environ").split('\0').contains(entry)) {
            found.append(*process);
        }
    }
    return found;
}

Bytes sharedOnce(const QList<KernelProcess>& processes)
{
    Bytes sum;
    for (const auto& process : processes) {
        auto size = process.resident.count;
        for (const auto& line : procFile(process.pid, "smaps_rollup").split('\n')) {
            if (line.startsWith("Pss:")) {
                size = line.mid(4).simplified().split(' ').first().toLongLong() * 1024;
            }
        }
        sum.count += size;
    }
    return sum;
}

void killExactly(const KernelProcess& process)
{
    const int handle = openPidHandle(process.pid);
    if (handle < 0) {
        return;
    }
    // The handle pins the process, so what is read now is what the signal goes to.
    if (const auto now = lookUp(process.pid); now && now->startTicks == process.startTicks) {
        sendSignal(handle, SIGKILL);
    }
    ::close(handle);
}

ProcessTable ProcessTable::read()
{
    ProcessTable table;
    for (const auto pid : allPids()) {
        if (const auto process = lookUp(pid)) {
            table.m_processes.append(*process);
        }
    }
    return table;
}

QList<KernelProcess> ProcessTable::family(qint64 pid) const
{
    QSet<qint64> pids{ pid };
    QList<KernelProcess> found;
    for (qsizetype before = -1; before != found.size();) {
        before = found.size();
        found.clear();
        for (const auto& process : m_processes) {
            if (process.pid == pid || process.session == pid || process.group == pid || pids.contains(process.parent)) {
                found.append(process);
                pids.insert(process.pid);
            }
        }
    }
    return found;
}

} // namespace godel::drivers
