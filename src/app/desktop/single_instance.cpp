#include "app/desktop/single_instance.h"

#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 500;
constexpr qint64 longestMessage = 4096;

} // namespace

SingleInstance::SingleInstance(const QString& profile)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    m_name = (folder.isEmpty() ? QDir::tempPath() : folder) + u"/godel-ops-window-%1.sock"_s.arg(profile);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::handOver(const QByteArray& message)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    // Before the event loop runs there is nothing that a wait could hold up; a socket on this machine answers at once or never.
    if (!socket.waitForConnected(patience)) { // lint: the program has not begun yet
        return false;
    }
    socket.write(message + '\n');
    return socket.waitForBytesWritten(patience); // lint: the program has not begun yet
}

bool SingleInstance::listen()
{
    // A socket that nobody answers at is what a killed program has left.
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::take()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(longestMessage);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine()) {
                Q_EMIT asked(socket->readLine(longestMessage).trimmed());
                socket->disconnectFromServer();
            } else if (socket->bytesAvailable() >= longestMessage) {
                socket->abort();
            }
        });
    }
}

} // namespace godel::app
