#include "contracts/database_contract.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QFileInfo>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

template <typename T>
Result<T> answer(const Pending<T>& pending)
{
    REQUIRE(waitFor([&pending] { return pending.isReady(); }, 60000));
    return pending.result();
}

DatabaseView look(Database& database)
{
    const auto view = answer(database.look());
    REQUIRE_OK(view);
    return *view;
}

void checkPreparation(Database& database)
{
    CHECK(look(database).state == DatabaseState::Absent);
    CHECK_FALSE(look(database).reason.isEmpty());
    CHECK_FALSE(answer(database.beat()));
    REQUIRE_OK(answer(database.prepare()));
    REQUIRE_OK(answer(database.prepare()));
    const DatabaseView view = look(database);
    CHECK(view.state == DatabaseState::Ready);
    CHECK(view.port == database.access().port);
    CHECK(view.version.contains(u'.'));
    CHECK(view.size.count > 0);
    CHECK(view.connections > 0);
    CHECK(view.connectionLimit >= view.connections);
    CHECK_FALSE(view.heartbeat);
    CHECK_FALSE(database.access().host.isEmpty());
    CHECK_FALSE(database.access().database.isEmpty());
    CHECK_FALSE(database.access().user.isEmpty());
}

void checkHeartbeat(Database& database)
{
    const auto first = answer(database.beat());
    const auto second = answer(database.beat());
    REQUIRE_OK(first);
    REQUIRE_OK(second);
    CHECK(*second > *first);
    CHECK(look(database).heartbeat == *second);
}

void checkMigrations(Database& database)
{
    const Migration first{u"001-things"_s, {u"CREATE TABLE thing (id int PRIMARY KEY)"_s, u"INSERT INTO thing VALUES (1)"_s}};
    CHECK(answer(database.migrate(first)).value());
    CHECK_FALSE(answer(database.migrate(first)).value());
    CHECK(answer(database.migrate({u"001-things"_s, {u"SELECT 1"_s}})).error().code == ErrorCode::Conflict);
    CHECK(answer(database.migrate({u"no label"_s, {u"SELECT 1"_s}})).error().code == ErrorCode::Invalid);
    const auto failed = answer(database.migrate({u"002"_s, {u"CREATE TABLE other (id int)"_s, u"THIS FAILS"_s, u"SELECT 1"_s}}));
    CHECK(failed.error().code == ErrorCode::Invalid);
    CHECK(failed.error().message.contains(u"statement 2 of the migration 002"));
    // Nothing of it was kept, so that a corrected one is a first one.
    CHECK(answer(database.migrate({u"002"_s, {u"CREATE TABLE other (id int)"_s}})).value());
    CHECK(answer(database.migrate({u"002"_s, {u"THIS FAILS"_s}, true})).error().code == ErrorCode::Invalid);
    CHECK_FALSE(answer(database.migrate({u"002"_s, {u"CREATE TABLE other (id int)"_s}})).value());
    CHECK(answer(database.migrate({u"002"_s, {u"DROP TABLE other"_s}, true})).value());
    CHECK_FALSE(answer(database.migrate({u"002"_s, {u"DROP TABLE other"_s}, true})).value());
    CHECK(look(database).migrations == QStringList{u"001-things"_s});
    CHECK(answer(database.migrate({u"002"_s, {u"CREATE TABLE other (id int)"_s}})).value());
    CHECK(look(database).migrations == QStringList{u"001-things"_s, u"002"_s});
}

void checkDumps(Database& database, const QString& folder)
{
    const QString path = folder + u"/a.dump"_s;
    const auto dump = answer(database.dump(path));
    REQUIRE_OK(dump);
    CHECK(dump->path == path);
    CHECK(dump->entries > 0);
    CHECK(dump->size.count == QFileInfo(path).size());
    CHECK(dump->size.count > 0);
    CHECK(answer(database.dump(folder + u"/missing/a.dump"_s)).error().code == ErrorCode::Unavailable);
    CHECK_FALSE(QFileInfo::exists(folder + u"/missing"_s));
    REQUIRE_OK(answer(database.dump(path)));
    CHECK_FALSE(QFileInfo::exists(path + u".part"_s));
}

void checkStop(Database& database, bool isOurs)
{
    const auto beaten = look(database).heartbeat;
    const auto stopped = database.stop();
    if (!isOurs) {
        CHECK(stopped.error().code == ErrorCode::Conflict);
        CHECK(look(database).state == DatabaseState::Ready);
        return;
    }
    REQUIRE_OK(stopped);
    REQUIRE(waitFor([&] { return look(database).state == DatabaseState::Stopped; }, 60000));
    CHECK_FALSE(look(database).reason.isEmpty());
    CHECK(answer(database.beat()).error().code == ErrorCode::Unavailable);
    REQUIRE_OK(answer(database.prepare()));
    CHECK(look(database).state == DatabaseState::Ready);
    CHECK(look(database).heartbeat == beaten);
}

} // namespace

void checkDatabase(DatabaseUnderTest& stand)
{
    checkPreparation(stand.database());
    checkHeartbeat(stand.database());
    checkMigrations(stand.database());
    checkDumps(stand.database(), stand.folder());
    checkStop(stand.database(), stand.isOurs());
}

} // namespace godel::test
