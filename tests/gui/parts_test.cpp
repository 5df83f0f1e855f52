#include "base/json.h"
#include "gui/parts/table.h"
#include "gui/parts/time_chart.h"
#include "gui/stand/page_stand.h"
#include "gui/theme/words.h"
#include "support/catch.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QKeyEvent>
#include <QLineSeries>
#include <QScrollBar>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QList<QPointF> measured(int count, double step, double from = 0)
{
    QList<QPointF> points;
    for (int at = 0; at < count; ++at) {
        points.append({from + at * step, double((at * 37) % 101)});
    }
    return points;
}

void press(QWidget& widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(&widget, &event);
}

/// In how many pixels two pictures of one size differ.
int differing(const QImage& left, const QImage& right)
{
    int count = 0;
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x) {
            count += left.pixel(x, y) != right.pixel(x, y) ? 1 : 0;
        }
    }
    return count;
}

QJsonArray numbered(int count, const QString& prefix = u"r"_s)
{
    QJsonArray rows;
    for (int number = 0; number < count; ++number) {
        rows.append(QJsonObject{{u"id"_s, prefix + QString::number(number)}, {u"value"_s, number}, {u"state"_s, u"ok"_s}});
    }
    return rows;
}

QList<Column> threeColumns()
{
    return {{u"id"_s, u"Id"_s, ColumnKind::Mono}, {u"value"_s, u"Value"_s, ColumnKind::Figure, u"ms"_s}, {u"state"_s, u"State"_s, ColumnKind::Standing}};
}

} // namespace

