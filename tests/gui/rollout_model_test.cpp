#include "gui/deployments/decision_model.h"
#include "gui/deployments/evidence_chart.h"
#include "gui/deployments/rollout_model.h"
#include "gui/stand/rollout_replies.h"
#include "gui/stand/scripted_engine.h"
#include "support/catch.h"

#include "base/clock.h"

#include <QPainter>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

SessionInfo sessionOf(const QString& person, catalog::Role role)
{
    return *sessionInfoOf(sessionBody(person, role));
}

DecisionModel decisionsOf(const domain::Rollout& rollout, const QString& person, catalog::Role role, const QString& action = {})
{
    return {rolloutBody(rollout, action), sessionOf(person, role), SystemClock().now()};
}

} // namespace

TEST_CASE("a rollout reads as its page shows it", "[gui][rollout]")
{
    domain::Rollout rollout = rolloutIn(RolloutState::Watching);
    rollout.stage = 1;
    const RolloutModel model(rolloutBody(rollout));
    CHECK(model.version() == u"v2.1.0");
    CHECK(model.why() == u"faster search");
    CHECK(model.nearness() == u"Abort at 200: now 1.3. Pass at 100: now 41.");
    // One gate warns.
    CHECK(model.standing() == Standing::Warning);
    const auto stages = model.stages();
    REQUIRE(stages.size() == 4);
    CHECK(stages[0].state == u"done");
    CHECK(stages[0].progress == 1);
    CHECK(stages[1].watch == u"5:00 of 15:00");
    CHECK(stages[1].progress == Approx(1.0 / 3));
    CHECK(stages[2].progress == 0);
    const QJsonArray rows = model.comparison();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0][u"difference"_s].toString() == u"+0.030\u00a0pt (\u22120.100 … +0.160)");
    CHECK(rows[1][u"difference"_s].toString() == u"+307\u00a0ms");
    CHECK(rows[2][u"canary"_s].toString() == u"–");
    CHECK(rows[2][u"gate"_s].toString() == u"no-data");
    CHECK(rows[2][u"reason"_s].toString() == u"not enough data (140 of 300 requests)");
}

TEST_CASE("an end of an interval that is not known is no number", "[gui][rollout]")
{
    CHECK(differenceText({{u"unit"_s, u"ms"_s}, {u"difference"_s, 4}, {u"low"_s, 1}, {u"high"_s, QJsonValue()}}) == u"+4\u00a0ms (+1 … ?)");
    CHECK(differenceText({{u"unit"_s, u"ms"_s}, {u"difference"_s, u"much"_s}}) == u"–");
    CHECK(evidenceText(0.0001) == u"under 0.001");
    CHECK(evidenceText(std::nan("")) == u"under 0.001");
    CHECK(evidenceText(1e9) == u"over 1000000");
}

TEST_CASE("replies of another kind are taken for nothing", "[gui][rollout]")
{
    for (const QJsonObject& body : {QJsonObject{}, QJsonObject{{u"id"_s, 7}, {u"plan"_s, u"all"_s}, {u"comparison"_s, QJsonArray{1, u"two"_s, QJsonArray{}}}},
                                    QJsonObject{{u"id"_s, u"r"_s}, {u"plan"_s, QJsonArray{QJsonValue(), 5, QJsonObject{{u"watch_seconds"_s, 1e300}, {u"share_percent"_s, u"x"_s}}}}, {u"record"_s, QJsonArray{}},
                                                {u"time_left_seconds"_s, -1e300}, {u"watched_seconds"_s, 1e300}, {u"since"_s, u"never"_s}, {u"next"_s, 3}}}) {
        const RolloutModel model(body);
        CHECK(model.stages().size() <= 3);
        CHECK(model.nearness().startsWith(u"Nothing is judged"));
        CHECK(model.comparison().size() <= 3);
        CHECK_FALSE(model.detail(SystemClock().now()).contains(u"inf"));
        const DecisionModel decisions(body, sessionOf(u"ben"_s, catalog::Role::Approver), SystemClock().now());
        CHECK_FALSE(decisions.leading().isOffered());
        CHECK_FALSE(decisions.hold(u"why"_s).isOffered());
        CHECK(decisions.approvals().isEmpty());
    }
    QJsonArray many;
    for (int number = 0; number < 10'000; ++number) {
        many.append(QJsonObject{});
    }
    const RolloutModel flooded({{u"plan"_s, many}, {u"comparison"_s, many}});
    CHECK(flooded.stages().size() == 20);
    CHECK(flooded.comparison().size() == 50);
}

