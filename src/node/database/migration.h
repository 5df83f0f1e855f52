#pragma once

#include "node/database/connection.h"

namespace godel::node {

/// Brings the schema up to date; does nothing where it is. The script is a resource of the program.
[[nodiscard]] Result<> migrate(Connection& connection);

/// Unavailable, with what to do, unless the schema is one that this program can use.
[[nodiscard]] Result<> checkSchema(Connection& connection);

} // namespace godel::node
