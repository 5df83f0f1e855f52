#include "engine/rollout/rollout_world.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;
using ports::Group;

namespace {

QList<ports::Event> eventsOf(RolloutWorld& world)
{
    QList<ports::Event> events;
    const auto walked = world.book().walk(world.rollout().id, [&events](const ports::Event& event) -> Result<> {
        events.append(event);
        return {};
    });
    REQUIRE(waitFor([&walked] { return walked.isReady(); }));
    REQUIRE_OK(walked.result());
    return events;
}

engine::Replayer replayed(const QList<ports::Event>& events, domain::Verdict* last = nullptr)
{
    engine::Replayer replayer;
    for (const ports::Event& event : events) {
        const auto scrape = replayer.take(event);
        REQUIRE_OK(scrape);
        if (*scrape && last != nullptr) {
            *last = (*scrape)->verdict;
        }
    }
    return replayer;
}

} // namespace

TEST_CASE("a good canary goes from 1 % to 100 % with approvals and loses no request")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE(world.router.shareNow() == Percent(1));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 16min));
    world.approve();
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    REQUIRE(world.router.shareNow() == Percent(5));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 31min));
    world.approve();
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    REQUIRE(world.router.shareNow() == Percent(25));
    REQUIRE(isAt(world, RolloutState::Soak, 62min));
    REQUIRE(world.router.shareNow() == Percent(100));
    REQUIRE(isAt(world, RolloutState::Done, 31min));
    world.pass(2min);
    REQUIRE(world.stableVersion() == u"v2.1.0");
    REQUIRE(world.router.stable() == Group::C);
    REQUIRE(world.router.upIn(Group::S) == 0);
    REQUIRE(world.processes.list().size() == 2);
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("a canary with 5 % errors is stopped by itself within its first stage")
{
    RolloutWorld world;
    world.router.s.badRate = 0.01;
    world.router.c.badRate = 0.05;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 10min));
    REQUIRE(world.router.highestShare() == Percent(1));
    REQUIRE(world.rollout().reason.contains(u"worse"));
    // The verdict that ended it stays on record.
    REQUIRE(engine::verdictOf(*world.book().find(world.rollout().id)) == domain::Verdict::Abort);
    REQUIRE(world.stableVersion() == u"v2.0.0");
    REQUIRE(world.router.upIn(Group::C) == 0);
    world.pass(10s);
    REQUIRE(world.processes.list().size() == 2);
    REQUIRE(world.router.refused() == 0);
    const auto operation = world.runner().newest(1)->first();
    REQUIRE(operation.state == engine::OperationState::Undone);
}

TEST_CASE("clients that ask again when they fail abort no canary that is as good as the stable side")
{
    RolloutWorld world;
    world.router.s.badRate = 0.01;
    world.router.c.badRate = 0.01;
    world.router.s.tries = 10;
    world.router.c.tries = 10;
    world.settings.guards.errorRate = {0.5, 0.9};
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 40min));
    REQUIRE(world.rollout().asked == domain::Verdict::Pass);
}

TEST_CASE("a canary whose checks failed once goes on, and one that flaps is stopped")
{
    const bool isFlapping = GENERATE(false, true);
    RolloutWorld world;
    world.router.requestsPerSecond = 100;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(1min);
    world.router.failChecks(Group::C, 2);
    world.pass(10s);
    REQUIRE(world.state() == RolloutState::Watching);
    for (int flap = 0; flap < 8 && isFlapping; ++flap) {
        world.router.failChecks(Group::C, 2);
        world.pass(10s);
    }
    world.pass(10s);
    REQUIRE((world.state() == RolloutState::Aborted) == isFlapping);
}

TEST_CASE("a canary whose requests no instance takes is stopped by the guard for it")
{
    RolloutWorld world;
    // Only the guard may decide here.
    world.settings.verdict.abortBound = 1e300;
    world.router.c.refusedRate = 0.04;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 10min));
    REQUIRE(world.rollout().reason.contains(u"refused for want of an instance"));
}

