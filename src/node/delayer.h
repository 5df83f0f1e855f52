#pragma once

#include "base/units.h"

#include <QObject>
#include <functional>

namespace godel::node {

/// Calls something later without holding up anybody meanwhile. `after` may be called from any thread; the call comes from
/// this object's event loop, or never if the object is gone by then.
class Delayer final : public QObject {
public:
    void after(Duration delay, std::function<void()> call);
};

} // namespace godel::node
