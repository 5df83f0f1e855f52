#pragma once

#include "base/log.h"
#include "node/faults.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace godel::node {

/// Reads the file of passing faults whenever it has changed, and brings what it says. A file that is gone ends them; one that cannot be
/// read leaves them as they were. Lives on the thread with the event loop.
class FaultsFile final : public QObject {
    Q_OBJECT
public:
    /// All of them outlive it.
    FaultsFile(QString path, Faults& faults, Log& log);

    /// Reads it now, changed or not.
    void read();

private:
    void look();
    [[nodiscard]] std::pair<QDateTime, qint64> stamp() const;

    QString m_path;
    Faults& m_faults;
    Log& m_log;
    QTimer m_timer;
    std::pair<QDateTime, qint64> m_seen;
};

} // namespace godel::node
