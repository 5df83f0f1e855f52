#include "web/dial.h"

#include <QCryptographicHash>
#include <boost/asio/ip/address.hpp>
#include <openssl/x509.h>

#include <vector>

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

/// What sockaddr_un holds, without the closing zero.
constexpr size_t longestSocketPath = 107;

QByteArray fingerprintOf(const X509* certificate)
{
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0) {
        return {};
    }
    const QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString textOf(const X509_NAME* name)
{
    char text[256] = {};
    X509_NAME_oneline(name, text, sizeof text);
    return QString::fromUtf8(text).mid(1).replace(u'/', u", "_s);
}

Timestamp timeOf(const ASN1_TIME* time)
{
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    const auto day = std::chrono::sys_days(std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday);
    return Timestamp(day.time_since_epoch()) + std::chrono::hours(parts.tm_hour) + std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
}

/// One attempt to connect. Keeps itself alive through the handlers it leaves behind.
class Dialling final : public std::enable_shared_from_this<Dialling> {
public:
    Dialling(net::io_context& context, const Target& target, Duration deadline, Dialled dialled, Verification verification)
        : m_target(target), m_dialled(std::move(dialled)), m_verification(verification), m_resolver(context), m_line(std::make_shared<Line>(context))
    {
        m_line->plain->expires_after(std::chrono::nanoseconds(deadline));
    }

    void start()
    {
        if (!m_target.socketPath.isEmpty()) {
            const std::string path = m_target.socketPath.toStdString();
            // Asio throws for a path that the kernel's address does not hold.
            if (path.size() > longestSocketPath) {
                return give(make_error_code(boost::system::errc::filename_too_long));
            }
            return connect({net::local::stream_protocol::endpoint(path)});
        }
        beast::error_code notAnAddress;
        const auto address = net::ip::make_address(m_target.host.toStdString(), notAnAddress);
        if (!notAnAddress) {
            return connect({net::ip::tcp::endpoint(address, m_target.port)});
        }
        m_resolver.async_resolve(m_target.host.toStdString(), std::to_string(m_target.port), [self = shared_from_this()](beast::error_code error, const auto& found) {
            if (error) {
                return self->give(error);
            }
            std::vector<net::generic::stream_protocol::endpoint> endpoints;
            for (const auto& entry : found) {
                endpoints.emplace_back(entry.endpoint());
            }
            self->connect(endpoints);
        });
    }

private:
    /// To the first that answers: a name may stand for addresses of both families.
    void connect(const std::vector<net::generic::stream_protocol::endpoint>& endpoints)
    {
        m_line->plain->async_connect(endpoints, [self = shared_from_this()](beast::error_code error, const auto&) {
            error ? self->give(error) : self->m_target.isEncrypted ? self->shakeHands() : self->give({});
        });
    }

    void shakeHands()
    {
        m_line->security = std::make_shared<net::ssl::context>(net::ssl::context::tls_client);
        beast::error_code error;
        m_line->security->set_options(net::ssl::context::no_tlsv1 | net::ssl::context::no_tlsv1_1, error);
        m_line->security->set_verify_mode(m_verification == Verification::Asked ? net::ssl::verify_peer : net::ssl::verify_none, error);
        if (m_target.certificateFile.isEmpty() || !m_target.pin.isEmpty()) {
            m_line->security->set_default_verify_paths(error);
        } else {
            m_line->security->load_verify_file(m_target.certificateFile.toStdString(), error);
        }
        if (error) {
            return give(error);
        }
        m_line->tls = std::make_unique<TlsStream>(std::move(*m_line->plain), *m_line->security);
        m_line->plain.reset();
        if (m_target.pin.isEmpty()) {
            m_line->tls->set_verify_callback(net::ssl::host_name_verification(m_target.host.toStdString()), error);
        } else {
            m_line->tls->set_verify_callback([self = weak_from_this()](bool, net::ssl::verify_context& context) {
                const auto alive = self.lock();
                return alive && alive->isPinned(context);
            }, error);
        }
        SSL_set_tlsext_host_name(m_line->tls->native_handle(), m_target.host.constData());
        m_line->tls->async_handshake(net::ssl::stream_base::client, [self = shared_from_this()](beast::error_code failed) { self->give(failed); });
    }

