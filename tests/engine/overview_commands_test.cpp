#include "engine/commands/overview_commands.h"
#include "engine/rollout/rollout_world.h"
#include "fakes/memory_config_history.h"
#include "support/wait.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using catalog::Role;
using domain::RolloutState;

namespace {

/// A platform with people and configuration, asked for its overview.
struct Overview {
    RolloutWorld world;
    SeededRandom random{3};
    engine::People people{world.disk, world.clock, random, {1, u"owner"_s}};
    MemoryConfigHistory history{world.clock};

    Overview() { world.beginPlatform(); }

    Result<api::Reply> asked(const QString& command, const api::Caller& caller, const QJsonObject& parameters = {})
    {
        engine::CommandSet commands;
        engine::addOverviewCommands(commands, {world.deployments(), world.runner(), people, history});
        REQUIRE_OK(commands.check());
        const auto answer = commands.handler(command)({caller, parameters});
        REQUIRE(waitFor([&answer] { return answer.isReady(); }));
        return answer.result();
    }

    QJsonArray items(const api::Caller& caller)
    {
        const auto reply = asked(u"attention:list"_s, caller);
        REQUIRE_OK(reply);
        const QJsonArray all = reply->body[u"items"_s].toArray();
        REQUIRE(reply->status == (all.isEmpty() ? 0 : 1));
        return all;
    }

    QJsonArray changes(const QString& last = u"24h"_s)
    {
        const auto reply = asked(u"changes:list"_s, {u"vera"_s, Role::Viewer, {}}, {{u"last"_s, last}});
        REQUIRE_OK(reply);
        return reply->body[u"changes"_s].toArray();
    }
};

const api::Caller anna{u"anna"_s, Role::Approver, {}};
const api::Caller ben{u"ben"_s, Role::Approver, {}};
const api::Caller otto{u"otto"_s, Role::Operator, {}};
const api::Caller vera{u"vera"_s, Role::Viewer, {}};
const api::Caller root{u"root"_s, Role::Admin, {}};

QStringList valuesOf(const QJsonArray& rows, const QString& key)
{
    QStringList values;
    for (const QJsonValue& row : rows) {
        values.append(row[key].toString());
    }
    return values;
}

} // namespace

TEST_CASE("where nothing waits for anybody, nothing is listed")
{
    Overview overview;
    REQUIRE(overview.items(root).isEmpty());
    overview.world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(overview.world, RolloutState::Watching, 5min));
    REQUIRE(overview.items(root).isEmpty());
}

TEST_CASE("an approval waits for those who may give it, and the others are told why they may not")
{
    Overview overview;
    overview.world.settings.policy.approval.needed = 2;
    overview.world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(overview.world, RolloutState::AwaitingApproval, 20min));
    const QString asker = overview.world.rollout().requestedBy;
    REQUIRE(asker == u"anna");
    const QJsonObject item = overview.items(ben)[0].toObject();
    REQUIRE(item[u"kind"_s].toString() == u"approval");
    REQUIRE(item[u"rollout"_s].toString() == overview.world.rollout().id.text());
    REQUIRE(item[u"by"_s].toString() == asker);
    REQUIRE(item[u"may"_s].toBool());
    REQUIRE(item[u"why_not"_s].toString().isEmpty());
    REQUIRE(*parseTimestamp(item[u"until"_s].toString()) == overview.world.rollout().since + 12h);
    REQUIRE_FALSE(overview.items(anna)[0][u"may"_s].toBool(true));
    REQUIRE(overview.items(anna)[0][u"why_not"_s].toString().contains(u"somebody else must approve"));
    REQUIRE(overview.items(vera)[0][u"why_not"_s].toString() == u"vera may not approve");
    overview.world.approve(u"ben"_s);
    REQUIRE_FALSE(overview.items(ben)[0][u"may"_s].toBool(true));
    REQUIRE(overview.items(ben)[0][u"why_not"_s].toString() == u"ben has approved already; 1 of 2 approvals are there");
}

TEST_CASE("a held rollout waits for an operator, with its reason")
{
    Overview overview;
    overview.world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(overview.world, RolloutState::Watching, 5min));
    const Timestamp until = overview.world.clock.now() + 1h;
    REQUIRE_OK(overview.world.deployments().decide(u"otto"_s, {.kind = domain::RolloutEventKind::Hold, .reason = u"lunch"_s, .until = until}));
    const QJsonObject item = overview.items(otto)[0].toObject();
    REQUIRE(item[u"kind"_s].toString() == u"held");
    REQUIRE(item[u"sentence"_s].toString() == u"v2.1.0 is held at canary-1 (1 %): lunch");
    REQUIRE(*parseTimestamp(item[u"until"_s].toString()) == until);
    REQUIRE(item[u"may"_s].toBool());
    REQUIRE_FALSE(overview.items(vera)[0][u"may"_s].toBool(true));
}

