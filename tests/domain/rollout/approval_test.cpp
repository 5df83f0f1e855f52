#include "domain/rollout/rollout_example.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

/// A rollout whose first stage has passed and waits for its approval.
ExampleRollout waiting()
{
    ExampleRollout example;
    example.begin();
    example.view.verdict = Verdict::Pass;
    example.watchFor(15min);
    return example;
}

Result<> mayApprove(const ExampleRollout& example, const QString& name, bool hasRole = true)
{
    return canApprove(example.policy.approval, example.rollout, { name, hasRole }, example.view.evidenceHash,
                      example.now);
}

} // namespace

TEST_CASE("who asked for a rollout cannot approve it, unless the team is one person")
{
    auto example = waiting();
    REQUIRE_OK(mayApprove(example, u"ben"_s));
    const auto refused = mayApprove(example, u"anna"_s);
    REQUIRE(refused.error().code == ErrorCode::Denied);
    REQUIRE(refused.error().message == u"anna asked for v2.1.0; somebody else must approve it");
    example.policy.approval.mayApproveOwn = true;
    REQUIRE_OK(mayApprove(example, u"anna"_s));
}

TEST_CASE("approvers have the role and are on the platform's list, if it has one")
{
    auto example = waiting();
    REQUIRE(mayApprove(example, u"ben"_s, false).error().code == ErrorCode::Denied);
    example.policy.approval.approvers = { u"carla"_s };
    REQUIRE(mayApprove(example, u"ben"_s).error().hint == u"Ask one of carla");
    REQUIRE_OK(mayApprove(example, u"carla"_s));
}

TEST_CASE("two of three approve; one who clicks twice is still one")
{
    auto example = waiting();
    example.policy.approval.needed = 2;
    example.approve(u"ben"_s);
    example.approve(u"ben"_s);
    REQUIRE(example.rollout.approvals.size() == 1);
    REQUIRE(example.rollout.state == RolloutState::AwaitingApproval);
    example.approve(u"carla"_s);
    REQUIRE(example.rollout.stage == 1);
}

TEST_CASE("an approval is bound to what was seen, and expires")
{
    auto example = waiting();
    example.policy.approval.needed = 2;
    example.approve(u"ben"_s);

    SECTION("evidence that is not what stands there now")
    {
        const auto refused =
            canApprove(example.policy.approval, example.rollout, { u"carla"_s, true }, evidenceHash({}), example.now);
        REQUIRE(refused.error().field == u"evidence");
    }
    SECTION("it expires")
    {
        example.now += example.policy.approval.validFor;
        REQUIRE(countingApprovals(example.rollout, example.now).isEmpty());
        example.approve(u"ben"_s);
        REQUIRE(countingApprovals(example.rollout, example.now).size() == 1);
    }
    SECTION("a hold voids it")
    {
        example.event({ .kind = RolloutEventKind::Hold, .reason = u"strange logs"_s });
        example.event({ .kind = RolloutEventKind::Resume });
        example.settle();
        REQUIRE(example.rollout.state == RolloutState::AwaitingApproval);
        REQUIRE_FALSE(hasQuorum(example.policy.approval, example.rollout, example.now));
        REQUIRE(countingApprovals(example.rollout, example.now).isEmpty());
    }
    SECTION("another artefact voids it")
    {
        example.rollout.artefactHash = QString(64, u'b');
        REQUIRE(countingApprovals(example.rollout, example.now).isEmpty());
    }
}

TEST_CASE("a new verdict asks anew")
{
    ExampleRollout example;
    example.policy.mostExtensions = 0;
    example.policy.approval.needed = 2;
    example.begin();
    example.watchFor(15min);
    REQUIRE(example.rollout.asked == Verdict::Inconclusive);
    example.approve(u"ben"_s);
    example.view.verdict = Verdict::Pass;
    example.settle();
    REQUIRE(example.rollout.asked == Verdict::Pass);
    REQUIRE(countingApprovals(example.rollout, example.now).isEmpty());
}

TEST_CASE("deploy:approve says why it is too early or too late")
{
    ExampleRollout example;
    example.begin();
    REQUIRE(mayApprove(example, u"ben"_s).error().message == u"v2.1.0 is watched at canary-1 (1 %), for another 15m");

    example = waiting();
    example.now += example.policy.approval.waitAtMost;
    REQUIRE(mayApprove(example, u"ben"_s).error().message.contains(u"too late"));
    example.settle();
    REQUIRE(example.rollout.state == RolloutState::Held);
    REQUIRE(mayApprove(example, u"ben"_s).error().message.contains(u"nobody approved within 12h"));
}

TEST_CASE("the last shift needs no approval unless the policy says so")
{
    auto example = waiting();
    example.rollout.stage = 2;
    REQUIRE(neededApprovals(example.policy.approval, example.rollout) == 0);
    example.policy.approval.lastStageNeedsApproval = true;
    REQUIRE(neededApprovals(example.policy.approval, example.rollout) == 1);
}

TEST_CASE("an approval policy reads back and refuses a quorum that nobody can reach")
{
    ApprovalPolicy policy;
    policy.needed = 2;
    policy.approvers = { u"ben"_s, u"carla"_s };
    const auto read = approvalPolicyOf(toJson(policy), u"approval"_s);
    REQUIRE_OK(read);
    REQUIRE(toJson(*read) == toJson(policy));
    policy.needed = 3;
    REQUIRE(approvalPolicyOf(toJson(policy), u"approval"_s).error().field == u"approval.approvers");
}
