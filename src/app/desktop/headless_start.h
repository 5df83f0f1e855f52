#pragma once

#include "app/folders.h"
#include "base/pending.h"

#include <QElapsedTimer>
#include <QTimer>

namespace godel::app {

/// Whether an engine answers at this socket. A killed one leaves its socket behind, so that the file alone says nothing; on this machine
/// a connection stands at once or never.
[[nodiscard]] bool answers(const QString& socketPath);

/// Starts this machine's engine as a process of its own, which outlives this program.
class HeadlessStart final : public QObject {
    Q_OBJECT
public:
    explicit HeadlessStart(QObject* parent = nullptr);

    /// Answers once the engine does. NotFound where godel-opsd is not beside this program; Unavailable, with its last words, if it ends
    /// or does not answer within 30 seconds.
    [[nodiscard]] Pending<> start(const Folders& folders, const QStringList& arguments);

private:
    void look();

    QTimer m_turn;
    QElapsedTimer m_since;
    Folders m_folders;
    qint64 m_pid = 0;
    Pending<> m_answer = Pending<>::make();
};

} // namespace godel::app
