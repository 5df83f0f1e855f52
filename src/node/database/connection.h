#pragma once

#include "base/result.h"
#include "node/database/credential.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <map>
#include <memory>

namespace godel::node {

/// One connection to PostgreSQL. Stays on the thread that opened it.
class Connection {
public:
    using Rows = QList<QVariantList>;

    /// Unavailable with the server's reason. Statements end after 30 s at the latest.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& words, const Credential& credential);
    /// With the credential that the words lead to just now.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& words);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs one statement with '?' for each value and takes all its rows; prepared once and kept. Unavailable if the
    /// connection is gone, Invalid for what the server refuses, Timeout if it took too long.
    [[nodiscard]] Result<Rows> run(const QString& sql, const QVariantList& values = {});
    /// Runs several statements as they are.
    [[nodiscard]] Result<> runScript(const QString& sql);
    /// True once a statement found the connection gone.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] QSqlDriver* driver() const { return m_database.driver(); }

private:
    explicit Connection(QString name);
    [[nodiscard]] Result<QSqlQuery*> prepared(const QString& sql);
    [[nodiscard]] tl::unexpected<Error> trouble(const QSqlError& error);

    QString m_name;
    QSqlDatabase m_database;
    std::map<QString, QSqlQuery> m_prepared;
    bool m_isBroken = false;
};

} // namespace godel::node
