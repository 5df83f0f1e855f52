#pragma once

#include "ports/database.h"

namespace godel::test {

/// One implementation of the port under test, never prepared; its server, if others run it, answers.
class DatabaseUnderTest {
public:
    virtual ~DatabaseUnderTest() = default;
    [[nodiscard]] virtual ports::Database& database() = 0;
    /// Whether it may be stopped.
    [[nodiscard]] virtual bool isOurs() const = 0;
    /// Where dumps may be written.
    [[nodiscard]] virtual QString folder() const = 0;
};

/// What every implementation of ports::Database keeps to. A statement of "THIS FAILS" is one that the server refuses.
void checkDatabase(DatabaseUnderTest& stand);

} // namespace godel::test
