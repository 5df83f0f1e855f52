#include "app/opsd_process.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "contracts/free_port.h"
#include "drivers/store/sqlite_store.h"
#include "support/catch.h"
#include "support/raw_client.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A service with its API over TLS, under the name localhost and no other.
struct Remote : Opsd {
    quint16 port = freePort();

    Remote() : Opsd(false)
    {
        const Answer made = run(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"1"_s, u"-subj"_s, u"/CN=localhost"_s,
                                               u"-addext"_s, u"subjectAltName=DNS:localhost"_s, u"-keyout"_s, path(u"key.pem"_s), u"-out"_s, path(u"cert.pem"_s)});
        REQUIRE(made.status == 0);
        configure(u"service.json"_s, compact({{u"environment"_s, u"test"_s}, {u"api"_s, QJsonObject{{u"port"_s, port}, {u"certificate"_s, path(u"cert.pem"_s)}, {u"key"_s, path(u"key.pem"_s)}}}}));
        start();
    }

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    /// Writes the token into a file of that name, for `as`.
    void keep(const QString& name, const QString& token) const { REQUIRE_OK(writeFile(path(name), token.toUtf8() + '\n')); }
    QString makeToken(const QString& person, const QString& role) const
    {
        REQUIRE(ctl({u"users:add"_s, person, u"--role="_s + role}).status == 0);
        const QString token = reply({u"tokens:create"_s, person}).value(u"token"_s).toString();
        keep(person, token);
        return token;
    }
    [[nodiscard]] Answer from(const QString& server, const QStringList& words) const { return run(programs + u"godelctl"_s, QStringList{u"--server="_s + server, u"--certificate="_s + path(u"cert.pem"_s)} + words); }
    [[nodiscard]] QString url(const QString& host = u"localhost"_s) const { return u"https://%1:%2"_s.arg(host).arg(port); }
    [[nodiscard]] Answer as(const QString& name, const QStringList& words) const { return from(url(), QStringList{u"--token-file="_s + path(name)} + words); }
    [[nodiscard]] Answer shakeHands(const QStringList& how) const { return run(u"openssl"_s, QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(port), u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s} + how); }
};

} // namespace

TEST_CASE("over TLS a token reads and changes as its role allows, and the record says from where")
{
    Remote remote;
    (void)remote.makeToken(u"anna"_s, u"admin"_s);
    (void)remote.makeToken(u"vera"_s, u"viewer"_s);
    REQUIRE(remote.as(u"anna"_s, {u"users:list"_s}).out.contains(u"vera"));
    REQUIRE(remote.as(u"anna"_s, {u"users:add"_s, u"carl"_s}).status == 0);
    REQUIRE(remote.as(u"vera"_s, {u"users:list"_s}).out.contains(u"carl"));
    const Answer denied = remote.as(u"vera"_s, {u"users:add"_s, u"dora"_s});
    REQUIRE(denied.status == exitStatus(ErrorCode::Denied));
    REQUIRE(denied.error.contains(u"role admin"));
    REQUIRE(remote.ctl({u"audit:verify"_s}).status == 0);
    REQUIRE(remote.stop() == 0);
    const auto store = drivers::SqliteStore::open(remote.path(u"state/engine.sqlite"_s));
    REQUIRE_OK(store);
    const auto entries = (*store)->events(u"audit"_s, 0, 1000);
    REQUIRE_OK(entries);
    int fromVera = 0;
    for (const ports::Event& entry : *entries) {
        fromVera += entry.body.value(u"from"_s).toString().contains(u" token vera-") ? 1 : 0;
        REQUIRE_FALSE(QString::fromUtf8(compact(entry.body)).contains(QString::fromUtf8(remote.file(u"anna"_s).trimmed().split('.').last())));
    }
    REQUIRE(fromVera == 2);
}

