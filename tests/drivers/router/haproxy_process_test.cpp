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

    Stand()
    {
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
        (void)processes->kill(HaproxyProcess::id());
        (void)waitFor([this] { return processes->find(HaproxyProcess::id())->state == ProcessState::Stopped; });
    }

    void beginEngine()
    {
        router.reset();
        processes.reset();
        auto opened = LocalProcesses::open({folder.filePath(u"processes"_s), folder.filePath(u"logs"_s), {}, {}}, clock, random, log);
        REQUIRE_OK(opened);
        processes = std::move(*opened);
        auto made = HaproxyProcess::make({.port = port, .slots = 2, .folder = folder.filePath(u"router"_s)}, *processes, log);
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
