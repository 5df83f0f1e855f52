#include "stands/real_platform.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A web server of Debian's, as a platform that has never heard of us.
const QByteArray lighttpd = R"(server.document-root = var.CWD + "/site"
server.bind = "127.0.0.1"
server.port = env.PORT
server.modules = ("mod_setenv")
index-file.names = ("index.txt")
mimetype.assign = ("" => "text/plain")
setenv.set-response-header = ("X-Godel-Version" => env.GODEL_VERSION)
)";

QMap<QString, QByteArray> filesOf(const QByteArray& version)
{
    return {{u"lighttpd.conf"_s, lighttpd}, {u"site/index.txt"_s, "this is " + version + "\n"}, {u"site/health"_s, "well\n"}};
}

QJsonObject lighttpdContract()
{
    return {{u"command"_s, QJsonArray{u"/usr/sbin/lighttpd"_s, u"-D"_s, u"-f"_s, u"lighttpd.conf"_s}},
            {u"portVariable"_s, u"PORT"_s},
            {u"health"_s, QJsonObject{{u"live"_s, u"/health"_s}, {u"ready"_s, u"/health"_s}, {u"health"_s, u"/health"_s}}},
            {u"drainTime"_s, u"5s"_s}};
}

} // namespace

TEST_CASE("a platform that is not godel-node goes through two versions and back without a failed request")
{
    RealPlatform all;
    all.platform.insert(u"instance"_s, lighttpdContract());
    all.platform.insert(u"capabilities"_s, QJsonObject{{u"metrics"_s, u"not offered"_s}});
    all.begin();
    for (const QByteArray version : {"v1", "v2"}) {
        REQUIRE(all.addRelease(QString::fromLatin1(version), filesOf(version)).status == 0);
    }
    all.reply({u"deploy:first"_s, u"v1"_s});
    REQUIRE(all.settles());
    REQUIRE(all.get("/").contains("this is v1"));
    all.sendTraffic({u"--rate=300"_s, u"--path=/"_s, u"--users=500"_s});

    const QJsonObject planned = all.reply({u"deploy:canary"_s, u"v2"_s, u"--dry-run"_s});
    REQUIRE(planned.value(u"time_to_a_verdict"_s).toString().contains(u"canary-1 (25 %): about"));
    all.reply({u"deploy:canary"_s, u"v2"_s});
    REQUIRE(all.reaches({u"done"_s, u"aborted"_s}, true));
    REQUIRE(all.state() == u"done");
    REQUIRE(all.settles());
    REQUIRE(all.get("/").contains("this is v2"));

    all.reply({u"test:integration"_s});
    REQUIRE(all.settles());
    const QJsonArray operations = all.reply({u"operations:list"_s, u"--limit=1"_s}).value(u"operations"_s).toArray();
    REQUIRE(operations.first()[u"state"_s].toString() == u"done");
    const auto full = all.ctl({u"status:full"_s});
    const QJsonArray capabilities = full.body.value(u"capabilities"_s).toArray();
    REQUIRE(capabilities.size() == 8);
    for (const QJsonValue& capability : capabilities) {
        REQUIRE(capability[u"source"_s].toString() == u"not offered");
    }

    all.reply({u"rollback"_s, u"--to=v1"_s});
    REQUIRE(all.settles());
    REQUIRE(all.get("/").contains("this is v1"));
    const auto kept = all.ctl({u"releases:remove"_s, u"v2"_s, u"--confirm=production/v2"_s});
    REQUIRE(kept.error.contains(u"emergency rollback would go"));
    const QJsonObject account = all.endTraffic();
    REQUIRE(account.value(u"failed"_s).toInt(-1) == 0);
    REQUIRE(account.value(u"versions"_s)[u"v2"_s][u"answers"_s].toInt() > 100);
}