    /// Who signed it and for which name does not matter: the person has looked at this very certificate.
    [[nodiscard]] bool isPinned(net::ssl::verify_context& context)
    {
        X509_STORE_CTX* store = context.native_handle();
        if (X509_STORE_CTX_get_error_depth(store) > 0) {
            return true;
        }
        m_hasChanged = fingerprintOf(X509_STORE_CTX_get_current_cert(store)) != m_target.pin;
        return !m_hasChanged;
    }

    void give(const beast::error_code& error)
    {
        if (!error) {
            return m_dialled(m_line, nullptr);
        }
        const Error why = errorOf(error);
        m_dialled(nullptr, &why);
    }

    [[nodiscard]] Error errorOf(const beast::error_code& error) const
    {
        const QString where = nameOf(m_target);
        const QString message = QString::fromStdString(error.message());
        if (error == boost::system::errc::permission_denied) {
            return {ErrorCode::Unavailable, u"this user may not connect to %1"_s.arg(where), u"Use the account that the server runs as, or an address with a token"_s, u"socket"_s};
        }
        if (error == boost::system::errc::filename_too_long) {
            return {ErrorCode::Invalid, u"the path %1 is longer than a socket's may be"_s.arg(where), u"Choose a path of at most %1 bytes"_s.arg(longestSocketPath), u"socket"_s};
        }
        if (m_hasChanged) {
            return {ErrorCode::Denied, u"%1 shows another certificate than the one that was trusted"_s.arg(where),
                    u"If its owner says that it was renewed, forget the old one and look at the new one; otherwise somebody may be in between"_s, u"certificate"_s};
        }
        if (m_line->tls && SSL_get_verify_result(m_line->tls->native_handle()) != X509_V_OK) {
            const QString reason = QString::fromLatin1(X509_verify_cert_error_string(SSL_get_verify_result(m_line->tls->native_handle())));
            return {ErrorCode::Unavailable, u"the certificate of %1 is not trusted: %2"_s.arg(where, reason),
                    u"Check the address, and give the certificate to trust"_s, u"certificate"_s};
        }
        if (m_line->tls && error != beast::error::timeout) {
            return {ErrorCode::Unavailable, u"%1 does not speak TLS as it should: %2"_s.arg(where, message), u"Check the address and its port"_s, u"server"_s};
        }
        const bool isLate = error == beast::error::timeout;
        return {isLate ? ErrorCode::Timeout : ErrorCode::Unavailable, u"nobody answers at %1: %2"_s.arg(where, message), u"Check that the server runs there"_s, {}};
    }

    Target m_target;
    Dialled m_dialled;
    Verification m_verification;
    bool m_hasChanged = false;
    net::ip::tcp::resolver m_resolver;
    std::shared_ptr<Line> m_line;
};

} // namespace

void dial(net::io_context& context, const Target& target, Duration deadline, Dialled dialled, Verification verification)
{
    std::make_shared<Dialling>(context, target, deadline, std::move(dialled), verification)->start();
}

Result<Certificate> certificateOf(Line& line)
{
    X509* shown = line.tls ? SSL_get1_peer_certificate(line.tls->native_handle()) : nullptr;
    if (shown == nullptr) {
        return fail(ErrorCode::Unavailable, u"the server shows no certificate"_s, u"Only an https address has one"_s, u"server"_s);
    }
    const Certificate certificate{fingerprintOf(shown), textOf(X509_get_subject_name(shown)), textOf(X509_get_issuer_name(shown)), timeOf(X509_get0_notBefore(shown)),
                                  timeOf(X509_get0_notAfter(shown))};
    X509_free(shown);
    return certificate;
}

QString nameOf(const Target& target)
{
    if (!target.socketPath.isEmpty()) {
        return target.socketPath;
    }
    return u"%1://%2:%3"_s.arg(target.isEncrypted ? u"https"_s : u"http"_s, QString::fromLatin1(target.host)).arg(target.port);
}

wire::request<wire::string_body> wireForm(const Target& target, const Ask& ask)
{
    wire::request<wire::string_body> request;
    request.method_string(ask.method.toStdString());
    request.target(ask.path.toStdString());
    request.version(11);
    const QByteArray host = target.socketPath.isEmpty() ? target.host + ':' + QByteArray::number(target.port) : QByteArray("localhost");
    request.set(wire::field::host, host.toStdString());
    for (const auto& [name, value] : ask.headers) {
        request.set(name.toStdString(), value.toStdString());
    }
    request.body() = ask.body.toStdString();
    request.prepare_payload();
    return request;
}

} // namespace godel::web
