#include "engine/report/chart.h"
#include "support/catch.h"

#include <algorithm>
#include <QXmlStreamReader>

using namespace godel;
using namespace godel::engine;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp start = timestampOf(1'770'000'000'000'000);

QList<ChartPoint> series(int count, double value = 1)
{
    QList<ChartPoint> points;
    for (int at = 0; at < count; ++at) {
        points.append({start + at * 5s, value});
    }
    return points;
}

/// How often the element is there; fails where the text is not well-formed.
int elements(const QString& html, const QString& name)
{
    QXmlStreamReader reader(html);
    int count = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        count += reader.isStartElement() && reader.name() == name ? 1 : 0;
    }
    INFO(reader.errorString().toStdString());
    REQUIRE_FALSE(reader.hasError());
    return count;
}

} // namespace

TEST_CASE("a line is kept to the smallest and the largest value of each column, so that no spike is lost")
{
    QList<ChartPoint> points = series(50'000);
    points[31'234].value = 1000;
    points[40'001].value = -5;
    const auto kept = thinned(points, points.first().at, points.last().at);
    REQUIRE(kept.size() <= 2 * chartColumns);
    REQUIRE(std::is_sorted(kept.begin(), kept.end(), [](const ChartPoint& a, const ChartPoint& b) { return a.at < b.at; }));
    REQUIRE(std::any_of(kept.begin(), kept.end(), [&](const ChartPoint& point) { return point.value == 1000 && point.at == points[31'234].at; }));
    REQUIRE(std::any_of(kept.begin(), kept.end(), [](const ChartPoint& point) { return point.value == -5; }));
    REQUIRE(thinned(series(chartColumns), start, start + 1h).size() == chartColumns);
}

TEST_CASE("a chart has its lines, the limits that it can show and its marks, and is well-formed")
{
    const QString figure = figureOf({u"errors < 1 & \"rising\""_s, u"%"_s, false, {{u"<new>"_s, u"new"_s, series(100, 2)}, {u"old"_s, u"stable"_s, series(100, 1)}},
                                     {{u"warning"_s, 1.5}, {u"critical"_s, 500}}, {{start - 2h, u"long before"_s}, {start - 1h, u"before"_s}, {start + 10s, u"canary-2"_s}, {start + 1h, u"after"_s}}});
    REQUIRE(elements(figure, u"path"_s) == 2);
    REQUIRE(elements(figure, u"li"_s) == 4);
    REQUIRE(figure.count(u"class=\"limit\" x1"_s) == 1);
    REQUIRE(figure.count(u"class=\"mark\""_s) == 2);
    REQUIRE(figure.contains(u">before<"_s));
    REQUIRE(figure.contains(u"critical: 500 % (above the picture)"_s));
    REQUIRE(figure.contains(u"&lt;new&gt;"_s));
    REQUIRE_FALSE(figure.contains(u"<new>"_s));
}

TEST_CASE("evidence of any size stays inside a logarithmic chart")
{
    QList<ChartPoint> points = series(4);
    points[0].value = 0;
    points[1].value = 1e-300;
    points[2].value = 1e250;
    const QString figure = figureOf({u"evidence"_s, {}, true, {{u"worse"_s, u"worse"_s, points}}, {{u"bound"_s, 100}}, {}});
    REQUIRE(elements(figure, u"path"_s) == 1);
    REQUIRE_FALSE(figure.contains(u"nan"_s));
    REQUIRE_FALSE(figure.contains(u"inf"_s));
    const QString path = figure.section(u" d=\"M"_s, 1).section(u'"', 0, 0);
    for (const QString& point : path.split(u'L')) {
        const double y = point.section(u' ', 1).toDouble();
        REQUIRE(y >= 24);
        REQUIRE(y <= 224);
    }
}

TEST_CASE("one point, no value over zero, or nothing at all is a chart too")
{
    REQUIRE(elements(figureOf({u"one"_s, u"ms"_s, false, {{u"a"_s, u"new"_s, series(1, 0)}}, {{u"limit"_s, 5}}, {}}), u"path"_s) == 1);
    REQUIRE(figureOf({u"none"_s, u"ms"_s, false, {{u"a"_s, u"new"_s, {}}}, {}, {}}).contains(u"Nothing was measured."_s));
}
