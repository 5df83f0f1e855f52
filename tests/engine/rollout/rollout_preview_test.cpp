#include "engine/commands/rollout_preview.h"
#include "engine/rollout/rollout_world.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject previewOf(RolloutWorld& world, const Result<domain::Traffic>& traffic, domain::RolloutKind kind = domain::RolloutKind::Canary)
{
    const auto draft = world.deployments().draft({kind, version(u"v2.1.0"_s), u"why"_s}, u"anna"_s);
    REQUIRE_OK(draft);
    return rolloutPreview(*draft, world.deployments().platform(), traffic).body;
}

} // namespace

TEST_CASE("a plan says when each stage comes to a verdict, and what to choose where it does not")
{
    RolloutWorld world;
    world.beginPlatform();
    const QJsonObject few = previewOf(world, domain::Traffic{50, 0.001});
    REQUIRE(few[u"traffic"_s][u"requests_per_second"_s].toDouble() == 50);
    REQUIRE(few[u"traffic"_s][u"bad_percent"_s].toDouble() == Approx(0.1));
    REQUIRE(few[u"forecasts"_s].toArray().size() == 3);
    const QJsonObject first = few[u"forecasts"_s][0].toObject();
    REQUIRE(first[u"share_percent"_s].toDouble() == 1);
    REQUIRE(first[u"watch_seconds"_s].toDouble() == 900);
    REQUIRE(first[u"seconds"_s].toDouble() == Approx(first[u"requests"_s].toDouble() / 0.5).epsilon(0.01));
    REQUIRE_FALSE(first[u"is_within_watch"_s].toBool(true));
    REQUIRE(first[u"watch_needed_seconds"_s].toDouble() > 900);
    REQUIRE(first[u"share_needed_percent"_s].toDouble() > 1);
    REQUIRE(few[u"advice"_s].toString().contains(u"canary-1"));
    const QJsonObject many = previewOf(world, domain::Traffic{5000, 0.001});
    REQUIRE(many[u"forecasts"_s][0][u"is_within_watch"_s].toBool());
    REQUIRE(many[u"advice"_s].toString().isEmpty());
}

TEST_CASE("without a figure of the traffic nothing is forecast, and the reason is given")
{
    RolloutWorld world;
    world.beginPlatform();
    const QJsonObject preview = previewOf(world, fail(ErrorCode::Unavailable, u"the router does not answer"_s));
    REQUIRE(preview[u"traffic"_s].isNull());
    REQUIRE(preview[u"forecasts"_s].toArray().isEmpty());
    REQUIRE(preview[u"advice"_s].toString().isEmpty());
    REQUIRE(preview[u"time_to_a_verdict"_s].toString().contains(u"the router does not answer"));
    REQUIRE(preview[u"steps"_s].toArray().size() == 9);
}

TEST_CASE("a plan says who must approve each step")
{
    RolloutWorld world;
    world.beginPlatform();
    QJsonArray rows = previewOf(world, domain::Traffic{})[u"approvals"_s].toArray();
    REQUIRE(rows.size() == 3);
    REQUIRE(rows[0][u"needed"_s].toInt() == 1);
    REQUIRE(rows[0][u"sentence"_s].toString() == u"one with the role of an approver, but not anna");
    REQUIRE(rows[2][u"needed"_s].toInt() == 0);
    REQUIRE(rows[2][u"sentence"_s].toString() == u"nobody: a pass goes on by itself");
    world.settings.policy.approval.needed = 2;
    world.settings.policy.approval.approvers = {u"ben"_s, u"clara"_s};
    world.settings.policy.approval.lastStageNeedsApproval = true;
    rows = previewOf(world, domain::Traffic{})[u"approvals"_s].toArray();
    REQUIRE(rows[2][u"sentence"_s].toString() == u"2 of ben, clara, but not anna");
    rows = previewOf(world, domain::Traffic{}, domain::RolloutKind::Hotfix)[u"approvals"_s].toArray();
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0][u"step"_s].toString() == u"review");
}
