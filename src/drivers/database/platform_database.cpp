#include "drivers/database/platform_database.h"

#include <QCryptographicHash>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

/// Asks before it makes: what exists may belong to somebody who may do more than the one who asks.
const QByteArray tablesScript = R"(SET client_min_messages = warning;
DO $$ BEGIN
  IF to_regnamespace('godel') IS NULL THEN CREATE SCHEMA godel; END IF;
  IF to_regclass('godel.heartbeat') IS NULL THEN
    CREATE TABLE godel.heartbeat (single boolean PRIMARY KEY DEFAULT true CHECK (single), at timestamptz NOT NULL);
  END IF;
  IF to_regclass('godel.migration') IS NULL THEN
    CREATE TABLE godel.migration (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now());
  END IF;
END $$;
)";

/// The kind of other people's connections is hidden from who is no superuser.
const QByteArray lookScript = R"(SELECT to_regclass('godel.heartbeat') IS NOT NULL AND to_regclass('godel.migration') IS NOT NULL AS made \gset
\if :made
SELECT current_setting('server_version'), pg_database_size(current_database()),
  (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' OR (backend_type IS NULL AND datid IS NOT NULL)),
  current_setting('max_connections'),
  (SELECT failed_count FROM pg_stat_archiver),
  (SELECT (extract(epoch FROM last_archived_time) * 1000000)::bigint FROM pg_stat_archiver),
  (SELECT (extract(epoch FROM at) * 1000000)::bigint FROM godel.heartbeat),
  (SELECT string_agg(name, ',' ORDER BY name COLLATE "C") FROM godel.migration);
\endif
)";

std::optional<Timestamp> timeIn(const QByteArray& field)
{
    return field.isEmpty() ? std::nullopt : std::optional(timestampOf(field.toLongLong()));
}

Result<ports::DatabaseView> viewOf(const QByteArray& answer, ports::DatabaseView view)
{
    const auto fields = answer.trimmed().split('|');
    if (fields.size() != 8) {
        return fail(ErrorCode::Corrupt, u"the database told %1 figures of itself instead of 8"_s.arg(fields.size()));
    }
    view.version = QString::fromLatin1(fields[0].split(' ').first());
    view.size = Bytes{fields[1].toLongLong()};
    view.connections = fields[2].toInt();
    view.connectionLimit = fields[3].toInt();
    view.archiveFailures = fields[4].toLongLong();
    view.archivedAt = timeIn(fields[5]);
    view.heartbeat = timeIn(fields[6]);
    view.migrations = QString::fromUtf8(fields[7]).split(u',', Qt::SkipEmptyParts);
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
QByteArray migrationScript(const ports::Migration& migration, const QByteArray& hash, const QString& owner)
{
    QByteArray script = "BEGIN;\nSET LOCAL ROLE \"" + owner.toUtf8() + "\";\n";
    for (qsizetype number = 0; number < migration.statements.size(); ++number) {
        script += "\\echo @" + QByteArray::number(number + 1) + '\n' + migration.statements[number].toUtf8() + "\n;\n";
    }
    const QByteArray note = migration.takesBack ? "DELETE FROM godel.migration WHERE name = " + quoted(migration.name) + ";\n"
                                                : "INSERT INTO godel.migration (name, hash) VALUES (" + quoted(migration.name) + ", '" + hash + "');\n";
    return script + "RESET ROLE;\n" + note + "COMMIT;\n";
}

} // namespace

Result<> checkMigration(const ports::Migration& migration)
{
    if (!isLabel(migration.name)) {
        return fail(ErrorCode::Invalid, u"'%1' is not the name of a migration"_s.arg(migration.name.left(80)), u"Use letters, digits, '.', '_' and '-'"_s, u"name"_s);
    }
    return {};
}

Result<> PlatformDatabase::makeTables() const
{
    TRY_DO(run(tablesScript));
    return {};
}

Result<ports::DatabaseView> PlatformDatabase::look(ports::DatabaseView view) const
{
    TRY(const auto answer, run(lookScript));
    if (answer.trimmed().isEmpty()) {
        return fail(ErrorCode::NotFound, u"nothing of the platform is in the database %1 yet"_s.arg(m_names.database), u"Let the engine prepare it"_s);
    }
    view.state = ports::DatabaseState::Ready;
    return viewOf(answer, view);
}

Result<Timestamp> PlatformDatabase::beat() const
{
    TRY(const auto answer, run("INSERT INTO godel.heartbeat (at) VALUES (clock_timestamp()) ON CONFLICT (single) DO UPDATE SET at = excluded.at "
                               "RETURNING (extract(epoch FROM at) * 1000000)::bigint;\n"));
    return timestampOf(answer.trimmed().toLongLong());
}

Result<bool> PlatformDatabase::migrate(const ports::Migration& migration) const
{
    const QByteArray hash = hashOf(migration);
    TRY(const auto present, run("SELECT hash FROM godel.migration WHERE name = " + quoted(migration.name) + ";\n"));
    const bool isNoted = !present.trimmed().isEmpty();
    if (migration.takesBack && !isNoted) {
        return false;
    }
    if (isNoted && !migration.takesBack) {
        if (present.trimmed() != hash) {
            return fail(ErrorCode::Conflict, u"another migration was called %1"_s.arg(migration.name), u"Give the new one a name of its own"_s, migration.name);
        }
        return false;
    }
    const auto ran = run(migrationScript(migration, hash, m_names.owner));
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

} // namespace godel::drivers
