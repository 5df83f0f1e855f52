#include "stands/foreign_server.h"

#include "base/file.h"

namespace godel::test {

using namespace Qt::StringLiterals;

ForeignServer::ForeignServer()
{
    REQUIRE_OK(m_stand.answer(m_stand.database->prepare()));
    // What the stand's own driver has made is none of the tenant's.
    administer(u"app"_s, "DROP SCHEMA godel CASCADE; REVOKE ALL ON SCHEMA public FROM PUBLIC;\n");
}

void ForeignServer::makeTenant(const QString& rights)
{
    const QByteArray password = m_stand.random.hex(12).toLatin1();
    administer(u"postgres"_s, "DROP DATABASE app;\nDROP ROLE app_a;\nDROP ROLE app_b;\nDROP ROLE app;\nCREATE ROLE tenant " + rights.toUtf8() + " PASSWORD '" + password
                   + "';\nCREATE DATABASE shop OWNER tenant;\n");
    REQUIRE_OK(writeFile(passFile(), "127.0.0.1:" + QByteArray::number(m_stand.port) + ":shop:tenant:" + password + '\n'));
}

QByteArray ForeignServer::administer(const QString& database, const QByteArray& script)
{
    const QString programs = u"/usr/lib/postgresql/15/bin"_s;
    const drivers::PostgresClient client({programs, databaseUser(), m_stand.folder.filePath(u"db/run"_s), m_stand.port, drivers::superuser});
    const auto answer = client.run(database, script);
    REQUIRE_OK(answer);
    return answer->trimmed();
}

drivers::DatabaseUrl ForeignServer::url(const QString& user, const QString& database) const
{
    const auto parsed = drivers::DatabaseUrl::parse(u"postgresql://%1@127.0.0.1:%2/%3?passfile=%4"_s.arg(user).arg(m_stand.port).arg(database, passFile()), u"database.url"_s);
    REQUIRE_OK(parsed);
    return *parsed;
}

} // namespace godel::test
