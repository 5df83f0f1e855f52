#pragma once

#include <QTcpServer>

namespace godel::test {

/// A port of 127.0.0.1 that nobody had at this moment.
inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace godel::test
