#include "app/opsd_process.h"
#include "drivers/store/sqlite_store.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Plays systemd: a datagram socket that hears what the service notifies.
struct Manager {
    QTemporaryDir folder;
    int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    QByteArray heard;

    Manager()
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path().toLocal8Bit().constData(), sizeof address.sun_path - 1);
        REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Manager() { ::close(descriptor); }

    [[nodiscard]] QString path() const { return folder.filePath(u"notify"_s); }
    const QByteArray& listen()
    {
        QByteArray bytes(4096, Qt::Uninitialized);
        for (ssize_t count = 0; (count = ::recv(descriptor, bytes.data(), 4096, 0)) > 0;) {
            heard += bytes.left(count) + '\n';
        }
        return heard;
    }
};

QJsonObject firstOperation(const Opsd& opsd)
{
    return opsd.reply({u"operations:list"_s}).value(u"operations"_s).toArray().first().toObject();
}

/// Events of the operation's journal in their order, without what it says on the way. Only while no engine has the store.
QStringList journalOf(const Opsd& opsd, const QString& id)
{
    const auto store = drivers::SqliteStore::open(opsd.folder.filePath(u"state/engine.sqlite"_s));
    REQUIRE_OK(store);
    QStringList events;
    const auto told = (*store)->events(u"journal/"_s + id, 0, 1000);
    REQUIRE_OK(told);
    for (const ports::Event& event : *told) {
        if (event.body.value(u"event"_s) != u"noted"_s) {
            events.append(u"%1 %2"_s.arg(event.body.value(u"step"_s).toString(), event.body.value(u"event"_s).toString()).trimmed());
        }
    }
    return events;
}

} // namespace

TEST_CASE("systemd hears that the service is ready, lives and stops")
{
    Manager manager;
    Opsd opsd(false);
    opsd.environment.insert(u"NOTIFY_SOCKET"_s, manager.path());
    opsd.environment.insert(u"WATCHDOG_USEC"_s, u"200000"_s);
    opsd.start();
    REQUIRE(waitFor([&manager] { return manager.listen().count("WATCHDOG=1\n") >= 3; }));
    REQUIRE(manager.heard.count("READY=1\n") == 1);
    REQUIRE_FALSE(manager.heard.contains("STOPPING=1"));
    REQUIRE(opsd.stop() == 0);
    REQUIRE(manager.listen().endsWith("STOPPING=1\n"));
}

TEST_CASE("a watchdog that is meant for another process is left alone")
{
    Manager manager;
    Opsd opsd(false);
    opsd.environment.insert(u"NOTIFY_SOCKET"_s, manager.path());
    opsd.environment.insert(u"WATCHDOG_USEC"_s, u"20000"_s);
    opsd.environment.insert(u"WATCHDOG_PID"_s, u"1"_s);
    opsd.start();
    REQUIRE(opsd.ctl({u"users:list"_s}).status == 0);
    REQUIRE_FALSE(manager.listen().contains("WATCHDOG"));
}

TEST_CASE("a clean stop parks the operation in hand, and the next engine goes on with it")
{
    Opsd opsd;
    opsd.addReleaseThatIsNeverReady();
    REQUIRE(opsd.ctl({u"deploy:first"_s, u"v1"_s, u"--detach"_s}).status == 0);
    const QString id = firstOperation(opsd).value(u"id"_s).toString();
    REQUIRE(waitFor([&opsd] { return !firstOperation(opsd).value(u"step"_s).toString().isEmpty(); }));
    const QString step = firstOperation(opsd).value(u"step"_s).toString();
    QElapsedTimer elapsed;
    elapsed.start();
    REQUIRE(opsd.stop(SIGTERM) == 0);
    WARN("a clean stop took " << elapsed.elapsed() << " ms");
    REQUIRE_FALSE(QFileInfo::exists(opsd.socket()));
    const QStringList before = journalOf(opsd, id);
    REQUIRE(before.last() == step + u" begun"_s);
    opsd.start();
    const QJsonObject after = firstOperation(opsd);
    REQUIRE(after.value(u"id"_s) == id);
    REQUIRE(after.value(u"state"_s) == u"running"_s);
    REQUIRE(after.value(u"step"_s) == step);
    REQUIRE(opsd.ctl({u"operations:cancel"_s, id}).status == 0);
    REQUIRE(opsd.reply({u"operations:show"_s, id}).value(u"state"_s) == u"undone"_s);
    REQUIRE(opsd.stop() == 0);
    // It went on where it was: nothing was begun twice, and what had begun was taken back.
    const QStringList whole = journalOf(opsd, id);
    REQUIRE(whole.mid(0, before.size()) == before);
    REQUIRE(QSet<QString>(whole.begin(), whole.end()).size() == whole.size());
    REQUIRE(whole[before.size()] == u"undoing");
    REQUIRE(whole.last() == u"undone");
}
