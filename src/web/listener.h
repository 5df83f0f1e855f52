#pragma once

#include "web/connection.h"

namespace godel::web {

/// Takes connections of one kind (TCP or UNIX) and makes sessions of them, within the limits.
class Listener {
public:
    virtual ~Listener() = default;
    virtual void start() = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual quint16 port() const { return 0; }
};

/// Conflict if the port is taken, Invalid for a bad address.
[[nodiscard]] Result<std::unique_ptr<Listener>> listenOnTcp(std::shared_ptr<Shared> shared, std::shared_ptr<net::ssl::context> security);
/// Conflict if another server answers at the socket; a dead file is replaced.
[[nodiscard]] Result<std::unique_ptr<Listener>> listenOnSocket(std::shared_ptr<Shared> shared);

} // namespace godel::web
