#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QUrlQuery>
#include <functional>
#include <optional>

namespace godel::web {

/// Who is at the other end of a connection.
struct Peer {
    QByteArray address;        ///< "127.0.0.1"; empty over a UNIX socket
    std::optional<uint> uid;   ///< from the kernel, over a UNIX socket only
    bool isEncrypted = false;  ///< over TLS
};

struct Request {
    QByteArray method; ///< "GET"
    QByteArray path;   ///< percent-decoded, begins with '/'; never with "..", NUL or "//"
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case; a repeated one is joined with ", "
    QByteArray body;
    Peer peer;
};

struct Response {
    int status = 200; ///< 200 to 599
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers{};
    std::function<QByteArray()> bodyMaker{}; ///< called on the server's thread, in place of `body`: what costs time to write down
};

/// {"error": {code, message, hint, field}} with the status of its code.
[[nodiscard]] Response errorResponse(const Error& error);

} // namespace godel::web
