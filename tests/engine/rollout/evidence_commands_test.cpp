#include "engine/commands/deploy_commands.h"
#include "engine/rollout/rollout_world.h"
#include "support/wait.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

Result<api::Reply> asked(RolloutWorld& world, const QString& command, const QJsonObject& parameters)
{
    engine::CommandSet commands;
    engine::addEvidenceCommands(commands, world.deployments().platform());
    const auto answer = commands.handler(command)({{u"vera"_s, catalog::Role::Viewer, {}}, parameters});
    REQUIRE(waitFor([&answer] { return answer.isReady(); }));
    return answer.result();
}

QString idOf(RolloutWorld& world)
{
    return world.rollout().id.text();
}

} // namespace

TEST_CASE("each scrape's evidence comes with both sides' rates and latencies, the share and the bounds")
{
    RolloutWorld world;
    world.router.s.badRate = 0.01;
    world.router.c.badRate = 0.03;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 16min));
    const auto reply = asked(world, u"deploy:evidence"_s, {{u"id"_s, idOf(world)}, {u"limit"_s, u"1000"_s}});
    REQUIRE_OK(reply);
    const QJsonObject& body = reply->body;
    REQUIRE(body[u"agrees"_s].toBool());
    REQUIRE(body[u"verdict"_s].toString() == u"abort");
    REQUIRE(body[u"abort_at"_s].toDouble() == world.settings.verdict.abortBound);
    REQUIRE(body[u"pass_at"_s].toDouble() == world.settings.verdict.passBound);
    REQUIRE(body[u"limits"_s][u"error_warning_percent"_s].toDouble() == Approx(1));
    REQUIRE(body[u"limits"_s][u"p95_critical_ms"_s].toDouble() == Approx(2000));
    const QJsonArray scrapes = body[u"scrapes"_s].toArray();
    REQUIRE(scrapes.size() > 5);
    double bad = 0;
    for (const QJsonValue& row : scrapes) {
        REQUIRE(row[u"share_percent"_s].toDouble() == 1);
        REQUIRE(row[u"new_p95_ms"_s].toDouble() > 0);
        REQUIRE(row[u"stable_p99_ms"_s].toDouble() >= row[u"stable_p95_ms"_s].toDouble());
        REQUIRE(row[u"stable_bad_percent"_s].toDouble() == Approx(100.0 * row[u"stable_bad"_s].toDouble() / row[u"stable_requests"_s].toDouble()));
        bad += row[u"new_bad_percent"_s].toDouble();
    }
    REQUIRE(bad / static_cast<double>(scrapes.size()) == Approx(3).margin(1.5));
    REQUIRE(scrapes.last()[u"evidence_of_worse"_s].toDouble() >= 100);
    REQUIRE(scrapes.last()[u"evidence_of_pass"_s].toDouble() < 1);
}

TEST_CASE("a side without requests has no rate and no latency, rather than a good one")
{
    RolloutWorld world;
    world.router.requestsPerSecond = 2;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(2min);
    const auto reply = asked(world, u"deploy:evidence"_s, {{u"id"_s, idOf(world)}, {u"limit"_s, u"1000"_s}});
    REQUIRE_OK(reply);
    int silent = 0;
    for (const QJsonValue& row : reply->body[u"scrapes"_s].toArray()) {
        if (row[u"new_requests"_s].toInteger() == 0) {
            ++silent;
            REQUIRE(row[u"new_bad_percent"_s].isNull());
            REQUIRE(row[u"new_p95_ms"_s].isNull());
        }
    }
    REQUIRE(silent > 0);
}

TEST_CASE("ten thousand scrapes are worked out a page at a time, and others have their turn in between")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(10s);
    world.lengthen(10'000);
    engine::CommandSet commands;
    engine::addEvidenceCommands(commands, world.deployments().platform());
    const auto answer = commands.handler(u"deploy:evidence"_s)({{u"vera"_s, catalog::Role::Viewer, {}}, {{u"id"_s, idOf(world)}, {u"limit"_s, u"10000"_s}}});
    int turns = 0;
    QObject somebody;
    std::function<void()> turn = [&] {
        turns += answer.isReady() ? 0 : 1;
        if (!answer.isReady()) {
            QMetaObject::invokeMethod(&somebody, turn, Qt::QueuedConnection);
        }
    };
    turn();
    REQUIRE(waitFor([&answer] { return answer.isReady(); }));
    REQUIRE_OK(answer.result());
    REQUIRE(answer.result()->body[u"scrapes"_s].toArray().size() == 10'000);
    REQUIRE(turns >= 50);
}

TEST_CASE("a reader that is still on its way when the engine ends is let go")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(10s);
    world.lengthen(1000);
    int seen = 0;
    const auto walked = world.book().walk(world.rollout().id, [&seen](const ports::Event&) -> Result<> {
        ++seen;
        return {};
    });
    const int first = seen;
    REQUIRE(first > 0);
    world.kill();
    QCoreApplication::processEvents();
    REQUIRE(seen == first);
    REQUIRE_FALSE(walked.isReady());
}

TEST_CASE("the timeline has what happened and who did it, and no scrapes")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve();
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    const auto reply = asked(world, u"deploy:timeline"_s, {{u"id"_s, idOf(world)}});
    REQUIRE_OK(reply);
    QStringList states;
    QStringList people;
    for (const QJsonValue& line : reply->body[u"lines"_s].toArray()) {
        REQUIRE(parseTimestamp(line[u"at"_s].toString()).has_value());
        REQUIRE_FALSE(line[u"sentence"_s].toString().isEmpty());
        states.append(line[u"state"_s].toString());
        people.append(line[u"by"_s].toString());
    }
    REQUIRE(states == QStringList{u"precheck"_s, u"snapshot"_s, u"starting"_s, u"shifting"_s, u"warmup"_s, u"watching"_s, u"awaiting-approval"_s, u"awaiting-approval"_s, u"shifting"_s, u"watching"_s});
    REQUIRE(people.count(u"ben"_s) == 1);
    REQUIRE(people[7] == u"ben");
    REQUIRE(reply->body[u"lines"_s][7][u"sentence"_s].toString() == u"ben approves v2.1.0 at canary-1 (1 %)");
    REQUIRE(reply->body[u"lines"_s][2][u"sentence"_s].toString() == u"v2.1.0 is starting");
    REQUIRE(people[8] == u"the engine");
}

TEST_CASE("a rollout that does not exist has neither evidence nor timeline")
{
    RolloutWorld world;
    world.beginPlatform();
    for (const QString& command : {u"deploy:evidence"_s, u"deploy:timeline"_s}) {
        const auto reply = asked(world, command, {{u"id"_s, u"rollout-1"_s}, {u"limit"_s, u"20"_s}});
        REQUIRE_FALSE(reply);
        REQUIRE(reply.error().code == ErrorCode::NotFound);
        REQUIRE(reply.error().field == u"id");
    }
}
