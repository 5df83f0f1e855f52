#include "domain/verdict_settings.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

TEST_CASE("settings of the verdict read back exactly")
{
    VerdictSettings settings;
    settings.abortBound = 250;
    settings.minutes = 30;
    settings.tailBets[1] = {0.99, 5.5};
    settings.errorMargin = {3, 0.01};
    settings.latencyShifts = {0.2, 0.4, 0.9};
    const auto read = verdictSettingsOf(toJson(settings), u"verdict"_s);
    REQUIRE_OK(read);
    REQUIRE(toJson(*read) == toJson(settings));
    REQUIRE(toJson(*verdictSettingsOf({}, u"verdict"_s)) == toJson(VerdictSettings{}));
}

TEST_CASE("settings of the verdict that make no promise are refused by their field")
{
    const auto field = [](const QJsonObject& object) {
        const auto read = verdictSettingsOf(object, u"rollout.json.verdict"_s);
        REQUIRE_FALSE(read);
        return read.error().field;
    };
    REQUIRE(field({{u"abort_bound"_s, 1}}) == u"rollout.json.verdict.abort_bound");
    REQUIRE(field({{u"error_margin"_s, QJsonObject{{u"added"_s, 0}}}}).startsWith(u"rollout.json.verdict.error_margin"));
    REQUIRE(field({{u"error_odds_ratios"_s, QJsonArray{1, 2}}}) == u"rollout.json.verdict.error_odds_ratios");
    REQUIRE(field({{u"abort_bond"_s, 100}}) == u"rollout.json.verdict.abort_bond");
}
