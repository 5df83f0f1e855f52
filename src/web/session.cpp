#include "web/connection.h"
#include "web/events.h"
#include "web/request_rules.h"

#include <deque>
#include <utility>

namespace godel::web {

namespace {

constexpr int noContent = 204;

using Head = wire::request_header<>;
using Answer = wire::response<wire::span_body<const char>>;

/// One connection from its first byte to its last, over plain text or TLS.
template <typename Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
public:
    template <typename... Given>
    Session(std::shared_ptr<Shared> shared, Peer peer, Given&&... given)
        : m_shared(std::move(shared)), m_limits(m_shared->listen.limits), m_peer(std::move(peer)), m_stream(std::forward<Given>(given)...),
          m_timer(m_shared->context), m_buffer(size_t(m_limits.header + m_limits.body))
    {
    }

    void start() override
    {
        if constexpr (isTls<Stream>) {
            lowest().expires_after(m_limits.headerTime);
            m_stream.async_handshake(net::ssl::stream_base::server, [self = self()](auto error) {
                error ? self->close() : self->awaitRequest(self->m_limits.headerTime);
            });
        } else {
            awaitRequest(m_limits.headerTime);
        }
    }

    void close() override
    {
        if (m_isClosed) {
            return;
        }
        m_isClosed = true;
        giveBack();
        if (m_events) {
            m_events->end();
        }
        m_timer.cancel();
        lowest().close();
        if (!m_peer.uid && --m_shared->perPeer[m_peer.address] == 0) {
            m_shared->perPeer.erase(m_peer.address);
        }
        m_shared->connections.erase(self());
    }

    void finish() override
    {
        if (!m_isBusy || m_events) {
            close();
        }
    }

    void push(QByteArray bytes) override
    {
        net::post(m_shared->context, [self = self(), bytes = std::move(bytes)] { self->enqueue(bytes); });
    }

    void closeLater() override
    {
        net::post(m_shared->context, [self = self()] { self->close(); });
    }

private:
    std::shared_ptr<Session> self() { return this->shared_from_this(); }
    PlainStream& lowest() { return beast::get_lowest_layer(m_stream); }

    /// The next request's first byte may take the idle time, all its headers together only the header time.
    void awaitRequest(Duration patience)
    {
        m_isBusy = false;
        giveBack();
        if (m_shared->isDraining) {
            return close();
        }
        m_parser.emplace();
        m_parser->header_limit(std::uint32_t(m_limits.header));
        m_parser->body_limit(std::uint64_t(m_limits.body));
        if (m_buffer.size() > 0) {
            return readHead();
        }
        lowest().expires_after(patience);
        m_stream.async_read_some(m_buffer.prepare(4096), [self = self()](beast::error_code error, size_t count) {
            if (error) {
                return self->close();
            }
            self->m_buffer.commit(count);
            self->readHead();
        });
    }

    void readHead()
    {
        m_isBusy = true;
        lowest().expires_after(m_limits.headerTime);
        parseHead();
    }

    /// Piece by piece instead of Beast's own reading, because its parser unfolds folded headers without a word.
    void parseHead()
    {
        beast::error_code error;
        const size_t used = m_parser->put(m_buffer.data(), error);
        if (isFolded({static_cast<const char*>(m_buffer.data().data()), used})) {
            return refuse(refusalOf(wire::error::bad_line_ending));
        }
        m_buffer.consume(used);
        if ((error && error != wire::error::need_more) || m_parser->is_header_done()) {
            return onHead(error);
        }
        m_stream.async_read_some(m_buffer.prepare(4096), [self = self()](beast::error_code failed, size_t count) {
            if (failed) {
                return self->onHead(failed);
            }
            self->m_buffer.commit(count);
            self->parseHead();
        });
    }

