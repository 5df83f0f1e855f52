#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace godel::app {

/// Tells of TERM and INT in the event loop. To be made before any other thread, so that all of them leave these signals alone.
class StopSignals final : public QObject {
    Q_OBJECT
public:
    StopSignals();
    ~StopSignals() override;

Q_SIGNALS:
    void stopAsked(int signal);

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace godel::app
