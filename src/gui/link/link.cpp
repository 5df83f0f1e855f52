#include "gui/link/link.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds heartbeat = 5s;
constexpr std::chrono::milliseconds firstPause = 500ms;
constexpr std::chrono::milliseconds longestPause = 10s;
constexpr std::chrono::milliseconds usualPatience = 8s;
/// A line that swallows everything is tried anew, but an engine that is only slow is not buried in questions.
constexpr int mostUnanswered = 3;

const QString sessionCommand = u"session:show"_s;

Error explained(const Error& error)
{
    if (error.code == ErrorCode::NotFound) {
        return {ErrorCode::NotFound, Link::tr("this engine is older than the window and cannot say who you are"), Link::tr("Update the engine, or use the window that came with it"), {}};
    }
    return error;
}

} // namespace

bool isUnreachable(const Error& error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout;
}

Link::Link(api::Engine& engine, QString name, const QColor& colour, QObject* parent)
    : QObject(parent), m_engine(engine), m_name(std::move(name)), m_colour(colour), m_pause(firstPause), m_patience(usualPatience)
{
    m_turn.setSingleShot(true);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Link::losePatience);
    connect(&m_turn, &QTimer::timeout, this, &Link::ask);
}

void Link::begin()
{
    ask();
}

void Link::tryNow()
{
    m_pause = firstPause;
    ask();
}

std::optional<Duration> Link::silence() const
{
    return m_sinceAnswer.isValid() ? std::optional<Duration>(std::chrono::milliseconds(m_sinceAnswer.elapsed())) : std::nullopt;
}

Timestamp Link::engineNow() const
{
    return m_sinceSession.isValid() ? m_session.now + std::chrono::milliseconds(m_sinceSession.elapsed()) : SystemClock().now();
}

void Link::call(QObject* context, const api::Call& call, Told told)
{
    // The engine knows who asks by the way that leads to it; the name here counts only where it runs in this process.
    m_engine.invoke({m_session.person, m_session.role, u"window"_s}, call).whenReady(context, [guard = QPointer<Link>(this), told = std::move(told)](const Result<api::Reply>& reply) {
        if (guard) {
            if (!reply && isUnreachable(reply.error()) && !guard->m_engine.connection().isOpen) {
                guard->lose(reply.error());
            } else {
                guard->noteAnswer();
            }
        }
        told(reply);
    });
}

api::Subscription Link::listen(const QString& topic, std::function<void(const api::Event&)> told)
{
    return listenSince(topic, m_session.newestEvent, std::move(told));
}

api::Subscription Link::listenFromTheStart(const QString& topic, std::function<void(const api::Event&)> told)
{
    return listenSince(topic, 0, std::move(told));
}

api::Subscription Link::listenSince(const QString& topic, qint64 since, std::function<void(const api::Event&)> told)
{
    return m_engine.subscribe(topic, since, [guard = QPointer<Link>(this), told = std::move(told)](const api::Event& event) {
        if (guard) {
            guard->noteAnswer();
        }
        told(event);
    });
}

void Link::ask()
{
    if (m_unanswered >= m_mayAsk) {
        return;
    }
    ++m_unanswered;
    m_turn.stop();
    m_wait.start(m_patience);
    m_engine.invoke({m_session.person, m_session.role, u"window"_s}, {.command = sessionCommand, .parameters = {}}).whenReady(this, [this](const Result<api::Reply>& reply) {
        --m_unanswered;
        m_mayAsk = 1;
        m_wait.stop();
        haveSession(reply);
    });
}

void Link::losePatience()
{
    m_mayAsk = std::min(m_mayAsk + 1, mostUnanswered);
    lose({ErrorCode::Timeout, tr("the engine has not answered for %1 seconds").arg(std::chrono::ceil<std::chrono::seconds>(m_patience).count()), tr("It is asked again; see whether it or the line to it is overloaded"), {}});
}

void Link::haveSession(const Result<api::Reply>& reply)
{
    const auto info = reply.and_then([](const api::Reply& given) { return sessionInfoOf(given.body); });
    if (!info) {
        return lose(info.error());
    }
    noteAnswer();
    m_session = *info;
    m_sinceSession.start();
    m_clockAhead = SystemClock().now() - m_session.now;
    m_pause = firstPause;
    m_turn.start(heartbeat);
    if (m_state != LinkState::Open) {
        // An engine that comes back may be another version, with other commands.
        m_engine.catalogue().whenReady(this, [this](const Result<catalog::Catalogue>& catalogue) { haveCatalogue(catalogue); });
    }
    Q_EMIT sessionChanged();
}

void Link::haveCatalogue(const Result<catalog::Catalogue>& catalogue)
{
    if (!catalogue) {
        return lose(catalogue.error());
    }
    m_catalogue = *catalogue;
    // Pages that the catalogue brings find the link open.
    enter(LinkState::Open);
    Q_EMIT catalogueChanged();
}

void Link::lose(const Error& why)
{
    const bool wasOpen = m_state == LinkState::Open || m_state == LinkState::Lost;
    if (isUnreachable(why)) {
        enter(wasOpen ? LinkState::Lost : LinkState::Connecting, why);
    } else {
        enter(LinkState::Refused, explained(why));
    }
    m_turn.start(m_pause);
    m_pause = std::min(2 * m_pause, longestPause);
}

void Link::enter(LinkState state, const Error& why)
{
    const bool isSame = m_state == state && m_why == why;
    m_state = state;
    m_why = why;
    if (!isSame) {
        Q_EMIT stateChanged();
    }
}

void Link::noteAnswer()
{
    m_sinceAnswer.start();
    Q_EMIT heard();
}

} // namespace godel::gui
