#include "web/listener.h"

#include <QFile>

#include <thread>

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

constexpr auto finishTime = std::chrono::seconds(1);

Result<std::shared_ptr<net::ssl::context>> securityOf(const Listen& listen)
{
    if (listen.certificateFile.isEmpty()) {
        return std::shared_ptr<net::ssl::context>();
    }
    auto context = std::make_shared<net::ssl::context>(net::ssl::context::tls_server);
    beast::error_code error;
    context->set_options(net::ssl::context::default_workarounds | net::ssl::context::no_tlsv1 | net::ssl::context::no_tlsv1_1, error);
    context->use_certificate_chain_file(listen.certificateFile.toStdString(), error);
    if (error) {
        return fail(ErrorCode::Invalid, u"the certificate %1 does not load: %2"_s.arg(listen.certificateFile, QString::fromStdString(error.message())), {}, u"certificate"_s);
    }
    context->use_private_key_file(listen.keyFile.toStdString(), net::ssl::context::pem, error);
    if (error) {
        return fail(ErrorCode::Invalid, u"the key %1 does not load or is not the certificate's: %2"_s.arg(listen.keyFile, QString::fromStdString(error.message())), {}, u"key"_s);
    }
    return context;
}

} // namespace

class Server::Impl {
public:
    explicit Impl(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

    Result<> listen()
    {
        TRY(const auto security, securityOf(m_shared->listen));
        if (m_shared->listen.port) {
            TRY(auto tcp, listenOnTcp(m_shared, security));
            port = tcp->port();
            m_listeners.push_back(std::move(tcp));
        }
        if (!m_shared->listen.socketPath.isEmpty()) {
            TRY(auto socket, listenOnSocket(m_shared));
            m_listeners.push_back(std::move(socket));
            m_ownsSocket = true;
        }
        for (const auto& listener : m_listeners) {
            listener->start();
        }
        m_thread = std::thread([shared = m_shared] {
            const auto work = net::make_work_guard(shared->context);
            shared->context.run();
        });
        return {};
    }

    void stopAccepting()
    {
        net::post(m_shared->context, [this] { drain(); });
    }

    ~Impl()
    {
        if (m_thread.joinable()) {
            net::post(m_shared->context, [this] { stop(); });
            m_thread.join();
        }
        m_listeners.clear();
        if (m_ownsSocket) {
            QFile::remove(m_shared->listen.socketPath);
        }
    }

    quint16 port = 0;

private:
    void drain()
    {
        m_shared->isDraining = true;
        for (const auto& listener : m_listeners) {
            listener->stop();
        }
    }

    void stop()
    {
        drain();
        for (const auto& connection : std::set(m_shared->connections)) {
            connection->finish();
        }
        m_deadline.expires_after(finishTime);
        m_deadline.async_wait([this](beast::error_code error) {
            if (!error) {
                closeAll();
            }
        });
        watchForTheLast();
    }

    void watchForTheLast()
    {
        if (m_shared->connections.empty()) {
            m_deadline.cancel();
            // What the closed sockets still have to say is said before the loop ends.
            return net::post(m_shared->context, [this] { net::post(m_shared->context, [this] { m_shared->context.stop(); }); });
        }
        m_look.expires_after(std::chrono::milliseconds(10));
        m_look.async_wait([this](beast::error_code) { watchForTheLast(); });
    }

    void closeAll()
    {
        for (const auto& connection : std::set(m_shared->connections)) {
            connection->close();
        }
    }

    std::shared_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    net::steady_timer m_deadline{m_shared->context};
    net::steady_timer m_look{m_shared->context};
    std::thread m_thread;
    bool m_ownsSocket = false;
};

Result<std::unique_ptr<Server>> Server::start(const Listen& listen, Handler& handler)
{
    auto impl = std::make_unique<Impl>(std::make_shared<Shared>(listen, handler));
    TRY_DO(impl->listen());
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Server::~Server() = default;

quint16 Server::port() const
{
    return m_impl->port;
}

void Server::stopAccepting()
{
    m_impl->stopAccepting();
}

} // namespace godel::web
