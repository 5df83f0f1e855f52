#pragma once

#include "base/units.h"
#include "node/database/login.h"

#include <QObject>
#include <QThread>
#include <QTimer>

namespace godel::node {

/// Hears of new and of removed tasks from the database (LISTEN) on a thread of its own, and connects again whenever it must. Nothing
/// depends on it alone: who hears nothing of new tasks looks by itself a little later, and who was deaf looks at what was removed.
class ChangeListener final : public QObject {
    Q_OBJECT
public:
    /// The login outlives it.
    explicit ChangeListener(const Login& login);
    ~ChangeListener() override;

Q_SIGNALS:
    /// There may be work.
    void heard();
    /// A task that was done is no more.
    void removed(qint64 id);
    /// From here on nothing is missed; something may have been before.
    void listening();

private:
    class Ear;

    QThread m_thread;
    Ear* m_ear; // lives and dies on the thread
};

} // namespace godel::node
