#pragma once

#include "ports/host.h"

namespace godel::test {

/// A machine that says what the test wants it to.
class FakeHost final : public ports::Host {
public:
    ports::HostView view{12, 34, Bytes{50LL * 1024 * 1024 * 1024}};

    [[nodiscard]] Result<ports::HostView> look() override { return view; }
};

} // namespace godel::test
