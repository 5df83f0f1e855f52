#include "node/hang_up_signal.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace godel::node {

HangUpSignal::HangUpSignal()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &HangUpSignal::read);
}

HangUpSignal::~HangUpSignal()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void HangUpSignal::read()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) == sizeof info) {
        Q_EMIT came();
    }
}

} // namespace godel::node