TEST_CASE("a hotfix waits for its review, by somebody else")
{
    Overview overview;
    REQUIRE_OK(overview.world.deployments().begin({domain::RolloutKind::Hotfix, version(u"v2.1.0"_s), u"urgent"_s}, u"anna"_s));
    const QJsonObject item = overview.items(ben)[0].toObject();
    REQUIRE(item[u"kind"_s].toString() == u"review");
    REQUIRE(item[u"may"_s].toBool());
    REQUIRE_FALSE(overview.items(anna)[0][u"may"_s].toBool(true));
    REQUIRE_OK(overview.world.deployments().confirm({u"ben"_s, true}));
    REQUIRE(overview.items(ben).isEmpty());
}

TEST_CASE("a token that ends within a week is told its owner and the admins, and nobody else")
{
    Overview overview;
    REQUIRE_OK(overview.people.put({u"vera"_s, Role::Viewer, {}}));
    REQUIRE_OK(overview.people.makeToken(u"vera"_s, 24h * 3));
    REQUIRE_OK(overview.people.makeToken(u"vera"_s, 24h * 30));
    REQUIRE_OK(overview.people.makeToken(u"vera"_s));
    REQUIRE(valuesOf(overview.items(vera), u"kind"_s) == QStringList{u"token-expires"_s});
    REQUIRE_FALSE(overview.items(vera)[0][u"may"_s].toBool(true));
    REQUIRE(overview.items(root)[0][u"may"_s].toBool());
    REQUIRE(overview.items(otto).isEmpty());
    overview.world.clock.advance(24h * 4);
    REQUIRE(overview.items(vera).isEmpty());
}

TEST_CASE("changes tell the rollouts' steps, newest first, and who took them")
{
    Overview overview;
    overview.world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(overview.world, RolloutState::AwaitingApproval, 20min));
    REQUIRE_OK(overview.history.change({u"platform.json"_s, "{}", u"otto"_s, u"more pods"_s}));
    overview.world.approve(u"ben"_s);
    REQUIRE(isAt(overview.world, RolloutState::Watching, 1min));
    REQUIRE_OK(overview.world.deployments().rollBack(u"otto"_s, u"too slow"_s, {}, false));
    REQUIRE(isAt(overview.world, RolloutState::Aborted, 1min));
    const QJsonArray changes = overview.changes();
    REQUIRE(valuesOf(changes, u"kind"_s) == QStringList{u"rollout"_s, u"rollback"_s, u"stage"_s, u"config"_s, u"stage"_s, u"rollout"_s, u"rollout"_s});
    REQUIRE(valuesOf(changes, u"level"_s) == QStringList{u"warning"_s, u"critical"_s, u"info"_s, u"info"_s, u"info"_s, u"info"_s, u"ok"_s});
    REQUIRE(changes[1][u"sentence"_s].toString() == u"v2.1.0 is turned back from canary-2 (5 %): too slow");
    REQUIRE(changes[1][u"by"_s].toString() == u"otto");
    REQUIRE(changes[2][u"sentence"_s].toString() == u"v2.1.0 goes to canary-2 (5 %)");
    REQUIRE(changes[3][u"sentence"_s].toString() == u"platform.json: more pods");
    REQUIRE(changes[5][u"sentence"_s].toString() == u"v2.1.0 begins its way to production");
    REQUIRE(changes[5][u"by"_s].toString() == u"anna");
    REQUIRE(changes[6][u"operation"_s].toString().startsWith(u"op-"));
    QList<Timestamp> times;
    for (const QString& at : valuesOf(changes, u"at"_s)) {
        times.append(*parseTimestamp(at));
    }
    REQUIRE(std::is_sorted(times.rbegin(), times.rend()));
}

TEST_CASE("changes end where the window does")
{
    Overview overview;
    overview.world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(overview.world, RolloutState::AwaitingApproval, 20min));
    overview.world.approve();
    overview.world.pass(10s);
    REQUIRE(overview.changes(u"24h"_s).size() == 4);
    REQUIRE(valuesOf(overview.changes(u"1m"_s), u"sentence"_s) == QStringList{u"v2.1.0 goes to canary-2 (5 %)"_s});
    for (const QString& last : {u"0s"_s, u"32d"_s}) {
        const auto refused = overview.asked(u"changes:list"_s, vera, {{u"last"_s, last}});
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().field == u"last");
    }
}
