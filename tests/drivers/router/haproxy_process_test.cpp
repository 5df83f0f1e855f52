#include "base/file.h"
#include "contracts/free_port.h"
#include "drivers/processes/local_processes.h"
#include "drivers/router/haproxy_process.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A HAProxy under a real supervisor, with one real listener behind it; ended by its supervisor.
struct Stand {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    SilentLog log;
    quint16 port = freePort();
    QTcpServer backend;
    std::unique_ptr<LocalProcesses> processes;
    std::unique_ptr<HaproxyProcess> router;
    HaproxyProcess::Settings settings;

    explicit Stand(const QString& user = {})
    {
        // HAProxy's own account must be able to walk through.
        ::chmod(folder.path().toLocal8Bit().constData(), 0711);
        settings.port = port;
        settings.slots = 2;
        settings.folder = folder.filePath(u"router"_s);
        settings.user = user;
        backend.listen(QHostAddress::LocalHost);
        QObject::connect(&backend, &QTcpServer::newConnection, &backend, [this] {
            while (auto* socket = backend.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    socket->readAll();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
                    socket->disconnectFromHost();
                });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        beginEngine();
    }
    ~Stand()
    {
        if (processes->find(HaproxyProcess::id())) {
            (void)processes->kill(HaproxyProcess::id());
            (void)waitFor([this] { return processes->find(HaproxyProcess::id())->state == ProcessState::Stopped; });
        }
    }
    /// One with an instance on each side and a quarter of the traffic on the canary, written down as well.
    void beginPlatform()
    {
        REQUIRE_OK(answer(router->prepare()));
        REQUIRE_OK(answer(router->place({Group::S, 0}, backend.serverPort())));
        REQUIRE_OK(answer(router->place({Group::C, 1}, backend.serverPort())));
        share(Percent(25));
        REQUIRE(waitFor([this] { return serves(); }));
    }
    void share(Percent percent)
    {
        REQUIRE_OK(answer(router->split({Group::S, percent, clock.now() + 1h})));
        const QByteArray said = "proc.canary_c int(" + QByteArray::number(percent.hundredths()) + ')';
        REQUIRE(waitFor([&] { return written().contains(said); }));
    }
    QByteArray written() const { return readFile(folder.filePath(u"router/haproxy.cfg"_s)).value_or(QByteArray()); }
    /// The share and the slots of `beginPlatform`.
    bool isAsBefore(Percent canary = Percent(25))
    {
        const auto view = answer(router->look());
        bool isSame = view && view->split.canary == canary && view->split.stable == Group::S;
        for (const SlotView& slot : view ? view->slotViews : QList<SlotView>()) {
            const bool isPlaced = slot.slot == Slot{Group::S, 0} || slot.slot == Slot{Group::C, 1};
            isSame = isSame && (slot.state == SlotState::Out) != isPlaced;
        }
        return isSame;
    }
    qint64 pid() const { return processes->find(HaproxyProcess::id())->pid; }
    /// HAProxy's worker.
    qint64 epoch()
    {
        const auto counts = answer(router->count());
        REQUIRE_OK(counts);
        return counts->epoch;
    }

    void beginEngine()
    {
        router.reset();
        processes.reset();
        auto opened = LocalProcesses::open({folder.filePath(u"processes"_s), folder.filePath(u"logs"_s), {}, {}}, clock, random, log);
        REQUIRE_OK(opened);
        processes = std::move(*opened);
        auto made = HaproxyProcess::make(settings, *processes, log);
        REQUIRE_OK(made);
        router = std::move(*made);
    }

    template <typename T>
    Result<T> answer(Pending<T> pending)
    {
        REQUIRE(waitFor([&pending] { return pending.isReady(); }));
        return pending.result();
    }

    bool serves()
    {
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, port);
        if (!waitFor([&client] { return client.state() == QAbstractSocket::ConnectedState || client.state() == QAbstractSocket::UnconnectedState; })
            || client.state() != QAbstractSocket::ConnectedState) {
            return false;
        }
        client.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray said;
        (void)waitFor([&] { return (said += client.readAll()).contains("\r\n\r\n") || client.state() == QAbstractSocket::UnconnectedState; });
        return said.startsWith("HTTP/1.1 200");
    }
};

