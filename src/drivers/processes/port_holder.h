#pragma once

#include "base/result.h"

#include <optional>

namespace godel::drivers {

/// Who listens on a TCP port of this host, as far as it can be seen.
struct PortHolder {
    qint64 pid = 0; ///< 0: somebody whose files this user may not read
    QString program;
};

/// None if nobody listens on the port of 127.0.0.1 or of all addresses. A bind cannot tell this: two processes of one user
/// may share a port without an error.
[[nodiscard]] std::optional<PortHolder> portHolder(quint16 port);

/// Conflict, naming the holder, unless the port is free.
[[nodiscard]] Result<> checkPortIsFree(quint16 port);

} // namespace godel::drivers
