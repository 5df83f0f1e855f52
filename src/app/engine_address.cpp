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
        TRY(const auto token, readFile(tokenFile, 4096));
        address.token = token.trimmed();
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