TEST_CASE("nobody approves their own rollout, and without traffic there is no pass")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    REQUIRE(world.deployments().approve({u"anna"_s, true}, {}, {}).error().code == ErrorCode::Denied);
    REQUIRE(world.deployments().approve({u"vera"_s, false}, {}, {}).error().code == ErrorCode::Denied);
    REQUIRE(world.state() == RolloutState::AwaitingApproval);

    RolloutWorld quiet;
    quiet.router.requestsPerSecond = 0;
    quiet.beginPlatform();
    quiet.begin(u"v2.1.0"_s);
    REQUIRE(isAt(quiet, RolloutState::AwaitingApproval, 40min));
    REQUIRE(quiet.rollout().asked == domain::Verdict::Inconclusive);
}

TEST_CASE("a version that never becomes ready is given up before it has traffic")
{
    RolloutWorld world;
    world.processes.behave(u"/releases/v2.1.0/bin/v2.1.0"_s, FakeProcesses::Behaviour::NeverReady);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 10min));
    REQUIRE(world.router.highestShare() == Percent(0));
    REQUIRE(world.rollout().reason.contains(u"does not come up"));
    world.pass(1min);
    REQUIRE(world.processes.list().size() == 2);
}

TEST_CASE("a rollback during a stage is at 0 % with its first word, in an emergency with closed slots")
{
    const bool isUrgent = GENERATE(false, true);
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE_OK(world.deployments().rollBack(u"anna"_s, u"looks wrong"_s, {}, isUrgent));
    world.pass(100ms);
    REQUIRE(world.router.shareNow() == Percent(0));
    REQUIRE((!isUrgent || world.router.upIn(Group::C) == 0));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    REQUIRE(world.rollout().reason == u"looks wrong");
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("a rollback in the soak gives the old version, which is warm, all traffic at once")
{
    RolloutWorld world;
    world.settings.plan = *domain::StagePlan::parse(u"5:5m,100:30m"_s);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Soak, 10min));
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, true));
    world.pass(100ms);
    REQUIRE(world.router.shareNow() == Percent(0));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    REQUIRE(world.stableVersion() == u"v2.0.0");
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("after the end a rollback is a rollout of its own to the last good version")
{
    RolloutWorld world;
    world.settings.plan = *domain::StagePlan::parse(u"5:5m,100:5m"_s);
    world.settings.soak = 5min;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Done, 20min));
    world.pass(2min);
    REQUIRE(world.deployments().wayBack()->text() == u"v2.0.0");
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, true));
    REQUIRE(world.rollout().kind == domain::RolloutKind::Rollback);
    REQUIRE(isAt(world, RolloutState::Done, 10min));
    world.pass(2min);
    REQUIRE(world.stableVersion() == u"v2.0.0");
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("going back waits for nobody, not even for the old version's last requests")
{
    RolloutWorld world;
    world.settings.plan = *domain::StagePlan::parse(u"5:5m,100:5m"_s);
    world.settings.soak = 5min;
    world.processes.behave(u"/releases/v2.0.0/bin/v2.0.0"_s, FakeProcesses::Behaviour::IgnoresStop);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Done, 20min));
    world.pass(1s);
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Running);
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, true));
    REQUIRE(isAt(world, RolloutState::Done, 10min));
    world.pass(2min);
    REQUIRE(world.stableVersion() == u"v2.0.0");
    REQUIRE(world.router.upIn(Group::S) == 2);
    REQUIRE(world.processes.list().size() == 2);
    REQUIRE(world.router.refused() == 0);
    const auto operations = world.runner().newest(5).value();
    for (const auto& operation : operations) {
        REQUIRE(operation.state == engine::OperationState::Done);
    }
}

TEST_CASE("an engine that is away lets the canary fall to 0 % by itself, and the next one takes it up")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    const Duration watched = world.rollout().watched;
    world.kill();
    world.clock.advance(10min);
    REQUIRE(world.router.shareNow() == Percent(0));
    world.pass(1s);
    REQUIRE(world.router.shareNow() == Percent(1));
    REQUIRE(world.rollout().watched - watched < 10s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 16min));
}

