#include "support/raw_client.h"
#include "web/test_server.h"

#include <unistd.h>

using namespace godel;
using namespace godel::test;

namespace {

QByteArray answerTo(const TestServer& server, const QByteArray& bytes)
{
    RawClient client(server.server->port());
    client.send(bytes);
    return client.readToEnd();
}

const QByteArray good = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

} // namespace

TEST_CASE("requests that are not plain HTTP/1.1 are refused and never reach the handler")
{
    TestServer server;
    const std::vector<std::pair<QByteArray, int>> bad{
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n", 403},
        {"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n", 400},
        {"NONSENSE\r\n\r\n", 400},
        {"GET /../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"GET /%2e%2e/etc HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"GET /a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
        {"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
    };
    for (const auto& [bytes, status] : bad) {
        INFO(bytes.toStdString());
        CHECK(statusOf(answerTo(server, bytes)) == status);
    }
    REQUIRE(server.handler.handled == 0);
    REQUIRE(statusOf(answerTo(server, good)) == 200);
}

TEST_CASE("what is too large is refused before it is taken in")
{
    TestServer server;
    REQUIRE(statusOf(answerTo(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(20000, 'x') + "\r\n\r\n")) == 431);
    REQUIRE(statusOf(answerTo(server, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\nabc")) == 413);
    REQUIRE(server.handler.handled == 0);
}

TEST_CASE("a client that is slow with its headers or its body is closed, and others are served meanwhile")
{
    web::Limits limits;
    limits.headerTime = 300ms;
    limits.bodyTime = 300ms;
    TestServer server(limits);
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int count = 0; count < 200; ++count) {
        slow.push_back(std::make_unique<RawClient>(server.server->port()));
        slow.back()->send(count % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nab");
    }
    REQUIRE(statusOf(answerTo(server, good)) == 200);
    for (const auto& client : slow) {
        // Closed without an answer, or with one: in both cases the connection ends by itself.
        const QByteArray answer = client->readToEnd();
        REQUIRE((answer.isEmpty() || statusOf(answer) == 408));
    }
    REQUIRE(server.handler.handled == 1);
}

TEST_CASE("one peer gets a limited number of connections, and the last places are kept for local ones")
{
    web::Limits limits;
    limits.connectionsPerPeer = 5;
    TestServer server(limits);
    std::vector<std::unique_ptr<RawClient>> held;
    for (int count = 0; count < 5; ++count) {
        held.push_back(std::make_unique<RawClient>(server.server->port()));
        held.back()->send("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        REQUIRE(statusOf(held.back()->readUntil("GET /x ")) == 200);
    }
    const QByteArray sixth = answerTo(server, good);
    REQUIRE((sixth.isEmpty() || statusOf(sixth) == 503));
    RawClient local(server.socket());
    local.send(good);
    REQUIRE(statusOf(local.readToEnd()) == 200);
}

TEST_CASE("an answer that never comes is a 504")
{
    web::Limits limits;
    limits.answerTime = 100ms;
    TestServer server(limits);
    REQUIRE(statusOf(answerTo(server, "GET /silent HTTP/1.1\r\nHost: localhost\r\n\r\n")) == 504);
}

TEST_CASE("requests in a row on one connection are answered in their order")
{
    TestServer server;
    const QByteArray two = "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc" + good;
    const QByteArray answers = answerTo(server, two);
    REQUIRE(answers.count("HTTP/1.1 200") == 2);
    REQUIRE(answers.indexOf("POST /a abc") < answers.indexOf("GET /x "));
}

TEST_CASE("who asks over the socket is known from the kernel")
{
    TestServer server;
    RawClient client(server.socket());
    client.send("GET /peer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    REQUIRE(client.readToEnd().endsWith(QByteArray::number(::getuid())));
    REQUIRE(answerTo(server, "GET /peer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").endsWith("127.0.0.1"));
}

TEST_CASE("an error becomes its status and says what to do next")
{
    TestServer server;
    const QByteArray answer = answerTo(server, "GET /missing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    REQUIRE(statusOf(answer) == 404);
    REQUIRE(answer.contains("\"hint\":\"Look elsewhere\""));
}

TEST_CASE("a socket that another server answers is not taken, a dead one is")
{
    TestServer server;
    web::Listen listen;
    listen.socketPath = server.socket();
    REQUIRE(web::Server::start(listen, server.handler).error().code == ErrorCode::Conflict);
    listen.socketPath.clear();
    listen.port = server.server->port();
    REQUIRE(web::Server::start(listen, server.handler).error().code == ErrorCode::Conflict);
}

TEST_CASE("what all bodies together may take is bounded, and given back")
{
    web::Limits limits;
    limits.bodies = 10000;
    limits.bodyTime = 20s;
    TestServer server(limits);
    const QByteArray large = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n";
    RawClient first(server.server->port());
    RawClient second(server.server->port());
    // The answer to Expect says that the room is taken.
    const QByteArray waiting = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\nExpect: 100-continue\r\n\r\n";
    for (RawClient* client : {&first, &second}) {
        client->send(waiting);
        REQUIRE(client->readUntil("100 Continue").contains("100 Continue"));
    }
    const QByteArray third = answerTo(server, large);
    REQUIRE(statusOf(third) == 503);
    REQUIRE(third.contains("Retry-After: 1"));
    REQUIRE(statusOf(answerTo(server, "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")) == 503);
    REQUIRE(statusOf(answerTo(server, good)) == 200);
    first.send(QByteArray(4000, 'x'));
    REQUIRE(statusOf(first.readUntil("POST /x")) == 200);
    RawClient fourth(server.server->port());
    fourth.send(waiting);
    REQUIRE(fourth.readUntil("100 Continue").contains("100 Continue"));
}
