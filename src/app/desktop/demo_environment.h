#pragma once

#include "base/pending.h"
#include "gui/connection/profile.h"

#include <QObject>

class QProcess;

namespace godel::app {

/// The demo that the window brings up: a real environment beside it, which ends with it.
class DemoEnvironment final : public QObject {
    Q_OBJECT
public:
    explicit DemoEnvironment(QObject* parent = nullptr);
    ~DemoEnvironment() override;

    /// How it is reached, once everything in it runs. Unavailable, with what it wrote last, if it does not come up.
    [[nodiscard]] Pending<gui::Profile> start();

private:
    void read();

    QProcess* m_process = nullptr;
    Pending<gui::Profile> m_answer;
    QByteArray m_said;
};

} // namespace godel::app