TEST_CASE("a router that is away for a while holds nothing up for good")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.router.answers = [] { return false; };
    world.pass(1min);
    REQUIRE(world.state() == RolloutState::Watching);
    world.router.answers = [] { return true; };
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 17min));
}

TEST_CASE("one rollout at a time, never to what has the traffic, never to what is not here")
{
    RolloutWorld world;
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.1.0"_s), {}}, u"anna"_s).error().code == ErrorCode::NotFound);
    world.beginPlatform();
    REQUIRE(world.deployments().beginFirst(version(u"v2.1.0"_s), u"anna"_s).error().code == ErrorCode::Conflict);
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.0.0"_s), {}}, u"anna"_s).error().code == ErrorCode::Conflict);
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v9"_s), {}}, u"anna"_s).error().code == ErrorCode::NotFound);
    world.begin(u"v2.1.0"_s);
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.2.0"_s), {}}, u"anna"_s).error().message.contains(u"under way"));
}

TEST_CASE("cancelling the operation turns the rollout back")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    const auto id = world.runner().newest(1)->first().id;
    REQUIRE_OK(world.runner().cancel(id, u"anna"_s));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    world.pass(1s);
    REQUIRE(world.runner().find(id)->state == engine::OperationState::Undone);
    REQUIRE(world.processes.list().size() == 2);
}

TEST_CASE("a share that the router does not keep is no ground for a verdict")
{
    RolloutWorld world;
    world.settings.policy.mostExtensions = 0;
    world.beginPlatform();
    // The lease is over at once, so that hardly anything reaches the new version.
    world.settings.lease = 1ms;
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Held, 20min));
    REQUIRE(world.rollout().reason.contains(u"realised share"));
}

TEST_CASE("a rollout that is superseded drains to zero before the next version begins at stage 1")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve();
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    const auto first = world.rollout();
    REQUIRE(world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.2.0"_s), {}}, u"anna"_s).error().code == ErrorCode::Conflict);
    REQUIRE_OK(world.supersede(u"v2.2.0"_s));
    REQUIRE(world.book().active()->value().rollout.id == first.id);
    const bool wasThree = world.passUntil([&world] {
        const auto all = world.processes.list();
        const auto runs = [&all](const QString& text) {
            return std::any_of(all.begin(), all.end(), [&text](const ports::ProcessView& view) { return view.spec.folder.contains(text); });
        };
        return runs(u"v2.1.0"_s) && runs(u"v2.2.0"_s);
    }, 20s);
    REQUIRE_FALSE(wasThree);
    REQUIRE(world.book().find(first.id)->rollout.state == RolloutState::Aborted);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE(world.rollout().version.text() == u"v2.2.0");
    REQUIRE(world.router.shareNow() == Percent(1));
    REQUIRE(world.runner().newest(10)->size() == 2);
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("who turns back while one version waits for the place of another gets neither")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    REQUIRE_OK(world.supersede(u"v2.2.0"_s));
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, u"stop all of it"_s, {}, true));
    world.pass(5min);
    REQUIRE_FALSE(world.book().active()->has_value());
    REQUIRE(world.rollout().reason == u"stop all of it");
    REQUIRE(world.stableVersion() == u"v2.0.0");
    REQUIRE(world.processes.list().size() == 2);
    REQUIRE(world.router.shareNow() == Percent(0));
    REQUIRE(world.runner().newest(1)->first().state == engine::OperationState::Undone);
}