TEST_CASE("thinning keeps every spike and dip, the ends, and the order", "[gui][parts]")
{
    QList<QPointF> points = measured(40'320, 15'000);
    const QList<int> spikes{0, 777, 20'001, 40'319};
    const QList<int> dips{5'000, 12'000, 26'000, 33'333};
    for (const int at : spikes) {
        points[at].setY(10'000 + at);
    }
    for (const int at : dips) {
        points[at].setY(-10'000 - at);
    }
    const double to = points.last().x();
    for (const int columns : {100, 400, 1900}) {
        const auto kept = thinned(points, 0, to, columns);
        REQUIRE(kept.size() <= 4 * (columns + 1));
        REQUIRE(kept.first() == points.first());
        REQUIRE(kept.last() == points.last());
        REQUIRE(std::is_sorted(kept.begin(), kept.end(), [](const QPointF& left, const QPointF& right) { return left.x() < right.x(); }));
        for (const int at : spikes + dips) {
            REQUIRE(kept.contains(points[at]));
        }
    }
    REQUIRE(thinned(points.mid(0, 300), 0, to, 100).size() == 300);
    REQUIRE(thinned(points, 0, 0, 100).size() == points.size());
    REQUIRE(thinned({}, 0, 1, 100).isEmpty());
    // What lies outside of what is asked for, by however much, stays countable.
    REQUIRE(thinned(points + QList<QPointF>{{1e300, 1}, {1e301, 2}}, 0, to, 100).size() <= 4 * 101);
}

TEST_CASE("a line breaks where nothing was measured, and nowhere else, however much is thinned", "[gui][parts]")
{
    constexpr double step = 15'000;
    const QList<QPointF> whole = measured(40'320, step);
    const double to = whole.last().x();
    REQUIRE(stretchesOf(whole, 0, to, {800, step}).size() == 1);
    QList<QPointF> broken = whole;
    // Two hours and a day.
    broken.remove(30'000, 5'760);
    broken.remove(10'000, 480);
    const auto stretches = stretchesOf(broken, 0, to, {800, step});
    REQUIRE(stretches.size() == 3);
    REQUIRE(stretches[0].last() == whole[9'999]);
    REQUIRE(stretches[1].first() == whole[10'480]);
    REQUIRE(stretches[1].last() == whole[29'999]);
    REQUIRE(stretches[2].first() == whole[35'760]);
    // Few points, few columns: a gap of four steps is one, of three is none.
    REQUIRE(stretchesOf({{0, 1}, {30, 1}, {71, 1}}, 0, 1000, {500, 10}).size() == 2);
    // However often nothing was measured, there are never more pieces than can be seen.
    QList<QPointF> sieve;
    for (int at = 0; at < 40'000; ++at) {
        sieve.append({at * 100.0, 1});
    }
    REQUIRE(stretchesOf(sieve, 0, 4e6, {400, 1}).size() <= 400);
    REQUIRE(stretchesOf({}, 0, 1, {400, 1}).isEmpty());
    // Without a known distance nothing is a gap.
    REQUIRE(stretchesOf({{0, 1}, {900, 1}}, 0, 1000, {500, 0}).size() == 1);
}

TEST_CASE("a sparkline draws both limits and its line, and draws nothing wrong of nothing", "[gui][parts]")
{
    Sparkline line;
    line.resize(200, 40);
    const auto drawn = [&line](const QList<QPointF>& points, std::optional<double> warning, std::optional<double> critical) {
        line.show({points, 15'000, 0, 1.5e6, warning, critical});
        return line.grab().toImage();
    };
    const QList<QPointF> points = measured(100, 15'000);
    REQUIRE(differing(drawn({}, {}, {}), drawn(points, {}, {})) > 200);
    REQUIRE(differing(drawn(points, {}, {}), drawn(points, 60, {})) > 50);
    REQUIRE(differing(drawn(points, 60, {}), drawn(points, 60, 90)) > 20);
    // So far above that it would press the line to the ground.
    REQUIRE(differing(drawn(points, 60, {}), drawn(points, 60, 9000)) == 0);
    for (const Sparkline::Shown& odd : {Sparkline::Shown{}, Sparkline::Shown{{{0, 0}}, 0, 0, 0, {}, {}}, Sparkline::Shown{{{5, 1e300}, {6, -1e300}}, 1, 0, 10, 1e300, -1e300},
                                        Sparkline::Shown{{{1e300, 1}, {1e301, 2}}, 1, 0, 10, {}, {}}}) {
        line.show(odd);
        REQUIRE_FALSE(line.grab().isNull());
    }
}

TEST_CASE("a chart has a piece for each stretch, writes both limits, and says its last values", "[gui][parts]")
{
    TimeChart chart(u"Latency"_s, u"ms"_s);
    chart.resize(800, 240);
    QList<QPointF> points = measured(40'320, 15'000, 1.7e12);
    const double from = points.first().x();
    const double to = points.last().x();
    TimeChart::Shown shown{.lines = {{u"stable"_s, Qt::blue, false, points}, {u"canary"_s, Qt::red, true, points}}, .marks = {{from + 1e8, u"5 %"_s}, {from - 1e8, u"outside"_s}}, .from = from, .to = to, .step = 15'000,
                           .warning = 80, .critical = 2000};
    chart.show(shown);
    REQUIRE(chart.chart()->series().size() == 2);
    REQUIRE(chart.accessibleDescription().contains(u"stable"));
    REQUIRE(chart.accessibleDescription().contains(figureText(points.last().y(), u"ms"_s)));
    const QImage both = chart.grab().toImage();
    shown.critical.reset();
    chart.show(shown);
    const QImage one = chart.grab().toImage();
    // A limit far beyond is written at the edge.
    REQUIRE(differing(both, one) > 20);
    shown.warning.reset();
    chart.show(shown);
    REQUIRE(differing(one, chart.grab().toImage()) > 50);

    points.remove(20'000, 5'000);
    shown.lines = {{u"stable"_s, Qt::blue, false, points}};
    chart.show(shown);
    REQUIRE(chart.chart()->series().size() == 2);
    shown.lines = {{u"stable"_s, Qt::blue, false, {}}};
    chart.show(shown);
    REQUIRE(chart.accessibleDescription() == u"no data");
    REQUIRE_FALSE(chart.grab().isNull());
    shown.lines = {{u"evidence"_s, Qt::blue, false, {{from, 0}, {from + 1, -5}, {to, 1e300}}}};
    chart.show(shown);
    REQUIRE_FALSE(chart.grab().isNull());
    for (const int key : {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Left, Qt::Key_Right, Qt::Key_Escape}) {
        press(chart, key);
    }
    press(chart, Qt::Key_C, Qt::ControlModifier);
    REQUIRE_FALSE(QApplication::clipboard()->pixmap().isNull());
}

TEST_CASE("the course of another day is a band behind, named in the legend, with its gaps and its own value", "[gui][parts]")
{
    TimeChart chart(u"Latency"_s, u"ms"_s);
    chart.resize(800, 240);
    const QList<QPointF> today = measured(240, 15'000, 1.7e12);
    TimeChart::Shown shown{.lines = {{u"today"_s, Qt::blue, false, today}}, .from = today.first().x(), .to = today.last().x(), .step = 15'000};
    chart.show(shown);
    const QImage alone = chart.grab().toImage();
    QList<QPointF> then = today;
    for (QPointF& point : then) {
        point.ry() += 40;
    }
    // Beyond what is on show it is neither drawn nor does it stretch the axis.
    then.append({shown.to + 60'000, 1e6});
    shown.earlier = {u"24 h ago"_s, then, 15'000};
    chart.show(shown);
    REQUIRE(chart.chart()->series().size() == 2);
    REQUIRE(chart.chart()->series().first()->type() == QAbstractSeries::SeriesTypeArea);
    REQUIRE(chart.chart()->series().first()->name() == u"24 h ago");
    REQUIRE(chart.chart()->legend()->isVisible());
    REQUIRE(differing(alone, chart.grab().toImage()) > 1000);
    REQUIRE(chart.accessibleDescription().contains(u"24 h ago "_s + figureText(today.last().y() + 40, u"ms"_s)));
    REQUIRE(chart.shown().earlier->points.size() == 240);

    then.remove(80, 40);
    shown.earlier = {u"24 h ago"_s, then, 15'000};
    chart.show(shown);
    REQUIRE(chart.chart()->series().size() == 3);

    shown.earlier = {u"24 h ago"_s, {}, 15'000};
    chart.show(shown);
    REQUIRE(chart.accessibleDescription().endsWith(u"24 h ago: no data"));
    REQUIRE(chart.chart()->series().first()->name() == u"24 h ago: no data");
    REQUIRE_FALSE(chart.grab().isNull());
}

TEST_CASE("a chart that was filled before it had its place is as fine as one that was filled in it", "[gui][parts]")
{
    const QList<QPointF> points = measured(900, 15'000, 1.7e12);
    const TimeChart::Shown shown{.lines = {{u"today"_s, Qt::blue, false, points}}, .from = points.first().x(), .to = points.last().x(), .step = 15'000, .earlier = TimeChart::Earlier{u"24 h ago"_s, points, 15'000}};
    TimeChart early(u"Latency"_s, u"ms"_s);
    early.resize(180, 160);
    early.show(shown);
    early.grab();
    early.resize(900, 240);
    early.QWidget::show();
    TimeChart late(u"Latency"_s, u"ms"_s);
    late.resize(900, 240);
    late.grab();
    late.show(shown);
    const auto* line = qobject_cast<QLineSeries*>(early.chart()->series().last());
    const auto* wanted = qobject_cast<QLineSeries*>(late.chart()->series().last());
    REQUIRE(waitFor([&] { return line->count() == wanted->count(); }));
    REQUIRE(line->count() == 900);
}

TEST_CASE("the extent of a column has its least and its greatest value, up to the last point", "[gui][parts]")
{
    QList<QPointF> points;
    for (int at = 0; at <= 100; ++at) {
        points.append({double(at), at == 37 ? 900.0 : at == 38 ? -900.0 : 5.0});
    }
    const auto pieces = extentsOf(points, 0, 100, {10, 1});
    REQUIRE(pieces.size() == 1);
    REQUIRE(pieces.first().size() == 11);
    REQUIRE(pieces.first()[3].most == 900);
    REQUIRE(pieces.first()[3].least == -900);
    REQUIRE(pieces.first().last().at == 100);
    points.remove(40, 30);
    REQUIRE(extentsOf(points, 0, 100, {10, 1}).size() == 2);
    REQUIRE(extentsOf({}, 0, 100, {10, 1}).isEmpty());
    REQUIRE(extentsOf({{5, 1}}, 0, 100, {10, 1}).first().first().most == 1);
}

TEST_CASE("rows that are given again keep what is chosen and where one has scrolled to", "[gui][parts]")
{
    Table table(new RowsModel(threeColumns()), u"Things"_s);
    table.resize(400, 300);
    table.show();
    table.rows()->setRows(numbered(1000));
    REQUIRE(waitFor([&] { return table.verticalScrollBar()->maximum() > 500; }));
    table.select(500);
    QStringList chosen;
    QObject::connect(&table, &Table::chosen, [&chosen](const QJsonObject& row) { chosen.append(row.value(u"id"_s).toString()); });
    REQUIRE(waitFor([&] { return table.verticalScrollBar()->value() > 0; }));
    const int scrolled = table.verticalScrollBar()->value();
    table.rows()->setRows(numbered(1000));
    table.rows()->setRows(numbered(1200));
    REQUIRE(table.verticalScrollBar()->value() == scrolled);
    REQUIRE(table.selected().value(u"id"_s).toString() == u"r500");
    REQUIRE(chosen.isEmpty());
    // A row in front of it: the choice follows the thing, not the number of its row.
    QJsonArray more{QJsonObject{{u"id"_s, u"new"_s}}};
    for (const QJsonValue& row : numbered(1200)) {
        more.append(row);
    }
    table.rows()->setRows(more);
    REQUIRE(table.selected().value(u"id"_s).toString() == u"r500");
    REQUIRE(chosen.isEmpty());
    // What is gone is not chosen any more.
    table.rows()->setRows(numbered(20));
    REQUIRE(table.selected().value(u"id"_s).toString() != u"r500");
    table.rows()->setRows({});
    REQUIRE(table.selected().isEmpty());
    REQUIRE(table.rows()->find(u"id"_s, u"r1"_s) == -1);
}

TEST_CASE("Enter opens a row, Ctrl+C copies it, and a value is written by its kind", "[gui][parts]")
{
    Table table(new RowsModel(threeColumns()), u"Things"_s);
    table.rows()->setRows(numbered(3));
    QStringList opened;
    QObject::connect(&table, &Table::opened, [&opened](const QJsonObject& row) { opened.append(row.value(u"id"_s).toString()); });
    press(table, Qt::Key_Return);
    REQUIRE(opened.isEmpty());
    table.select(1);
    press(table, Qt::Key_Return);
    REQUIRE(opened == QStringList{u"r1"_s});
    press(table, Qt::Key_C, Qt::ControlModifier);
    REQUIRE(QApplication::clipboard()->text() == u"r1\t1\u00A0ms\tok"_s);
    REQUIRE(table.rows()->index(1, 2).data(RowsModel::standingRole).toInt() == int(Standing::Ok));
    REQUIRE(table.rows()->index(1, 0).data(Qt::AccessibleTextRole).toString() == u"Id: r1");

    const Column mono{u"x"_s, {}, ColumnKind::Mono};
    const Column text{u"x"_s, {}, ColumnKind::Text};
    const Column time{u"x"_s, {}, ColumnKind::Time};
    const QList<std::tuple<QJsonValue, Column, QString>> cells{
        {QJsonValue(4711), mono, u"4711"_s},       {QJsonValue(1.5), mono, u"1.50"_s},  {QJsonValue(), text, u"–"_s},        {QJsonValue(true), text, u"yes"_s},
        {QJsonValue(u"soon"_s), time, u"soon"_s},  {QJsonArray{1, u"b"_s}, text, u"1, b"_s}, {QJsonObject{{u"a"_s, 1}, {u"b"_s, u"x y"_s}}, text, u"a=1, b=x y"_s},
        {QJsonObject{{u"a"_s, QJsonObject{{u"b"_s, 1}}}}, text, u"a={\"b\":1}"_s}, {QJsonObject(), text, QString()}, {QJsonValue(u"a\u202eb\nc"_s), text, u"a b c"_s}};
    for (const auto& [value, column, written] : cells) {
        REQUIRE(cellText(value, column) == written);
    }
    REQUIRE(cellText(1e300, text).size() < 40);
    REQUIRE(standingOf(u"stale"_s) == Standing::Unknown);
    REQUIRE(standingOf(u"info"_s) == Standing::Neutral);
    REQUIRE(standingOf(u"OK"_s) == Standing::Unknown);
    const auto columns = columnsOf({QJsonObject{{u"b"_s, 1}, {u"a"_s, u"x"_s}}, QJsonObject{{u"at"_s, u"x"_s}}, 5}, {u"b"_s, u"absent"_s});
    REQUIRE(columns.size() == 3);
    REQUIRE(columns[0].key == u"b");
    REQUIRE(columns[0].kind == ColumnKind::Figure);
    REQUIRE(columns[2].kind == ColumnKind::Time);
}

TEST_CASE("times and figures are written as the house writes them", "[gui][parts]")
{
    const auto at = parseTimestamp(u"2026-11-25T14:02:07Z"_s);
    const auto later = parseTimestamp(u"2026-11-26T14:02:07Z"_s);
    REQUIRE(clockText(*at, *at) == u"14:02:07 UTC");
    REQUIRE(clockText(*at, *later) == u"2026-11-25 14:02:07 UTC");
    REQUIRE(ageText(-5s) == u"just now");
    REQUIRE(ageText(59s) == u"59 s ago");
    REQUIRE(ageText(3h) == u"3 h ago");
    REQUIRE(ageText(49h) == u"2 d ago");
    REQUIRE(countdownText(760s) == u"12:40");
    REQUIRE(countdownText(11100s) == u"3:05:00");
    REQUIRE(countdownText(-1s) == u"0:00");
    REQUIRE(figureText(0.42, u"%"_s) == u"0.420\u00A0%"_s);
    REQUIRE(signedText(-0.02) == u"\u22120.020"_s);
    REQUIRE(figureText(QJsonValue(u"x"_s)) == u"–");
}