TEST_CASE("who may approve is what the engine's rule says", "[gui][rollout]")
{
    const domain::Rollout asked = rolloutIn(RolloutState::AwaitingApproval);
    CHECK(decisionsOf(asked, u"ben"_s, catalog::Role::Approver).leading().isOffered());
    CHECK(decisionsOf(asked, u"ben"_s, catalog::Role::Approver).leading().title == u"Approve 5\u00a0%");
    CHECK(decisionsOf(asked, u"anna"_s, catalog::Role::Admin).leading().whyNot.contains(u"somebody else must approve"));
    CHECK(decisionsOf(asked, u"ben"_s, catalog::Role::Operator).leading().whyNot == u"ben may not approve");
    const Decision early = decisionsOf(rolloutIn(RolloutState::Watching), u"ben"_s, catalog::Role::Approver).leading();
    CHECK_FALSE(early.isOffered());
    CHECK(early.next.contains(u"when its watch is over"));
    // Evidence that is no longer what the rollout has.
    QJsonObject overtaken = rolloutBody(asked);
    overtaken.insert(u"evidence"_s, u"evidence-0"_s);
    CHECK(DecisionModel(overtaken, sessionOf(u"ben"_s, catalog::Role::Approver), SystemClock().now()).leading().whyNot.contains(u"evidence has changed"));
}

TEST_CASE("hold and reject take the role and a reason", "[gui][rollout]")
{
    const auto model = decisionsOf(rolloutIn(RolloutState::Watching), u"ben"_s, catalog::Role::Operator);
    CHECK(model.hold({}).whyNot == u"a reason is missing");
    CHECK(model.hold(u"a look first"_s).isOffered());
    CHECK(model.reject(u"   "_s).whyNot == u"a reason is missing");
    CHECK(model.reject(u"too slow"_s).isOffered());
    const auto viewer = decisionsOf(rolloutIn(RolloutState::Watching), u"carl"_s, catalog::Role::Viewer);
    CHECK(viewer.hold(u"why"_s).whyNot.contains(u"role of an operator"));
    CHECK(viewer.reject(u"why"_s).whyNot.contains(u"role of an operator"));
    const auto over = decisionsOf(rolloutIn(RolloutState::Done), u"ben"_s, catalog::Role::Operator);
    CHECK_FALSE(over.isUnderWay());
    CHECK_FALSE(over.hold(u"why"_s).isOffered());
    CHECK_FALSE(over.reject(u"why"_s).isOffered());
}

TEST_CASE("a held rollout goes on, a stuck one tries again", "[gui][rollout]")
{
    const Decision held = decisionsOf(rolloutIn(RolloutState::Held), u"ben"_s, catalog::Role::Operator).leading();
    CHECK(held.command == u"deploy:resume");
    CHECK(held.isOffered());
    const Decision stuck = decisionsOf(rolloutIn(RolloutState::NeedsPerson), u"ben"_s, catalog::Role::Operator).leading();
    CHECK(stuck.title == u"Try again");
    CHECK(stuck.isOffered());
    domain::Rollout hotfix = rolloutIn(RolloutState::Soak);
    hotfix.kind = domain::RolloutKind::Hotfix;
    CHECK(decisionsOf(hotfix, u"ben"_s, catalog::Role::Approver, u"confirm"_s).leading().isOffered());
    CHECK_FALSE(decisionsOf(hotfix, u"anna"_s, catalog::Role::Approver, u"confirm"_s).leading().isOffered());
    domain::Rollout soaking = rolloutIn(RolloutState::Soak);
    soaking.stage = soaking.plan.last();
    const Decision complete = decisionsOf(soaking, u"ben"_s, catalog::Role::Approver, u"complete"_s).leading();
    CHECK(complete.command == u"deploy:complete");
    CHECK(complete.title == u"End the soak");
}

