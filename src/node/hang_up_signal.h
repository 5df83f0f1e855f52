#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace godel::node {

/// Tells of HUP in the event loop. To be made before any other thread, so that all of them leave this signal alone.
class HangUpSignal final : public QObject {
    Q_OBJECT
public:
    HangUpSignal();
    ~HangUpSignal() override;

Q_SIGNALS:
    void came();

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace godel::node
