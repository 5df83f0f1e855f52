#include "drivers/store/sqlite_store.h"

#include "base/json.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>
#include <array>

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

Result<> SqliteStore::run(const QString& sql, const QVariantList& values)
{
    QSqlQuery query(m_database);
    bool done = query.prepare(sql);
    for (qsizetype at = 0; done && at < values.size(); ++at) {
        query.bindValue(static_cast<int>(at), values[at]);
    }
    done = done && query.exec();
    const QSqlError error = query.lastError();
    query.finish();
    if (!done) {
        return storeTrouble(error, m_path);
    }
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
    if (put.expected) {
        TRY(const auto present, find(put.collection, put.key));
        const qint64 revision = present ? present->revision : 0;
        if (revision != *put.expected) {
            return fail(ErrorCode::Conflict, u"%1/%2 has revision %3, not %4"_s.arg(put.collection, put.key).arg(revision).arg(*put.expected),
                        u"Somebody changed it meanwhile: read it again and decide anew"_s);
        }
    }
    return run(u"INSERT INTO record (collection, key, revision, body) VALUES (?, ?, 1, ?)"
               u" ON CONFLICT (collection, key) DO UPDATE SET revision = revision + 1, body = excluded.body"_s,
               {put.collection, put.key, bodyText(put.body)});
}

Result<std::optional<Record>> SqliteStore::find(const QString& collection, const QString& key)
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT revision, body FROM record WHERE collection = ? AND key = ?"_s);
    query.bindValue(0, collection);
    query.bindValue(1, key);
    if (!query.exec()) {
        return storeTrouble(query.lastError(), m_path);
    }
    if (!query.next()) {
        return std::nullopt;
    }
    TRY(auto body, bodyOf(query, 1, m_path));
    return Record{collection, key, query.value(0).toLongLong(), std::move(body)};
}

Result<QList<Record>> SqliteStore::list(const QString& collection, const QString& after, int limit)
{
    QSqlQuery query(m_database);
    query.prepare(u"SELECT key, revision, body FROM record WHERE collection = ? AND key > ? ORDER BY key LIMIT ?"_s);
    query.bindValue(0, collection);
    query.bindValue(1, after.isNull() ? u""_s : after);
    query.bindValue(2, limit);
    if (!query.exec()) {
        return storeTrouble(query.lastError(), m_path);
    }
    QList<Record> records;
    while (query.next()) {
        TRY(auto body, bodyOf(query, 2, m_path));
        records.append({collection, query.value(0).toString(), query.value(1).toLongLong(), std::move(body)});
    }
    return records;
}

Result<QList<Event>> SqliteStore::events(const QString& stream, qint64 after, int limit)
{
    QSqlQuery query(m_database);
    // '0' follows '/' in the order of texts, so the range holds exactly what begins with the name.
    const QString ofStream = stream.isEmpty() ? QString() : stream.endsWith(u'/') ? u" AND stream > ? AND stream < ?"_s : u" AND stream = ?"_s;
    query.prepare(u"SELECT sequence, stream, at_us, body FROM event WHERE sequence > ?%1 ORDER BY sequence LIMIT ?"_s.arg(ofStream));
    query.addBindValue(after);
    if (!stream.isEmpty()) {
        query.addBindValue(stream);
    }
    if (stream.endsWith(u'/')) {
        query.addBindValue(stream.chopped(1) + u'0');
    }
    query.addBindValue(limit);
    if (!query.exec()) {
        return storeTrouble(query.lastError(), m_path);
    }
    QList<Event> found;
    while (query.next()) {
        TRY(auto body, bodyOf(query, 3, m_path));
        found.append({query.value(0).toLongLong(), query.value(1).toString(), timestampOf(query.value(2).toLongLong()), std::move(body)});
    }
    return found;
}

} // namespace godel::drivers