TEST_CASE("approvals are told with who gave them, and whether they still count", "[gui][rollout]")
{
    domain::Rollout asked = rolloutIn(RolloutState::AwaitingApproval);
    const Timestamp now = SystemClock().now();
    asked.approvals = {{u"ben"_s, asked.subject(), now - 10min, now + 50min, u"looks good"_s}, {u"anna"_s, asked.subject(), now - 2h, now - 1h, {}}};
    domain::ApprovalSubject other = asked.subject();
    other.evidenceHash = u"evidence-0"_s;
    asked.approvals.append({u"carl"_s, other, now - 5min, now + 55min, {}});
    const DecisionModel model = {rolloutBody(asked), sessionOf(u"dora"_s, catalog::Role::Approver), now};
    const auto given = model.approvals();
    REQUIRE(given.size() == 3);
    CHECK(given[0].counts);
    CHECK(given[0].text(now).endsWith(u"50:00 left: looks good"));
    CHECK_FALSE(given[1].counts);
    CHECK(given[1].text(now).contains(u"approved by the requester"));
    CHECK(given[1].text(now).endsWith(u"expired"));
    CHECK(given[2].text(now).contains(u"counts no more"));
    CHECK(model.quorum().startsWith(u"1 of 1 approvals"));
}

TEST_CASE("evidence is joined from all of it and its newest", "[gui][rollout]")
{
    EvidenceModel model;
    REQUIRE(model.take(evidenceBody(1000)));
    CHECK(model.points().size() == 1000);
    CHECK(model.step() == 1000);
    REQUIRE(model.marks().size() == 2);
    CHECK(model.marks()[1].text == u"canary-2 (5 %)");
    REQUIRE(model.take(evidenceBody(1010, 950)));
    CHECK(model.points().size() == 1010);
    // An older answer that comes late takes nothing away.
    REQUIRE(model.take(evidenceBody(900)));
    CHECK(model.points().size() == 1010);
    // Between what is known and this something is missing.
    CHECK_FALSE(model.take(evidenceBody(1100, 1050)));
    CHECK(model.points().size() == 1010);
    CHECK(model.countUntil(model.from() + 10'000) == 11);
    CHECK(model.spanOf(u"canary-1 (1 %)"_s).second == model.from() + 499'000);
    CHECK(model.spanOf(u"no such stage"_s) == std::pair(model.from(), model.to()));
}

TEST_CASE("what a scrape could not say is a gap, and hostile scrapes are left out", "[gui][rollout]")
{
    EvidenceModel model;
    REQUIRE(model.take({{u"scrapes"_s, QJsonArray{QJsonObject{{u"at"_s, u"2026-11-25T02:00:00Z"_s}, {u"new_p95_ms"_s, QJsonValue()}, {u"stable_p95_ms"_s, 3}}, QJsonObject{{u"at"_s, 5}}, u"no scrape"_s,
                                                  QJsonObject{{u"at"_s, u"2026-11-25T01:59:59Z"_s}}}}, {u"limits"_s, 4}, {u"abort_at"_s, u"x"_s}}));
    REQUIRE(model.points().size() == 2);
    CHECK(model.points().first().at < model.points().last().at);
    const auto shown = model.latency(1e300, tokens(QPalette()));
    CHECK(shown.lines[0].points.isEmpty());
    CHECK(shown.lines[1].points.size() == 1);
    CHECK_FALSE(shown.warning);
    CHECK(nearnessOf(model, 1e300, {0, 0}).worse.isEmpty());
}

TEST_CASE("evidence rises to its bound on a log scale", "[gui][rollout]")
{
    CHECK(wayTo(100, 1) == 0);
    CHECK(wayTo(100, 0.2) == 0);
    CHECK(wayTo(100, 10) == Approx(0.5));
    CHECK(wayTo(100, 100) == Approx(1));
    CHECK(wayTo(100, 1e30) == Approx(1.12));
    CHECK(wayTo(0, 10) == 0);
    CHECK(wayTo(100, std::nan("")) == 0);
}

TEST_CASE("the evidence is drawn as a line", "[gui][rollout]")
{
    EvidenceModel model;
    REQUIRE(model.take(evidenceBody(200)));
    EvidenceChart chart;
    chart.resize(400, 200);
    chart.show(nearnessOf(model, 1e300, {model.from(), model.to()}));
    CHECK(chart.accessibleDescription() == u"Abort at 200: now 1.2. Pass at 100: now 11.");
    const QImage drawn = chart.grab().toImage();
    EvidenceChart::Shown without = chart.shown();
    without.pass.clear();
    chart.show(without);
    int different = 0;
    const QImage bare = chart.grab().toImage();
    for (int x = 0; x < drawn.width(); ++x) {
        for (int y = 0; y < drawn.height(); ++y) {
            different += drawn.pixel(x, y) == bare.pixel(x, y) ? 0 : 1;
        }
    }
    // A line over the whole width, dashed.
    CHECK(different > 150);
}