/// Clients that ask one request after the other over kept connections until they are told to end.
class Load {
public:
    Load(quint16 port, int clients) : m_port(port)
    {
        for (int client = 0; client < clients; ++client) {
            connectAnew();
        }
    }
    void end() { m_isEnding = true; }
    [[nodiscard]] bool isOver() const { return m_running == 0; }
    int answered = 0;
    int failed = 0;

private:
    void connectAnew()
    {
        ++m_running;
        auto* socket = new QTcpSocket(&m_owner);
        auto* said = new QByteArray;
        const auto ask = [socket, said] {
            said->clear();
            socket->write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        };
        QObject::connect(socket, &QTcpSocket::connected, socket, ask);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, said, ask] {
            *said += socket->readAll();
            if (!said->endsWith("\r\n\r\nok")) {
                return;
            }
            said->startsWith("HTTP/1.1 200") ? ++answered : ++failed;
            const bool isLast = said->toLower().contains("connection: close");
            said->clear();
            if (isLast || m_isEnding) {
                part(socket, said);
            } else {
                ask();
            }
        });
        QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [this, socket, said] {
            ++failed;
            part(socket, said);
        });
        socket->connectToHost(QHostAddress::LocalHost, m_port);
    }
    void part(QTcpSocket* socket, QByteArray* said)
    {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
        delete said;
        --m_running;
        if (!m_isEnding) {
            connectAnew();
        }
    }

    QObject m_owner;
    quint16 m_port;
    int m_running = 0;
    bool m_isEnding = false;
};

/// What HAProxy itself refuses, where it is asked; it starts as ever.
QString refusingProgram(const QTemporaryDir& folder)
{
    const QString program = folder.filePath(u"haproxy.sh"_s);
    REQUIRE_OK(writeFile(folder.filePath(u"broken.cfg"_s), "global\n    no-such-word\n"));
    REQUIRE_OK(writeFile(program, "#!/bin/sh\n[ \"$1\" = -c ] && exec /usr/sbin/haproxy -c -f " + folder.filePath(u"broken.cfg"_s).toUtf8() + "\nexec /usr/sbin/haproxy \"$@\"\n",
                         ownerOnlyFolder));
    return program;
}

} // namespace

TEST_CASE("a HAProxy that dies comes back with the share and the slots it had")
{
    Stand stand;
    REQUIRE_OK(stand.answer(stand.router->prepare()));
    REQUIRE_OK(stand.answer(stand.router->place({Group::S, 0}, stand.backend.serverPort())));
    REQUIRE_OK(stand.answer(stand.router->place({Group::C, 1}, stand.backend.serverPort())));
    const Split split{Group::S, Percent(25), stand.clock.now() + 1h};
    REQUIRE_OK(stand.answer(stand.router->split(split)));
    REQUIRE(waitFor([&stand] { return stand.serves(); }));
    const auto isKept = [&stand] {
        const auto written = readFile(stand.folder.filePath(u"router/haproxy.cfg"_s));
        return written && written->contains("proc.canary_c int(2500)");
    };
    REQUIRE(waitFor(isKept));
    const auto before = *stand.processes->find(HaproxyProcess::id());
    ::kill(static_cast<pid_t>(before.pid), SIGKILL);
    REQUIRE(waitFor([&] {
        const auto now = stand.processes->find(HaproxyProcess::id());
        return now->state == ProcessState::Ready && now->pid != before.pid;
    }));
    REQUIRE(waitFor([&stand] { return stand.serves(); }));
    const auto view = stand.answer(stand.router->look());
    REQUIRE_OK(view);
    REQUIRE(view->split.canary == Percent(25));
    for (const SlotView& slot : view->slotViews) {
        const bool isPlaced = slot.slot == Slot{Group::S, 0} || slot.slot == Slot{Group::C, 1};
        REQUIRE((slot.state == SlotState::Out) == !isPlaced);
    }
}

TEST_CASE("the next engine finds the HAProxy that runs and starts no second one")
{
    Stand stand;
    REQUIRE_OK(stand.answer(stand.router->prepare()));
    const qint64 pid = stand.processes->find(HaproxyProcess::id())->pid;
    stand.beginEngine();
    REQUIRE_OK(stand.answer(stand.router->prepare()));
    REQUIRE(stand.processes->find(HaproxyProcess::id())->pid == pid);
}

TEST_CASE("a port that somebody has is named, and nothing is started")
{
    Stand stand;
    QTcpServer other;
    REQUIRE(other.listen(QHostAddress::LocalHost, stand.port));
    const auto prepared = stand.answer(stand.router->prepare());
    REQUIRE(prepared.error().code == ErrorCode::Conflict);
    REQUIRE(prepared.error().message.contains(QString::number(stand.port)));
    REQUIRE_FALSE(stand.processes->find(HaproxyProcess::id()));
    other.close();
    REQUIRE_OK(stand.answer(stand.router->prepare()));
}

