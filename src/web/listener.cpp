#include "web/listener.h"

#include <QFile>

#include <sys/socket.h>
#include <sys/stat.h>

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

using Tcp = net::ip::tcp;
using Unix = net::local::stream_protocol;
constexpr int keptForLocal = 16;

Peer peerOf(const Tcp::socket& socket, bool isEncrypted)
{
    beast::error_code ignored;
    return {QByteArray::fromStdString(socket.remote_endpoint(ignored).address().to_string()), {}, isEncrypted};
}

Peer peerOf(Unix::socket& socket, bool)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    const bool isKnown = getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0;
    return {{}, isKnown ? std::optional<uint>(credentials.uid) : std::nullopt, false};
}

template <typename Protocol>
class Accepting final : public Listener {
public:
    Accepting(std::shared_ptr<Shared> shared, std::shared_ptr<net::ssl::context> security)
        : acceptor(shared->context), m_shared(std::move(shared)), m_security(std::move(security)), m_again(m_shared->context)
    {
    }

    void start() override
    {
        acceptor.async_accept([this](beast::error_code error, typename Protocol::socket socket) {
            if (error == net::error::operation_aborted || !acceptor.is_open()) {
                return;
            }
            if (error) {
                return pause();
            }
            take(std::move(socket));
            start();
        });
    }

    void stop() override
    {
        beast::error_code ignored;
        acceptor.close(ignored);
        m_again.cancel();
    }

    [[nodiscard]] quint16 port() const override
    {
        if constexpr (std::is_same_v<Protocol, Tcp>) {
            return acceptor.local_endpoint().port();
        }
        return 0;
    }

    typename Protocol::acceptor acceptor;

private:
    /// Out of file descriptors: connections that end give some back.
    void pause()
    {
        m_again.expires_after(std::chrono::milliseconds(100));
        m_again.async_wait([this](beast::error_code error) {
            if (!error) {
                start();
            }
        });
    }

    void take(typename Protocol::socket socket)
    {
        const Peer peer = peerOf(socket, m_security != nullptr);
        if (!peer.uid && std::is_same_v<Protocol, Unix>) {
            return;
        }
        if (isFull(peer)) {
            static constexpr std::string_view full = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\nConnection: close\r\n\r\n";
            beast::error_code ignored;
            socket.non_blocking(true, ignored);
            if (!m_security) {
                socket.write_some(net::buffer(full), ignored);
            }
            return;
        }
        if (!peer.uid) {
            ++m_shared->perPeer[peer.address];
        }
        makeConnection(m_shared, PlainStream(net::generic::stream_protocol::socket(std::move(socket))), peer, m_security.get())->start();
    }

    [[nodiscard]] bool isFull(const Peer& peer) const
    {
        const Limits& limits = m_shared->listen.limits;
        const bool isLocal = peer.uid || peer.address == "127.0.0.1" || peer.address == "::1";
        const auto mine = m_shared->perPeer.find(peer.address);
        return int(m_shared->connections.size()) >= limits.connections - (isLocal ? 0 : keptForLocal)
            || (!peer.uid && mine != m_shared->perPeer.end() && mine->second >= limits.connectionsPerPeer);
    }

    std::shared_ptr<Shared> m_shared;
    std::shared_ptr<net::ssl::context> m_security;
    net::steady_timer m_again;
};

bool isAnswered(const QString& path)
{
    net::io_context context;
    Unix::socket socket(context);
    beast::error_code error;
    socket.connect(Unix::endpoint(path.toStdString()), error);
    return !error;
}

tl::unexpected<Error> cannotListen(const QString& where, const beast::error_code& error)
{
    const bool isTaken = error == net::error::address_in_use;
    return fail(isTaken ? ErrorCode::Conflict : ErrorCode::Unavailable, u"cannot listen on %1: %2"_s.arg(where, QString::fromStdString(error.message())),
                isTaken ? u"Choose a free port, or stop what holds it"_s : QString(), u"listen"_s);
}

} // namespace

Result<std::unique_ptr<Listener>> listenOnTcp(std::shared_ptr<Shared> shared, std::shared_ptr<net::ssl::context> security)
{
    const Listen& listen = shared->listen;
    beast::error_code error;
    const auto address = net::ip::make_address(listen.address.toStdString(), error);
    if (error) {
        return fail(ErrorCode::Invalid, u"\"%1\" is not an IP address"_s.arg(QString::fromLatin1(listen.address)), {}, u"listen"_s);
    }
    const Tcp::endpoint endpoint(address, *listen.port);
    auto listener = std::make_unique<Accepting<Tcp>>(shared, std::move(security));
    listener->acceptor.open(endpoint.protocol(), error);
    if (!error) {
        listener->acceptor.set_option(net::socket_base::reuse_address(true), error);
        listener->acceptor.bind(endpoint, error);
    }
    if (!error) {
        listener->acceptor.listen(net::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannotListen(u"%1:%2"_s.arg(QString::fromLatin1(listen.address)).arg(*listen.port), error);
    }
    return listener;
}

Result<std::unique_ptr<Listener>> listenOnSocket(std::shared_ptr<Shared> shared)
{
    const QString path = shared->listen.socketPath;
    if (path.toUtf8().size() > 107) {
        return fail(ErrorCode::Invalid, u"the socket's path is longer than the 107 bytes the kernel takes"_s, u"Choose a shorter folder"_s, u"socket"_s);
    }
    if (isAnswered(path)) {
        return fail(ErrorCode::Conflict, u"another server answers at %1"_s.arg(path), u"Stop it, or choose another state folder"_s, u"socket"_s);
    }
    QFile::remove(path);
    beast::error_code error;
    auto listener = std::make_unique<Accepting<Unix>>(shared, nullptr);
    listener->acceptor.open(Unix(), error);
    // Made closed for everybody else from the start: the mask is set back at once.
    const mode_t mask = umask(0177);
    listener->acceptor.bind(Unix::endpoint(path.toStdString()), error);
    umask(mask);
    if (!error) {
        listener->acceptor.listen(net::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannotListen(path, error);
    }
    return listener;
}

} // namespace godel::web
