#pragma once

#include "ports/store.h"

#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <map>
#include <memory>

namespace godel::drivers {

/// The store in one SQLite file: WAL, synchronous FULL, one writer. Holds a lock beside the file for as long as it lives, so
/// that a second engine on the same folder is refused.
class SqliteStore final : public ports::Store {
public:
    /// Opens or creates the file and brings its schema up to date. Conflict: another engine has it, or its schema is newer
    /// than this program's. Corrupt: it is not a database.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(const QString& path);
    ~SqliteStore() override;

    [[nodiscard]] Result<> write(const ports::Batch& batch) override;
    [[nodiscard]] Result<std::optional<ports::Record>> find(const QString& collection, const QString& key) override;
    [[nodiscard]] Result<QList<ports::Record>> list(const QString& collection, const QString& after, int limit) override;
    [[nodiscard]] Result<QList<ports::Event>> events(const QString& stream, qint64 after, int limit) override;
    [[nodiscard]] Result<QList<ports::Event>> eventsBefore(const QString& stream, qint64 before, int limit) override;

private:
    explicit SqliteStore(const QString& path);

    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> migrate();
    [[nodiscard]] Result<> apply(const ports::Batch& batch);
    [[nodiscard]] Result<> put(const ports::Batch::Put& put);
    [[nodiscard]] Result<QList<ports::Event>> eventsBeyond(const QString& stream, qint64 number, int limit, bool isBackwards);
    /// Prepares the statement once and keeps it. Whoever gets the query finishes it.
    [[nodiscard]] Result<QSqlQuery*> executed(const QString& sql, const QVariantList& values);
    [[nodiscard]] Result<> run(const QString& sql, const QVariantList& values = {});

    QString m_path;
    QLockFile m_lock;
    QSqlDatabase m_database;
    std::map<QString, QSqlQuery> m_prepared; ///< by their text
};

} // namespace godel::drivers
