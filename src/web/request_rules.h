#pragma once

#include "web/beast.h"
#include "web/server.h"

namespace godel::web {

using Head = wire::request_header<>;

/// The status that refuses these headers (400, 403, 405, 421, 501), with its body, or nothing.
[[nodiscard]] std::optional<Response> refusalOf(const Head& head, const Listen& listen);

/// True for lines of headers one of which goes on in the next line (obs-fold, RFC 9112 section 5.2).
[[nodiscard]] bool isFolded(std::string_view lines);

/// For who comes when the room for bodies is taken: 503.
[[nodiscard]] Response busy();

/// The status for a request that could not be parsed or was too large.
[[nodiscard]] Response refusalOf(const beast::error_code& error);

/// Only for headers that were not refused.
[[nodiscard]] Request requestOf(const Head& head, const std::string& body, const Peer& peer);

} // namespace godel::web
