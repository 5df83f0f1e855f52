#pragma once

#include "base/pending.h"
#include "base/units.h"
#include "web/message.h"

#include <functional>
#include <memory>

namespace godel::web {

/// One event of a stream (text/event-stream); `id` comes back as Last-Event-ID when a client reconnects.
struct StreamEvent {
    QByteArray id;
    QByteArray name;
    QByteArray data; ///< may hold line breaks
};

/// The server's end of an event stream. Thread-safe. A client that reads too slowly (over 1 MiB behind) or is gone makes
/// `send` false; then the stream is over.
class EventStream {
public:
    virtual ~EventStream() = default;
    virtual bool send(const StreamEvent& event) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
};

/// Answers requests. Both are called on the server's thread and must not block.
class Handler {
public:
    virtual ~Handler() = default;
    /// May be fulfilled later, from any thread. An Error becomes its HTTP status and a JSON body.
    [[nodiscard]] virtual Pending<Response> handle(const Request& request) = 0;
    /// True if the request opens an event stream; then `open` is called in place of `handle`.
    [[nodiscard]] virtual bool isStream(const Request&) const { return false; }
    /// The answer that refuses it, or nothing: then events may be sent, at once and later.
    [[nodiscard]] virtual std::optional<Response> open(const Request&, std::shared_ptr<EventStream>) { return Response{404, {}, {}, {}}; }
};

struct Limits {
    qint64 body = 1024 * 1024;       ///< bytes; more is 413
    qint64 header = 16 * 1024;       ///< bytes of the header section; more is 431
    qint64 bodies = 64 * 1024 * 1024; ///< bytes that the requests in hand announce, over all connections; more is 503
    Duration headerTime = 10s;       ///< for the whole header section; slower is closed
    Duration bodyTime = 30s;         ///< for the whole body
    Duration idleTime = 60s;         ///< of a kept connection between two requests
    Duration answerTime = 120s;      ///< for the handler; later is 504 and the connection closes
    int connections = 1024;          ///< of which the last 16 are kept for loopback and UNIX peers
    int connectionsPerPeer = 256;    ///< UNIX sockets are exempt
    Duration heartbeat = 15s;        ///< a comment line in every event stream
};

struct Listen {
    std::optional<quint16> port;     ///< TCP; 0 takes a free one
    QByteArray address = "127.0.0.1";
    QString socketPath;              ///< UNIX; made with mode 0600, a stale file is replaced; empty: none
    QString certificateFile;         ///< PEM chain; with `keyFile` TCP speaks TLS 1.2 or 1.3 only
    QString keyFile;
    QList<QByteArray> hosts;         ///< accepted names in Host (without port) beside loopback ones; others are 421
    Limits limits;
};

/// An HTTP/1.1 server in one thread of its own. Refuses a missing, repeated or foreign Host, a foreign Origin, and
/// both Content-Length and Transfer-Encoding; answers 400, 403, 405, 413, 421, 431, 501, 503, 504 by itself.
class Server {
public:
    /// `handler` must outlive the server. Conflict if the port or socket is taken, Invalid for a certificate that does not load.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const Listen& listen, Handler& handler);
    /// Stops listening, finishes requests in hand for at most a second, then joins the thread.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The TCP port that was taken; 0 without TCP.
    [[nodiscard]] quint16 port() const;
    /// Refuses new connections from now on; those in hand go on, with "Connection: close".
    void stopAccepting();

private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace godel::web
