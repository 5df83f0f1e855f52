#include "drivers/store/sqlite_store.h"

#include "base/json.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>
#include <array>
#include <limits>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

/// Migration N brings a file of schema N-1 to N. A released one is never edited; a new one is added.
const std::array migrations{
    QStringList{
        u"CREATE TABLE record (collection TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,"
        u" PRIMARY KEY (collection, key)) WITHOUT ROWID"_s,
        u"CREATE TABLE event (sequence INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, at_us INTEGER NOT NULL,"
        u" body TEXT NOT NULL)"_s,
        u"CREATE INDEX event_by_stream ON event (stream, sequence)"_s,
    },
};

tl::unexpected<Error> storeTrouble(const QSqlError& error, const QString& path)
{
    const QString code = error.nativeErrorCode();
    if (code == u"11" || code == u"26") {
        return fail(ErrorCode::Corrupt, u"the store %1 is damaged: %2"_s.arg(path, error.databaseText()),
                    u"Stop the engine and put back the last good copy of this file"_s);
    }
    return fail(ErrorCode::Unavailable, u"the store %1 cannot be used: %2"_s.arg(path, error.databaseText()),
                u"Check that the disk has room and that the folder belongs to this user"_s);
}

Result<QJsonObject> bodyOf(const QSqlQuery& query, int column, const QString& path)
{
    return parseObject(query.value(column).toString().toUtf8(), u"a record of %1"_s.arg(path));
}

QString bodyText(const QJsonObject& body)
{
    return QString::fromUtf8(compact(body));
}

/// Finishes a query on every way out: one that is left open would hold back the write-ahead log.
struct Finished {
    QSqlQuery& query;
    ~Finished() { query.finish(); }
};

} // namespace

SqliteStore::SqliteStore(const QString& path)
    : m_path(path), m_lock(path + u".lock"_s),
      m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString()))
{
    // Only the death of its holder frees the lock, never its age.
    m_lock.setStaleLockTime(0);
    m_database.setDatabaseName(path);
}

SqliteStore::~SqliteStore()
{
    m_prepared.clear();
    const QString connection = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(connection);
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString& path)
{
    std::unique_ptr<SqliteStore> store(new SqliteStore(path));
    if (!store->m_lock.tryLock(0)) {
        qint64 pid = 0;
        QString host;
        QString program;
        if (!store->m_lock.getLockInfo(&pid, &host, &program)) {
            return fail(ErrorCode::Unavailable, u"cannot lock the store %1"_s.arg(path),
                        u"Check that its folder exists and belongs to this user"_s);
        }
        return fail(ErrorCode::Conflict, u"another engine uses %1: %2, process %3"_s.arg(path, program).arg(pid),
                    u"Stop it first, or choose another folder with --state=DIR"_s);
    }
    TRY_DO(store->prepare());
    TRY_DO(store->migrate());
    return store;
}

Result<> SqliteStore::prepare()
{
    if (!m_database.open()) {
        return storeTrouble(m_database.lastError(), m_path);
    }
    QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    for (const auto& pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s}) {
        TRY_DO(run(pragma));
    }
    return {};
}

Result<> SqliteStore::migrate()
{
    QSqlQuery query(m_database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        return storeTrouble(query.lastError(), m_path);
    }
    const qint64 schema = query.value(0).toLongLong();
    query.finish();
    const auto known = static_cast<qint64>(migrations.size());
    if (schema > known) {
        return fail(ErrorCode::Conflict,
                    u"the store %1 has schema %2, written by a newer version; this one knows up to %3"_s.arg(m_path).arg(schema).arg(known),
                    u"Start the newer version of Godel Ops, or another folder with --state=DIR"_s);
    }
    for (qint64 next = schema; next < known; ++next) {
        TRY_DO(run(u"BEGIN IMMEDIATE"_s));
        for (const QString& statement : migrations[static_cast<size_t>(next)]) {
            TRY_DO(run(statement));
        }
        TRY_DO(run(u"PRAGMA user_version = %1"_s.arg(next + 1)));
        TRY_DO(run(u"COMMIT"_s));
    }
    return {};
}

Result<QSqlQuery*> SqliteStore::executed(const QString& sql, const QVariantList& values)
{
    auto known = m_prepared.find(sql);
    if (known == m_prepared.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql)) {
            return storeTrouble(query.lastError(), m_path);
        }
        known = m_prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery& query = known->second;
    for (qsizetype at = 0; at < values.size(); ++at) {
        query.bindValue(static_cast<int>(at), values[at]);
    }
    if (!query.exec()) {
        const QSqlError error = query.lastError();
        query.finish();
        return storeTrouble(error, m_path);
    }
    return &query;
}

Result<> SqliteStore::run(const QString& sql, const QVariantList& values)
{
    TRY(auto* query, executed(sql, values));
    query->finish();
    return {};
}