    void onHead(beast::error_code error)
    {
        if (error) {
            return onBroken(error);
        }
        if (const auto refused = refusalOf(m_parser->get(), m_shared->listen)) {
            return refuse(*refused);
        }
        if (!reserveBody()) {
            return refuse(busy());
        }
        if (beast::iequals(m_parser->get()[wire::field::expect], "100-continue")) {
            static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            return net::async_write(m_stream, net::buffer(goOn), [self = self()](beast::error_code failed, size_t) {
                failed ? self->close() : self->readBody();
            });
        }
        readBody();
    }

    /// Room for the body that is announced, or for the largest there may be if its length is not.
    bool reserveBody()
    {
        const auto announced = m_parser->content_length();
        const qint64 bytes = m_parser->chunked() ? m_limits.body : announced ? qint64(*announced) : 0;
        if (m_shared->bodyBytes + bytes > m_limits.bodies) {
            return false;
        }
        m_reserved = bytes;
        m_shared->bodyBytes += bytes;
        return true;
    }

    void giveBack() { m_shared->bodyBytes -= std::exchange(m_reserved, 0); }

    void readBody()
    {
        lowest().expires_after(m_limits.bodyTime);
        wire::async_read(m_stream, m_buffer, *m_parser, [self = self()](beast::error_code error, size_t) {
            error ? self->onBroken(error) : self->dispatch();
        });
    }

    void onBroken(beast::error_code error)
    {
        // A parser's complaint is answered; a client that left or was too slow has no socket left to answer on.
        const bool isParsers = error.category() == make_error_code(wire::error::bad_version).category();
        if (!isParsers || error == wire::error::end_of_stream || error == wire::error::partial_message) {
            return close();
        }
        refuse(refusalOf(error));
    }

    void dispatch()
    {
        lowest().expires_never();
        m_keepsAlive = m_parser->get().keep_alive();
        const Request request = requestOf(m_parser->get(), m_parser->get().body(), m_peer);
        if (m_shared->handler.isStream(request)) {
            return openEvents(request);
        }
        ++m_turn;
        m_timer.expires_after(m_limits.answerTime);
        m_timer.async_wait([self = self(), turn = m_turn](beast::error_code error) {
            if (!error) {
                self->deliver(turn, fail(ErrorCode::Timeout, QStringLiteral("the answer took too long")));
            }
        });
        const Pending<Response> pending = m_shared->handler.handle(request);
        // Weak, since the answer may come after the server is gone; the set of connections keeps this one meanwhile.
        std::weak_ptr<Session> weak = self();
        pending.whenReadyDirectly([weak, pending, turn = m_turn] {
            if (const auto session = weak.lock()) {
                net::post(session->m_shared->context, [session, pending, turn] { session->deliver(turn, pending.result()); });
            }
        });
    }

    void deliver(int turn, const Result<Response>& result)
    {
        if (turn != m_turn || m_isClosed) {
            return;
        }
        ++m_turn;
        m_timer.cancel();
        if (!result && result.error().code == ErrorCode::Timeout) {
            m_keepsAlive = false;
        }
        write(result ? *result : errorResponse(result.error()));
    }

    /// Answers and hangs up: what else the client sent is not to be trusted.
    void refuse(const Response& response)
    {
        m_keepsAlive = false;
        write(response);
    }

    void write(const Response& response)
    {
        m_body = response.status == noContent ? QByteArray() : response.bodyMaker ? response.bodyMaker() : response.body;
        m_answer = {};
        m_answer.result(unsigned(response.status));
        m_answer.version(11);
        m_answer.set(wire::field::content_type, beast::string_view(response.contentType.constData(), size_t(response.contentType.size())));
        m_answer.set("X-Content-Type-Options", "nosniff");
        for (const auto& [name, value] : response.headers) {
            m_answer.set(beast::string_view(name.constData(), size_t(name.size())), beast::string_view(value.constData(), size_t(value.size())));
        }
        m_answer.body() = {m_body.constData(), size_t(m_body.size())};
        m_answer.keep_alive(m_keepsAlive && !m_shared->isDraining);
        m_answer.prepare_payload();
        if (response.status == noContent) {
            // What has no body has neither a length nor a type of it.
            m_answer.erase(wire::field::content_length);
            m_answer.erase(wire::field::content_type);
        }
        lowest().expires_after(m_limits.bodyTime);
        wire::async_write(m_stream, m_answer, [self = self()](beast::error_code error, size_t) {
            if (error) {
                return self->close();
            }
            self->m_answer.keep_alive() ? self->awaitRequest(self->m_limits.idleTime) : self->linger();
        });
    }