TEST_CASE("HAProxy goes over to new configurations under load and loses no request")
{
    Stand stand;
    stand.beginPlatform();
    const qint64 pid = stand.pid();
    Load load(stand.port, 8);
    REQUIRE(waitFor([&load] { return load.answered > 200; }));
    for (int change = 0; change < 5; ++change) {
        const qint64 epoch = stand.epoch();
        const int before = load.answered;
        stand.settings.sessionCookie = u"cookie%1"_s.arg(change);
        stand.settings.slots = change % 2 == 0 ? 4 : 2;
        stand.beginEngine();
        REQUIRE_OK(stand.answer(stand.router->prepare()));
        REQUIRE(stand.epoch() != epoch);
        REQUIRE(stand.pid() == pid);
        REQUIRE(stand.isAsBefore());
        REQUIRE(stand.written().contains("req.cook(cookie" + QByteArray::number(change)));
        REQUIRE(waitFor([&] { return load.answered > before + 200; }));
    }
    load.end();
    REQUIRE(waitFor([&load] { return load.isOver(); }));
    REQUIRE(load.failed == 0);
    // The same again is no change.
    const qint64 epoch = stand.epoch();
    stand.beginEngine();
    REQUIRE_OK(stand.answer(stand.router->prepare()));
    REQUIRE(stand.epoch() == epoch);
    // Master and worker are one family to the supervisor.
    REQUIRE(waitFor([&stand] { return stand.processes->find(HaproxyProcess::id())->memory.count > 0; }));
}

TEST_CASE("a configuration that HAProxy refuses leaves the old one running and on the disk")
{
    Stand stand;
    stand.beginPlatform();
    const qint64 epoch = stand.epoch();
    stand.settings.sessionCookie = u"another"_s;
    stand.settings.program = refusingProgram(stand.folder);
    stand.beginEngine();
    const auto refused = stand.answer(stand.router->prepare());
    REQUIRE(refused.error().code == ErrorCode::Invalid);
    REQUIRE(refused.error().message.contains(u"no-such-word"));
    REQUIRE(stand.epoch() == epoch);
    REQUIRE(stand.serves());
    stand.share(Percent(5));
    REQUIRE_FALSE(stand.written().contains("another"));
    const qint64 pid = stand.pid();
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    REQUIRE(waitFor([&] { return stand.pid() != 0 && stand.pid() != pid; }));
    REQUIRE(waitFor([&stand] { return stand.serves(); }));
    REQUIRE(stand.isAsBefore(Percent(5)));
}

TEST_CASE("a slot in use is not lost to a smaller number of slots")
{
    Stand stand;
    stand.beginPlatform();
    const qint64 epoch = stand.epoch();
    stand.settings.slots = 1;
    stand.beginEngine();
    const auto refused = stand.answer(stand.router->prepare());
    REQUIRE(refused.error().code == ErrorCode::Conflict);
    REQUIRE(refused.error().field == u"slots");
    REQUIRE(refused.error().message.contains(u"c1"));
    REQUIRE(stand.epoch() == epoch);
    REQUIRE(stand.serves());
}

TEST_CASE("a new front door that somebody has leaves the old one open")
{
    Stand stand;
    stand.beginPlatform();
    const qint64 epoch = stand.epoch();
    QTcpServer other;
    REQUIRE(other.listen(QHostAddress::LocalHost));
    stand.settings.port = other.serverPort();
    stand.beginEngine();
    const auto prepared = stand.router->prepare();
    REQUIRE(waitFor([&prepared] { return prepared.isReady(); }, 30000));
    REQUIRE(prepared.result().error().code == ErrorCode::Unavailable);
    REQUIRE(stand.epoch() == epoch);
    REQUIRE(stand.serves());
    REQUIRE_FALSE(stand.written().contains("127.0.0.1:" + QByteArray::number(other.serverPort()) + '\n'));
}

TEST_CASE("HAProxy runs as an account of its own and the engine still reaches it")
{
    if (::geteuid() != 0) {
        Stand stand(u"nobody"_s);
        REQUIRE(stand.answer(stand.router->prepare()).error().field == u"user");
        return;
    }
    Stand stand(u"nobody"_s);
    stand.beginPlatform();
    const auto status = readFile(u"/proc/%1/status"_s.arg(stand.epoch()));
    REQUIRE_OK(status);
    REQUIRE(status->contains("\nUid:\t65534\t65534"));
    const qint64 epoch = stand.epoch();
    stand.settings.sessionCookie = u"another"_s;
    stand.beginEngine();
    REQUIRE_OK(stand.answer(stand.router->prepare()));
    REQUIRE(stand.epoch() != epoch);
    REQUIRE(stand.isAsBefore());
    const qint64 pid = stand.pid();
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    REQUIRE(waitFor([&] { return stand.pid() != 0 && stand.pid() != pid; }));
    REQUIRE(waitFor([&stand] { return stand.serves(); }));
    REQUIRE(stand.isAsBefore());
}

TEST_CASE("a HAProxy that is not installed is named, with what to install")
{
    Stand stand;
    stand.settings.program = u"/nowhere/haproxy"_s;
    stand.beginEngine();
    const auto prepared = stand.answer(stand.router->prepare());
    REQUIRE(prepared.error().code == ErrorCode::Unavailable);
    REQUIRE(prepared.error().message.contains(u"/nowhere/haproxy"));
    REQUIRE(prepared.error().hint.contains(u"package haproxy"));
    REQUIRE_FALSE(stand.processes->find(HaproxyProcess::id()));
}
