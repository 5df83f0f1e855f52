#include "base/json.h"
#include "drivers/workload/http_workload.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Takes a whole request, body and all, and answers with the bytes it was told; with none it hangs up.
class Platform : public QTcpServer {
public:
    Platform()
    {
        REQUIRE(listen(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    void say(int status, const QByteArray& body, const QByteArray& type = "application/json")
    {
        m_answer = "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    void sayBytes(const QByteArray& bytes) { m_answer = bytes; }

    QByteArray asked; ///< the last whole request

private:
    void hear(QTcpSocket* socket)
    {
        const QByteArray heard = socket->property("heard").toByteArray() + socket->readAll();
        socket->setProperty("heard", heard);
        const qsizetype head = heard.indexOf("\r\n\r\n");
        const qsizetype length = heard.indexOf("Content-Length: ");
        const qsizetype body = length < 0 ? 0 : heard.mid(length + 16, heard.indexOf("\r\n", length) - length - 16).toLongLong();
        if (head < 0 || heard.size() < head + 4 + body) {
            return;
        }
        asked = heard;
        socket->write(m_answer);
        socket->disconnectFromHost();
    }

    QByteArray m_answer;
};

struct Stand {
    Platform platform;
    web::Client client;
    drivers::HttpWorkload workload{client, platform.serverPort(), true};

    template <typename T>
    Result<T> answer(const Pending<T>& pending)
    {
        REQUIRE(waitFor([&pending] { return pending.isReady(); }));
        return pending.result();
    }
    template <typename T>
    Error refusal(const Pending<T>& pending)
    {
        const auto refused = answer(pending);
        REQUIRE_FALSE(refused);
        CHECK_FALSE(refused.error().hint.isEmpty());
        return refused.error();
    }
    QList<Error> refusals()
    {
        return {refusal(workload.knock(u"/health"_s)), refusal(workload.submit(u"key"_s)), refusal(workload.find(u"7"_s)), refusal(workload.remove(u"7"_s))};
    }
};

QByteArray task(const QByteArray& state, const QByteArray& more = {})
{
    return R"({"id": "7", "state": ")" + state + '"' + more + '}';
}

} // namespace

TEST_CASE("what is asked of a platform is what its contract says", "[workload]")
{
    Stand stand;
    stand.platform.say(200, task("queued"));
    REQUIRE_OK(stand.answer(stand.workload.submit(u"probe-1"_s)));
    CHECK(stand.platform.asked.startsWith("POST /v1/tasks HTTP/1.1\r\n"));
    CHECK(stand.platform.asked.contains(R"("key":"probe-1")"));
    REQUIRE_OK(stand.answer(stand.workload.find(u"a/b"_s)));
    CHECK(stand.platform.asked.startsWith("GET /v1/tasks/a%2Fb HTTP/1.1\r\n"));
    stand.platform.say(404, {});
    REQUIRE_OK(stand.answer(stand.workload.remove(u"7"_s)));
    CHECK(stand.platform.asked.startsWith("DELETE /v1/tasks/7 HTTP/1.1\r\n"));
    CHECK(stand.refusal(stand.workload.knock(u"/health"_s)).code == ErrorCode::Conflict);
}

TEST_CASE("a platform that answers with an error is quoted", "[workload]")
{
    Stand stand;
    stand.platform.say(500, R"({"error": {"code": "internal", "message": "the disk is full", "hint": "Make room"}})");
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Conflict);
        CHECK(error.message.contains(u"was answered with 500: the disk is full"));
        CHECK(error.hint == u"Make room");
    }
    stand.platform.say(500, "<h1>Oops</h1>", "text/html");
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Conflict);
        CHECK(error.message.contains(u"500: <h1>Oops</h1>"));
    }
    stand.platform.say(503, R"({"error": {"code": "unavailable", "message": "the queue takes no new tasks"}})");
    CHECK(stand.refusal(stand.workload.submit(u"key"_s)).code == ErrorCode::Conflict);
}

TEST_CASE("a proxy with nobody behind it is not taken for the platform", "[workload]")
{
    Stand stand;
    stand.platform.say(503, "<html><body><h1>503 Service Unavailable</h1></body></html>", "text/html");
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Unavailable);
        CHECK(error.message.contains(u"503"));
    }
}

TEST_CASE("a platform that hangs up or is not there is unavailable", "[workload]")
{
    Stand stand;
    stand.platform.sayBytes({});
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Unavailable);
    }
    stand.platform.sayBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"");
    CHECK(stand.refusal(stand.workload.submit(u"key"_s)).code == ErrorCode::Unavailable);
    stand.platform.close();
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Unavailable);
    }
}

TEST_CASE("an answer that is none of a platform with tasks is refused, whatever its status", "[workload]")
{
    Stand stand;
    for (const QByteArray body : {"", "hello", "[]", "{}", R"({"id": "7"})", R"({"state": "queued"})", R"({"id": null, "state": "done"})"}) {
        CAPTURE(body);
        stand.platform.say(200, body);
        CHECK(stand.refusal(stand.workload.submit(u"key"_s)).code == ErrorCode::Conflict);
        CHECK(stand.refusal(stand.workload.find(u"7"_s)).code == ErrorCode::Conflict);
    }
    stand.platform.sayBytes("220 mail.example ESMTP\r\n");
    for (const Error& error : stand.refusals()) {
        CHECK(error.code == ErrorCode::Conflict);
        CHECK(error.message.contains(u"not HTTP"));
    }
}

TEST_CASE("a task is done only with the right result", "[workload]")
{
    Stand stand;
    const auto look = [&stand](const QByteArray& body) {
        stand.platform.say(200, body);
        const auto found = stand.answer(stand.workload.find(u"7"_s));
        REQUIRE_OK(found);
        return *found;
    };
    CHECK(look(task("done", R"(, "result": {"words": 7})")).state == ports::ProbeState::Done);
    CHECK(look(task("running")).state == ports::ProbeState::Waiting);
    CHECK(look(task("running")).finding == u"it is running");
    for (const QByteArray result : {R"(, "result": {"words": 6})", R"(, "result": {"words": "7"})", R"(, "result": {})", ""}) {
        CAPTURE(result);
        const auto found = look(task("done", result));
        CHECK(found.state == ports::ProbeState::Failed);
        CHECK(found.finding.contains(u"instead of 7"));
    }
    const auto dead = look(task("dead", R"(, "error": "no such customer")"));
    CHECK(dead.state == ports::ProbeState::Failed);
    CHECK(dead.finding.contains(u"no such customer"));
}