Result<> SqliteStore::write(const Batch& batch)
{
    TRY_DO(run(u"BEGIN IMMEDIATE"_s));
    auto done = apply(batch);
    if (done) {
        done = run(u"COMMIT"_s);
    }
    if (!done) {
        // A full disk has already rolled back by itself; the first error is the one that says why.
        (void)run(u"ROLLBACK"_s);
    }
    return done;
}

Result<> SqliteStore::apply(const Batch& batch)
{
    for (const Batch::Put& change : batch.puts) {
        TRY_DO(put(change));
    }
    for (const Batch::Remove& remove : batch.removes) {
        TRY_DO(run(u"DELETE FROM record WHERE collection = ? AND key = ?"_s, {remove.collection, remove.key}));
    }
    for (const Batch::Append& append : batch.appends) {
        TRY_DO(run(u"INSERT INTO event (stream, at_us, body) VALUES (?, ?, ?)"_s,
                   {append.stream, microseconds(append.at), bodyText(append.body)}));
    }
    return {};
}

Result<> SqliteStore::put(const Batch::Put& put)
{
    const QString body = bodyText(put.body);
    if (!put.expected) {
        return run(u"INSERT INTO record (collection, key, revision, body) VALUES (?, ?, 1, ?)"
                   u" ON CONFLICT (collection, key) DO UPDATE SET revision = revision + 1, body = excluded.body"_s,
                   {put.collection, put.key, body});
    }
    TRY(auto* query, *put.expected == 0 ? executed(u"INSERT INTO record (collection, key, revision, body) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING"_s,
                                                  {put.collection, put.key, body})
                                       : executed(u"UPDATE record SET revision = revision + 1, body = ? WHERE collection = ? AND key = ? AND revision = ?"_s,
                                                  {body, put.collection, put.key, *put.expected}));
    const bool isChanged = query->numRowsAffected() == 1;
    query->finish();
    if (isChanged) {
        return {};
    }
    TRY(const auto present, find(put.collection, put.key));
    return fail(ErrorCode::Conflict, u"%1/%2 has revision %3, not %4"_s.arg(put.collection, put.key).arg(present ? present->revision : 0).arg(*put.expected),
                u"Somebody changed it meanwhile: read it again and decide anew"_s);
}

Result<std::optional<Record>> SqliteStore::find(const QString& collection, const QString& key)
{
    TRY(auto* query, executed(u"SELECT revision, body FROM record WHERE collection = ? AND key = ?"_s, {collection, key}));
    const Finished finished{*query};
    if (!query->next()) {
        return std::nullopt;
    }
    TRY(auto body, bodyOf(*query, 1, m_path));
    return Record{collection, key, query->value(0).toLongLong(), std::move(body)};
}

Result<QList<Record>> SqliteStore::list(const QString& collection, const QString& after, int limit)
{
    TRY(auto* query, executed(u"SELECT key, revision, body FROM record WHERE collection = ? AND key > ? ORDER BY key LIMIT ?"_s,
                             {collection, after.isNull() ? u""_s : after, limit}));
    const Finished finished{*query};
    QList<Record> records;
    while (query->next()) {
        TRY(auto body, bodyOf(*query, 2, m_path));
        records.append({collection, query->value(0).toString(), query->value(1).toLongLong(), std::move(body)});
    }
    return records;
}

Result<QList<Event>> SqliteStore::events(const QString& stream, qint64 after, int limit)
{
    return eventsBeyond(stream, after, limit, false);
}

Result<QList<Event>> SqliteStore::eventsBefore(const QString& stream, qint64 before, int limit)
{
    return eventsBeyond(stream, before > 0 ? before : std::numeric_limits<qint64>::max(), limit, true);
}

Result<QList<Event>> SqliteStore::eventsBeyond(const QString& stream, qint64 number, int limit, bool isBackwards)
{
    // '0' follows '/' in the order of texts, so the range holds exactly what begins with the name.
    const QString ofStream = stream.isEmpty() ? QString() : stream.endsWith(u'/') ? u" AND stream > ? AND stream < ?"_s : u" AND stream = ?"_s;
    QVariantList values{number};
    if (!stream.isEmpty()) {
        values.append(stream);
    }
    if (stream.endsWith(u'/')) {
        values.append(stream.chopped(1) + u'0');
    }
    values.append(limit);
    TRY(auto* query, executed(u"SELECT sequence, stream, at_us, body FROM event WHERE sequence %1 ?%2 ORDER BY sequence %3 LIMIT ?"_s
                                 .arg(isBackwards ? u"<"_s : u">"_s, ofStream, isBackwards ? u"DESC"_s : u"ASC"_s), values));
    const Finished finished{*query};
    QList<Event> found;
    while (query->next()) {
        TRY(auto body, bodyOf(*query, 3, m_path));
        found.append({query->value(0).toLongLong(), query->value(1).toString(), timestampOf(query->value(2).toLongLong()), std::move(body)});
    }
    return found;
}

} // namespace godel::drivers
