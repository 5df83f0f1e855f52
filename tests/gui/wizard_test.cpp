#include "gui/deployments/wizard_model.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace Qt::StringLiterals;

namespace {

SessionInfo session()
{
    SessionInfo info;
    info.environment = u"demo"_s;
    info.stages = {{u"canary-1 (1 %)"_s, 1, 15min}, {u"canary-2 (5 %)"_s, 5, 30min}, {u"full (100 %)"_s, 100, 30min}};
    return info;
}

/// A model on the way to v2.1.0, with what the engine says while nothing is under way.
WizardModel chosen()
{
    WizardModel model;
    model.begin(session());
    model.setStatus({{u"version"_s, u"v2.0.0"_s}, {u"sentence"_s, u"no rollout is under way; v2.0.0 has the traffic"_s}});
    model.setVersion(u"v2.1.0"_s);
    return model;
}

QJsonObject underWay(const QString& id)
{
    return {{u"id"_s, id}, {u"version"_s, u"v2.0.5"_s}, {u"previous"_s, u"v2.0.0"_s}, {u"state"_s, u"watching"_s}, {u"sentence"_s, u"v2.0.5 is watched at canary-1 (1 %)"_s}};
}

QJsonObject forecastOf(const QString& stage, bool fits, const QJsonValue& needed)
{
    return {{u"stage"_s, stage}, {u"watch_seconds"_s, 900}, {u"is_within_watch"_s, fits}, {u"watch_needed_seconds"_s, needed}, {u"sentence"_s, u"about so long"_s}};
}

Result<api::Reply> reply(const QJsonObject& body, int status = 0)
{
    return api::Reply{body, {}, status};
}

} // namespace

TEST_CASE("the wizard begins with the stages of the platform", "[gui][wizard]")
{
    const WizardModel model = chosen();
    CHECK(model.stages() == QList<WizardModel::StageText>{{u"1"_s, u"15m"_s}, {u"5"_s, u"30m"_s}, {u"100"_s, u"30m"_s}});
    const auto plan = model.plan();
    REQUIRE_OK(plan);
    CHECK(plan->text() == u"1:15m,5:30m,100:30m"_s);
    CHECK(model.whyNot(WizardStep::Release).isEmpty());
    CHECK(model.whyNot(WizardStep::Stages).isEmpty());
}

TEST_CASE("the wizard names the stage and the cell that is wrong", "[gui][wizard]")
{
    const auto [stages, field, says] = GENERATE(table<QList<WizardModel::StageText>, QString, QString>({
        {{{u"1"_s, u"15m"_s}, {u"many"_s, u"30m"_s}, {u"100"_s, u"30m"_s}}, u"stages[1].share"_s, u"many"_s},
        {{{u"1"_s, u"15m"_s}, {u"5"_s, u"a while"_s}, {u"100"_s, u"30m"_s}}, u"stages[1].watch"_s, u"a while"_s},
        {{{u""_s, u"15m"_s}, {u"100"_s, u"30m"_s}}, u"stages[0].share"_s, u"''"_s},
        {{{u"25"_s, u"15m"_s}, {u"5"_s, u"15m"_s}, {u"100"_s, u"30m"_s}}, u"stages"_s, u"does not exceed"_s},
        {{{u"25"_s, u"15m"_s}}, u"stages"_s, u"instead of 100 %"_s},
        {{{u"100"_s, u"0s"_s}}, u"stages"_s, u"1s to 7d"_s},
        {{}, u"stages"_s, u"1 to 10 stages"_s},
    }));
    WizardModel model = chosen();
    model.setStages(stages);
    const auto plan = model.plan();
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == ErrorCode::Invalid);
    CHECK(plan.error().field == field);
    CHECK(plan.error().message.contains(says));
    CHECK_FALSE(plan.error().hint.isEmpty());
    CHECK_FALSE(model.whyNot(WizardStep::Stages).isEmpty());
}

TEST_CASE("a stage that is wrong is told by its number", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.setStages({{u"1"_s, u"15m"_s}, {u"five"_s, u"15m"_s}, {u"100"_s, u"30m"_s}});
    CHECK(model.whyNot(WizardStep::Stages).contains(u"Stage 2"_s));
}

