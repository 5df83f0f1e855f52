#include "stands/real_platform.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Two instances of the reference platform, and users.
struct Served : RealPlatform {
    Served()
    {
        begin();
        REQUIRE(addNodeRelease(u"v2.0.0"_s).status == 0);
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        REQUIRE(settles());
        sendTraffic({u"--rate=200"_s, u"--path=/v1/info"_s, u"--users=100"_s});
    }
    QJsonArray operations() { return reply({u"operations:list"_s}).value(u"operations"_s).toArray(); }
};

} // namespace

TEST_CASE("a restart with another memory limit is undone on real processes, and no request fails")
{
    Served all;
    const auto first = all.pidsOf(u"godel-node"_s);
    REQUIRE(first.size() == 2);
    all.reply({u"restart"_s, u"--max-old-space-size=900"_s});
    REQUIRE(all.settles());
    const auto restarted = all.pidsOf(u"godel-node"_s);
    const QJsonObject restart = all.operations().first().toObject();
    REQUIRE(restart.value(u"may_undo"_s).toBool());
    REQUIRE_FALSE(all.operations().last().toObject().value(u"may_undo"_s).toBool());

    const QString id = restart.value(u"id"_s).toString();
    CHECK(all.reply({u"operations:undo"_s, id, u"--dry-run"_s}).value(u"steps"_s).toArray().size() == 5);
    all.reply({u"operations:undo"_s, id}, u"ben"_s);
    REQUIRE(all.settles());
    const QJsonObject undo = all.operations().first().toObject();
    CHECK(undo.value(u"state"_s).toString() == u"done");
    CHECK(undo.value(u"undoes"_s).toString() == id);
    CHECK(undo.value(u"by"_s).toString() == u"ben");

    // Each was replaced once on the way there and once on the way back.
    const auto back = all.pidsOf(u"godel-node"_s);
    REQUIRE(back.size() == 2);
    for (const qint64 pid : back) {
        CHECK_FALSE(first.contains(pid));
        CHECK_FALSE(restarted.contains(pid));
    }
    const QJsonObject again = all.ctl({u"operations:undo"_s, id}).body;
    INFO(QString::fromUtf8(compact(again)).toStdString());
    CHECK(all.ctl({u"operations:undo"_s, id}).status > 2);
    const QJsonObject account = all.endTraffic();
    CHECK(account.value(u"sent"_s).toInt() > 100);
    CHECK(account.value(u"failed"_s).toInt(-1) == 0);
}
