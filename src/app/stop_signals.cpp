#include "app/stop_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace godel::app {

StopSignals::StopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StopSignals::read);
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    close(m_descriptor);
}

void StopSignals::read()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) == sizeof info) {
        Q_EMIT stopAsked(static_cast<int>(info.ssi_signo));
    }
}

} // namespace godel::app
