#include "domain/rollout/stage_plan.h"

#include "support/catch.h"

#include <QJsonObject>

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

TEST_CASE("the standard stages are the runbook's: 1 % 15 min, 5 % 30 min, 25 % 60 min, 100 %")
{
    const auto plan = StagePlan::standard();
    REQUIRE(plan.count() == 4);
    REQUIRE(plan.text() == u"1:15m,5:30m,25:1h,100:30m");
    REQUIRE(plan.nameOf(0) == u"canary-1 (1 %)");
    REQUIRE(plan.nameOf(3) == u"full (100 %)");
}

TEST_CASE("deploy:monitor --stage=canary-1 and deploy:canary --stage=25 name stages of the plan")
{
    const auto plan = StagePlan::standard();
    REQUIRE(plan.find(u"canary-1"_s).value() == 0);
    REQUIRE(plan.find(u"25"_s).value() == 2);
    REQUIRE(plan.find(u"5%"_s).value() == 1);
    const auto unknown = plan.find(u"10"_s, u"stage"_s);
    REQUIRE(unknown.error().code == ErrorCode::NotFound);
    REQUIRE(unknown.error().field == u"stage");
    REQUIRE(unknown.error().hint.contains(u"1, 5, 25, 100"));
}

TEST_CASE("a platform or a call brings its own stages")
{
    const auto plan = StagePlan::parse(u"0.5:1m, 50:2m, 100:1h"_s);
    REQUIRE_OK(plan);
    REQUIRE(plan->at(0).share == Percent::ofHundredths(50));
    REQUIRE(StagePlan::parse(plan->text()).value() == *plan);
    REQUIRE(StagePlan::fromJson(plan->toJson(), u"stages"_s).value() == *plan);
}

TEST_CASE("stages that no rollout can go through are refused by their field")
{
    for (const auto& wrong :
         { u""_s, u"1"_s, u"1:15m"_s, u"0:1m,100:1m"_s, u"5:1m,5:1m,100:1m"_s, u"25:1m,5:1m,100:1m"_s, u"1:0s,100:1m"_s,
           u"1:8d,100:1m"_s, u"1:1m,100:1m,100:1m"_s, u"1:fast,100:1m"_s }) {
        INFO(wrong.toStdString());
        const auto plan = StagePlan::parse(wrong, u"stages"_s);
        REQUIRE_FALSE(plan);
        REQUIRE(plan.error().field == u"stages");
        REQUIRE_FALSE(plan.error().hint.isEmpty());
    }
    REQUIRE_FALSE(StagePlan::fromJson(QJsonArray{ QJsonObject{ { u"share"_s, u"5%"_s } } }, u"stages"_s));
}
