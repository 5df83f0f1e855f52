#include "drivers/database/local_database.h"

#include "base/file.h"
#include "drivers/processes/account.h"
#include "drivers/processes/port_holder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTimer>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

const QString database = u"app"_s;
const QString loginRole = u"app_a"_s;
constexpr auto lookEvery = std::chrono::milliseconds(100);
constexpr int mostLooks = 600;
constexpr qsizetype passwordBytes = 24;
constexpr qsizetype saltBytes = 16;

/// Everything may run again. Roles as a rotation of credentials needs them: one owns, two take turns at logging in.
QByteArray rolesScript(const QByteArray& verifier)
{
    return R"(SET log_statement = 'none';
SET client_min_messages = warning;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_a') THEN CREATE ROLE app_a LOGIN IN ROLE app; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_b') THEN CREATE ROLE app_b NOLOGIN IN ROLE app; END IF;
END $$;
ALTER ROLE app_a PASSWORD ')" + verifier + R"(';
SELECT 'CREATE DATABASE app OWNER app' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'app') \gexec
ALTER ROLE app_a IN DATABASE app SET role = 'app';
ALTER ROLE app_b IN DATABASE app SET role = 'app';
)";
}

const QByteArray tablesScript = R"(SET client_min_messages = warning;
CREATE SCHEMA IF NOT EXISTS godel;
CREATE TABLE IF NOT EXISTS godel.heartbeat (single boolean PRIMARY KEY DEFAULT true CHECK (single), at timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS godel.migration (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now());
)";

const QByteArray lookScript = R"(SELECT current_setting('server_version'), pg_database_size('app'),
  (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'), current_setting('max_connections'),
  (SELECT failed_count FROM pg_stat_archiver),
  (SELECT (extract(epoch FROM last_archived_time) * 1000000)::bigint FROM pg_stat_archiver),
  (SELECT (extract(epoch FROM at) * 1000000)::bigint FROM godel.heartbeat);
)";

std::optional<Timestamp> timeIn(const QByteArray& field)
{
    return field.isEmpty() ? std::nullopt : std::optional(timestampOf(field.toLongLong()));
}

Result<ports::DatabaseView> viewOf(const QByteArray& answer, ports::DatabaseView view)
{
    const auto fields = answer.trimmed().split('|');
    if (fields.size() != 7) {
        return fail(ErrorCode::Corrupt, u"the database told %1 figures of itself instead of 7"_s.arg(fields.size()));
    }
    view.version = QString::fromLatin1(fields[0].split(' ').first());
    view.size = Bytes{fields[1].toLongLong()};
    view.connections = fields[2].toInt();
    view.connectionLimit = fields[3].toInt();
    view.archiveFailures = fields[4].toLongLong();
    view.archivedAt = timeIn(fields[5]);
    view.heartbeat = timeIn(fields[6]);
    return view;
}

QByteArray quoted(const QString& text)
{
    return '\'' + text.toUtf8().replace('\'', "''") + '\'';
}

QByteArray hashOf(const ports::Migration& migration)
{
    return QCryptographicHash::hash(migration.statements.join(u"\n;\n").toUtf8(), QCryptographicHash::Sha256).toHex();
}

/// Each statement's number is printed before it, so that the last line tells which one failed.
QByteArray migrationScript(const ports::Migration& migration, const QByteArray& hash)
{
    QByteArray script = "BEGIN;\nSET LOCAL ROLE app;\n";
    for (qsizetype number = 0; number < migration.statements.size(); ++number) {
        script += "\\echo @" + QByteArray::number(number + 1) + '\n' + migration.statements[number].toUtf8() + "\n;\n";
    }
    return script + "RESET ROLE;\nINSERT INTO godel.migration (name, hash) VALUES (" + quoted(migration.name) + ", '" + hash + "');\nCOMMIT;\n";
}

Result<bool> bring(const PostgresTools& tools, const ports::Migration& migration)
{
    const QByteArray hash = hashOf(migration);
    TRY(const auto present, tools.run(database, "SELECT hash FROM godel.migration WHERE name = " + quoted(migration.name) + ";\n"));
    if (!present.trimmed().isEmpty()) {
        if (present.trimmed() != hash) {
            return fail(ErrorCode::Conflict, u"another migration was called %1"_s.arg(migration.name), u"Give the new one a name of its own"_s, migration.name);
        }
        return false;
    }
    const auto ran = tools.run(database, migrationScript(migration, hash));
    if (!ran) {
        Error error = ran.error();
        if (error.code == ErrorCode::Invalid) {
            error.message = u"statement %1 of the migration %2 fails: %3"_s.arg(error.field, migration.name, error.message);
            error.hint = u"Nothing of it was kept; correct the release"_s;
            error.field = migration.name;
        }
        return fail(std::move(error));
    }
    return true;
}

} // namespace

LocalDatabase::LocalDatabase(const Settings& settings, ports::Processes& processes, ports::Secrets& secrets, Random& random)
    : m_settings(settings), m_processes(processes), m_secrets(secrets), m_random(random),
      m_tools({{settings.folder, settings.port}, settings.programs, settings.user})
{
}

LocalDatabase::~LocalDatabase()
{
    m_tools.stop();
}

ports::InstanceId LocalDatabase::id()
{
    return *ports::InstanceId::parse(u"postgresql"_s);
}

bool LocalDatabase::isRunning() const
{
    const auto view = m_processes.find(id());
    return view && view->state != ports::ProcessState::Stopped && view->state != ports::ProcessState::GaveUp;
}

