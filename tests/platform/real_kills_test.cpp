#include "stands/real_platform.h"

#include <csignal>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// The reference platform with everything that it can have: database, metrics, two instances of v2.0.0, and users.
struct Whole : RealPlatform {
    Whole()
    {
        platform.insert(u"database"_s, QJsonObject{{u"port"_s, frontDoor() + 1}});
        platform.insert(u"metrics"_s, QJsonObject{{u"port"_s, frontDoor() + 2}, {u"router_port"_s, frontDoor() + 3}, {u"every"_s, u"1s"_s}});
        begin();
        for (const auto& version : {u"v2.0.0"_s, u"v2.1.0"_s}) {
            REQUIRE(addNodeRelease(version).status == 0);
        }
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        REQUIRE(settles());
        REQUIRE(ctl({u"health:check"_s}).status == 0);
        sendTraffic({u"--rate=300"_s, u"--path=/v1/info"_s, u"--users=500"_s});
    }

    void killAll(const QString& word)
    {
        const auto pids = pidsOf(word);
        INFO(word.toStdString());
        REQUIRE_FALSE(pids.isEmpty());
        REQUIRE(::kill(static_cast<pid_t>(pids.first()), SIGKILL) == 0);
    }
    bool isWell()
    {
        return waitFor([this] { return ctl({u"health:check"_s}).status <= 1 && get("/live").startsWith("HTTP/1.1 200"); }, 30000);
    }
};

} // namespace

TEST_CASE("a rollout comes through the death of every child of the engine, and of the engine itself")
{
    Whole all;
    all.reply({u"deploy:canary"_s, u"v2.1.0"_s, u"--stages=25:15s,100:10s"_s});
    REQUIRE(all.reaches({u"warmup"_s, u"watching"_s}));
    for (const auto& child : {u"victoria-metrics"_s, u"postgres"_s, u"haproxy"_s}) {
        all.killAll(child);
        REQUIRE(all.isWell());
        all.killEngine();
        all.startEngine();
        REQUIRE(all.isWell());
    }
    const QString state = all.state();
    INFO(state.toStdString());
    REQUIRE((state != u"aborted" && state != u"needs-person"));
    REQUIRE(all.reaches({u"done"_s}, true));
    REQUIRE(all.settles());
    REQUIRE(all.pidsOf(u"haproxy"_s).size() >= 1);
    const QJsonArray instances = all.reply({u"instances:list"_s}).value(u"instances"_s).toArray();
    REQUIRE(instances.size() == 2);
    for (const QJsonValue& instance : instances) {
        REQUIRE(instance[u"version"_s].toString() == u"v2.1.0");
        REQUIRE(instance[u"state"_s].toString() == u"ready");
    }
    const QJsonObject account = all.endTraffic();
    REQUIRE(account.value(u"sent"_s).toInt() > 1000);
}

TEST_CASE("an instance of the stable version that dies is replaced and costs no request")
{
    Whole all;
    const auto before = all.pidsOf(u"godel-node"_s);
    REQUIRE(before.size() >= 2);
    all.killAll(u"godel-node"_s);
    REQUIRE(waitFor([&] {
        const auto now = all.pidsOf(u"godel-node"_s);
        return !now.contains(before.first()) && now.size() >= before.size();
    }, 30000));
    REQUIRE(all.isWell());
    const QJsonObject account = all.endTraffic();
    REQUIRE(account.value(u"failed"_s).toInt(-1) == 0);
}

TEST_CASE("the engine's death brings the canary to 0 % by itself, and the stable version goes on")
{
    Whole all;
    all.reply({u"deploy:canary"_s, u"v2.1.0"_s, u"--stages=50:5m,100:5m"_s});
    REQUIRE(all.reaches({u"watching"_s}));
    all.killEngine();
    // Once nobody renews the lease, the new version gets nothing more: its last request lies before many others'.
    REQUIRE(waitFor([&all] {
        for (int asked = 0; asked < 40; ++asked) {
            if (!all.get("/v1/info").contains("v2.0.0")) {
                return false;
            }
        }
        return true;
    }, 30000));
    all.startEngine();
    REQUIRE(waitFor([&all] { return all.get("/v1/info").contains("v2.1.0"); }, 30000));
    all.reply({u"rollback:emergency"_s});
    REQUIRE(all.settles());
    const QJsonObject account = all.endTraffic();
    REQUIRE(account.value(u"failed"_s).toInt(-1) == 0);
}
