#include "domain/rollout/rollout_example.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

using State = RolloutState;
using Kind = RolloutEventKind;

TEST_CASE("canary deployment steps: 1 %, 5 % and 25 % with approvals, then everything")
{
    ExampleRollout example;
    example.begin();
    REQUIRE(requiredShare(example.rollout) == Percent(1));
    example.view.verdict = Verdict::Pass;

    example.watchFor(15min);
    REQUIRE(example.rollout.state == State::AwaitingApproval);
    example.approve(u"ben"_s);
    REQUIRE(example.rollout.state == State::Watching);
    REQUIRE(requiredShare(example.rollout) == Percent(5));

    example.watchFor(30min);
    example.approve(u"ben"_s);
    REQUIRE(requiredShare(example.rollout) == Percent(25));

    example.watchFor(60min);
    REQUIRE(example.rollout.state == State::Soak);
    REQUIRE(requiredShare(example.rollout) == Percent(100));
    example.watchFor(30min);
    REQUIRE(example.rollout.state == State::Done);
    REQUIRE(timeLeft(example.rollout) == 0s);
}

TEST_CASE("a stage is watched to its end even when its verdict came early")
{
    ExampleRollout example;
    example.begin();
    example.view.verdict = Verdict::Pass;
    example.watchFor(14min);
    REQUIRE(example.rollout.state == State::Watching);
    REQUIRE(watchLeft(example.rollout) == 1min);
    example.watchFor(1min);
    REQUIRE(example.rollout.state == State::AwaitingApproval);
}

TEST_CASE("time in which no engine watched does not count")
{
    ExampleRollout example;
    example.begin();
    example.now += 2h;
    example.settle();
    REQUIRE(example.rollout.state == State::Watching);
    REQUIRE(watchLeft(example.rollout) == 15min);
}

TEST_CASE("an inconclusive stage is extended once, then a person decides; it never promotes by itself")
{
    ExampleRollout example;
    example.policy.approval.needed = 0;
    example.begin();
    example.watchFor(15min);
    REQUIRE(example.rollout.state == State::Watching);
    REQUIRE(watchLeft(example.rollout) == 15min);
    example.watchFor(15min);
    REQUIRE(example.rollout.state == State::AwaitingApproval);
    REQUIRE(example.rollout.asked == Verdict::Inconclusive);
    example.approve(u"ben"_s);
    REQUIRE(example.rollout.stage == 1);
}

TEST_CASE("a worse version is aborted, drained and gone, also while it awaits approval")
{
    ExampleRollout example;
    example.begin();
    const bool isAwaiting = GENERATE(false, true);
    if (isAwaiting) {
        example.view.verdict = Verdict::Pass;
        example.watchFor(15min);
        REQUIRE(example.rollout.state == State::AwaitingApproval);
        // An approval in the same moment does not save it.
        example.rollout = approve(example.policy.approval, example.rollout, { u"ben"_s, true },
                                  example.rollout.evidenceHash, {}, example.now)
                              .value();
    }
    example.view.verdict = Verdict::Abort;
    example.look();
    REQUIRE(example.rollout.state == State::Aborting);
    REQUIRE(requiredShare(example.rollout) == Percent(0));
    example.view.isWorkDone = false;
    REQUIRE(example.look().work == RolloutWork::Divert);
    example.view.isWorkDone = true;
    example.settle();
    REQUIRE(example.rollout.state == State::Aborted);
    REQUIRE(example.rollout.reason.contains(u"worse"));
}

TEST_CASE("a guard aborts, holds, and holds without blame when both versions are bad")
{
    ExampleRollout example;
    example.begin();
    const auto [verdict, state] = GENERATE(table<GuardVerdict, State>({ { GuardVerdict::Abort, State::Aborting },
                                                                        { GuardVerdict::Hold, State::Held },
                                                                        { GuardVerdict::Shared, State::Held } }));
    example.view.guards = { verdict, u"error rate is 7 %, over 5 %"_s, {} };
    example.look();
    REQUIRE(example.rollout.state == state);
    REQUIRE(example.rollout.reason == u"error rate is 7 %, over 5 %");
}

