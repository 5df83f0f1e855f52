#include "drivers/processes/pid_handle.h"

#include <sys/syscall.h>
#include <unistd.h>

namespace godel::drivers {

int openPidHandle(qint64 pid)
{
    return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0U));
}

void sendSignal(int pidHandle, int number)
{
    ::syscall(SYS_pidfd_send_signal, pidHandle, number, nullptr, 0U);
}

} // namespace godel::drivers
