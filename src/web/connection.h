#pragma once

#include "web/beast.h"
#include "web/server.h"

#include <map>
#include <set>

namespace godel::web {

class Connection;

/// What a server and its connections share. Touched on the server's thread only, but for the context.
struct Shared {
    Shared(Listen listen, Handler& handler) : listen(std::move(listen)), handler(handler) {}

    net::io_context context{1};
    Listen listen;
    Handler& handler;
    bool isDraining = false;
    std::set<std::shared_ptr<Connection>> connections;
    std::map<QByteArray, int> perPeer;
    qint64 bodyBytes = 0; ///< that requests in hand may bring
};

/// One client that is connected.
class Connection {
public:
    virtual ~Connection() = default;
    virtual void start() = 0;
    /// Closes now, and leaves `Shared::connections`.
    virtual void close() = 0;
    /// Closes once the request in hand is answered; event streams and idle ones at once.
    virtual void finish() = 0;
    /// Bytes of an event stream. From any thread.
    virtual void push(QByteArray bytes) = 0;
    /// Closes from any thread.
    virtual void closeLater() = 0;
};

/// `security` is null for plain text. The connection joins `shared.connections`.
[[nodiscard]] std::shared_ptr<Connection> makeConnection(std::shared_ptr<Shared> shared, PlainStream stream, Peer peer,
                                                         net::ssl::context* security);

} // namespace godel::web
