#pragma once

// The one place that names Beast and Asio, for the few files of this layer that need them.
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <type_traits>

namespace godel::web {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;

/// TCP or UNIX: the generic protocol holds either, so sessions are written once.
using PlainStream = beast::basic_stream<net::generic::stream_protocol>;
using TlsStream = beast::ssl_stream<PlainStream>;

template <typename Stream>
inline constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

} // namespace godel::web
