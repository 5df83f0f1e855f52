#include "base/file.h"
#include "stands/foreign_server.h"

#include <csignal>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> answer(const Pending<T>& pending)
{
    REQUIRE(waitFor([&pending] { return pending.isReady(); }, 60000));
    return pending.result();
}

} // namespace

TEST_CASE("the URL of a database says where it is, and each mistake in it is named")
{
    const auto url = DatabaseUrl::parse(u"postgresql://shop_user@db.example.com:6432/shop?passfile=/etc/shop%20pass&sslmode=verify-full&sslrootcert=/etc/ca.crt"_s, u"url"_s);
    REQUIRE_OK(url);
    CHECK(url->host == u"db.example.com");
    CHECK(url->port == 6432);
    CHECK(url->user == u"shop_user");
    CHECK(url->database == u"shop");
    CHECK(url->passFile == u"/etc/shop pass");
    CHECK(url->environment() == QMap<QString, QString>{{u"PGPASSFILE"_s, u"/etc/shop pass"_s}, {u"PGSSLMODE"_s, u"verify-full"_s}, {u"PGSSLROOTCERT"_s, u"/etc/ca.crt"_s}});
    CHECK(DatabaseUrl::parse(u"postgresql://u@[::1]/d"_s, u"url"_s)->host == u"::1");
    CHECK(DatabaseUrl::parse(u"postgresql://u@h/d"_s, u"url"_s)->port == 5432);

    const QList<std::pair<QString, QString>> wrong{{u"mysql://u@h/d"_s, u"url"_s},
                                                   {u""_s, u"url"_s},
                                                   {u"postgresql://u@h/d#x"_s, u"url"_s},
                                                   {u"postgresql://u@h:70000/d"_s, u"url"_s},
                                                   {u"postgresql://u@h:0/d"_s, u"url.port"_s},
                                                   {u"postgresql://h/d"_s, u"url.user"_s},
                                                   {u"postgresql://u%3D1@h/d"_s, u"url.user"_s},
                                                   {u"postgresql://u@/d"_s, u"url.host"_s},
                                                   {u"postgresql://u@h"_s, u"url.database"_s},
                                                   {u"postgresql://u@h/a%20host=evil"_s, u"url.database"_s},
                                                   {u"postgresql://u@h/d?passfile=pass"_s, u"url.passfile"_s},
                                                   {u"postgresql://u@h/d?sslmode=maybe"_s, u"url.sslmode"_s},
                                                   {u"postgresql://u@h/d?options=-c"_s, u"url.options"_s}};
    for (const auto& [text, field] : wrong) {
        INFO(text.toStdString());
        const auto parsed = DatabaseUrl::parse(text, u"url"_s);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::Invalid);
        CHECK(parsed.error().field == field);
        CHECK_FALSE(parsed.error().hint.isEmpty());
    }
}

TEST_CASE("a password in the URL is refused, with where to put it, and never repeated")
{
    for (const auto& text : {u"postgresql://u:Secret9@h/d"_s, u"postgresql://u@h/d?password=Secret9"_s, u"postgresql://u:Secret9@h:99999/d"_s, u"postgresql://u:Secret9@h o/d"_s}) {
        const auto parsed = DatabaseUrl::parse(text, u"url"_s);
        REQUIRE_FALSE(parsed);
        CHECK_FALSE(godel::text(parsed.error()).contains(u"Secret9"));
    }
    const auto parsed = DatabaseUrl::parse(u"postgresql://u:Secret9@h/d"_s, u"url"_s);
    CHECK(parsed.error().field == u"url.password");
    CHECK(parsed.error().message.contains(u"seen"));
    CHECK(parsed.error().hint.contains(u"passfile="));
}

