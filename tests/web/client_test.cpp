#include "support/raw_client.h"
#include "support/wait.h"
#include "web/stream_parser.h"
#include "web/test_server.h"

#include <QFile>
#include <QProcess>
#include <unistd.h>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

Result<web::Response> answer(web::Client& client, const web::Target& target, web::Ask ask)
{
    const auto pending = client.ask(target, std::move(ask));
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return pending.result();
}

/// What a stream told, gathered from the client's thread.
struct Heard {
    std::mutex lock;
    QList<QByteArray> ids;
    QList<QByteArray> texts;
    std::optional<Error> end;

    [[nodiscard]] qsizetype count()
    {
        const std::lock_guard guard(lock);
        return texts.size();
    }
    [[nodiscard]] bool hasEnded()
    {
        const std::lock_guard guard(lock);
        return end.has_value();
    }
};

std::shared_ptr<web::Client::Stream> follow(web::Client& client, const web::Target& target, Heard& heard, web::Ask ask = {.path = "/events"})
{
    return client.follow(target, std::move(ask),
                         [&heard](const QByteArray& id, const QByteArray&, const QByteArray& data) {
                             const std::lock_guard guard(heard.lock);
                             heard.ids.append(id);
                             heard.texts.append(data);
                         },
                         [&heard](const Error& why) {
                             const std::lock_guard guard(heard.lock);
                             heard.end = why;
                         });
}

/// A key and a certificate for 127.0.0.1, made by the openssl program.
web::Listen encrypted(const QTemporaryDir& folder)
{
    web::Listen listen;
    listen.certificateFile = folder.filePath(u"certificate.pem"_s);
    listen.keyFile = folder.filePath(u"key.pem"_s);
    QProcess tool;
    tool.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                              u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1,DNS:localhost"_s, u"-keyout"_s, listen.keyFile, u"-out"_s, listen.certificateFile});
    REQUIRE(waitFor([&tool] { return tool.state() == QProcess::NotRunning; }));
    REQUIRE(tool.exitCode() == 0);
    return listen;
}

} // namespace

TEST_CASE("a client asks over TCP and over a socket, and keeps its connection")
{
    TestServer server;
    web::Client client;
    REQUIRE(answer(client, server.target(), {.path = "/a"})->body == "GET /a ");
    REQUIRE(answer(client, server.target(), {.path = "/b"})->body == "GET /b ");
    REQUIRE(answer(client, server.target(), {.method = "POST", .path = "/c", .body = "text"})->body == "POST /c text");
    web::Target socket;
    socket.socketPath = server.socket();
    REQUIRE(answer(client, socket, {.path = "/peer"})->body == QByteArray::number(::getuid()));
    REQUIRE(answer(client, server.target(), {.path = "/missing"})->status == 404);
}

TEST_CASE("a server that is gone, silent or too talkative is an error with its reason")
{
    web::Client client;
    web::Target nobody;
    {
        TestServer server;
        nobody = server.target();
        REQUIRE(answer(client, server.target(), {.path = "/silent", .deadline = 100ms}).error().code == ErrorCode::Timeout);
        REQUIRE(answer(client, server.target(), {.method = "POST", .path = "/big", .body = QByteArray(1000, 'x'), .limit = 100}).error().code == ErrorCode::LimitExceeded);
        REQUIRE(answer(client, server.target(), {.path = "/a"}));
    }
    REQUIRE(answer(client, nobody, {.path = "/a"}).error().code == ErrorCode::Unavailable);
}

TEST_CASE("a kept connection that the server closed meanwhile is not the caller's trouble")
{
    web::Limits limits;
    limits.idleTime = 50ms;
    TestServer server(limits);
    web::Client client;
    REQUIRE(answer(client, server.target(), {.path = "/a"}));
    RawClient other(server.server->port());
    other.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // The server closes both after the idle time: when this one has ended, so has the kept one or it will in a moment.
    REQUIRE(statusOf(other.readToEnd()) == 200);
    REQUIRE(answer(client, server.target(), {.path = "/b"})->body == "GET /b ");
}

TEST_CASE("events come in their order, with their numbers, whatever is in them")
{
    TestServer server;
    web::Client client;
    Heard heard;
    const auto stream = follow(client, server.target(), heard, {.path = "/events", .headers = {{"Last-Event-ID", "41"}}});
    REQUIRE(waitFor([&server] { return server.handler.lastStream() != nullptr; }));
    REQUIRE(server.handler.lastEventId() == "41");
    for (int count = 0; count < 1000; ++count) {
        REQUIRE(server.handler.lastStream()->send({QByteArray::number(count), "tick", "line " + QByteArray::number(count) + "\nsecond"}));
    }
    REQUIRE(waitFor([&heard] { return heard.count() == 1000; }));
    REQUIRE(heard.ids.last() == "999");
    REQUIRE(heard.texts.first() == "line 0\nsecond");
}

