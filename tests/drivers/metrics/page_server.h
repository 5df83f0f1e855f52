#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace godel::test {

/// Answers every request with the bytes it was told, and hangs up; with none it never answers.
class PageServer : public QTcpServer {
public:
    PageServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { say(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QByteArray answer;

    /// A whole answer with that page.
    static QByteArray whole(const QByteArray& page, const QByteArray& type = "text/plain; version=0.0.4")
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(page.size())
            + "\r\n\r\n" + page;
    }

private:
    void say(QTcpSocket* socket)
    {
        const auto asked = socket->property("asked").toByteArray() + socket->readAll();
        socket->setProperty("asked", asked);
        if (asked.endsWith("\r\n\r\n") && !answer.isEmpty()) {
            socket->write(answer);
            socket->disconnectFromHost();
        }
    }
};

} // namespace godel::test
