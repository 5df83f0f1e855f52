#include "contracts/database_contract.h"
#include "fakes/fake_database.h"
#include "stands/database_stand.h"
#include "stands/foreign_server.h"
#include "support/fake_clock.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

class FakeUnderTest final : public DatabaseUnderTest {
public:
    ports::Database& database() override { return m_database; }
    bool isOurs() const override { return true; }
    QString folder() const override { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    FakeDatabase m_database{m_clock};
};

class LocalUnderTest final : public DatabaseUnderTest {
public:
    ports::Database& database() override { return *m_stand.database; }
    bool isOurs() const override { return true; }
    QString folder() const override { return m_stand.folder.path(); }

private:
    DatabaseStand m_stand;
};

class ExistingUnderTest final : public DatabaseUnderTest {
public:
    ExistingUnderTest() : m_database({m_server.url(u"tenant"_s, u"shop"_s)}) { m_server.makeTenant(u"LOGIN CREATEROLE"_s); }
    ports::Database& database() override { return m_database; }
    bool isOurs() const override { return false; }
    QString folder() const override { return m_server.folder(); }

private:
    ForeignServer m_server;
    drivers::ExistingDatabase m_database;
};

} // namespace

TEST_CASE("the fake database keeps the contract")
{
    FakeUnderTest stand;
    checkDatabase(stand);
}

TEST_CASE("a PostgreSQL of our own keeps the database's contract")
{
    LocalUnderTest stand;
    checkDatabase(stand);
}

TEST_CASE("a PostgreSQL that others run keeps the database's contract")
{
    ExistingUnderTest stand;
    checkDatabase(stand);
}
