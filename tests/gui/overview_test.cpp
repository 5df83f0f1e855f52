#include "gui/overview/overview_page.h"
#include "gui/parts/time_chart.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

const Timestamp noon = *parseTimestamp(u"2026-11-25T12:00:00Z"_s);

QJsonObject currently(const QString& unit, double value)
{
    const QJsonObject row{{u"metric"_s, u"error_rate"_s}, {u"title"_s, u"Errors"_s}, {u"unit"_s, unit}, {u"state"_s, u"ok"_s}, {u"value"_s, value}, {u"warning"_s, 1}, {u"critical"_s, 5}, {u"at"_s, text(noon)}, {u"age_seconds"_s, 2}};
    return {{u"metrics"_s, QJsonArray{row}}};
}

/// A point every 15 s of an hour until then, all of one value; none from `gapFrom` on.
QJsonObject course(Timestamp until, double value, Duration gapFrom = 2h)
{
    QJsonArray points;
    for (Duration at = 0s; at <= 1h && at < gapFrom; at += 15s) {
        points.append(QJsonArray{microseconds(until - 1h + at) / 1000, value});
    }
    const QJsonObject row{{u"metric"_s, u"error_rate"_s}, {u"points"_s, points}};
    return {{u"from"_s, text(until - 1h)}, {u"to"_s, text(until)}, {u"step_seconds"_s, 15}, {u"metrics"_s, QJsonArray{row}}};
}

MetricModel compared(const QString& unit, const QJsonObject& dayBefore)
{
    return metricModels(currently(unit, 0.42), course(noon, 0.5), dayBefore).first();
}

} // namespace

TEST_CASE("a tile says the change against the same time a day before, in points where shares differ", "[gui][overview]")
{
    const auto percent = compared(u"%"_s, course(noon - 24h, 0.30));
    REQUIRE(percent.changeText() == u"+0.120\u00a0pt against 24 h ago · 2 s ago");
    REQUIRE(compared(u"ms"_s, course(noon - 24h, 0.92)).changeText() == u"\u22120.500\u00a0ms against 24 h ago · 2 s ago");
    REQUIRE(percent.dayBefore.size() == 241);
    REQUIRE(percent.dayBefore.last().x() == percent.line.points.last().x());
}

TEST_CASE("where nothing was measured a day before, a tile says so and no zero", "[gui][overview]")
{
    const QString nothing = u"no data of 24 h ago · 2 s ago"_s;
    REQUIRE(compared(u"%"_s, course(noon - 24h, 0.30, 0s)).changeText() == nothing);
    // A gap at that time stays one, whatever was measured before it or on another day.
    REQUIRE(compared(u"%"_s, course(noon - 24h, 0.30, 58min)).changeText() == nothing);
    REQUIRE(compared(u"%"_s, course(noon - 48h, 0.30)).changeText() == nothing);
    REQUIRE(compared(u"%"_s, course(noon, 0.30)).changeText() == nothing);
    // Not yet told is another thing than not measured.
    REQUIRE(compared(u"%"_s, {}).changeText() == u"2 s ago");
}

TEST_CASE("the overview draws the day before behind the large chart and asks for it by its offset", "[gui][overview]")
{
    PageStand stand;
    stand.engine.say(u"metrics:current"_s, currently(u"%"_s, 0.42));
    stand.engine.answer(u"metrics:history"_s, [](const api::Call& call) { return api::Reply{call.parameters.contains(u"offset"_s) ? course(noon - 24h, 0.30) : course(noon, 0.5), {}, 0}; });
    REQUIRE(stand.open());
    OverviewPage page(stand.context());
    page.resize(1000, 900);
    page.show();
    page.setShown(true);
    REQUIRE(waitFor([&] { return readable(page).contains(u"against 24 h ago"); }));
    const auto* chart = page.findChild<TimeChart*>();
    REQUIRE(chart != nullptr);
    REQUIRE(waitFor([&] { return chart->accessibleDescription().contains(u"24 h ago 0.300"); }));
    REQUIRE(chart->accessibleDescription().startsWith(u"Errors 0.500"));
    QStringList offsets;
    for (const api::Call& call : stand.engine.calls()) {
        offsets.append(call.parameters.value(u"offset"_s).toString());
    }
    REQUIRE(offsets.contains(u"23h50m"));
}