TEST_CASE("one row on show is one stage, whatever is typed into it", "[gui][wizard]")
{
    WizardModel model = chosen();
    // As one text these were more stages than the table shows.
    model.setStages({{u"1:15m,5"_s, u"30m"_s}, {u"100"_s, u"30m"_s}});
    CHECK_FALSE(model.plan());
    model.setStages({{u"1"_s, u"15m,5:30m"_s}, {u"100"_s, u"30m"_s}});
    CHECK_FALSE(model.plan());
    model.setStages({{u" 1 % "_s, u" 15m "_s}, {u"100%"_s, u"30m"_s}});
    REQUIRE_OK(model.plan());
    CHECK(model.plan()->text() == u"1:15m,100:30m"_s);
}

TEST_CASE("a version that has the traffic, or is under way already, is not brought", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.setVersion({});
    CHECK_FALSE(model.whyNot(WizardStep::Release).isEmpty());
    model.setVersion(u"v2.0.0"_s);
    CHECK(model.whyNot(WizardStep::Release).contains(u"v2.0.0"_s));
    model.setStatus(underWay(u"rollout-1"_s));
    CHECK(model.present() == u"v2.0.0"_s);
    CHECK_FALSE(model.whyNot(WizardStep::Release).isEmpty());
    model.setVersion(u"v2.0.5"_s);
    CHECK(model.whyNot(WizardStep::Release).contains(u"under way"_s));
    model.setVersion(u"v2.1.0"_s);
    CHECK(model.whyNot(WizardStep::Release).isEmpty());
}

TEST_CASE("a precheck counts for the version it was asked for", "[gui][wizard]")
{
    WizardModel model = chosen();
    const api::Call first = model.precheckCall();
    CHECK(first.command == u"deploy:precheck"_s);
    CHECK_FALSE(model.whyNot(WizardStep::Precheck).isEmpty());
    model.havePrecheck(first, reply({{u"checks"_s, QJsonArray{QJsonObject{{u"check"_s, u"disk"_s}, {u"result"_s, u"fail"_s}}, QJsonObject{{u"check"_s, u"router"_s}, {u"result"_s, u"pass"_s}},
                                                              QJsonObject{{u"check"_s, u"moon"_s}, {u"result"_s, 7}}}}}, 2));
    REQUIRE(model.checks().size() == 3);
    CHECK(model.checks()[0].toObject()[u"standing"].toString() == u"critical"_s);
    CHECK(model.checks()[1].toObject()[u"standing"].toString() == u"ok"_s);
    CHECK(model.checks()[2].toObject()[u"standing"].toString() == u"unknown"_s);
    CHECK(model.whyNot(WizardStep::Precheck).contains(u"failed"_s));
    model.havePrecheck(first, reply({{u"checks"_s, QJsonArray{}}}));
    CHECK(model.whyNot(WizardStep::Precheck).isEmpty());
    model.setVersion(u"v2.2.0"_s);
    CHECK_FALSE(model.isPrecheckCurrent());
    CHECK_FALSE(model.whyNot(WizardStep::Precheck).isEmpty());
    model.setVersion(u"v2.1.0"_s);
    CHECK(model.isPrecheckCurrent());
}

TEST_CASE("an answer to an earlier question does not hide the later one", "[gui][wizard]")
{
    WizardModel model = chosen();
    const api::Call earlier = model.precheckCall();
    const api::Call earlierPlan = model.planCall();
    model.setVersion(u"v2.2.0"_s);
    model.havePrecheck(model.precheckCall(), reply({}));
    model.havePlan(model.planCall(), reply({{u"advice"_s, u"none"_s}}));
    // The slow answer for v2.1.0 comes only now.
    model.havePrecheck(earlier, fail(ErrorCode::Timeout, u"too slow"_s, u"Ask again"_s));
    model.havePlan(earlierPlan, fail(ErrorCode::Timeout, u"too slow"_s, u"Ask again"_s));
    CHECK(model.isPrecheckCurrent());
    CHECK(model.isPlanCurrent());
    CHECK_FALSE(model.precheckError());
    CHECK_FALSE(model.planError());
}