Pending<> LocalDatabase::prepare()
{
    if (!isRunning()) {
        if (const auto isFree = checkPortIsFree(m_settings.port); !isFree) {
            return Pending<>::of(isFree);
        }
    }
    const auto prepared = Pending<>::make();
    m_worker.run([this] { return m_tools.makeCluster(); }).whenReady(this, [this, prepared](const Result<>& made) {
        const auto begun = made.and_then([this] { return begin(); });
        begun ? awaitConnection(prepared, mostLooks) : prepared.fulfil(begun);
    });
    return prepared;
}

Result<> LocalDatabase::begin()
{
    ports::ProcessSpec spec;
    spec.command = {m_settings.programs + u"/postgres"_s, u"-D"_s, m_tools.settings().files.current()};
    spec.folder = m_settings.folder;
    spec.user = m_settings.user;
    spec.environment = {{u"LC_ALL"_s, u"C.UTF-8"_s}};
    spec.stopSignal = ports::StopSignal::Interrupt;
    spec.drainTime = 60s;
    return m_processes.start(id(), spec);
}

void LocalDatabase::awaitConnection(const Pending<>& prepared, int looksLeft)
{
    m_worker.run([this] { return m_tools.run(u"postgres"_s, "SELECT 1;\n"); }).whenReady(this, [this, prepared, looksLeft](const Result<QByteArray>& answer) {
        if (answer) {
            return makeRoles(prepared);
        }
        const auto view = m_processes.find(id());
        if (looksLeft == 0 || !isRunning()) {
            const QString why = view && !view->reason.isEmpty() ? view->reason : answer.error().message;
            return prepared.fulfil(fail(ErrorCode::Unavailable, u"PostgreSQL does not come up: %1"_s.arg(why), u"Look at its log"_s));
        }
        QTimer::singleShot(lookEvery, this, [this, prepared, looksLeft] { awaitConnection(prepared, looksLeft - 1); });
    });
}

Result<Secret> LocalDatabase::password()
{
    const auto name = *ports::SecretName::parse(u"db.app_a"_s);
    if (auto known = m_secrets.get(name); known || known.error().code != ErrorCode::NotFound) {
        return known;
    }
    TRY_DO(m_secrets.set(name, Secret(m_random.hex(passwordBytes).toLatin1())));
    return m_secrets.get(name);
}

Result<> LocalDatabase::writePassFile(const Secret& password) const
{
    const QByteArray line = "127.0.0.1:" + QByteArray::number(m_settings.port) + ':' + database.toUtf8() + ":*:" + password.reveal().toByteArray() + '\n';
    TRY_DO(writeFile(passFile(), line));
    return giveTo(m_settings.appUser, passFile());
}

void LocalDatabase::makeRoles(const Pending<>& prepared)
{
    const auto secret = password();
    const auto written = secret.and_then([this](const Secret& known) { return writePassFile(known); });
    if (!written) {
        return prepared.fulfil(written);
    }
    const QByteArray verifier = scramVerifier(secret->reveal().toByteArray(), m_random.bytes(saltBytes));
    const auto make = [this, verifier]() -> Result<> {
        TRY_DO(m_tools.run(u"postgres"_s, rolesScript(verifier)));
        TRY_DO(m_tools.run(database, tablesScript));
        return {};
    };
    m_worker.run(make).whenReady(this, [prepared](const Result<>& made) { prepared.fulfil(made); });
}

Result<> LocalDatabase::stop()
{
    return m_processes.stop(id());
}

Pending<ports::DatabaseView> LocalDatabase::look()
{
    ports::DatabaseView view;
    view.port = m_settings.port;
    const auto process = m_processes.find(id());
    if (!isRunning()) {
        view.state = QFile::exists(m_tools.settings().files.current()) ? ports::DatabaseState::Stopped : ports::DatabaseState::Absent;
        view.reason = process ? process->reason : u"it was never started"_s;
        return Pending<ports::DatabaseView>::of(view);
    }
    return m_worker.run([this, view]() mutable -> Result<ports::DatabaseView> {
        const auto answer = m_tools.run(u"app"_s, lookScript);
        view.state = answer ? ports::DatabaseState::Ready : ports::DatabaseState::Starting;
        if (!answer) {
            view.reason = answer.error().message;
            return view;
        }
        return viewOf(*answer, view);
    });
}

Pending<Timestamp> LocalDatabase::beat()
{
    return m_worker.run([this]() -> Result<Timestamp> {
        TRY(const auto answer, m_tools.run(database, "INSERT INTO godel.heartbeat (at) VALUES (clock_timestamp()) ON CONFLICT (single) DO UPDATE SET at = excluded.at "
                                                     "RETURNING (extract(epoch FROM at) * 1000000)::bigint;\n"));
        return timestampOf(answer.trimmed().toLongLong());
    });
}

Pending<bool> LocalDatabase::migrate(const ports::Migration& migration)
{
    if (!isLabel(migration.name)) {
        return Pending<bool>::of(fail(ErrorCode::Invalid, u"'%1' is not the name of a migration"_s.arg(migration.name.left(80)), u"Use letters, digits, '.', '_' and '-'"_s, u"name"_s));
    }
    return m_worker.run([this, migration] { return bring(m_tools, migration); });
}

Pending<ports::DumpFile> LocalDatabase::dump(const QString& path)
{
    return m_worker.run([this, path] { return m_tools.dump(database, path); });
}

ports::DatabaseAccess LocalDatabase::access() const
{
    return {u"127.0.0.1"_s, m_settings.port, database, loginRole, passFile()};
}

} // namespace godel::drivers
