#include "engine/commands/deploy_commands.h"
#include "engine/commands/session_commands.h"
#include "engine/rollout/rollout_world.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

QJsonObject viewOf(RolloutWorld& world)
{
    const auto newest = world.book().newest(1);
    REQUIRE_OK(newest);
    return rolloutView(world.deployments().platform(), newest->first());
}

QJsonObject rowOf(const QJsonObject& view, const QString& metric)
{
    for (const QJsonValue& row : view.value(u"comparison"_s).toArray()) {
        if (row[u"metric"_s].toString() == metric) {
            return row.toObject();
        }
    }
    FAIL("no row " << metric.toStdString());
    return {};
}

QStringList stageStates(const QJsonObject& view)
{
    QStringList states;
    for (const QJsonValue& stage : view.value(u"plan"_s).toArray()) {
        states.append(stage[u"state"_s].toString());
    }
    return states;
}

} // namespace

TEST_CASE("the window can ask the rules with the record of a view")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    const QJsonObject view = viewOf(world);
    const auto rollout = domain::rolloutOf(view.value(u"record"_s).toObject());
    REQUIRE_OK(rollout);
    REQUIRE(*rollout == world.rollout());
    const auto now = parseTimestamp(view.value(u"now"_s).toString());
    REQUIRE_OK(now);
    REQUIRE_OK(domain::canApprove(world.settings.policy.approval, *rollout, {u"ben"_s, true}, view.value(u"evidence"_s).toString(), *now));
    REQUIRE_FALSE(domain::canApprove(world.settings.policy.approval, *rollout, {rollout->requestedBy, true}, view.value(u"evidence"_s).toString(), *now));
}

TEST_CASE("a view says how far the rollout is, in numbers")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(stageStates(viewOf(world)) == QStringList{u"ahead"_s, u"ahead"_s, u"ahead"_s, u"ahead"_s});
    REQUIRE_FALSE(viewOf(world).contains(u"comparison"_s));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve();
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    world.pass(10min);
    const QJsonObject view = viewOf(world);
    REQUIRE(stageStates(view) == QStringList{u"done"_s, u"now"_s, u"ahead"_s, u"ahead"_s});
    REQUIRE(view.value(u"stage"_s).toInt() == 1);
    REQUIRE(view.value(u"watched_seconds"_s).toDouble() >= 590);
    REQUIRE(view.value(u"watched_seconds"_s).toDouble() + view.value(u"watch_left_seconds"_s).toDouble() == Approx(1800));
    REQUIRE(view.value(u"time_left_seconds"_s).toDouble() == Approx(view.value(u"watch_left_seconds"_s).toDouble() + 5400));
    REQUIRE(view.value(u"realised_percent"_s).toDouble() == Approx(5).margin(0.5));
    REQUIRE(view.value(u"is_judged"_s).toBool());
    REQUIRE(view.value(u"pass_at"_s).toDouble() == world.settings.verdict.passBound);
    REQUIRE(view.value(u"evidence_of_pass"_s).toDouble() > view.value(u"pass_at"_s).toDouble());
    REQUIRE(view.value(u"verdict"_s).toString() == u"pass");
    REQUIRE(view.value(u"artefact"_s).toString() == world.rollout().artefactHash);
    REQUIRE(view.value(u"guards"_s).toArray().size() == 7);
    REQUIRE(view.value(u"begun"_s).toString() < view.value(u"since"_s).toString());
    REQUIRE(view.value(u"since"_s).toString() < view.value(u"now"_s).toString());
}

TEST_CASE("both versions are compared with what may be chance")
{
    RolloutWorld world;
    world.router.s.badRate = 0.004;
    world.router.c.badRate = 0.004;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    const QJsonObject view = viewOf(world);
    REQUIRE(view.value(u"comparison"_s).toArray().size() == 7);
    for (const QString& metric : {u"error_rate"_s, u"latency_p95"_s, u"latency_p99"_s}) {
        const QJsonObject row = rowOf(view, metric);
        CAPTURE(metric.toStdString());
        REQUIRE(row[u"canary"_s].toDouble() - row[u"stable"_s].toDouble() == Approx(row[u"difference"_s].toDouble()).margin(1e-9));
        REQUIRE(row[u"low"_s].toDouble() < 0);
        REQUIRE(row[u"high"_s].toDouble() > 0);
        REQUIRE(row[u"n_stable"_s].toInteger() > 50 * row[u"n_canary"_s].toInteger());
        REQUIRE(row[u"gate"_s].toString() == u"ok");
        REQUIRE(row[u"reason"_s].toString().startsWith(u"below the limit of "));
    }
    const QJsonObject sides = view.value(u"sides"_s).toArray().first().toObject();
    REQUIRE(rowOf(view, u"latency_p95"_s)[u"canary"_s].toDouble() == Approx(sides[u"p95_ms"_s].toDouble()));
    REQUIRE(rowOf(view, u"ready"_s)[u"canary"_s].toInt() == rowOf(view, u"ready"_s)[u"n_canary"_s].toInt());
    REQUIRE(rowOf(view, u"restarts"_s)[u"low"_s].isNull());
}

