#include "contracts/free_port.h"
#include "stands/database_stand.h"

#include <QTcpServer>
#include <csignal>
#include <unistd.h>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

Migration migration(const QString& name, const QStringList& statements)
{
    return {name, statements};
}

} // namespace

TEST_CASE("a database is made once, with checksums, two roles and somebody who may use it")
{
    DatabaseStand stand;
    REQUIRE(stand.answer(stand.database->look())->state == DatabaseState::Absent);
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    const auto view = stand.answer(stand.database->look());
    REQUIRE_OK(view);
    REQUIRE(view->state == DatabaseState::Ready);
    REQUIRE(view->version.startsWith(u"15."));
    REQUIRE(view->connectionLimit == 100);
    REQUIRE(stand.ask("SELECT session_user || ' ' || current_user") == "app_a app");
    REQUIRE(stand.ask("SHOW data_checksums") == "on");
    REQUIRE(stand.ask("SHOW archive_mode") == "on");
    REQUIRE(stand.ask("SELECT string_agg(rolname || rolcanlogin, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'app%'") == "appfalse app_atrue app_bfalse");
    REQUIRE(stand.ask("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = 'app_a'") == "f");
    const qint64 pid = stand.processes->find(LocalDatabase::id())->pid;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    REQUIRE(stand.processes->find(LocalDatabase::id())->pid == pid);
    stand.beginEngine();
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    REQUIRE(stand.processes->find(LocalDatabase::id())->pid == pid);
    REQUIRE(stand.ask("SELECT 1") == "1");
}

TEST_CASE("a migration happens once for ever, and all of it or nothing")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    const auto first = migration(u"001-tasks"_s, {u"CREATE TABLE task (id int PRIMARY KEY)"_s, u"INSERT INTO task VALUES (1)"_s});
    REQUIRE(stand.answer(stand.database->migrate(first)).value());
    REQUIRE_FALSE(stand.answer(stand.database->migrate(first)).value());
    REQUIRE(stand.ask("SELECT count(*) FROM task") == "1");
    REQUIRE(stand.ask("SELECT tableowner FROM pg_tables WHERE tablename = 'task'") == "app");
    const auto other = stand.answer(stand.database->migrate(migration(u"001-tasks"_s, {u"SELECT 1"_s})));
    REQUIRE(other.error().code == ErrorCode::Conflict);
    const auto failing = stand.answer(stand.database->migrate(migration(u"002"_s, {u"CREATE TABLE kept (id int)"_s, u"INSERT INTO task VALUES (1)"_s, u"SELECT 1"_s})));
    REQUIRE(failing.error().code == ErrorCode::Invalid);
    REQUIRE(failing.error().message.contains(u"statement 2 of the migration 002"));
    REQUIRE(stand.ask("SELECT count(*) FROM pg_tables WHERE tablename = 'kept'") == "0");
}

TEST_CASE("heartbeats and dumps come from the server")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    const auto first = stand.answer(stand.database->beat());
    const auto second = stand.answer(stand.database->beat());
    REQUIRE_OK(second);
    REQUIRE(*second > *first);
    REQUIRE(stand.answer(stand.database->look())->heartbeat == *second);
    REQUIRE(stand.answer(stand.database->migrate(migration(u"1"_s, {u"CREATE TABLE thing AS SELECT generate_series(1, 1000) AS id"_s}))).value());
    const auto dump = stand.answer(stand.database->dump(stand.folder.filePath(u"a.dump"_s)));
    REQUIRE_OK(dump);
    REQUIRE(dump->entries > 2);
    REQUIRE(dump->size.count > 1000);
}

TEST_CASE("a server that is killed comes back with what was committed")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    REQUIRE(stand.answer(stand.database->migrate(migration(u"1"_s, {u"CREATE TABLE thing AS SELECT 42 AS id"_s}))).value());
    const qint64 pid = stand.processes->find(LocalDatabase::id())->pid;
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    REQUIRE(waitFor([&] {
        const auto view = stand.processes->find(LocalDatabase::id());
        return view->pid != pid && view->pid != 0;
    }));
    REQUIRE(waitFor([&stand] { return stand.answer(stand.database->look())->state == DatabaseState::Ready; }));
    REQUIRE(stand.ask("SELECT id FROM thing") == "42");
    REQUIRE_OK(stand.database->stop());
    REQUIRE(waitFor([&] { return stand.processes->find(LocalDatabase::id())->state == ProcessState::Stopped; }));
    const auto view = stand.answer(stand.database->look());
    REQUIRE(view->state == DatabaseState::Stopped);
}

TEST_CASE("what stands in the way is named")
{
    DatabaseStand stand;
    QTcpServer other;
    REQUIRE(other.listen(QHostAddress::LocalHost, stand.port));
    REQUIRE(stand.answer(stand.database->prepare()).error().code == ErrorCode::Conflict);
    LocalDatabase::Settings settings;
    settings.folder = stand.folder.filePath(u"other"_s);
    settings.port = freePort();
    settings.user = databaseUser();
    settings.programs = u"/nowhere"_s;
    LocalDatabase missing(settings, *stand.processes, stand.secrets, stand.random);
    REQUIRE(stand.answer(missing.prepare()).error().hint.contains(u"postgresql-15"));
    if (::geteuid() == 0) {
        settings.user.clear();
        LocalDatabase asRoot(settings, *stand.processes, stand.secrets, stand.random);
        REQUIRE(stand.answer(asRoot.prepare()).error().message.contains(u"root"));
    }
}

TEST_CASE("a SCRAM verifier is the one of the standard's example")
{
    // The example of RFC 7677, section 3: password "pencil", this salt.
    const QByteArray verifier = scramVerifier("pencil", QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ=="));
    REQUIRE(verifier == "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
}
