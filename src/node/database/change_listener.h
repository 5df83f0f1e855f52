#pragma once

#include "base/units.h"
#include "node/database/login.h"

#include <QObject>
#include <QThread>
#include <QTimer>

namespace godel::node {

/// Hears of new tasks from the database (LISTEN) on a thread of its own, and connects again whenever it must. Nothing depends
/// on it: who hears nothing looks by itself a little later.
class ChangeListener final : public QObject {
    Q_OBJECT
public:
    /// The login outlives it.
    explicit ChangeListener(const Login& login);
    ~ChangeListener() override;

Q_SIGNALS:
    void heard();

private:
    class Ear;

    QThread m_thread;
    Ear* m_ear; // lives and dies on the thread
};

} // namespace godel::node
