#include "drivers/store/sqlite_store.h"
#include "fakes/memory_store.h"
#include "support/catch.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;

namespace {

/// A store of either kind, with the folder that the real one needs.
struct Opened {
    QTemporaryDir folder;
    std::unique_ptr<Store> store;
};

void open(Opened& opened, bool real)
{
    if (!real) {
        opened.store = std::make_unique<test::MemoryStore>();
        return;
    }
    auto store = SqliteStore::open(opened.folder.filePath(u"store.db"_s));
    REQUIRE_OK(store);
    opened.store = *std::move(store);
}

QJsonObject body(int value)
{
    return {{u"value"_s, value}};
}

} // namespace

TEST_CASE("every store keeps records with their revisions")
{
    Opened opened;
    open(opened, GENERATE(false, true));
    Store& store = *opened.store;
    REQUIRE_OK(store.write({.puts = {{u"rollout"_s, u"b"_s, body(1), 0}, {u"rollout"_s, u"a"_s, body(2), {}}}}));
    REQUIRE_OK(store.write({.puts = {{u"rollout"_s, u"b"_s, body(3), 1}}}));

    REQUIRE(store.find(u"rollout"_s, u"b"_s).value()->revision == 2);
    REQUIRE(store.find(u"rollout"_s, u"b"_s).value()->body == body(3));
    REQUIRE_FALSE(store.find(u"other"_s, u"b"_s).value());
    const auto all = store.list(u"rollout"_s, {}, 10).value();
    REQUIRE(all.size() == 2);
    REQUIRE(all.first().key == u"a");
    REQUIRE(store.list(u"rollout"_s, u"a"_s, 10).value().size() == 1);
    REQUIRE(store.list(u"rollout"_s, {}, 1).value().size() == 1);

    REQUIRE_OK(store.write({.removes = {{u"rollout"_s, u"b"_s}}}));
    REQUIRE_FALSE(store.find(u"rollout"_s, u"b"_s).value());
}

TEST_CASE("a batch that meets an unexpected revision changes nothing")
{
    Opened opened;
    open(opened, GENERATE(false, true));
    Store& store = *opened.store;
    REQUIRE_OK(store.write({.puts = {{u"claim"_s, u"router"_s, body(1), 0}}}));
    const auto refused = store.write({.puts = {{u"claim"_s, u"other"_s, body(1), {}}, {u"claim"_s, u"router"_s, body(2), 0}},
                                      .appends = {{u"journal"_s, Timestamp(), body(1)}}});
    REQUIRE(refused.error().code == ErrorCode::Conflict);
    REQUIRE(store.find(u"claim"_s, u"router"_s).value()->body == body(1));
    REQUIRE_FALSE(store.find(u"claim"_s, u"other"_s).value());
    REQUIRE(store.events(u"journal"_s, 0, 10).value().isEmpty());
}

TEST_CASE("streams keep their order and resume after a number")
{
    Opened opened;
    open(opened, GENERATE(false, true));
    Store& store = *opened.store;
    const Timestamp at = timestampOf(1770544800123456);
    for (int value = 1; value <= 3; ++value) {
        REQUIRE_OK(store.write({.appends = {{u"journal"_s, at, body(value)}, {u"audit"_s, at, body(-value)}}}));
    }
    const auto journal = store.events(u"journal"_s, 0, 10).value();
    REQUIRE(journal.size() == 3);
    REQUIRE(journal.last().body == body(3));
    REQUIRE(journal.first().at == at);
    REQUIRE(store.events(u"journal"_s, journal[1].sequence, 10).value().size() == 1);
    REQUIRE_OK(store.write({.appends = {{u"journal/op-1"_s, at, body(7)}, {u"journal/op-2"_s, at, body(8)}, {u"journal0"_s, at, body(9)}}}));
    REQUIRE(store.events(u"journal/"_s, 0, 10).value().size() == 2);
    REQUIRE(store.events(u"journal/op-2"_s, 0, 10).value().size() == 1);
    REQUIRE(store.events({}, 0, 4).value().size() == 4);
}

TEST_CASE("streams are read backwards from their end or from a number")
{
    Opened opened;
    open(opened, GENERATE(false, true));
    Store& store = *opened.store;
    const Timestamp at = timestampOf(1770544800123456);
    REQUIRE(store.eventsBefore(u"journal"_s).value().isEmpty());
    for (int value = 1; value <= 3; ++value) {
        REQUIRE_OK(store.write({.appends = {{u"journal"_s, at, body(value)}, {u"audit"_s, at, body(-value)}, {u"journal/op-1"_s, at, body(9)}}}));
    }
    const auto newest = store.eventsBefore(u"journal"_s, 0, 2).value();
    REQUIRE(newest.size() == 2);
    REQUIRE(newest.first().body == body(3));
    REQUIRE(newest.first().at == at);
    const auto rest = store.eventsBefore(u"journal"_s, newest.last().sequence, 10).value();
    REQUIRE(rest.size() == 1);
    REQUIRE(rest.first().body == body(1));
    REQUIRE(store.eventsBefore(u"journal"_s, rest.first().sequence, 10).value().isEmpty());
    REQUIRE(store.eventsBefore(u"journal/"_s, 0, 10).value().size() == 3);
    REQUIRE(store.eventsBefore({}, 0, 100).value().size() == 9);
}

TEST_CASE("a second engine on the same store is told who has it")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_s);
    const auto first = SqliteStore::open(path);
    REQUIRE_OK(first);
    const auto second = SqliteStore::open(path);
    REQUIRE(second.error().code == ErrorCode::Conflict);
    REQUIRE(second.error().message.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())));
}

TEST_CASE("a store of a newer version is refused and left as it is")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_s);
    REQUIRE_OK(SqliteStore::open(path));
    REQUIRE(QProcess::execute(u"sqlite3"_s, {path, u"PRAGMA user_version = 99"_s}) == 0);
    const auto refused = SqliteStore::open(path);
    REQUIRE(refused.error().code == ErrorCode::Conflict);
    REQUIRE(refused.error().message.contains(u"schema 99"));
}

TEST_CASE("a file that is no database is called damaged")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    REQUIRE(SqliteStore::open(path).error().code == ErrorCode::Corrupt);
}

TEST_CASE("what was written is there after the store was closed")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"store.db"_s);
    REQUIRE_OK((*SqliteStore::open(path))->write({.puts = {{u"operation"_s, u"1"_s, body(7), 0}}}));
    const auto again = SqliteStore::open(path);
    REQUIRE_OK(again);
    REQUIRE((*again)->find(u"operation"_s, u"1"_s).value()->body == body(7));
}
