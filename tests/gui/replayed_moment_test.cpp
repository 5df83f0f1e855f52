#include "gui/deployments/replayed_moment.h"
#include "gui/theme/words.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace Qt::StringLiterals;

namespace {

const Timestamp begun = *parseTimestamp(u"2026-11-25T02:00:00Z"_s);

double at(int second)
{
    return static_cast<double>(microseconds(begun + std::chrono::seconds(second))) / 1000;
}

/// Ten scrapes of 1 % and then ten of 5 %; the new version answers 100 requests in each and one of them badly.
EvidenceModel twoStages()
{
    QJsonArray rows;
    for (int second = 0; second < 20; ++second) {
        rows.append(QJsonObject{{u"at"_s, text(begun + std::chrono::seconds(second))}, {u"stage"_s, second < 10 ? u"canary-1 (1 %)"_s : u"canary-2 (5 %)"_s}, {u"new_requests"_s, 100}, {u"new_bad"_s, 1},
                                {u"stable_requests"_s, 1000}, {u"stable_bad"_s, 5}, {u"new_p95_ms"_s, 300 + second}, {u"stable_p95_ms"_s, 290}, {u"verdict"_s, second == 9 ? u"pass"_s : u"watching"_s}});
    }
    EvidenceModel model;
    REQUIRE(model.take({{u"abort_at"_s, 200}, {u"pass_at"_s, 20}, {u"scrapes"_s, rows}}));
    return model;
}

QList<TimelineStage> doneStages()
{
    QList<TimelineStage> stages;
    for (const auto& name : {u"canary-1 (1 %)"_s, u"canary-2 (5 %)"_s, u"full (100 %)"_s}) {
        stages.append({name, u"1 %"_s, u"15:00"_s, u"done"_s, Standing::Ok, 1});
    }
    return stages;
}

} // namespace

TEST_CASE("at a moment both sides stand as the scrapes of that stage until then say", "[gui][rollout]")
{
    const EvidenceModel model = twoStages();
    const QJsonArray rows = comparisonAt(model, at(4));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0][u"canary"_s].toString().startsWith(u"1"));
    CHECK(rows[0][u"stable"_s].toString().startsWith(u"0.5"));
    CHECK(rows[0][u"n"_s].toString() == u"500");
    CHECK(rows[0][u"difference"_s].toString().startsWith(u"+0.5"));
    CHECK(rows[0][u"difference"_s].toString().contains(u"…"));
    CHECK(rows[0][u"gate"_s].toString() == u"no-data");
    CHECK(rows[1][u"canary"_s].toString().startsWith(u"304"));
    CHECK(rows[1][u"difference"_s].toString().startsWith(u"+14"));
    // The stage's verdict, and then the next one from its own first scrape.
    CHECK(comparisonAt(model, at(9))[0][u"gate"_s].toString() == u"ok");
    CHECK(comparisonAt(model, at(9))[0][u"n"_s].toString() == figureText(1000.0));
    CHECK(comparisonAt(model, at(10))[0][u"n"_s].toString() == u"100");
    CHECK(comparisonAt(model, at(-1)).isEmpty());
    CHECK(comparisonAt(EvidenceModel(), at(3)).isEmpty());
}

TEST_CASE("at a moment the stages before it are done, its own is under way and the rest lies ahead", "[gui][rollout]")
{
    const EvidenceModel model = twoStages();
    const auto stages = stagesAt(doneStages(), model, at(15));
    CHECK(stages[0].state == u"done");
    CHECK(stages[1].state == u"now");
    CHECK(stages[1].progress > 0.5);
    CHECK(stages[1].progress < 0.6);
    CHECK(stages[2].state == u"ahead");
    CHECK(stages[2].progress == 0);
    for (const TimelineStage& stage : stagesAt(doneStages(), model, at(-1))) {
        CHECK(stage.state == u"ahead");
    }
    // A scrape of a stage that the plan does not have leaves everything ahead.
    CHECK(stagesAt({}, model, at(5)).isEmpty());
}

TEST_CASE("counts that no scrape can have are not believed", "[gui][rollout]")
{
    EvidenceModel model;
    REQUIRE(model.take({{u"scrapes"_s, QJsonArray{QJsonObject{{u"at"_s, text(begun)}, {u"stage"_s, u"a"_s}, {u"new_requests"_s, 9e18}, {u"new_bad"_s, -4}, {u"stable_requests"_s, u"many"_s}}}}}));
    CHECK(model.points().first().newRequests == 1'000'000'000);
    CHECK(model.points().first().newBadRequests == 0);
    CHECK(model.points().first().stableRequests == 0);
    CHECK(comparisonAt(model, at(1)).size() == 2);
}
