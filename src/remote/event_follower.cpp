#include "remote/event_follower.h"

#include "base/json.h"

#include <QPointer>
#include <QUrlQuery>

namespace godel::remote {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration firstPause = 500ms;
constexpr Duration longestPause = 10s;

} // namespace

EventFollower::EventFollower(web::Client& client, web::Target target, QByteArray token, QString topic, qint64 since,
                             std::function<void(const api::Event&)> told)
    : m_client(client), m_target(std::move(target)), m_token(std::move(token)), m_topic(std::move(topic)), m_after(since),
      m_told(std::move(told)), m_pause(firstPause)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventFollower::follow);
    follow();
}

void EventFollower::follow()
{
    QUrlQuery query{{u"since"_s, QString::number(m_after)}};
    if (!m_topic.isEmpty()) {
        query.addQueryItem(u"topic"_s, m_topic);
    }
    web::Ask ask{.path = "/v1/events?" + query.toString(QUrl::FullyEncoded).toLatin1()};
    if (!m_token.isEmpty()) {
        ask.headers.append({"Authorization", "Bearer " + m_token});
    }
    // Both come on the client's thread and are carried to this one, unless this object is gone by then.
    const QPointer<EventFollower> guard(this);
    const auto onEvent = [guard](const QByteArray& id, const QByteArray& name, const QByteArray& data) {
        QMetaObject::invokeMethod(guard, [guard, id, name, data] { guard->hear(id, name, data); }, Qt::QueuedConnection);
    };
    const auto onEnd = [guard](const Error&) {
        QMetaObject::invokeMethod(guard, [guard] { guard->tryAgain(); }, Qt::QueuedConnection);
    };
    m_stream = m_client.follow(m_target, std::move(ask), onEvent, onEnd);
}

void EventFollower::hear(const QByteArray& id, const QByteArray& name, const QByteArray& data)
{
    const auto event = parseObject(data, u"an event"_s);
    const auto at = event.and_then([](const QJsonObject& found) { return parseTimestamp(found.value(u"at"_s).toString()); });
    const qint64 sequence = id.toLongLong();
    if (!at || sequence <= m_after) {
        return;
    }
    m_pause = firstPause;
    m_after = sequence;
    m_told({sequence, QString::fromUtf8(name), *at, event->value(u"body"_s).toObject()});
}

void EventFollower::tryAgain()
{
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(m_pause));
    m_pause = std::min(2 * m_pause, longestPause);
}

} // namespace godel::remote