TEST_CASE("a held rollout keeps its share, goes on when told to or at its time, and is judged again first")
{
    ExampleRollout example;
    example.begin();
    example.view.verdict = Verdict::Pass;
    example.watchFor(15min);
    const QString before = example.rollout.evidenceHash;
    example.event({ .kind = Kind::Hold, .reason = u"lunch"_s, .until = example.now + 15min });
    example.watchFor(10min);
    REQUIRE(example.rollout.state == State::Held);
    REQUIRE(requiredShare(example.rollout) == Percent(1));

    SECTION("a person resumes it")
    {
        example.event({ .kind = Kind::Resume });
        REQUIRE(example.rollout.state == State::Watching);
    }
    SECTION("its time is over")
    {
        example.watchFor(5min);
        REQUIRE(example.rollout.state == State::AwaitingApproval);
    }
    REQUIRE(example.rollout.reason.isEmpty());
    REQUIRE_FALSE(example.rollout.heldUntil);
}

TEST_CASE("a realised share that is off gives no verdict")
{
    ExampleRollout example;
    example.begin();
    example.view.verdict = Verdict::Pass;
    example.view.isShareRight = false;
    example.watchFor(15min);
    REQUIRE(example.rollout.state == State::Held);
    REQUIRE(example.rollout.reason.contains(u"share"));
}

TEST_CASE("a hotfix skips the stages, needs a reason, keeps the guards and leaves a review open")
{
    ExampleRollout example;
    example.rollout.kind = RolloutKind::Hotfix;
    example.rollout.plan = StagePlan::atOnce(30min);
    const auto refused = apply(example.rollout, { .kind = Kind::Begin }, example.now);
    REQUIRE(refused.error().field == u"reason");

    example.rollout.request = u"logins fail"_s;
    example.begin();
    REQUIRE(example.rollout.state == State::Soak);
    REQUIRE(requiredShare(example.rollout) == Percent(100));
    REQUIRE(example.rollout.isReviewOpen());
    REQUIRE(confirm(example.rollout, { u"anna"_s, true }).error().code == ErrorCode::Denied);
    example.rollout = confirm(example.rollout, { u"ben"_s, true }).value();
    REQUIRE_FALSE(example.rollout.isReviewOpen());

    example.view.guards = { GuardVerdict::Abort, u"error rate is 7 %, over 5 %"_s, {} };
    example.look();
    REQUIRE(example.rollout.state == State::Aborting);
    REQUIRE(requiredShare(example.rollout) == Percent(0));
}

TEST_CASE("a rollback to a version that is bad as well asks a person")
{
    ExampleRollout example;
    example.rollout.kind = RolloutKind::Rollback;
    example.rollout.plan = StagePlan::atOnce(5min);
    example.begin();
    example.view.guards = { GuardVerdict::Abort, u"error rate is 9 %, over 5 %"_s, {} };
    example.look();
    REQUIRE(example.rollout.state == State::NeedsPerson);
    REQUIRE(requiredShare(example.rollout) == Percent(100));
    example.event({ .kind = Kind::Retry });
    REQUIRE(example.rollout.state == State::Soak);
}

TEST_CASE("a newer version supersedes a canary, which drains first; a soaking one is finished first")
{
    ExampleRollout example;
    example.begin();
    const RolloutEvent supersede{ .kind = Kind::Supersede, .successor = RolloutId::parse(u"rollout-2"_s).value() };
    SECTION("a canary")
    {
        example.event(supersede);
        REQUIRE(example.rollout.state == State::Aborting);
        REQUIRE(example.rollout.reason == u"superseded by rollout-2");
        example.settle();
        REQUIRE(example.rollout.state == State::Aborted);
    }
    SECTION("a soaking version")
    {
        example.rollout.stage = 3;
        example.rollout.state = State::Soak;
        const auto refused = apply(example.rollout, supersede, example.now);
        REQUIRE(refused.error().code == ErrorCode::Conflict);
        REQUIRE(refused.error().hint.contains(u"deploy:complete"));
    }
}

