#include "drivers/database/database_url.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

const QStringList sslModes{u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s};

/// libpq would read a name with '=' or '/' as a whole address.
Result<QString> nameIn(const QString& text, const QString& what, const QString& field)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}\\z"_s);
    if (!allowed.match(text).hasMatch()) {
        return fail(ErrorCode::Invalid, text.isEmpty() ? u"The database's URL names no %1"_s.arg(what) : u"'%1' cannot be the %2 of a database's URL"_s.arg(text.left(80), what),
                    u"Write postgresql://USER@HOST:PORT/DATABASE; names have 1 to 63 letters, digits, '_', '.' and '-'"_s, field);
    }
    return text;
}

Result<QString> pathIn(const QString& text, const QString& field)
{
    if (!text.startsWith(u'/') || text.contains(u'\n')) {
        return fail(ErrorCode::Invalid, u"'%1' is not an absolute path"_s.arg(text.left(200)), u"Begin it with '/'"_s, field);
    }
    return text;
}

Result<> readOptions(DatabaseUrl& url, const QUrlQuery& query, const QString& field)
{
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded)) {
        const QString part = field + u'.' + key.left(80);
        if (key == u"passfile") {
            TRY(url.passFile, pathIn(value, part));
        } else if (key == u"sslrootcert") {
            TRY(url.sslRootCert, pathIn(value, part));
        } else if (key == u"sslmode" && sslModes.contains(value)) {
            url.sslMode = value;
        } else if (key == u"sslmode") {
            return fail(ErrorCode::Invalid, u"'%1' is no sslmode"_s.arg(value.left(80)), u"Choose one of %1"_s.arg(sslModes.join(u", ")), part);
        } else if (key == u"password") {
            return fail(ErrorCode::Invalid, u"A password in the database's URL would be seen by whoever reads the configuration"_s,
                        u"Write it to a file of the mode 0600 in the form HOST:PORT:DATABASE:USER:PASSWORD, and name that with ?passfile=/PATH"_s, part);
        } else {
            return fail(ErrorCode::Invalid, u"The database's URL has an option '%1' that is not known"_s.arg(key.left(80)),
                        u"Known are passfile, sslmode and sslrootcert"_s, part);
        }
    }
    return {};
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString& text, const QString& field)
{
    const QUrl url(text, QUrl::StrictMode);
    if (url.scheme() != u"postgresql" && url.scheme() != u"postgres") {
        return fail(ErrorCode::Invalid, u"That is not the URL of a PostgreSQL database"_s, u"Write postgresql://USER@HOST:PORT/DATABASE"_s, field);
    }
    if (!url.isValid() || url.hasFragment()) {
        // Qt's reason repeats the text, which may hold a password.
        return fail(ErrorCode::Invalid, u"The database's URL cannot be read"_s, u"Write postgresql://USER@HOST:PORT/DATABASE, other characters as %XX"_s, field);
    }
    if (!url.password().isEmpty()) {
        return fail(ErrorCode::Invalid, u"A password in the database's URL would be seen by whoever reads the configuration"_s,
                    u"Write it to a file of the mode 0600 in the form HOST:PORT:DATABASE:USER:PASSWORD, and name that with ?passfile=/PATH"_s, field + u".password"_s);
    }
    DatabaseUrl parsed;
    static const QRegularExpression hosts(u"\\A[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}\\z"_s);
    parsed.host = url.host();
    if (!hosts.match(parsed.host).hasMatch()) {
        return fail(ErrorCode::Invalid, u"The database's URL names no host"_s, u"Write postgresql://USER@HOST:PORT/DATABASE"_s, field + u".host"_s);
    }
    const int port = url.port(5432);
    if (port < 1 || port > 65535) {
        return fail(ErrorCode::Invalid, u"%1 is no port"_s.arg(port), u"Choose one from 1 to 65535"_s, field + u".port"_s);
    }
    parsed.port = static_cast<quint16>(port);
    TRY(parsed.user, nameIn(url.userName(QUrl::FullyDecoded), u"user"_s, field + u".user"_s));
    TRY(parsed.database, nameIn(url.path(QUrl::FullyDecoded).mid(1), u"database"_s, field + u".database"_s));
    TRY_DO(readOptions(parsed, QUrlQuery(url), field));
    return parsed;
}

QMap<QString, QString> DatabaseUrl::environment() const
{
    // Without a file of its own it must not find one of the account that the engine runs as.
    QMap<QString, QString> said{{u"PGPASSFILE"_s, passFile.isEmpty() ? u"/dev/null"_s : passFile}};
    if (!sslMode.isEmpty()) {
        said.insert(u"PGSSLMODE"_s, sslMode);
    }
    if (!sslRootCert.isEmpty()) {
        said.insert(u"PGSSLROOTCERT"_s, sslRootCert);
    }
    return said;
}

} // namespace godel::drivers