TEST_CASE("an error is told as the reason why one cannot go on, and only for what was asked", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.havePrecheck(model.precheckCall(), fail(ErrorCode::NotFound, u"there is no release v2.1.0"_s, u"See releases:list"_s));
    REQUIRE(model.precheckError());
    CHECK(model.whyNot(WizardStep::Precheck).contains(u"there is no release v2.1.0"_s));
    model.havePlan(model.planCall(), fail(ErrorCode::Conflict, u"the database is of another kind"_s, u"See snapshots:list"_s));
    REQUIRE(model.planError());
    CHECK(model.whyNot(WizardStep::Forecast).contains(u"the database is of another kind"_s));
    CHECK(model.whyNot(WizardStep::Confirm).contains(u"the database is of another kind"_s));
    model.setVersion(u"v2.2.0"_s);
    CHECK_FALSE(model.precheckError());
    CHECK_FALSE(model.planError());
}

TEST_CASE("every choice voids the plan that was made for another", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.havePlan(model.planCall(), reply({{u"advice"_s, QString()}}));
    REQUIRE(model.isPlanCurrent());
    SECTION("the version") { model.setVersion(u"v2.2.0"_s); }
    SECTION("a stage") { model.setStages({{u"1"_s, u"15m"_s}, {u"100"_s, u"30m"_s}}); }
    SECTION("the reason") { model.setReason(u"it is faster"_s); }
    SECTION("the kind") { model.setHotfix(true); }
    SECTION("a rollout that somebody else began") { model.setStatus(underWay(u"rollout-1"_s)); }
    CHECK_FALSE(model.isPlanCurrent());
    CHECK_FALSE(model.whyNot(WizardStep::Confirm).isEmpty());
}

TEST_CASE("what is begun is what the plan was made for", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.setStages({{u"2.5"_s, u"20m"_s}, {u"100"_s, u"1h"_s}});
    model.setReason(u" faster "_s);
    CHECK(model.planCall().isDryRun);
    CHECK(model.planCall().parameters == QJsonObject{{u"version"_s, u"v2.1.0"_s}, {u"stages"_s, u"2.5:20m,100:1h"_s}, {u"reason"_s, u"faster"_s}});
    const api::Call begin = model.beginCall();
    CHECK(begin.command == u"deploy:canary"_s);
    CHECK_FALSE(begin.isDryRun);
    CHECK(begin.parameters == model.planCall().parameters);
    model.setHotfix(true);
    CHECK(model.beginCall().command == u"deploy:hotfix"_s);
    CHECK(model.beginCall().parameters == QJsonObject{{u"version"_s, u"v2.1.0"_s}, {u"reason"_s, u"faster"_s}});
    model.setReason(u"  "_s);
    CHECK(model.whyNot(WizardStep::Stages).contains(u"reason"_s));
}

TEST_CASE("a rollout under way is ended only for who asked for just that", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.setStatus(underWay(u"rollout-1"_s));
    // Looking ahead asks as if it had left; nothing leaves by that.
    CHECK(model.precheckCall().parameters[u"supersede"].toString() == u"true"_s);
    CHECK(model.planCall().parameters[u"supersede"].toString() == u"true"_s);
    model.havePlan(model.planCall(), reply({}));
    CHECK_FALSE(model.beginCall().parameters.contains(u"supersede"_s));
    CHECK(model.whyNot(WizardStep::Confirm).contains(u"under way"_s));
    model.setSupersedes(true);
    CHECK(model.whyNot(WizardStep::Confirm).isEmpty());
    CHECK(model.beginCall().parameters[u"supersede"].toString() == u"true"_s);
    // It ended by itself, and another one began: nobody has said that this one may be ended too.
    model.setStatus(underWay(u"rollout-2"_s));
    CHECK_FALSE(model.beginCall().parameters.contains(u"supersede"_s));
    CHECK_FALSE(model.whyNot(WizardStep::Confirm).isEmpty());
    model.setSupersedes(true);
    model.setStatus({{u"version"_s, u"v2.0.0"_s}});
    CHECK_FALSE(model.beginCall().parameters.contains(u"supersede"_s));
}

