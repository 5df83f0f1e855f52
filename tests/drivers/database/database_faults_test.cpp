#include "base/file.h"
#include "contracts/free_port.h"
#include "stands/database_stand.h"

#include <QProcess>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A disk of two megabytes, or where nobody may mount one, a folder of no room at all: a link to the device that is always full.
class TinyDisk {
public:
    TinyDisk() : path(m_folder.filePath(u"disk"_s))
    {
        ::chmod(m_folder.path().toLocal8Bit().constData(), 0711);
        REQUIRE_OK(makeFolder(path));
        m_isMounted = ::mount("tmpfs", path.toLocal8Bit().constData(), "tmpfs", 0, "size=2m,mode=0777") == 0;
    }
    ~TinyDisk()
    {
        if (m_isMounted) {
            ::umount2(path.toLocal8Bit().constData(), MNT_DETACH);
        }
    }
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;

public:
    const QString path;
};

} // namespace

TEST_CASE("files of another major version are left alone and named")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    REQUIRE_OK(stand.database->stop());
    REQUIRE(waitFor([&] { return stand.processes->find(LocalDatabase::id())->state == ProcessState::Stopped; }, 60000));
    const QString version = stand.folder.filePath(u"db/current/PG_VERSION"_s);
    REQUIRE_OK(writeFile(version, "14\n"));
    const auto prepared = stand.answer(stand.database->prepare());
    CHECK(prepared.error().code == ErrorCode::Conflict);
    CHECK(prepared.error().message.contains(u"PostgreSQL 14"));
    CHECK(prepared.error().hint.contains(u"pg_upgrade"));
    CHECK(stand.answer(stand.database->look())->state == DatabaseState::Stopped);
    CHECK(*readFile(version) == "14\n");
}

TEST_CASE("a disk that fills up while the database is made is named, and it is made once there is room")
{
    DatabaseStand stand;
    LocalDatabase::Settings settings;
    settings.port = freePort();
    settings.user = databaseUser();
    const auto prepareIn = [&](const QString& folder) {
        settings.folder = folder;
        LocalDatabase database(settings, *stand.processes, stand.secrets, stand.random);
        return stand.answer(database.prepare());
    };
    const TinyDisk disk;
    if (!disk.isMounted()) {
        // A folder below a device can be made by nobody, as on a disk without room for it.
        const auto prepared = prepareIn(u"/dev/full/db"_s);
        REQUIRE(prepared.error().code == ErrorCode::Unavailable);
        REQUIRE_FALSE(prepared.error().hint.isEmpty());
        return;
    }
    const auto prepared = prepareIn(disk.path + u"/db"_s);
    CHECK(prepared.error().code == ErrorCode::Unavailable);
    CHECK(prepared.error().message.contains(u"the disk is full"));
    CHECK(prepared.error().hint.contains(u"room"));
    CHECK_FALSE(stand.processes->find(LocalDatabase::id()));
    REQUIRE(::mount("tmpfs", disk.path.toLocal8Bit().constData(), "tmpfs", MS_REMOUNT, "size=300m") == 0);
    CHECK(prepareIn(disk.path + u"/db"_s));
}

TEST_CASE("a dump that the disk has no room for leaves the last one and no piece of its own")
{
    DatabaseStand stand;
    REQUIRE_OK(stand.answer(stand.database->prepare()));
    const TinyDisk disk;
    // Random, so that no compression makes it fit.
    REQUIRE(stand.answer(stand.database->migrate({u"1"_s, {u"CREATE TABLE big AS SELECT gen_random_uuid() AS a, gen_random_uuid() AS b FROM generate_series(1, 200000)"_s}})).value());
    const QString dumps = stand.folder.filePath(u"db/dumps"_s);
    if (!disk.isMounted()) {
        // What is a folder cannot be replaced by a file: the rename fails as it would for want of room.
        REQUIRE_OK(makeFolder(dumps + u"/a.dump"_s));
        CHECK(stand.answer(stand.database->dump(dumps + u"/a.dump"_s)).error().code == ErrorCode::Unavailable);
        CHECK_FALSE(QFileInfo::exists(dumps + u"/a.dump.part"_s));
        return;
    }
    REQUIRE(::mount(disk.path.toLocal8Bit().constData(), dumps.toLocal8Bit().constData(), nullptr, MS_BIND, nullptr) == 0);
    REQUIRE_OK(writeFile(dumps + u"/a.dump"_s, "the last one"));
    const auto dump = stand.answer(stand.database->dump(dumps + u"/a.dump"_s));
    CHECK(dump.error().code == ErrorCode::Unavailable);
    CHECK(dump.error().message.contains(u"the disk is full"));
    CHECK(*readFile(dumps + u"/a.dump"_s) == "the last one");
    CHECK_FALSE(QFileInfo::exists(dumps + u"/a.dump.part"_s));
    ::umount2(dumps.toLocal8Bit().constData(), MNT_DETACH);
}