    /// Reads what is still under way for a moment, so that the reset does not overtake our answer.
    void linger()
    {
        beast::error_code ignored;
        lowest().socket().shutdown(net::socket_base::shutdown_send, ignored);
        lowest().expires_after(std::chrono::seconds(1));
        discard();
    }

    void discard()
    {
        m_buffer.clear();
        lowest().async_read_some(m_buffer.prepare(4096), [self = self()](beast::error_code error, size_t count) {
            self->m_discarded += count;
            error || self->m_discarded > 1024 * 1024 ? self->close() : self->discard();
        });
    }

    void openEvents(const Request& request)
    {
        const auto events = std::make_shared<Events>(std::weak_ptr<Connection>(self()));
        if (const auto refused = m_shared->handler.open(request, events)) {
            return write(*refused);
        }
        m_events = events;
        enqueue("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
        watchForLeaving();
        beat();
    }

    void watchForLeaving()
    {
        m_buffer.clear();
        m_stream.async_read_some(m_buffer.prepare(512), [self = self()](beast::error_code error, size_t) {
            error ? self->close() : self->watchForLeaving();
        });
    }

    void beat()
    {
        m_timer.expires_after(m_limits.heartbeat);
        m_timer.async_wait([self = self()](beast::error_code error) {
            if (error || self->m_isClosed) {
                return;
            }
            // A heartbeat that is still waiting behind the last one means that the client does not read.
            if (self->m_queue.size() > 1 && self->m_queue.back() == ":\n\n") {
                return self->close();
            }
            self->m_events->written(-3);
            self->enqueue(":\n\n");
            self->beat();
        });
    }

    void enqueue(const QByteArray& bytes)
    {
        if (m_isClosed) {
            return;
        }
        m_queue.push_back(bytes);
        if (m_queue.size() == 1) {
            writeNext();
        }
    }

    void writeNext()
    {
        const QByteArray& first = m_queue.front();
        net::async_write(m_stream, net::buffer(first.constData(), size_t(first.size())), [self = self()](beast::error_code error, size_t) {
            if (error || self->m_isClosed) {
                return self->close();
            }
            if (!self->m_queue.front().startsWith("HTTP/1.1")) {
                self->m_events->written(self->m_queue.front().size());
            }
            self->m_queue.pop_front();
            if (!self->m_queue.empty()) {
                self->writeNext();
            }
        });
    }

    std::shared_ptr<Shared> m_shared;
    const Limits m_limits;
    Peer m_peer;
    Stream m_stream;
    net::steady_timer m_timer;
    beast::flat_buffer m_buffer;
    std::optional<wire::request_parser<wire::string_body>> m_parser;
    Answer m_answer;
    QByteArray m_body;
    std::shared_ptr<Events> m_events;
    std::deque<QByteArray> m_queue;
    size_t m_discarded = 0;
    qint64 m_reserved = 0; // of the server's room for bodies
    int m_turn = 0; // counts answers, so that a late one finds its place taken
    bool m_keepsAlive = true;
    bool m_isBusy = false;
    bool m_isClosed = false;
};

} // namespace

std::shared_ptr<Connection> makeConnection(std::shared_ptr<Shared> shared, PlainStream stream, Peer peer, net::ssl::context* security)
{
    std::shared_ptr<Connection> connection;
    if (security != nullptr) {
        connection = std::make_shared<Session<TlsStream>>(shared, std::move(peer), std::move(stream), *security);
    } else {
        connection = std::make_shared<Session<PlainStream>>(shared, std::move(peer), std::move(stream));
    }
    shared->connections.insert(connection);
    return connection;
}

} // namespace godel::web