TEST_CASE("a client that does not read its events is let go, and memory stays bounded")
{
    TestServer server;
    RawClient deaf(server.server->port());
    deaf.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    REQUIRE(waitFor([&server] { return server.handler.lastStream() != nullptr; }));
    const auto stream = server.handler.lastStream();
    int taken = 0;
    while (taken < 100000 && stream->send({"1", "x", QByteArray(10000, 'x')})) {
        ++taken;
    }
    // 1 MiB in our queue, and what the kernel's buffers take.
    REQUIRE(taken < 10000);
    REQUIRE(waitFor([&stream] { return !stream->isOpen(); }));
}

TEST_CASE("the end of a stream is told, a handle that is dropped is not")
{
    TestServer server;
    web::Client client;
    Heard ended;
    Heard dropped;
    const auto stream = follow(client, server.target(), ended);
    REQUIRE(waitFor([&server] { return server.handler.lastStream() != nullptr; }));
    server.handler.lastStream()->close();
    REQUIRE(waitFor([&ended] { return ended.hasEnded(); }));
    auto second = follow(client, server.target(), dropped);
    REQUIRE(waitFor([&server] { return server.handler.lastStream()->isOpen(); }));
    const auto open = server.handler.lastStream();
    second.reset();
    REQUIRE(waitFor([&open] { return !open->isOpen(); }));
    REQUIRE_FALSE(dropped.hasEnded());
}

TEST_CASE("stopping the server ends idle connections and streams at once")
{
    auto server = std::make_unique<TestServer>();
    web::Client client;
    Heard heard;
    const auto stream = follow(client, server->target(), heard);
    RawClient idle(server->server->port());
    REQUIRE(waitFor([&server] { return server->handler.lastStream() != nullptr; }));
    server->server.reset();
    REQUIRE(waitFor([&heard] { return heard.hasEnded(); }));
    REQUIRE(idle.readToEnd().isEmpty());
}

TEST_CASE("over TLS the certificate is checked before anything is said")
{
    QTemporaryDir folder;
    TestServer server(encrypted(folder));
    web::Client client;
    web::Target target = server.target();
    target.isEncrypted = true;
    REQUIRE(answer(client, target, {.path = "/a"}).error().code == ErrorCode::Unavailable);
    target.certificateFile = folder.filePath(u"certificate.pem"_s);
    REQUIRE(answer(client, target, {.path = "/a"})->body == "GET /a ");
    target.host = "localhost";
    REQUIRE(answer(client, target, {.path = "/b"})->body == "GET /b ");
    REQUIRE(statusOf([&server] {
                RawClient plain(server.server->port());
                plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                return plain.readToEnd();
            }()) == 0);
}

TEST_CASE("a certificate is shown first, pinned then, and refused once it is another")
{
    QTemporaryDir folder;
    TestServer server(encrypted(folder));
    web::Client client;
    web::Target target = server.target();
    target.isEncrypted = true;
    const auto shown = client.certificate(target);
    REQUIRE(waitFor([&shown] { return shown.isReady(); }));
    REQUIRE_OK(shown.result());
    CHECK(shown.result()->subject == u"CN=localhost"_s);
    CHECK(shown.result()->fingerprint.size() == 64);
    CHECK(shown.result()->validTo - shown.result()->validFrom == std::chrono::hours(48));
    target.pin = shown.result()->fingerprint;
    CHECK(answer(client, target, {.path = "/a"})->body == "GET /a ");
    web::Client stranger;
    target.pin = QByteArray(64, '0');
    const auto refused = answer(stranger, target, {.path = "/a"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);
    CHECK(refused.error().field == u"certificate"_s);
}

TEST_CASE("a stream's bytes may be cut anywhere")
{
    const QByteArray bytes = ":heartbeat\n\nid: 7\nevent: tick\ndata: a\ndata: b\n\nid:8\ndata:c\r\n\r\ndata: unfinished";
    for (qsizetype piece = 1; piece < bytes.size(); ++piece) {
        QList<QByteArray> told;
        web::StreamParser parser([&told](const QByteArray& id, const QByteArray& name, const QByteArray& data) { told.append(id + '|' + name + '|' + data); });
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            REQUIRE(parser.take(bytes.mid(at, piece)));
        }
        REQUIRE(told == QList<QByteArray>{"7|tick|a\nb", "8|message|c"});
    }
}
