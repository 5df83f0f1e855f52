#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace godel::test {

/// Runs the event loop until the condition holds, at most for the deadline; says whether it held.
template <typename Condition>
bool waitFor(Condition condition, int deadlineMs = 20000)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer tick;
    tick.start(5);
    while (!condition()) {
        if (elapsed.elapsed() > deadlineMs) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace godel::test
