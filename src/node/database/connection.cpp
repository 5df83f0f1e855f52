#include "node/database/connection.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QUuid>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

// What is given stands behind these and wins.
const QString defaultWords = u"connect_timeout=3 application_name=godel-node keepalives_idle=10 tcp_user_timeout=15000 "_s;

QString firstLine(const QString& text)
{
    return text.section(u'\n', 0, 0).trimmed().left(300);
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString& words)
{
    TRY(const auto credential, readCredential(words));
    return open(words, credential);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& words, const Credential& credential)
{
    TRY_DO(checkConnectionWords(words));
    std::unique_ptr<Connection> connection(new Connection(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    QSqlDatabase& database = connection->m_database;
    const bool isGiven = !credential.password.isEmpty();
    database.setConnectOptions(defaultWords + (isGiven ? withoutLogin(words) : words));
    const bool isOpen = isGiven ? database.open(credential.role, QString::fromUtf8(credential.password.reveal())) : database.open();
    if (!isOpen) {
        return fail(ErrorCode::Unavailable, u"the database does not let us in: %1"_s.arg(firstLine(database.lastError().databaseText())),
                    u"Check that PostgreSQL runs and what GODEL_DATABASE names"_s);
    }
    TRY_DO(connection->runScript(u"set statement_timeout = 30000"_s));
    return connection;
}

Connection::Connection(QString name) : m_name(std::move(name)), m_database(QSqlDatabase::addDatabase(u"QPSQL"_s, m_name)) {}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<QSqlQuery*> Connection::prepared(const QString& sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end()) {
        return &found->second;
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return trouble(query.lastError());
    }
    return &m_prepared.emplace(sql, std::move(query)).first->second;
}

Result<Connection::Rows> Connection::run(const QString& sql, const QVariantList& values)
{
    TRY(auto* const query, prepared(sql));
    for (qsizetype position = 0; position < values.size(); ++position) {
        query->bindValue(int(position), values[position]);
    }
    if (!query->exec()) {
        return trouble(query->lastError());
    }
    Rows rows;
    while (query->next()) {
        QVariantList& row = rows.emplaceBack();
        for (int column = 0; column < query->record().count(); ++column) {
            row.append(query->value(column));
        }
    }
    query->finish();
    return rows;
}

Result<> Connection::runScript(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql)) {
        return trouble(query.lastError());
    }
    return {};
}

tl::unexpected<Error> Connection::trouble(const QSqlError& error)
{
    const QString state = error.nativeErrorCode();
    // No state at all means that no server said anything; 08 is the connection, 57P the server going down.
    if (state.isEmpty() || state.startsWith(u"08"_s) || state.startsWith(u"57P"_s)) {
        m_isBroken = true;
        return fail(ErrorCode::Unavailable, u"the connection to the database was lost"_s, u"Try again; if it stays so, look at PostgreSQL's log"_s);
    }
    const QString reason = u"%1 (%2)"_s.arg(firstLine(error.databaseText()), state);
    if (state == u"57014"_s) {
        return fail(ErrorCode::Timeout, u"the database took too long: %1"_s.arg(reason), u"Look for locks and slow queries"_s);
    }
    if (state == u"3F000"_s || state == u"42P01"_s) {
        return fail(ErrorCode::Unavailable, u"the database lacks the node's tables"_s, u"Run godel-node --migrate"_s);
    }
    return fail(ErrorCode::Invalid, u"the database refuses: %1"_s.arg(reason), u"Check the rights of the user in GODEL_DATABASE"_s);
}

} // namespace godel::node
