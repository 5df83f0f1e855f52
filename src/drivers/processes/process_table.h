#pragma once

#include "base/units.h"

#include <QByteArray>
#include <QList>
#include <optional>

namespace godel::drivers {

/// One process as the kernel shows it. A pid and a start time together name one process until the next boot.
struct KernelProcess {
    qint64 pid = 0;
    qint64 parent = 0;
    qint64 group = 0;
    qint64 session = 0;
    bool isZombie = false; ///< has ended, only its status is left
    qint64 startTicks = 0; ///< since boot, in clock ticks of the kernel
    Bytes resident;
    qint64 cpuTicks = 0; ///< that it has computed so far, of its own
};

/// Reads the text of /proc/PID/stat; none if it is cut off.
[[nodiscard]] std::optional<KernelProcess> parseStat(const QByteArray& text);
/// None if there is no such process, or only its status is left.
[[nodiscard]] std::optional<KernelProcess> lookUp(qint64 pid);
/// How long ago it began.
[[nodiscard]] Duration ageOf(const KernelProcess& process);
/// As the length of time that it stands for.
[[nodiscard]] Duration ticksAsTime(qint64 ticks);
/// Changes with each boot; start times of two boots must not be compared.
[[nodiscard]] QByteArray bootId();
/// Every process whose environment has the entry ("NAME=value"); those whose environment this user may not read are left
/// out, and so are those that have overwritten it.
[[nodiscard]] QList<KernelProcess> processesWithEntry(const QByteArray& entry);
/// What the processes keep in memory, with pages that several share counted once among them where this user may see it.
[[nodiscard]] Bytes sharedOnce(const QList<KernelProcess>& processes);
/// Sends KILL, unless the pid names another process by now.
void killExactly(const KernelProcess& process);

/// All living processes at one moment.
class ProcessTable {
public:
    [[nodiscard]] static ProcessTable read();

    /// The process, its descendants, and what is in its session or group, also when itself is gone.
    [[nodiscard]] QList<KernelProcess> family(qint64 pid) const;

private:
    QList<KernelProcess> m_processes;
};

} // namespace godel::drivers
