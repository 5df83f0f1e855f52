#include "base/clock.h"
#include "base/file.h"
#include "stands/haproxy_stand.h"

#include <QLocalServer>
#include <QLocalSocket>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Stands between the engine and a real HAProxy and dies after so many bytes of its answer.
class DyingSocket {
public:
    DyingSocket(const QString& path, const QString& real) : m_real(real)
    {
        REQUIRE(m_server.listen(path));
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            while (auto* client = m_server.nextPendingConnection()) {
                serve(client);
            }
        });
    }
    qsizetype most = 0;
    qsizetype last = 0; ///< bytes of the last whole answer

private:
    void serve(QLocalSocket* client)
    {
        auto* haproxy = new QLocalSocket(client);
        haproxy->connectToServer(m_real);
        QObject::connect(client, &QLocalSocket::readyRead, haproxy, [client, haproxy] { haproxy->write(client->readAll()); });
        QObject::connect(haproxy, &QLocalSocket::disconnected, client, [this, client, haproxy] {
            const QByteArray whole = haproxy->readAll();
            last = whole.size();
            client->write(whole.left(most));
            client->disconnectFromServer();
        });
        QObject::connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    }

    QString m_real;
    QLocalServer m_server;
};

} // namespace

TEST_CASE("an answer of HAProxy that is cut short anywhere is no answer")
{
    HaproxyStand stand;
    stand.share(Percent(25));
    REQUIRE(stand.send(100) == 0);
    QTemporaryDir folder;
    auto settings = stand.config().settings();
    DyingSocket socket(folder.filePath(u"dying.sock"_s), settings.socketPath);
    settings.socketPath = folder.filePath(u"dying.sock"_s);
    settings.statePath = folder.filePath(u"state"_s);
    REQUIRE_OK(writeFile(settings.statePath, "what was"));
    HaproxyRouter router(*HaproxyConfig::parse(settings));
    const auto check = [&](auto ask) {
        socket.most = 1'000'000;
        REQUIRE_OK(HaproxyStand::answer(ask()));
        const qsizetype whole = socket.last;
        // The last line and the empty one after it are the end mark's own.
        const qsizetype needed = whole - 8;
        for (qsizetype most = 0; most < needed; most += std::max<qsizetype>(1, needed / 60)) {
            socket.most = most;
            INFO(most << " of " << whole);
            const auto answer = HaproxyStand::answer(ask());
            REQUIRE_FALSE(answer);
            CHECK(answer.error().code == ErrorCode::Unavailable);
            CHECK_FALSE(answer.error().hint.isEmpty());
        }
    };
    check([&] { return router.look(); });
    check([&] { return router.count(); });
    check([&] { return router.split({Group::S, Percent(25), SystemClock().now() + 1h}); });
    const auto state = readFile(settings.statePath);
    CHECK(*state == "what was");
    check([&] { return router.carryOver(); });
    const auto whole = readFile(settings.statePath);
    CHECK(whole->count(" app ") == 4);
}
