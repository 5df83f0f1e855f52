#include "node/delayer.h"

#include <QTimer>

namespace godel::node {

void Delayer::after(Duration delay, std::function<void()> call)
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(delay);
    QMetaObject::invokeMethod(
        this, [this, wait, call = std::move(call)] { QTimer::singleShot(wait, Qt::PreciseTimer, this, call); },
        Qt::QueuedConnection);
}

} // namespace godel::node