TEST_CASE("too few requests are no gate, and the row says how many there are")
{
    RolloutWorld world;
    world.router.requestsPerSecond = 10;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(1min);
    const QJsonObject row = rowOf(viewOf(world), u"error_rate"_s);
    REQUIRE(row[u"gate"_s].toString() == u"no-data");
    REQUIRE(row[u"reason"_s].toString().startsWith(u"not enough data ("));
    REQUIRE(row[u"reason"_s].toString().endsWith(u" of 100 requests)"));
}

TEST_CASE("the next step says what the button does, and how many users it meets")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE(viewOf(world)[u"next"_s][u"action"_s].toString() == u"none");
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    const QJsonObject next = viewOf(world)[u"next"_s].toObject();
    REQUIRE(next[u"action"_s].toString() == u"approve");
    REQUIRE(next[u"share_percent"_s].toDouble() == 5);
    REQUIRE(next[u"requests_per_second"_s].toDouble() == Approx(50).epsilon(0.05));
    REQUIRE(next[u"sentence"_s].toString() == u"5 % of the traffic (about 50 requests/s) moves to v2.1.0; it goes back by itself if it is worse");
    REQUIRE_OK(world.deployments().decide(u"anna"_s, {.kind = domain::RolloutEventKind::Hold, .reason = u"lunch"_s}));
    REQUIRE(viewOf(world)[u"next"_s][u"action"_s].toString() == u"resume");
}

TEST_CASE("a rollout that was turned back skips what it did not reach")
{
    RolloutWorld world;
    world.router.s.badRate = 0.01;
    world.router.c.badRate = 0.05;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 10min));
    const QJsonObject view = viewOf(world);
    REQUIRE(stageStates(view) == QStringList{u"now"_s, u"skipped"_s, u"skipped"_s, u"skipped"_s});
    const QJsonObject row = rowOf(view, u"error_rate"_s);
    REQUIRE(row[u"low"_s].toDouble() > 0);
    REQUIRE(row[u"difference"_s].toDouble() == Approx(4).margin(2));
    REQUIRE(view[u"next"_s][u"action"_s].toString() == u"none");
}

TEST_CASE("a session begins with the rules, the stages and what the caller is")
{
    RolloutWorld world;
    const auto capabilities = domain::Capabilities::reference();
    engine::CommandSet commands;
    engine::addSessionCommands(commands, {u"shop"_s, u"1.2.3"_s, false, world.settings, world.clock, capabilities, world.disk});
    const auto reply = commands.handler(u"session:show"_s)({{u"ben"_s, catalog::Role::Approver, {}}, {}}).result();
    REQUIRE_OK(reply);
    const QJsonObject& body = reply->body;
    REQUIRE(body[u"environment"_s].toString() == u"shop");
    REQUIRE(body[u"engine_version"_s].toString() == u"1.2.3");
    REQUIRE(body[u"person"_s].toString() == u"ben");
    REQUIRE(body[u"role"_s].toString() == u"approver");
    REQUIRE_FALSE(body[u"is_demo"_s].toBool(true));
    REQUIRE(domain::approvalPolicyOf(body[u"approval"_s].toObject(), {}).has_value());
    REQUIRE(body[u"stages"_s].toArray().size() == 4);
    REQUIRE(body[u"stages"_s][0][u"share_percent"_s].toDouble() == 1);
    REQUIRE(body[u"stages"_s][0][u"watch_seconds"_s].toDouble() == 900);
    REQUIRE(body[u"capabilities"_s].toArray().size() == static_cast<qsizetype>(domain::allCapabilities.size()));
}