TEST_CASE("two people must approve where two are asked for, and each counts once")
{
    RolloutWorld world;
    world.settings.policy.approval.needed = 2;
    world.settings.policy.approval.approvers = {u"anna"_s, u"ben"_s, u"clara"_s};
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve(u"ben"_s);
    world.approve(u"ben"_s);
    world.pass(1min);
    REQUIRE(world.state() == RolloutState::AwaitingApproval);
    REQUIRE(world.deployments().approve({u"dora"_s, true}, {}, {}).error().code == ErrorCode::Denied);
    REQUIRE(world.deployments().approve({u"clara"_s, true}, u"of-other-evidence"_s, {}).error().code == ErrorCode::Conflict);
    world.approve(u"clara"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    REQUIRE(world.router.shareNow() == Percent(5));
}

TEST_CASE("an approval that has expired counts no more, and a hold voids those that were given")
{
    RolloutWorld world;
    world.settings.policy.approval.needed = 2;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve(u"ben"_s);
    world.pass(61min);
    world.approve(u"clara"_s);
    world.pass(1min);
    REQUIRE(world.state() == RolloutState::AwaitingApproval);
    REQUIRE_OK(world.deployments().decide(u"ben"_s, {.kind = domain::RolloutEventKind::Hold, .reason = u"lunch"_s}));
    REQUIRE_OK(world.deployments().decide(u"ben"_s, {.kind = domain::RolloutEventKind::Resume}));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    world.approve(u"ben"_s);
    world.pass(1min);
    REQUIRE(world.state() == RolloutState::AwaitingApproval);
    world.approve(u"clara"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
}

TEST_CASE("a clock that jumps moves no share, ends no watch early and brings no lease to its end")
{
    const Duration jump = GENERATE(Duration(6h), Duration(-6h));
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.clock.jump(jump);
    world.pass(30s);
    REQUIRE(world.state() == RolloutState::Watching);
    REQUIRE(world.router.shareNow() == Percent(1));
    REQUIRE(world.rollout().watched < 2min);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    REQUIRE(world.router.refused() == 0);
}

TEST_CASE("every verdict can be worked out again from what was stored, also over the engine's death")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(90s);
    REQUIRE(replayed(eventsOf(world)).scrapes() > 6);
    world.kill();
    world.router.c.badRate = 0.05;
    REQUIRE(isAt(world, RolloutState::Aborted, 20min));
    auto events = eventsOf(world);
    domain::Verdict last = domain::Verdict::Watching;
    const auto judged = replayed(events, &last);
    REQUIRE(judged.scrapes() > 12);
    REQUIRE(judged.agrees());
    REQUIRE(last == domain::Verdict::Abort);
    auto forged = std::find_if(events.begin(), events.end(), [](const ports::Event& event) { return event.body.contains(u"judged"_s); });
    QJsonObject scrape = forged->body[u"judged"_s].toObject();
    scrape[u"evidence_of_worse"_s] = scrape[u"evidence_of_worse"_s].toDouble() + 1e-9;
    forged->body[u"judged"_s] = scrape;
    REQUIRE_FALSE(replayed(events).agrees());
}

TEST_CASE("a rollback is held up by nothing but a release that is not there")
{
    RolloutWorld world;
    world.settings.plan = *domain::StagePlan::parse(u"5:5m,100:5m"_s);
    world.settings.soak = 5min;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Done, 20min));
    world.pass(2min);
    world.deployments().platform().prechecks.add({u"freeze"_s, u"Is anything frozen?"_s,
                                                  [](const domain::Rollout&) { return Pending<QString>::of(fail(ErrorCode::Conflict, u"everything is frozen"_s)); }});
    REQUIRE_OK(world.deployments().rollBack(u"ben"_s, {}, {}, false));
    REQUIRE(isAt(world, RolloutState::Done, 10min));
    world.pass(2min);
    REQUIRE(world.stableVersion() == u"v2.0.0");
    world.begin(u"v2.2.0"_s);
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    REQUIRE(world.rollout().reason.contains(u"everything is frozen"));
}

TEST_CASE("where every answer takes a millisecond a canary that takes three is not stopped, unless the floor is taken away")
{
    const bool hasFloor = GENERATE(true, false);
    RolloutWorld world;
    world.router.s.latency = 900us;
    world.router.c.latency = 2500us;
    world.settings.latencyFloor = hasFloor ? Duration(50ms) : Duration(0);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, hasFloor ? RolloutState::AwaitingApproval : RolloutState::Aborted, 20min));
    REQUIRE((!hasFloor || world.rollout().asked == domain::Verdict::Pass));
}
