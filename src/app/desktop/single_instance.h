#pragma once

#include <QLocalServer>

namespace godel::app {

/// One program per user and profile: the first one listens, a later one hands over what it was asked to open and goes.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& profile);

    /// True if another one runs and has taken the message. Asks a socket of this user's own and does not wait for an answer.
    [[nodiscard]] bool handOver(const QByteArray& message);
    /// From now on this is the one. False if the socket cannot be made; the program works without it.
    bool listen();

Q_SIGNALS:
    void asked(const QByteArray& message);

private:
    void take();

    QString m_name;
    QLocalServer m_server;
};

} // namespace godel::app