TEST_CASE("the advised watch times are taken for the stages that lack traffic", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.havePlan(model.planCall(), reply({{u"advice"_s, u"watch it longer"_s}, {u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, false, 5400.4), forecastOf(u"canary-2 (5 %)"_s, true, 60)}}}));
    REQUIRE(model.forecasts().size() == 2);
    CHECK(model.forecasts()[0].toObject()[u"fits"].toString() == u"warning"_s);
    CHECK(model.forecasts()[0].toObject()[u"needs"].toString() == u"1h30m1s"_s);
    CHECK(model.hasAdvisedWatch());
    REQUIRE(model.takeAdvice());
    CHECK(model.stages() == QList<WizardModel::StageText>{{u"1"_s, u"1h30m1s"_s}, {u"5"_s, u"30m"_s}, {u"100"_s, u"30m"_s}});
    REQUIRE_OK(model.plan());
    CHECK_FALSE(model.isPlanCurrent());
    // What was advised for other stages is no advice for these.
    CHECK_FALSE(model.hasAdvisedWatch());
    CHECK_FALSE(model.takeAdvice());
}

TEST_CASE("advice that no watch time follows changes nothing", "[gui][wizard]")
{
    WizardModel model = chosen();
    const auto needed = GENERATE(QJsonValue(), QJsonValue(u"1h"_s), QJsonValue(-5), QJsonValue(0), QJsonValue(1e300));
    model.havePlan(model.planCall(), reply({{u"advice"_s, u"give it more"_s}, {u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, false, needed)}}}));
    const auto before = model.stages();
    CHECK_FALSE(model.hasAdvisedWatch());
    CHECK_FALSE(model.takeAdvice());
    CHECK(model.stages() == before);
}

TEST_CASE("a stage that comes to a verdict in time needs no more than its watch", "[gui][wizard]")
{
    WizardModel model = chosen();
    // The watch that would do in any case is a whole number of minutes, and longer than this stage is watched.
    QJsonObject row = forecastOf(u"canary-1 (1 %)"_s, true, 60);
    row.insert(u"watch_seconds"_s, 20);
    row.insert(u"seconds"_s, 12.2);
    model.havePlan(model.planCall(), reply({{u"forecasts"_s, QJsonArray{row}}}));
    CHECK(model.forecasts()[0].toObject()[u"watch"].toString() == u"20s"_s);
    CHECK(model.forecasts()[0].toObject()[u"needs"].toString() == u"13s"_s);
    CHECK(model.forecasts()[0].toObject()[u"fits"].toString() == u"ok"_s);
}

TEST_CASE("a stage that no watch time helps says so", "[gui][wizard]")
{
    WizardModel model = chosen();
    model.havePlan(model.planCall(), reply({{u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, false, QJsonValue())}}, {u"time_to_a_verdict"_s, u"not known: no scrape yet"_s}}));
    CHECK(model.forecasts()[0].toObject()[u"needs"].toString().contains(u"never"_s));
    CHECK(model.traffic().contains(u"no scrape yet"_s));
    model.havePlan(model.planCall(), reply({{u"traffic"_s, QJsonObject{{u"requests_per_second"_s, 42}, {u"bad_percent"_s, 0.4}}}}));
    CHECK(model.traffic().contains(u"42"_s));
}

TEST_CASE("a hostile engine cannot upset the wizard", "[gui][wizard]")
{
    WizardModel model = chosen();
    const QJsonObject odd = GENERATE(QJsonObject{}, QJsonObject{{u"checks"_s, u"all"_s}, {u"forecasts"_s, 3}, {u"steps"_s, QJsonObject{}}, {u"approvals"_s, true}, {u"advice"_s, QJsonArray{}}, {u"traffic"_s, u"much"_s}},
                                     QJsonObject{{u"checks"_s, QJsonArray{1, QJsonArray{}, u"x"_s}}, {u"forecasts"_s, QJsonArray{QJsonValue(), u"y"_s, QJsonObject{{u"watch_seconds"_s, -1e300}}}}});
    model.havePrecheck(model.precheckCall(), reply(odd));
    model.havePlan(model.planCall(), reply(odd));
    model.setStatus({{u"state"_s, u"watching"_s}, {u"sentence"_s, QJsonObject{}}, {u"previous"_s, 5}});
    model.havePlan(model.planCall(), reply(odd));
    CHECK(model.checks().size() == odd[u"checks"].toArray().size());
    CHECK(model.forecasts().size() == odd[u"forecasts"].toArray().size());
    CHECK_FALSE(model.traffic().isEmpty());
    CHECK_FALSE(model.takeAdvice());
    // A rollout without a sentence is under way all the same.
    CHECK_FALSE(model.underWay().isEmpty());
    CHECK_FALSE(model.whyNot(WizardStep::Confirm).isEmpty());
}