TEST_CASE("deploy:complete is the last shift and ends the soak, and is refused before the last stage was reached")
{
    ExampleRollout example;
    example.begin();
    const auto complete = [&](Verdict verdict) {
        return apply(example.rollout, { .kind = Kind::Complete, .verdict = verdict }, example.now);
    };
    REQUIRE(complete(Verdict::Pass).error().message.contains(u"from canary-3 (25 %) on"));

    example.rollout.stage = 2;
    REQUIRE(complete(Verdict::Watching).error().code == ErrorCode::Conflict);
    REQUIRE_OK(canComplete(example.policy.approval, example.rollout, Verdict::Pass, example.now));
    example.policy.approval.lastStageNeedsApproval = true;
    REQUIRE(canComplete(example.policy.approval, example.rollout, Verdict::Pass, example.now)
                .error()
                .message.contains(u"0 of 1 approvals"));

    example.event({ .kind = Kind::Complete, .verdict = Verdict::Pass });
    example.settle();
    REQUIRE(example.rollout.state == State::Soak);
    example.event({ .kind = Kind::Complete });
    REQUIRE(example.rollout.state == State::Done);
}

TEST_CASE("trouble before any traffic aborts; trouble with traffic needs a person")
{
    ExampleRollout example;
    example.view.trouble = Error{ ErrorCode::Unavailable, u"HAProxy does not answer"_s, {}, {} };
    SECTION("before")
    {
        example.event({ .kind = Kind::Begin });
        example.look();
        REQUIRE(example.rollout.state == State::Aborted);
        REQUIRE(example.rollout.reason == u"HAProxy does not answer");
    }
    SECTION("while shifting")
    {
        example.rollout.state = State::Shifting;
        example.look();
        REQUIRE(example.rollout.state == State::NeedsPerson);
        example.event({ .kind = Kind::Retry });
        REQUIRE(example.rollout.state == State::Shifting);
    }
}

TEST_CASE("whatever is refused says where the rollout stands and what to do next")
{
    ExampleRollout example;
    for (const auto state : { State::Draft, State::Precheck, State::Snapshot, State::Starting, State::Shifting,
                              State::WarmUp, State::Watching, State::AwaitingApproval, State::Held, State::Soak,
                              State::Done, State::Aborting, State::Draining, State::Aborted, State::NeedsPerson }) {
        example.rollout.state = state;
        REQUIRE(rolloutStateOf(name(state), {}).value() == state);
        for (int kind = 0; kind <= static_cast<int>(Kind::Retry); ++kind) {
            const RolloutEvent event{
                .kind = static_cast<Kind>(kind), .reason = u"why"_s, .evidenceHash = u"e"_s, .extension = 1min
            };
            INFO(name(state).toStdString() << " " << name(event.kind).toStdString());
            const auto next = apply(example.rollout, event, example.now);
            if (!next) {
                REQUIRE(next.error().message.contains(u"v2.1.0"));
                REQUIRE_FALSE(next.error().hint.isEmpty());
            }
            REQUIRE_FALSE((next && isOver(state)));
        }
    }
}

TEST_CASE("an abort, a hold and a rejection need a reason")
{
    ExampleRollout example;
    example.begin();
    REQUIRE(apply(example.rollout, { .kind = Kind::Abort }, example.now).error().field == u"reason");
    REQUIRE(apply(example.rollout, { .kind = Kind::Hold, .reason = u" "_s }, example.now).error().field == u"reason");
}

TEST_CASE("a rollout reads back as written")
{
    ExampleRollout example;
    example.begin();
    example.view.verdict = Verdict::Pass;
    example.watchFor(15min);
    example.policy.approval.needed = 2;
    example.rollout = approve(example.policy.approval, example.rollout, { u"ben"_s, true },
                              example.rollout.evidenceHash, u"looks well"_s, example.now)
                          .value();
    REQUIRE(rolloutOf(toJson(example.rollout)).value() == example.rollout);
    example.event({ .kind = Kind::Hold, .reason = u"lunch"_s, .until = example.now + 1h });
    example.rollout.supersededBy = RolloutId::parse(u"rollout-2"_s).value();
    example.rollout.confirmedBy = u"ben"_s;
    REQUIRE(rolloutOf(toJson(example.rollout)).value() == example.rollout);

    auto object = toJson(example.rollout);
    object[u"state"_s] = u"flying"_s;
    REQUIRE(rolloutOf(object).error().field == u"state");
    object = toJson(example.rollout);
    object[u"stages"_s] = QJsonArray();
    REQUIRE_FALSE(rolloutOf(object));
}
