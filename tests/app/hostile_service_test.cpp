#include "app/opsd_process.h"
#include "base/json.h"
#include "contracts/free_port.h"
#include "support/catch.h"
#include "support/raw_client.h"
#include "support/wait.h"

#include <QFile>
#include <vector>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A service whose API is open to the network as far as TCP goes.
struct Exposed : Opsd {
    quint16 port = freePort();

    Exposed() : Opsd(false)
    {
        REQUIRE(run(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"1"_s, u"-subj"_s, u"/CN=localhost"_s,
                                   u"-keyout"_s, folder.filePath(u"key.pem"_s), u"-out"_s, folder.filePath(u"cert.pem"_s)}).status == 0);
        configure(u"service.json"_s, compact({{u"api"_s, QJsonObject{{u"port"_s, port}, {u"certificate"_s, folder.filePath(u"cert.pem"_s)}, {u"key"_s, folder.filePath(u"key.pem"_s)}}}}));
        start();
    }

    [[nodiscard]] int live() const
    {
        RawClient probe(probePort);
        probe.send("GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return statusOf(probe.readToEnd());
    }
    /// The most memory that it ever had, in MB.
    [[nodiscard]] double peakMb() const
    {
        QFile status(u"/proc/%1/status"_s.arg(process->processId()));
        REQUIRE(status.open(QIODevice::ReadOnly));
        const QByteArray all = status.readAll();
        return all.mid(all.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toDouble() / 1024;
    }
};

using Crowd = std::vector<std::unique_ptr<RawClient>>;

void join(Crowd& crowd, std::unique_ptr<RawClient> client, const QByteArray& words)
{
    client->send(words);
    crowd.push_back(std::move(client));
}

} // namespace

TEST_CASE("the service answers /live while hostile clients hold on to it, in bounded memory")
{
    const Exposed service;
    const int live = service.live();
    REQUIRE(live == 200);
    Crowd crowd;
    const QByteArray head = "POST /v1/commands/users:list HTTP/1.1\r\nHost: localhost\r\n";
    for (int count = 0; count < 300; ++count) {
        // Without a handshake, with a half one, and with plain text, on the encrypted port.
        join(crowd, std::make_unique<RawClient>(service.port), count % 3 == 0 ? QByteArray() : count % 3 == 1 ? QByteArray("\x16\x03\x01\x02\x00\x01", 6) : head);
        // Over the socket: a header and a body that never end, streams that nobody reads, a body that is too large.
        const QByteArray words[]{head + "X: ", head + "Content-Length: 900000\r\n\r\n" + QByteArray(1000, 'x'), "GET /v1/events?since=0 HTTP/1.1\r\nHost: localhost\r\n\r\n", head + "Content-Length: 90000000\r\n\r\n"};
        join(crowd, std::make_unique<RawClient>(service.socket()), words[count % 4]);
        if (count % 50 == 0) {
            REQUIRE(service.live() == live);
        }
    }
    REQUIRE(service.live() == live);
    REQUIRE(service.ctl({u"users:list"_s}).status == 0);
    WARN("the most memory it had: " << service.peakMb() << " MB");
    REQUIRE(service.peakMb() < 150);
    // All leave without a word; what they held comes back, and the next is served.
    crowd.clear();
    REQUIRE(service.ctl({u"users:list"_s}).status == 0);
    REQUIRE(service.live() == live);
}

TEST_CASE("the real service refuses what is not a plain request to it, on both of its doors")
{
    const Exposed service;
    const std::vector<std::pair<QByteArray, int>> bad{
        {"GET /live HTTP/1.1\r\n\r\n", 400},
        {"GET /live HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {"GET /live HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\r\n", 403},
        {"GET /live HTTP/1.1\r\nHost: localhost\r\nX: a\r\n\tb\r\n\r\n", 400},
        {"GET /live HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(20000, 'x') + "\r\n\r\n", 431},
        {"POST /v1/commands/users:list HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413},
        {"NONSENSE\r\n\r\n", 400},
    };
    for (const auto& [words, status] : bad) {
        INFO(words.left(80).toStdString());
        RawClient local(service.socket());
        local.send(words);
        REQUIRE(statusOf(local.readToEnd()) == status);
        RawClient probe(service.probePort);
        probe.send(words);
        REQUIRE(statusOf(probe.readToEnd()) == status);
    }
    REQUIRE(service.live() == 200);
}

TEST_CASE("what a body must not be is said with its place")
{
    const Exposed service;
    const std::vector<std::pair<QByteArray, QByteArray>> bad{
        {"{", "line 1"}, {"[]", "not a JSON object"}, {R"({"paramters": {}})", "paramters"}, {R"({"parameters": []})", "parameters"}, {R"({"arguments": "x"})", "arguments"}, {R"({"arguments": ["x"]})", "takes no arguments"}};
    for (const auto& [body, said] : bad) {
        INFO(body.toStdString());
        RawClient client(service.socket());
        client.send("POST /v1/commands/users:list HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const QByteArray answer = client.readToEnd();
        REQUIRE(statusOf(answer) == 422);
        REQUIRE(answer.contains(said));
    }
}

TEST_CASE("a listener whose connections break sees each event once and in order")
{
    const Exposed service;
    for (int count = 0; count < 10; ++count) {
        REQUIRE(service.ctl({u"users:add"_s, u"person%1"_s.arg(count)}).status == 0);
    }
    QList<qint64> heard;
    QByteArray last = "0";
    for (int connection = 0; connection < 6; ++connection) {
        RawClient client(service.socket());
        client.send("GET /v1/events?topic=audit HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + last + "\r\n\r\n");
        // It breaks after two events or more: what came whole counts.
        QByteArray stream = client.readUntil("\r\n\r\n");
        stream.remove(0, stream.indexOf("\r\n\r\n") + 4);
        while (stream.count("\n\n") < 2) {
            stream += client.readUntil("\n\n");
        }
        INFO(last.toStdString() << " then " << stream.toStdString());
        for (const QByteArray& line : stream.left(stream.lastIndexOf("\n\n")).split('\n')) {
            if (line.startsWith("id: ")) {
                last = line.mid(4).trimmed();
                REQUIRE((heard.isEmpty() || heard.last() + 1 == last.toLongLong()));
                heard.append(last.toLongLong());
            }
        }
        for (int count = 0; count < 3; ++count) {
            REQUIRE(service.ctl({u"users:list"_s}).status == 0);
        }
    }
    // Numbers of the audit record are the only events here, so none may be left out or come twice.
    REQUIRE(heard.size() >= 12);
    REQUIRE(service.reply({u"audit:verify"_s}).value(u"entries"_s).toInteger() >= heard.size());
}
