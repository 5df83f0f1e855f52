#include "drivers/database/existing_database.h"

#include <QFile>
#include <QFileInfo>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr int oldestServer = 13;
constexpr int newestServer = 15;

/// Each step asks before it makes, and prints its number first, so that the last number tells which one was refused.
QByteArray membershipScript(const QByteArray& owner)
{
    return "SET client_min_messages = warning;\n"
           "\\echo @1\n"
           "DO $$ BEGIN IF to_regrole('" + owner + "') IS NULL THEN CREATE ROLE \"" + owner + "\" NOLOGIN; END IF; END $$;\n"
           "\\echo @2\n"
           "DO $$ BEGIN IF NOT pg_has_role('" + owner + "', 'MEMBER') THEN EXECUTE format('GRANT \"" + owner + "\" TO %I', session_user); END IF; END $$;\n"
           "\\echo @3\n"
           "DO $$ BEGIN\n"
           "  IF NOT has_schema_privilege('" + owner + "', 'public', 'CREATE') THEN GRANT USAGE, CREATE ON SCHEMA public TO \"" + owner + "\"; END IF;\n"
           // A grant by somebody who may not give it is a warning, not an error.
           "  IF NOT has_schema_privilege('" + owner + "', 'public', 'CREATE') THEN RAISE EXCEPTION 'no right to grant on schema public'; END IF;\n"
           "END $$;\n";
}

/// What an administrator has to say for the step that was refused.
QString remedy(const QString& step, const DatabaseUrl& url, const QString& owner)
{
    if (step == u"1") {
        return u"CREATE ROLE \"%1\" NOLOGIN; GRANT \"%1\" TO \"%2\""_s.arg(owner, url.user);
    }
    if (step == u"2") {
        return u"GRANT \"%1\" TO \"%2\""_s.arg(owner, url.user);
    }
    if (step == u"3") {
        return u"GRANT USAGE, CREATE ON SCHEMA public TO \"%1\""_s.arg(owner);
    }
    return u"GRANT CREATE ON DATABASE \"%1\" TO \"%2\""_s.arg(url.database, url.user);
}

/// What the server refused of the preparation, as something to be done.
Result<> explained(const Result<>& made, const DatabaseUrl& url, const QString& owner)
{
    if (made || made.error().code != ErrorCode::Invalid) {
        return made;
    }
    return fail(ErrorCode::Denied, u"%1 may not prepare the database %2: %3"_s.arg(url.user, url.database, made.error().message),
                u"Let its administrator run in %1: %2"_s.arg(url.database, remedy(made.error().field, url, owner)), u"database.url"_s);
}

} // namespace

Result<> checkServerVersion(int number)
{
    const int major = number / 10000;
    if (major < oldestServer || major > newestServer) {
        return fail(ErrorCode::Conflict, u"the database's server is PostgreSQL %1, and this works with %2 to %3"_s.arg(major).arg(oldestServer).arg(newestServer),
                    u"Name a server of those versions in database.url"_s, u"database.url"_s);
    }
    return {};
}

ExistingDatabase::ExistingDatabase(const Settings& settings)
    : m_settings(settings),
      m_platform({settings.programs, {}, settings.url.host, settings.url.port, settings.url.user, settings.url.environment()}, {settings.url.database, settings.owner})
{
}

ExistingDatabase::~ExistingDatabase()
{
    m_platform.stop();
}

Result<> ExistingDatabase::checkHere() const
{
    if (!QFileInfo(m_settings.programs + u"/psql"_s).isExecutable()) {
        return fail(ErrorCode::Unavailable, u"there is no psql in %1"_s.arg(m_settings.programs), u"Install the package postgresql-client-15"_s);
    }
    const QString& path = m_settings.url.passFile;
    if (path.isEmpty()) {
        return {};
    }
    if (!QFileInfo(path).isReadable()) {
        return fail(ErrorCode::Invalid, u"the pass file %1 cannot be read"_s.arg(path), u"Write one line HOST:PORT:DATABASE:USER:PASSWORD to it, with the mode 0600"_s,
                    u"database.url.passfile"_s);
    }
    // libpq leaves such a file alone without saying so to us.
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (QFile::permissions(path) & others) {
        return fail(ErrorCode::Invalid, u"the pass file %1 can be read by others"_s.arg(path), u"chmod 600 %1"_s.arg(path), u"database.url.passfile"_s);
    }
    return {};
}

Result<> ExistingDatabase::makeMissing() const
{
    TRY(const auto version, m_platform.run("SHOW server_version_num;\n"));
    TRY_DO(checkServerVersion(version.trimmed().toInt()));
    const auto granted = m_platform.run(membershipScript(m_settings.owner.toUtf8())).map([](const QByteArray&) {});
    TRY_DO(explained(granted, m_settings.url, m_settings.owner));
    return explained(m_platform.makeTables(), m_settings.url, m_settings.owner);
}

Pending<> ExistingDatabase::prepare()
{
    return m_worker.run([this]() -> Result<> {
        TRY_DO(checkHere());
        return makeMissing();
    });
}

Result<> ExistingDatabase::stop()
{
    return fail(ErrorCode::Conflict, u"the database's server at %1 is run by others"_s.arg(m_settings.url.host), u"Ask them to stop it"_s);
}

Pending<ports::DatabaseView> ExistingDatabase::look()
{
    ports::DatabaseView view;
    view.port = m_settings.url.port;
    return m_worker.run([this, view]() mutable -> Result<ports::DatabaseView> {
        auto seen = m_platform.look(view);
        if (!seen) {
            view.state = seen.error().code == ErrorCode::NotFound ? ports::DatabaseState::Absent : ports::DatabaseState::Stopped;
            view.reason = seen.error().message;
            return view;
        }
        return seen;
    });
}

Pending<Timestamp> ExistingDatabase::beat()
{
    return m_worker.run([this] { return m_platform.beat(); });
}

Pending<bool> ExistingDatabase::migrate(const ports::Migration& migration)
{
    if (const auto checked = checkMigration(migration); !checked) {
        return Pending<bool>::of(fail(checked.error()));
    }
    return m_worker.run([this, migration] { return m_platform.migrate(migration); });
}

Pending<ports::DumpFile> ExistingDatabase::dump(const QString& path)
{
    return m_worker.run([this, path] { return m_platform.dump(path); });
}

ports::DatabaseAccess ExistingDatabase::access() const
{
    const auto& url = m_settings.url;
    return {url.host, url.port, url.database, url.user, url.passFile, url.sslMode, url.sslRootCert};
}

} // namespace godel::drivers
