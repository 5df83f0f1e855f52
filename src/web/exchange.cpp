#include "web/exchange.h"

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostResting = 8;

/// Where a line leads and whom it was checked to be: who trusts another certificate does not talk over it.
QString lineNameOf(const Target& target)
{
    return nameOf(target) + u'|' + QString::fromLatin1(target.pin) + u'|' + target.certificateFile;
}

class Exchange final : public std::enable_shared_from_this<Exchange> {
public:
    Exchange(net::io_context& context, std::shared_ptr<Resting> resting, Target target, Ask ask, Pending<Response> answer)
        : m_context(context), m_resting(std::move(resting)), m_target(std::move(target)), m_ask(std::move(ask)), m_answer(std::move(answer)),
          m_until(std::chrono::steady_clock::now() + m_ask.deadline), m_request(wireForm(m_target, m_ask))
    {
    }

    void start()
    {
        auto& waiting = (*m_resting)[lineNameOf(m_target)];
        if (m_ask.method != "GET" || waiting.empty()) {
            return connect();
        }
        m_line = waiting.back();
        waiting.pop_back();
        m_isUsedAgain = true;
        send();
    }

private:
    void connect()
    {
        m_isUsedAgain = false;
        const auto left = std::chrono::duration_cast<Duration>(m_until - std::chrono::steady_clock::now());
        dial(m_context, m_target, left, [self = shared_from_this()](std::shared_ptr<Line> line, const Error* why) {
            if (why != nullptr) {
                return self->m_answer.fulfil(fail(*why));
            }
            self->m_line = std::move(line);
            self->send();
        });
    }

    void send()
    {
        m_line->lowest().expires_at(m_until);
        onStream(*m_line, [this](auto& stream) {
            wire::async_write(stream, m_request, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->onBroken(error) : self->receive(); });
        });
    }

    void receive()
    {
        m_parser.emplace();
        m_parser->body_limit(std::uint64_t(m_ask.limit));
        // The headers first and by themselves: Beast 1.74 forgets that the body is over the limit when it reads both at once.
        onStream(*m_line, [this](auto& stream) {
            wire::async_read_header(stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->onBroken(error) : self->receiveBody(); });
        });
    }

    void receiveBody()
    {
        onStream(*m_line, [this](auto& stream) {
            wire::async_read(stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) { error ? self->onBroken(error) : self->give(); });
        });
    }

    void onBroken(const beast::error_code& error)
    {
        if (m_isUsedAgain && error != beast::error::timeout && !gotSomething()) {
            m_buffer.clear();
            return connect();
        }
        m_answer.fulfil(fail(errorOf(error)));
    }

    [[nodiscard]] bool gotSomething() const { return m_parser && m_parser->got_some(); }

    [[nodiscard]] Error errorOf(const beast::error_code& error) const
    {
        const QString where = nameOf(m_target);
        if (error == beast::error::timeout) {
            return {ErrorCode::Timeout, u"%1 did not answer in %2"_s.arg(where, text(m_ask.deadline)), u"Ask again, or look at the server's log"_s, {}};
        }
        if (error == wire::error::body_limit) {
            return {ErrorCode::LimitExceeded, u"the answer of %1 is larger than %2"_s.arg(where, text(Bytes{m_ask.limit})), {}, {}};
        }
        const QString message = QString::fromStdString(error.message());
        if (error.category() == make_error_code(wire::error::bad_version).category() && error != wire::error::end_of_stream && error != wire::error::partial_message) {
            return {ErrorCode::Corrupt, u"what %1 answered is not HTTP: %2"_s.arg(where, message), u"Check the address"_s, {}};
        }
        return {ErrorCode::Unavailable, u"the connection to %1 broke: %2"_s.arg(where, message), u"Ask again"_s, {}};
    }

    void give()
    {
        Response response;
        response.status = int(m_parser->get().result_int());
        response.contentType.clear();
        for (const auto& field : m_parser->get()) {
            const QByteArray value(field.value().data(), qsizetype(field.value().size()));
            if (field.name() == wire::field::content_type) {
                response.contentType = value;
            }
            const auto name = field.name_string();
            response.headers.append({QByteArray(name.data(), qsizetype(name.size())).toLower(), value});
        }
        response.body = QByteArray::fromStdString(m_parser->get().body());
        if (m_parser->get().keep_alive()) {
            rest();
        }
        m_answer.fulfil(std::move(response));
    }

    void rest()
    {
        auto& waiting = (*m_resting)[lineNameOf(m_target)];
        if (waiting.size() < mostResting) {
            m_line->lowest().expires_never();
            waiting.push_back(m_line);
        }
    }

    net::io_context& m_context;
    std::shared_ptr<Resting> m_resting;
    Target m_target;
    Ask m_ask;
    Pending<Response> m_answer;
    std::chrono::steady_clock::time_point m_until;
    wire::request<wire::string_body> m_request;
    std::shared_ptr<Line> m_line;
    beast::flat_buffer m_buffer;
    std::optional<wire::response_parser<wire::string_body>> m_parser;
    bool m_isUsedAgain = false;
};

} // namespace

void exchange(net::io_context& context, std::shared_ptr<Resting> resting, const Target& target, Ask ask, Pending<Response> answer)
{
    std::make_shared<Exchange>(context, std::move(resting), target, std::move(ask), std::move(answer))->start();
}

} // namespace godel::web
