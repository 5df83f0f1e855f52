#pragma once

#include "base/pending.h"
#include "base/units.h"
#include "web/message.h"

#include <functional>
#include <memory>

namespace godel::web {

/// Where a client connects.
struct Target {
    QString socketPath;      ///< UNIX; empty: TCP
    QByteArray host = "127.0.0.1";
    quint16 port = 0;
    bool isEncrypted = false;      ///< TLS 1.2 or 1.3
    QString certificateFile;       ///< what is trusted, PEM; empty: the system's authorities
    QByteArray pin;                ///< fingerprint of the one certificate that is trusted, whoever signed it; empty: the rules above
};

/// What a server shows of itself over TLS, before anybody trusts it.
struct Certificate {
    QByteArray fingerprint; ///< SHA-256 of its DER form, lower-case hexadecimal
    QString subject;        ///< "CN=ops.example"
    QString issuer;
    Timestamp validFrom;
    Timestamp validTo;
};

struct Ask {
    QByteArray method = "GET";
    QByteArray path = "/"; ///< with query, percent-encoded
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    Duration deadline = 10s;        ///< from connecting to the last byte
    qint64 limit = 16 * 1024 * 1024; ///< of the answer's body
};

/// HTTP/1.1 requests from one background thread, connections kept and used again per target. Unavailable if nobody answers,
/// Timeout after the deadline, LimitExceeded over the limit, Corrupt for what is not HTTP, Denied for
/// a certificate that is not the pinned one; any status is a Response.
class Client {
public:
    Client();
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] Pending<Response> ask(const Target& target, Ask ask);

    /// The certificate that the target shows, trusted or not; for a person who decides whether to pin it. Nothing is said over that
    /// connection. Unavailable for a target that is not encrypted.
    [[nodiscard]] Pending<Certificate> certificate(const Target& target);

    /// Follows an event stream: `onEvent(id, name, data)` and at last `onEnd(why)` are called on the client's thread. Ends when
    /// nothing, not even a heartbeat, came for 45 s. Destroying the returned handle ends it silently.
    class Stream;
    using OnEvent = std::function<void(const QByteArray& id, const QByteArray& name, const QByteArray& data)>;
    using OnEnd = std::function<void(const Error& why)>;
    [[nodiscard]] std::shared_ptr<Stream> follow(const Target& target, Ask ask, OnEvent onEvent, OnEnd onEnd);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace godel::web
