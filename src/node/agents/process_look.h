#pragma once

#include <QString>

namespace godel::node {

/// What the kernel says of a process at one moment.
struct ProcessLook {
    char state = 0;        ///< as in /proc/PID/stat; 0: it is not there
    double cpuSeconds = 0; ///< of its own and of its children that have ended
    QString waitsIn;       ///< the kernel's function; empty if it does not tell
    [[nodiscard]] bool isStopped() const { return state == 'T' || state == 't'; }
};

[[nodiscard]] ProcessLook lookAtProcess(qint64 pid);
/// "it computes", "it sleeps in the kernel's do_poll" …
[[nodiscard]] QString textOf(const ProcessLook& look);

} // namespace godel::node
