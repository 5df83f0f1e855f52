#pragma once

#include <QtGlobal>

namespace godel::drivers {

/// A file that stands for one process, whoever gets its pid later; readable once it has ended. Closed by the caller; -1 with
/// errno if there is no such process. Direct system calls: Debian 12's <sys/pidfd.h> cannot be used from C++.
[[nodiscard]] int openPidHandle(qint64 pid);
/// Does nothing if the process has ended.
void sendSignal(int pidHandle, int number);

} // namespace godel::drivers
