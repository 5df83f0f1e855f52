#include "stands/haproxy_stand.h"

#include "base/clock.h"
#include "base/file.h"
#include "contracts/free_port.h"

#include <QTcpSocket>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace drivers;
using namespace ports;

namespace {

HaproxyConfig configOf(const QString& folder, const QString& clientHeader)
{
    HaproxyConfig::Settings settings;
    settings.port = freePort();
    settings.slots = 2;
    settings.socketPath = folder + u"/h.sock"_s;
    settings.statePath = folder + u"/h.state"_s;
    settings.sessionCookie = u"session"_s;
    settings.clientHeader = clientHeader;
    const auto config = HaproxyConfig::parse(settings);
    REQUIRE_OK(config);
    return *config;
}

} // namespace

CountingBackend::CountingBackend()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (auto* socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void CountingBackend::answer(QTcpSocket* socket)
{
    auto request = socket->property("request").toByteArray() + socket->readAll();
    for (auto end = request.indexOf("\r\n\r\n"); end >= 0; end = request.indexOf("\r\n\r\n")) {
        ++requests;
        if (request.startsWith("GET /hang")) {
            ++hanging;
        } else {
            socket->write("HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Length: 0\r\n\r\n");
        }
        request.remove(0, end + 4);
    }
    socket->setProperty("request", request);
}

HaproxyStand::HaproxyStand(const QString& clientHeader) : m_config(configOf(m_folder.path(), clientHeader)), router(m_config)
{
    begin(m_config);
    REQUIRE_OK(answer(router.place({ Group::S, 0 }, stable.serverPort())));
    REQUIRE_OK(answer(router.place({ Group::C, 0 }, canary.serverPort())));
    REQUIRE(waitFor([this] {
        return stateOf({ Group::S, 0 }) == SlotState::Up && stateOf({ Group::C, 0 }) == SlotState::Up;
    }));
}

void HaproxyStand::begin(const HaproxyConfig& config)
{
    REQUIRE_OK(writeFile(m_folder.filePath(u"haproxy.cfg"_s), config.render()));
    m_process.start(u"/usr/sbin/haproxy"_s, { u"-db"_s, u"-f"_s, m_folder.filePath(u"haproxy.cfg"_s) });
    REQUIRE(waitFor([this] { return answer(router.look()).has_value(); }));
    REQUIRE(answer(router.count())->epoch == m_process.processId());
}

void HaproxyStand::end()
{
    m_process.kill();
    waitFor([this] { return m_process.state() == QProcess::NotRunning; });
}

SlotState HaproxyStand::stateOf(Slot slot)
{
    const auto view = answer(router.look());
    REQUIRE_OK(view);
    for (const auto& seen : view->slotViews) {
        if (seen.slot == slot) {
            return seen.state;
        }
    }
    return SlotState::Out;
}

void HaproxyStand::share(Percent percent, Duration lease)
{
    REQUIRE_OK(answer(router.split({ Group::S, percent, SystemClock().now() + lease })));
}

RouterCounts HaproxyStand::count()
{
    const auto counts = answer(router.count());
    REQUIRE_OK(counts);
    return *counts;
}

int HaproxyStand::send(int count, const QByteArray& headers, std::function<void(int)> between)
{
    return sendOver(8, count, headers, between);
}

int HaproxyStand::sendInTurn(int count, const QByteArray& headers)
{
    return sendOver(1, count, headers, {});
}

int HaproxyStand::sendOver(int connections, int count, const QByteArray& headers, const std::function<void(int)>& between)
{
    int begun = 0;
    int done = 0;
    int failed = 0;
    QObject clients;
    const auto request = "GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    for (int client = 0; client < connections; ++client) {
        auto* socket = new QTcpSocket(&clients);
        const auto next = [&, socket] {
            if (begun < count) {
                ++begun;
                socket->write(request);
            }
        };
        QObject::connect(socket, &QTcpSocket::connected, socket, next);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket, next] {
            const auto answered = socket->readAll();
            ++done;
            failed += answered.startsWith("HTTP/1.1 200") && answered.endsWith("\r\n\r\n") ? 0 : 1;
            if (between) {
                between(done);
            }
            next();
        });
        socket->connectToHost(QHostAddress::LocalHost, m_config.settings().port);
    }
    REQUIRE(waitFor([&] { return done == count; }, 60000));
    return failed;
}

} // namespace godel::test
