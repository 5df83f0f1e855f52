#pragma once

#include "base/clock.h"
#include "ports/router.h"

#include <functional>
#include <memory>

namespace godel::test {

/// One implementation of the port under test, with two slots or more in each group, none of them in use.
class RouterStand {
public:
    virtual ~RouterStand() = default;
    [[nodiscard]] virtual ports::Router& router() = 0;
    [[nodiscard]] virtual const Clock& clock() const = 0;
    /// The port of an instance that answers everything well; it counts for the group that it is placed in.
    [[nodiscard]] virtual quint16 instance(ports::Group group) = 0;
    /// Sends so many requests of clients without a cookie and yields how many of them were refused.
    [[nodiscard]] virtual int send(int requests) = 0;
};

/// What every implementation of ports::Router keeps to. `make` yields a fresh stand.
void checkRouter(const std::function<std::unique_ptr<RouterStand>()>& make);

} // namespace godel::test
