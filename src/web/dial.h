#pragma once

#include "web/beast.h"
#include "web/client.h"

namespace godel::web {

/// Either kind of stream to a target, connected by `dial`. Held by who talks over it.
struct Line {
    explicit Line(net::io_context& context) : plain(std::make_unique<PlainStream>(context)) {}

    [[nodiscard]] PlainStream& lowest() { return tls ? beast::get_lowest_layer(*tls) : *plain; }

    std::unique_ptr<PlainStream> plain;
    std::unique_ptr<TlsStream> tls;
    // Outlives the TLS stream that refers to it.
    std::shared_ptr<net::ssl::context> security;
};

using Dialled = std::function<void(std::shared_ptr<Line>, const Error* why)>;

/// Whether the other side has to prove who it is. Nothing may be said over a line that did not ask.
enum class Verification { Asked, Waived };

/// Connects (and shakes hands) before the deadline; calls `dialled` on the context's thread, with a line or with the reason.
void dial(net::io_context& context, const Target& target, Duration deadline, Dialled dialled, Verification verification = Verification::Asked);

/// The certificate that the other side of a TLS line has shown.
[[nodiscard]] Result<Certificate> certificateOf(Line& line);

/// "unix:/run/x.sock", "https://host:7400": for messages, and to know connections that may be used again.
[[nodiscard]] QString nameOf(const Target& target);

/// `ask` as it goes over the wire.
[[nodiscard]] wire::request<wire::string_body> wireForm(const Target& target, const Ask& ask);

/// Calls `with(stream)` with whichever stream the line has.
template <typename With>
void onStream(Line& line, With with)
{
    if (line.tls) {
        with(*line.tls);
    } else {
        with(*line.plain);
    }
}

} // namespace godel::web
