#include "gui/parts/chart_menu.h"
#include "gui/parts/table.h"
#include "gui/parts/time_chart.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

#include <QApplication>
#include <QChart>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTimeAxis>
#include <QFile>
#include <QKeyEvent>
#include <QMenu>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double noon = 1'764'072'000'000; ///< 2025-11-25 12:00:00 UTC

/// A chart of two lines and yesterday, a folder to save into, and what was told.
struct ChartStand {
    TimeChart chart{u"Latency, p95"_s, u"ms"_s};
    QTemporaryDir folder;
    QString path;
    QString proposed;
    QStringList told;
    Standing standing = Standing::Unknown;

    ChartStand()
    {
        chart.resize(700, 260);
        chart.show(TimeChart::Shown{.lines = {{u"stable"_s, Qt::blue, false, {{noon, 300}, {noon + 15'000, 0.5}}}, {u"=canary"_s, Qt::red, true, {{noon + 15'000, -612.25}}}}, .from = noon, .to = noon + 60'000, .step = 15'000,
                                    .warning = 500, .earlier = TimeChart::Earlier{u"24 h ago"_s, {{noon + 7'000, 280}}, 15'000}});
        chart.QWidget::show();
        chart.menu()->setChooser([this](const QString& name) {
            proposed = name;
            return path;
        });
        QObject::connect(&chart, &TimeChart::told, [this](Standing how, const QString& sentence, const QString& next) {
            standing = how;
            told.append(sentence + u'|' + next);
        });
    }

    QAction& action(const QString& name) const
    {
        auto* found = chart.menu()->menu()->findChild<QAction*>(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    void save(const QString& kind, const QString& where)
    {
        path = where;
        action(kind).trigger();
    }
    QByteArray saved(const QString& kind)
    {
        save(kind, folder.filePath(u"chart."_s + kind));
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

} // namespace

TEST_CASE("a chart is saved as a picture in points, in lines, and as figures", "[gui][chart]")
{
    ChartStand stand;
    const QImage picture = QImage::fromData(stand.saved(u"png"_s));
    REQUIRE(picture.size() == stand.chart.viewport()->size() * stand.chart.devicePixelRatioF());
    REQUIRE(stand.standing == Standing::Ok);
    REQUIRE(stand.told.last().contains(stand.path));
    REQUIRE(stand.proposed == u"latency-p95-20251125-120100.png");

    const QByteArray svg = stand.saved(u"svg"_s);
    REQUIRE(QSvgRenderer(svg).isValid());
    REQUIRE(svg.contains("Latency, p95 (ms)"));
    REQUIRE(svg.contains("24 h ago"));

    REQUIRE(stand.saved(u"csv"_s) == "\"time (UTC)\",\"stable (ms)\",\"'=canary (ms)\",\"24 h ago (ms)\"\r\n"
                                     "2025-11-25T12:00:00Z,300,,\r\n"
                                     "2025-11-25T12:00:07Z,,,280\r\n"
                                     "2025-11-25T12:00:15Z,0.5,-612.25,\r\n");
}

TEST_CASE("the menu itself is in no picture of the chart", "[gui][chart]")
{
    ChartStand stand;
    const QImage before = stand.chart.picture();
    stand.chart.menu()->hide();
    REQUIRE(stand.chart.picture() == before);
    stand.action(u"copy"_s).trigger();
    REQUIRE(QApplication::clipboard()->image().size() == before.size());
}

TEST_CASE("a place that takes no file is told with the next step, and nothing half is left there", "[gui][chart]")
{
    ChartStand stand;
    for (const QString& bad : {stand.folder.filePath(u"no/such/chart.png"_s), u"/proc/chart.png"_s, u"/dev/full"_s, stand.folder.path()}) {
        INFO(bad.toStdString());
        const auto before = stand.told.size();
        stand.save(u"png"_s, bad);
        REQUIRE(stand.told.size() == before + 1);
        REQUIRE(stand.standing == Standing::Warning);
        REQUIRE(stand.told.last().contains(bad));
        REQUIRE(stand.told.last().contains(u"|Choose another place"));
    }
    REQUIRE(QDir(stand.folder.path()).isEmpty());
    REQUIRE_FALSE(QFileInfo(u"/dev/full"_s).isFile());
    // Who chooses no place is told nothing.
    const auto before = stand.told.size();
    stand.save(u"svg"_s, {});
    REQUIRE(stand.told.size() == before);
}

TEST_CASE("a full disk leaves the chart that was there as it was", "[gui][chart]")
{
    ChartStand stand;
    const QByteArray whole = stand.saved(u"csv"_s);
    const QString path = stand.path;
    stand.chart.show(TimeChart::Shown{.lines = {{u"other"_s, Qt::blue, false, {{noon, 1}, {noon + 1, 2}}}}, .from = noon, .to = noon + 1});
    {
        // A file may not grow beyond a few bytes, as on a disk that is full.
        const auto present = std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        const rlimit tight{4, usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
        stand.save(u"csv"_s, path);
        setrlimit(RLIMIT_FSIZE, &usual);
        (void)std::signal(SIGXFSZ, present);
    }
    REQUIRE(stand.told.last().contains(path + u" could not be written"_s));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    REQUIRE(file.readAll() == whole);
    REQUIRE(QDir(stand.folder.path()).entryList(QDir::Files).size() == 1);
}

TEST_CASE("the values of a chart are read in a table that stays true, and put away again", "[gui][chart]")
{
    ChartStand stand;
    REQUIRE(stand.chart.findChild<Table*>() == nullptr);
    stand.action(u"table"_s).trigger();
    auto* table = stand.chart.findChild<Table*>();
    REQUIRE(table != nullptr);
    REQUIRE(table->isVisible());
    REQUIRE(table->accessibleName().contains(u"Latency, p95"));
    REQUIRE(table->rows()->rowCount() == 3);
    REQUIRE(table->rows()->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString() == u"stable (ms)");
    const auto cell = [&](int row, int column) { return table->rows()->index(row, column).data().toString(); };
    REQUIRE(cell(0, 0).contains(u"12:00:15 UTC"));
    REQUIRE(cell(0, 1) == u"0.500");
    REQUIRE(cell(1, 1) == u"–");
    REQUIRE(cell(1, 3) == u"280");

    TimeChart::Shown later = stand.chart.shown();
    later.lines[0].points.append({noon + 30'000, 301});
    stand.chart.show(later);
    REQUIRE(table->rows()->rowCount() == 4);
    // Another number of lines are other columns.
    later.lines.removeLast();
    stand.chart.show(later);
    table = stand.chart.findChild<Table*>();
    REQUIRE(table->isVisible());
    REQUIRE(table->rows()->columnCount() == 3);

    stand.action(u"table"_s).trigger();
    REQUIRE_FALSE(table->isVisible());
    stand.chart.show(later);
    REQUIRE_FALSE(table->isVisible());
}

TEST_CASE("the menu of a chart has a name, opens by key, and leads back to the whole range", "[gui][chart]")
{
    ChartStand stand;
    ChartMenu& menu = *stand.chart.menu();
    REQUIRE(menu.accessibleName() == u"What can be done with the chart Latency, p95");
    REQUIRE((menu.focusPolicy() & Qt::TabFocus) != 0);
    REQUIRE(menu.width() >= 28);
    REQUIRE(menu.height() >= 28);
    REQUIRE(nameless(stand.chart).isEmpty());
    REQUIRE(clipped(stand.chart).isEmpty());
    for (const QAction* action : menu.menu()->actions()) {
        REQUIRE((action->isSeparator() || action->text().contains(u'&')));
    }
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {10, 10}, stand.chart.mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(&stand.chart, &asked);
    REQUIRE(menu.menu()->isVisible());
    menu.menu()->close();

    const auto* time = qobject_cast<QDateTimeAxis*>(stand.chart.chart()->axes(Qt::Horizontal).first());
    const auto span = [time] { return time->min().msecsTo(time->max()); };
    const auto whole = span();
    stand.chart.chart()->zoom(2);
    REQUIRE(span() < whole);
    stand.action(u"whole"_s).trigger();
    REQUIRE(span() == whole);
}

TEST_CASE("a part that a person looks at stays when new points come, says so, and ends when it is no longer there", "[gui][chart]")
{
    ChartStand stand;
    const auto* time = qobject_cast<QDateTimeAxis*>(stand.chart.chart()->axes(Qt::Horizontal).first());
    const auto span = [time] { return time->min().msecsTo(time->max()); };
    const auto title = [&stand] { return stand.chart.chart()->title(); };
    const auto whole = span();
    REQUIRE(title() == u"Latency, p95 (ms)");
    stand.chart.chart()->zoom(2);
    const auto part = span();
    REQUIRE(part < whole);
    REQUIRE(title().contains(u"Esc shows all"));
    TimeChart::Shown later = stand.chart.shown();
    later.to += 15'000;
    later.lines[0].points.append({noon + 30'000, 301});
    stand.chart.show(later);
    REQUIRE(span() == part);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&stand.chart, &escape);
    REQUIRE(span() == whole + 15'000);
    REQUIRE(title() == u"Latency, p95 (ms)");

    stand.chart.chart()->zoom(2);
    later.from += 600'000;
    later.to += 600'000;
    stand.chart.show(later);
    REQUIRE(span() == whole + 15'000);
    REQUIRE(time->min().toMSecsSinceEpoch() == static_cast<qint64>(later.from));
    REQUIRE(title() == u"Latency, p95 (ms)");
}
