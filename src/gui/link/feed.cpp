#include "gui/link/feed.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// A burst of events is one reason to ask, not many.
constexpr std::chrono::milliseconds gathering{60};

/// Whether the event tells of one more scrape of a rollout, and of nothing that has changed by it.
bool isScrape(const api::Event& event)
{
    return event.body.contains(u"evidence"_s) && !event.body.contains(u"sentence"_s);
}

} // namespace

Feed::Feed(Link& link, api::Call call, Freshness freshness, QObject* parent) : QObject(parent), m_link(link), m_call(std::move(call)), m_freshness(std::move(freshness))
{
    m_turn.setSingleShot(true);
    m_soon.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &Feed::ask);
    connect(&m_soon, &QTimer::timeout, this, &Feed::ask);
    connect(&m_link, &Link::stateChanged, this, &Feed::follow);
}

void Feed::setActive(bool isActive)
{
    if (m_isActive == isActive) {
        return;
    }
    m_isActive = isActive;
    follow();
}

void Feed::follow()
{
    if (!m_isActive || m_link.state() != LinkState::Open) {
        m_turn.stop();
        m_soon.stop();
        // A lost stream is taken up again by the engine's own follower; only who no longer looks lets go of it.
        if (!m_isActive) {
            m_subscriptions.clear();
        }
        Q_EMIT changed();
        return;
    }
    if (m_subscriptions.empty()) {
        listen();
    }
    ask();
}

void Feed::listen()
{
    for (const QString& topic : m_freshness.topics) {
        m_subscriptions.push_back(m_link.listen(topic, [guard = QPointer<Feed>(this), hasScrapes = m_freshness.hasScrapes](const api::Event& event) {
            if (guard && (hasScrapes || !isScrape(event))) {
                QMetaObject::invokeMethod(guard.data(), [guard] {
                    if (!guard->m_soon.isActive()) {
                        guard->m_soon.start(gathering);
                    }
                }, Qt::QueuedConnection);
            }
        }));
    }
}

void Feed::setCall(api::Call call)
{
    m_call = std::move(call);
    m_reply.reset();
    m_body = {};
    m_error.reset();
    ++m_question;
    m_isAsking = false;
    Q_EMIT changed();
    ask();
}

void Feed::refresh()
{
    ask();
}

void Feed::ask()
{
    if (!m_isActive || m_link.state() != LinkState::Open) {
        return;
    }
    if (m_isAsking) {
        m_isNews = true;
        return;
    }
    m_isAsking = true;
    m_isNews = false;
    m_turn.stop();
    m_link.call(this, m_call, [this, question = m_question](const Result<api::Reply>& reply) { have(reply, question); });
}

void Feed::have(const Result<api::Reply>& reply, qint64 question)
{
    if (question != m_question) {
        return;
    }
    m_isAsking = false;
    if (reply) {
        m_reply = *reply;
        m_body = reply->body;
        m_error.reset();
        m_sinceData.start();
    } else {
        m_error = reply.error();
    }
    if (m_isActive && m_freshness.every.count() > 0) {
        m_turn.start(m_freshness.every);
    }
    if (m_isNews) {
        m_soon.start(gathering);
    }
    Q_EMIT changed();
}

std::optional<Duration> Feed::age() const
{
    return m_reply && m_sinceData.isValid() ? std::optional<Duration>(std::chrono::milliseconds(m_sinceData.elapsed())) : std::nullopt;
}

} // namespace godel::gui