TEST_CASE("no token, a wrong one, a revoked one and an expired one are refused with the next step")
{
    Remote remote;
    const QString token = remote.makeToken(u"anna"_s, u"admin"_s);
    const QString id = token.section(u'.', 0, 0);
    const int unknown = exitStatus(ErrorCode::Unauthenticated);
    const Answer absent = remote.from(remote.url(), {u"users:list"_s});
    REQUIRE(absent.status == unknown);
    REQUIRE(absent.error.contains(u"--token-file"));
    remote.keep(u"wrong"_s, id + u".0000"_s);
    const Answer wrong = remote.as(u"wrong"_s, {u"users:list"_s});
    REQUIRE(wrong.status == unknown);
    REQUIRE(wrong.error.contains(u"tokens:create"));
    REQUIRE(remote.as(u"missing"_s, {u"users:list"_s}).error.contains(u"missing"));

    const QString revoked = remote.reply({u"tokens:create"_s, u"anna"_s}).value(u"token"_s).toString();
    remote.keep(u"revoked"_s, revoked);
    REQUIRE(remote.as(u"revoked"_s, {u"users:list"_s}).status == 0);
    REQUIRE(remote.ctl({u"tokens:revoke"_s, revoked.section(u'.', 0, 0)}).status == 0);
    const Answer late = remote.as(u"revoked"_s, {u"users:list"_s});
    REQUIRE(late.status == unknown);
    REQUIRE(late.error.contains(u"was revoked"));

    REQUIRE(remote.stop() == 0);
    {
        const auto store = drivers::SqliteStore::open(remote.path(u"state/engine.sqlite"_s));
        REQUIRE_OK(store);
        const auto record = (*store)->find(u"token"_s, id);
        REQUIRE_OK(record);
        QJsonObject body = (*record)->body;
        body.insert(u"expires"_s, u"2026-01-01T00:00:00Z"_s);
        REQUIRE_OK((*store)->write({.puts = {{u"token"_s, id, body, {}}}}));
    }
    remote.start();
    const Answer expired = remote.as(u"anna"_s, {u"users:list"_s});
    REQUIRE(expired.status == unknown);
    REQUIRE(expired.error.contains(u"expired at 2026-01-01"));
}

TEST_CASE("wrong secrets lock the token out where they came from, not the account")
{
    const Remote remote;
    const QString token = remote.makeToken(u"anna"_s, u"admin"_s);
    remote.keep(u"wrong"_s, token.section(u'.', 0, 0) + u".0000"_s);
    int unknown = 0;
    int locked = 0;
    for (int count = 0; count < 8; ++count) {
        const int status = remote.as(u"wrong"_s, {u"users:list"_s}).status;
        unknown += status == exitStatus(ErrorCode::Unauthenticated) ? 1 : 0;
        locked += status == exitStatus(ErrorCode::LimitExceeded) ? 1 : 0;
    }
    REQUIRE(unknown >= 5);
    REQUIRE(locked >= 1);
    REQUIRE(unknown + locked == 8);
    // The same token from another source, here the socket.
    REQUIRE(run(programs + u"godelctl"_s, {u"--socket="_s + remote.socket(), u"--token-file="_s + remote.path(u"anna"_s), u"users:list"_s}).status == 0);
    // And the back-off ends.
    REQUIRE(waitFor([&remote] { return remote.as(u"anna"_s, {u"users:list"_s}).status == 0; }, 60000));
}

TEST_CASE("who is not the named server, or does not speak TLS as it should, gets no token and no answer")
{
    const Remote remote;
    (void)remote.makeToken(u"anna"_s, u"admin"_s);
    const Answer otherName = remote.from(remote.url(u"127.0.0.1"_s), {u"--token-file="_s + remote.path(u"anna"_s), u"users:list"_s});
    REQUIRE(otherName.status == exitStatus(ErrorCode::Unavailable));
    REQUIRE(otherName.error.contains(u"not trusted"));
    REQUIRE(otherName.error.contains(u"--certificate"));
    REQUIRE(run(programs + u"godelctl"_s, {u"--server="_s + remote.url(), u"--token-file="_s + remote.path(u"anna"_s), u"users:list"_s}).error.contains(u"not trusted"));
    REQUIRE(remote.from(u"http://localhost:%1"_s.arg(remote.port), {u"users:list"_s}).error.contains(u"https://HOST:7400"));
    const Answer notTls = remote.from(u"https://localhost:%1"_s.arg(remote.probePort), {u"users:list"_s});
    REQUIRE(notTls.status == exitStatus(ErrorCode::Unavailable));
    REQUIRE(notTls.error.contains(u"does not speak TLS"));

    RawClient plain(remote.port);
    plain.send("GET /v1/catalogue HTTP/1.1\r\nHost: localhost\r\n\r\n");
    REQUIRE(statusOf(plain.readToEnd()) == 0);
    REQUIRE(remote.shakeHands({u"-tls1_1"_s}).error.contains(u"alert protocol version"));
    REQUIRE(remote.shakeHands({u"-tls1_2"_s}).out.contains(u"Cipher is ECDHE"));
    REQUIRE(remote.shakeHands({u"-tls1_3"_s}).out.contains(u"Cipher is TLS_"));
    REQUIRE(remote.as(u"anna"_s, {u"users:list"_s}).status == 0);
}
