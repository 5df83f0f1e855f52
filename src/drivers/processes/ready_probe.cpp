#include "drivers/processes/ready_probe.h"

#include <QTcpSocket>
#include <QTimer>
#include <chrono>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestStatusLine = 4096;

/// "HTTP/1.1 204 No Content"
Result<> judge(const QByteArray& line, const QString& url)
{
    const auto words = line.trimmed().split(' ');
    const int status = words.size() > 1 && words.first().startsWith("HTTP/1.") ? words.at(1).toInt() : 0;
    if (status < 200 || status > 299) {
        return fail(ErrorCode::Unavailable, u"%1 answered '%2'"_s.arg(url, QString::fromUtf8(line.trimmed().left(80))),
                    u"Look into its log"_s);
    }
    return {};
}

} // namespace

Pending<> askReady(QObject* context, quint16 port, const QString& path)
{
    const auto pending = Pending<>::make();
    const auto url = u"http://127.0.0.1:%1%2"_s.arg(port).arg(path);
    auto* socket = new QTcpSocket(context);
    const auto finish = [socket, pending](Result<> result) {
        pending.fulfil(std::move(result));
        socket->deleteLater();
    };
    const auto read = [socket, finish, url] {
        if (socket->canReadLine() || socket->bytesAvailable() > longestStatusLine
            || socket->state() != QAbstractSocket::ConnectedState) {
            finish(judge(socket->readLine(longestStatusLine), url));
        }
    };
    QObject::connect(socket, &QTcpSocket::connected, socket, [socket, port, path] {
        socket->write("GET " + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
                      + "\r\nConnection: close\r\n\r\n");
    });
    QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [socket, finish, read, url] {
        if (socket->bytesAvailable() > 0) {
            read();
            return;
        }
        finish(fail(ErrorCode::Unavailable, u"%1 does not answer: %2"_s.arg(url, socket->errorString()),
                    u"Look into its log"_s));
    });
    QTimer::singleShot(2s, socket, [finish, url] {
        finish(fail(ErrorCode::Unavailable, u"%1 did not answer within 2 s"_s.arg(url), u"Look into its log"_s));
    });
    socket->connectToHost(u"127.0.0.1"_s, port);
    return pending;
}

} // namespace godel::drivers
