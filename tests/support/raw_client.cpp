#include "support/raw_client.h"

#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace godel::test {

namespace {

template <typename Address>
int connected(int family, const Address& address)
{
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{20, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

} // namespace

RawClient::RawClient(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_descriptor = connected(AF_INET, address);
}

RawClient::RawClient(const QString& socketPath)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socketPath.toLocal8Bit().constData(), sizeof address.sun_path - 1);
    m_descriptor = connected(AF_UNIX, address);
}

RawClient::~RawClient()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

bool RawClient::send(const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_descriptor, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        sent += count;
    }
    return true;
}

QByteArray RawClient::readSome()
{
    QByteArray bytes(65536, Qt::Uninitialized);
    const ssize_t count = ::recv(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), 0);
    return bytes.left(std::max<ssize_t>(count, 0));
}

QByteArray RawClient::readToEnd()
{
    QByteArray all;
    for (QByteArray some = readSome(); !some.isEmpty(); some = readSome()) {
        all += some;
    }
    return all;
}

QByteArray RawClient::readUntil(const QByteArray& text)
{
    QByteArray all;
    for (QByteArray some = readSome(); !some.isEmpty(); some = readSome()) {
        all += some;
        if (all.contains(text)) {
            break;
        }
    }
    return all;
}

int statusOf(const QByteArray& answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

} // namespace godel::test
