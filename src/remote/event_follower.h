#pragma once

#include "api/engine.h"
#include "web/client.h"

#include <QObject>
#include <QTimer>

namespace godel::remote {

/// Follows an engine's events, and takes the stream up again where it broke: after half a second, then twice as long each
/// time, up to ten seconds. Lives on the listener's thread.
class EventFollower final : public QObject {
    Q_OBJECT
public:
    EventFollower(web::Client& client, web::Target target, QByteArray token, QString topic, qint64 since, std::function<void(const api::Event&)> told);

private:
    void follow();
    void hear(const QByteArray& id, const QByteArray& name, const QByteArray& data);
    void tryAgain();

    web::Client& m_client;
    web::Target m_target;
    QByteArray m_token;
    QString m_topic;
    qint64 m_after;
    std::function<void(const api::Event&)> m_told;
    Duration m_pause{};
    QTimer m_timer;
    std::shared_ptr<web::Client::Stream> m_stream;
};

} // namespace godel::remote
