#include "web/client.h"

#include "web/exchange.h"
#include "web/stream_parser.h"

#include <atomic>
#include <thread>

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

/// Three heartbeats.
constexpr auto longestSilence = std::chrono::seconds(45);
constexpr Duration certificateDeadline = 10s;

} // namespace

/// One event stream that is followed. The handlers it leaves with the context hold the inner part, never this handle.
class Client::Stream {
public:
    class Follow;
    explicit Stream(std::shared_ptr<Follow> follow) : m_follow(std::move(follow)) {}
    ~Stream();

private:
    std::shared_ptr<Follow> m_follow;
};

class Client::Stream::Follow final : public std::enable_shared_from_this<Follow> {
public:
    Follow(net::io_context& context, Target target, const Ask& ask, OnEvent onEvent, OnEnd onEnd)
        : m_context(context), m_target(std::move(target)), m_deadline(ask.deadline), m_request(wireForm(m_target, ask)),
          m_events([this, told = std::move(onEvent)](const QByteArray& id, const QByteArray& name, const QByteArray& data) {
              if (!m_isLeft) {
                  told(id, name, data);
              }
          }),
          m_onEnd(std::move(onEnd))
    {
        m_parser.body_limit(boost::none);
    }

    void start()
    {
        dial(m_context, m_target, m_deadline, [self = shared_from_this()](std::shared_ptr<Line> line, const Error* why) {
            if (why != nullptr) {
                return self->end(*why);
            }
            self->m_line = std::move(line);
            self->send();
        });
    }

    /// Nobody listens any more. From any thread.
    void leave()
    {
        m_isLeft = true;
        net::post(m_context, [self = shared_from_this()] {
            if (self->m_line) {
                self->m_line->lowest().close();
            }
        });
    }

private:
    void send()
    {
        m_line->lowest().expires_after(longestSilence);
        onStream(*m_line, [this](auto& stream) {
            wire::async_write(stream, m_request, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->end(error) : self->readHead(); });
        });
    }

    void readHead()
    {
        onStream(*m_line, [this](auto& stream) {
            wire::async_read_header(stream, m_buffer, m_parser, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->end(error) : self->onHead(); });
        });
    }

    void onHead()
    {
        const int status = int(m_parser.get().result_int());
        if (status != 200) {
            return end(Error{ErrorCode::Unavailable, u"%1 refused its event stream with status %2"_s.arg(nameOf(m_target)).arg(status), {}, {}});
        }
        readMore();
    }

    void readMore()
    {
        if (m_isLeft) {
            return;
        }
        m_line->lowest().expires_after(longestSilence);
        onStream(*m_line, [this](auto& stream) {
            wire::async_read_some(stream, m_buffer, m_parser, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->end(error) : self->onMore(); });
        });
    }

    void onMore()
    {
        const QByteArray bytes = QByteArray::fromStdString(m_parser.get().body());
        m_parser.get().body().clear();
        if (!m_events.take(bytes)) {
            return end(Error{ErrorCode::LimitExceeded, u"an event of %1 is too large"_s.arg(nameOf(m_target)), {}, {}});
        }
        if (m_parser.is_done()) {
            return end(Error{ErrorCode::Unavailable, u"%1 ended its event stream"_s.arg(nameOf(m_target)), {}, {}});
        }
        readMore();
    }

    void end(const beast::error_code& error)
    {
        const ErrorCode code = error == beast::error::timeout ? ErrorCode::Timeout : ErrorCode::Unavailable;
        end(Error{code, u"the event stream of %1 broke: %2"_s.arg(nameOf(m_target), QString::fromStdString(error.message())), {}, {}});
    }

    void end(const Error& why)
    {
        if (!m_isLeft.exchange(true)) {
            m_onEnd(why);
        }
    }

    net::io_context& m_context;
    Target m_target;
    Duration m_deadline;
    wire::request<wire::string_body> m_request;
    StreamParser m_events;
    OnEnd m_onEnd;
    std::shared_ptr<Line> m_line;
    beast::flat_buffer m_buffer;
    wire::response_parser<wire::string_body> m_parser;
    // Set by the listener's thread, read by the client's.
    std::atomic<bool> m_isLeft = false;
};

class Client::Impl {
public:
    Impl() : m_thread([this] { context.run(); }) {}

    ~Impl()
    {
        context.stop();
        m_thread.join();
    }

    net::io_context context{1};
    // Touched on the thread only; after the context, whose sockets it holds.
    std::shared_ptr<Resting> resting = std::make_shared<Resting>();

private:
    net::executor_work_guard<net::io_context::executor_type> m_work = net::make_work_guard(context);
    std::thread m_thread;
};

Client::Stream::~Stream()
{
    m_follow->leave();
}

Client::Client() : m_impl(std::make_unique<Impl>()) {}
Client::~Client() = default;

Pending<Response> Client::ask(const Target& target, Ask ask)
{
    const auto answer = Pending<Response>::make();
    net::post(m_impl->context, [impl = m_impl.get(), target, ask = std::move(ask), answer] { exchange(impl->context, impl->resting, target, ask, answer); });
    return answer;
}

Pending<Certificate> Client::certificate(const Target& target)
{
    const auto answer = Pending<Certificate>::make();
    net::post(m_impl->context, [impl = m_impl.get(), target, answer] {
        dial(impl->context, target, certificateDeadline, [answer](const std::shared_ptr<Line>& line, const Error* why) {
            answer.fulfil(why != nullptr ? Result<Certificate>(fail(*why)) : certificateOf(*line));
        }, Verification::Waived);
    });
    return answer;
}

std::shared_ptr<Client::Stream> Client::follow(const Target& target, Ask ask, OnEvent onEvent, OnEnd onEnd)
{
    const auto follow = std::make_shared<Stream::Follow>(m_impl->context, target, ask, std::move(onEvent), std::move(onEnd));
    net::post(m_impl->context, [follow] { follow->start(); });
    return std::make_shared<Stream>(follow);
}

} // namespace godel::web
