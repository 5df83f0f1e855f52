#include "drivers/router/haproxy_socket.h"

#include <QLocalSocket>
#include <QTimer>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> linesOf(const QByteArray& answer)
{
    QList<QByteArray> lines;
    for (const auto& line : answer.split('\n')) {
        if (!line.trimmed().isEmpty()) {
            lines.append(line);
        }
    }
    return lines;
}

} // namespace

HaproxySocket::HaproxySocket(QString path, Duration deadline) : m_path(std::move(path)), m_deadline(deadline) { }

Pending<QList<QByteArray>> HaproxySocket::ask(const QList<QByteArray>& commands) const
{
    const auto pending = Pending<QList<QByteArray>>::make();
    // Owns itself: it goes when HAProxy closes the connection, which it does after the answer, or at the deadline.
    auto* socket = new QLocalSocket;
    auto* timer = new QTimer(socket);
    timer->setSingleShot(true);
    const auto finish = [socket, pending](Result<QList<QByteArray>> result) {
        pending.fulfil(std::move(result));
        socket->deleteLater();
    };
    QObject::connect(timer, &QTimer::timeout, socket, [finish] {
        finish(
            fail(ErrorCode::Timeout, u"The router did not answer in time"_s, u"Look whether haproxy is overloaded"_s));
    });
    QObject::connect(socket, &QLocalSocket::disconnected, socket,
                     [finish, socket] { finish(linesOf(socket->readAll())); });
    QObject::connect(socket, &QLocalSocket::errorOccurred, socket,
                     [finish, path = m_path](QLocalSocket::LocalSocketError error) {
                         if (error != QLocalSocket::PeerClosedError) {
                             finish(fail(ErrorCode::Unavailable, u"The router's socket %1 does not answer"_s.arg(path),
                                         u"Look whether haproxy runs"_s));
                         }
                     });
    QObject::connect(socket, &QLocalSocket::connected, socket,
                     [socket, line = commands.join("; ") + '\n'] { socket->write(line); });
    timer->start(std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline));
    socket->connectToServer(m_path);
    return pending;
}

} // namespace godel::drivers
