#include "app/engine_address.h"

#include "app/folders.h"
#include "base/file.h"

#include <QFileInfo>
#include <QUrl>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int standardPort = 7400;

QString chosen(const QString& typed, const char* variable)
{
    return typed.isEmpty() ? qEnvironmentVariable(variable) : typed;
}

Result<web::Target> serverOf(const QString& text, const QString& certificate)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty()) {
        return fail(ErrorCode::Invalid, u"'%1' is not the address of an engine"_s.arg(text), u"Write it as https://HOST:7400"_s, u"server"_s);
    }
    web::Target target;
    target.host = url.host(QUrl::FullyEncoded).toLatin1();
    target.port = static_cast<quint16>(url.port(standardPort));
    target.isEncrypted = true;
    target.certificateFile = certificate;
    if (!certificate.isEmpty() && !QFileInfo(certificate).isReadable()) {
        return fail(ErrorCode::NotFound, u"the certificate %1 cannot be read"_s.arg(certificate), u"Name a PEM file that this user may read"_s, u"certificate"_s);
    }
    return target;
}

/// A person who has no engine of their own means the machine's.
QString standardSocket()
{
    const QString own = standardFolders().socket();
    const QString machines = u"/run/godel-ops/api.sock"_s;
    return !QFileInfo::exists(own) && QFileInfo::exists(machines) ? machines : own;
}

} // namespace

Result<EngineAddress> engineAddress(const cli::Whereabouts& where)
{
    EngineAddress address;
    const QString tokenFile = chosen(where.tokenFile, "GODEL_TOKEN_FILE");
    if (!tokenFile.isEmpty()) {
        const auto token = readFile(tokenFile, 4096);
        if (!token) {
            return fail(token.error().code, token.error().message, u"Name the file that holds your token with --token-file=FILE or GODEL_TOKEN_FILE"_s, u"token-file"_s);
        }
        address.token = token->trimmed();
        if (address.token.isEmpty() || address.token.contains('\n')) {
            return fail(ErrorCode::Invalid, u"%1 does not hold one token"_s.arg(tokenFile), u"It holds the one line that tokens:create printed"_s, u"token-file"_s);
        }
    }
    // What was typed counts before what the environment says, whichever of the two ways it names.
    const QString server = where.socket.isEmpty() ? chosen(where.server, "GODEL_SERVER") : where.server;
    if (!server.isEmpty()) {
        TRY(address.target, serverOf(server, where.certificate));
        return address;
    }
    const QString socket = chosen(where.socket, "GODEL_SOCKET");
    address.target.socketPath = socket.isEmpty() ? standardSocket() : socket;
    return address;
}

} // namespace godel::app