TEST_CASE("what the administrator is told to do is enough, and no more than is missing is asked for")
{
    ForeignServer server;
    server.makeTenant(u"LOGIN"_s);
    server.administer(u"postgres"_s, "ALTER DATABASE shop OWNER TO godel;\n");
    ExistingDatabase database({server.url(u"tenant"_s, u"shop"_s)});
    QStringList told;
    auto prepared = answer(database.prepare());
    while (!prepared && told.size() < 5) {
        REQUIRE(prepared.error().code == ErrorCode::Denied);
        REQUIRE(prepared.error().field == u"database.url");
        const QString begin = u"Let its administrator run in shop: "_s;
        REQUIRE(prepared.error().hint.startsWith(begin));
        told.append(prepared.error().hint.mid(begin.size()));
        server.administer(u"shop"_s, told.last().toUtf8() + ";\n");
        prepared = answer(database.prepare());
    }
    REQUIRE_OK(prepared);
    CHECK(told == QStringList{u"CREATE ROLE \"app\" NOLOGIN; GRANT \"app\" TO \"tenant\""_s, u"GRANT USAGE, CREATE ON SCHEMA public TO \"app\""_s,
                              u"GRANT CREATE ON DATABASE \"shop\" TO \"tenant\""_s});
    REQUIRE(answer(database.migrate({u"1"_s, {u"CREATE TABLE thing (id int)"_s}})).value());
    CHECK(server.administer(u"shop"_s, "SELECT tableowner FROM pg_tables WHERE tablename = 'thing';\n") == "app");
    // What is there stays, and needs no right to be made.
    server.administer(u"shop"_s, "REVOKE CREATE ON DATABASE shop FROM tenant;\n");
    REQUIRE_OK(answer(database.prepare()));
}

TEST_CASE("a pass file that libpq would leave alone is named")
{
    ForeignServer server;
    server.makeTenant(u"LOGIN CREATEROLE"_s);
    ExistingDatabase database({server.url(u"tenant"_s, u"shop"_s)});
    QFile::setPermissions(server.passFile(), ownerOnly | QFileDevice::ReadOther);
    auto prepared = answer(database.prepare());
    CHECK(prepared.error().field == u"database.url.passfile");
    CHECK(prepared.error().hint.contains(u"chmod 600"));
    REQUIRE_OK(writeFile(server.passFile(), "127.0.0.1:*:shop:tenant:wrong\n"));
    prepared = answer(database.prepare());
    CHECK(prepared.error().code == ErrorCode::Unavailable);
    CHECK(prepared.error().message.contains(u"password authentication failed"));
    QFile::remove(server.passFile());
    prepared = answer(database.prepare());
    CHECK(prepared.error().field == u"database.url.passfile");
    CHECK(prepared.error().message.contains(server.passFile()));
}

TEST_CASE("a server of others that dies is told of, and used again when it is back")
{
    ForeignServer server;
    server.makeTenant(u"LOGIN CREATEROLE"_s);
    ExistingDatabase database({server.url(u"tenant"_s, u"shop"_s)});
    REQUIRE_OK(answer(database.prepare()));
    const auto beaten = answer(database.beat());
    REQUIRE_OK(beaten);
    auto& processes = *server.stand().processes;
    const qint64 pid = processes.find(LocalDatabase::id())->pid;
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    REQUIRE(waitFor([&] {
        const auto view = processes.find(LocalDatabase::id());
        return view->pid != pid && view->pid != 0;
    }));
    REQUIRE(waitFor([&] { return answer(database.look())->state == DatabaseState::Ready; }, 30000));
    CHECK(answer(database.look())->heartbeat == *beaten);
    REQUIRE_OK(server.stand().database->stop());
    REQUIRE(waitFor([&] { return processes.find(LocalDatabase::id())->state == ProcessState::Stopped; }, 30000));
    const auto view = answer(database.look());
    REQUIRE_OK(view);
    CHECK(view->state == DatabaseState::Stopped);
    CHECK(view->reason.contains(u"refused"));
    CHECK(answer(database.beat()).error().code == ErrorCode::Unavailable);
    CHECK(answer(database.dump(server.folder() + u"/a.dump"_s)).error().code == ErrorCode::Unavailable);
}

TEST_CASE("a server of a version that cannot be dumped is refused")
{
    CHECK(checkServerVersion(130011));
    CHECK(checkServerVersion(150018));
    for (const int version : {120005, 160001, 0}) {
        const auto checked = checkServerVersion(version);
        CHECK(checked.error().code == ErrorCode::Conflict);
        CHECK(checked.error().field == u"database.url");
    }
    ExistingDatabase database({*DatabaseUrl::parse(u"postgresql://u@127.0.0.1/d"_s, u"url"_s), u"app"_s, u"/nowhere"_s});
    CHECK(answer(database.prepare()).error().hint.contains(u"postgresql-client-15"));
}
