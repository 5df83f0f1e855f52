#include "gui/parts/table.h"
#include "gui/shell/main_window.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rich_world.h"
#include "support/catch.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray rowsOf(int count, const QString& finding)
{
    QJsonArray rows;
    for (int number = 0; number < count; ++number) {
        rows.append(QJsonObject{{u"id"_s, u"r%1"_s.arg(number)}, {u"count"_s, 1000 + number}, {u"finding"_s, finding}, {u"asks"_s, finding}});
    }
    return rows;
}

RowsModel* fourColumns()
{
    return new RowsModel({{u"id"_s, u"Id"_s, ColumnKind::Mono}, {u"count"_s, u"Count"_s, ColumnKind::Figure}, {u"finding"_s, u"Finding"_s}, {u"asks"_s, u"Asks"_s}});
}

const QString longText = u"The disk of the database has 3 % left and will be full within the hour at the rate of the last ten minutes, so that nothing can be written"_s;

/// The same with a long text wherever a sentence stands.
QJsonValue wordy(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& one : value.toArray()) {
            array.append(wordy(one));
        }
        return array;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject object = value.toObject();
    for (const QString& key : object.keys()) {
        const bool isSentence = QStringList{u"asks"_s, u"finding"_s, u"progress"_s, u"reason"_s, u"sentence"_s, u"undo"_s, u"what"_s, u"why"_s}.contains(key);
        object.insert(key, isSentence && object.value(key).isString() ? QJsonValue(longText) : wordy(object.value(key)));
    }
    return object;
}

/// Tables in sight whose columns are wider together than they are.
QStringList tooWide(const QWidget& window)
{
    QStringList found;
    for (const Table* table : window.findChildren<Table*>()) {
        if (table->isVisible() && table->viewport()->width() < table->horizontalHeader()->length()) {
            found.append(u"%1 (has %2, needs %3)"_s.arg(table->accessibleName()).arg(table->viewport()->width()).arg(table->horizontalHeader()->length()));
        }
    }
    return found;
}

struct WindowStand {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    ScriptedEngine engine;
    std::unique_ptr<Link> link;
    NoticeList notices;
    std::unique_ptr<MainWindow> window;

    /// Whatever people and engines write in sentences is as long as it gets.
    WindowStand()
    {
        playRichWorld(engine);
        const auto world = richWorld();
        for (auto entry = world.begin(); entry != world.end(); ++entry) {
            engine.say(entry.key(), wordy(*entry).toObject());
        }
        engine.answer(u"deploy:history"_s, [world](const api::Call& call) { return api::Reply{wordy(world.value(call.parameters.contains(u"id"_s) ? u"deploy:status"_s : u"deploy:history"_s)).toObject(), {}, 0}; });
    }

    void open()
    {
        window.reset();
        link = std::make_unique<Link>(engine, u"demo"_s);
        window = std::make_unique<MainWindow>(*link, notices, settings);
        window->resize(1280, 800);
        window->show();
        window->begin();
        REQUIRE(waitFor([this] { return link->state() == LinkState::Open && !window->pages().isEmpty(); }));
    }
    void show(const QString& page)
    {
        window->open({{}, page, {}});
        size_t before = 0;
        REQUIRE(waitFor([&] { return std::exchange(before, engine.calls().size()) == engine.calls().size(); }));
        (void)waitFor([] { return false; }, 60);
    }
};

} // namespace

TEST_CASE("columns that are too wide give way, the widest first, and none below what can be read", "[gui][columns]")
{
    const QList<ColumnWish> wishes{{60, 60}, {400, 80}, {300, 80, false, true}};
    REQUIRE(fittedWidths(wishes, 1000) == QList<int>{60, 400, 540});
    REQUIRE(fittedWidths(wishes, 760) == QList<int>{60, 400, 300});
    REQUIRE(fittedWidths(wishes, 560) == QList<int>{60, 250, 250});
    REQUIRE(fittedWidths(wishes, 700) == QList<int>{60, 340, 300});
    REQUIRE(fittedWidths(wishes, 100) == QList<int>{60, 80, 80});
    // A person's width stays, whatever the room.
    REQUIRE(fittedWidths({{60, 60}, {400, 80, true}, {300, 80, false, true}}, 600) == QList<int>{60, 400, 140});
    REQUIRE(fittedWidths({{60, 60}, {90, 80, true, true}}, 600) == QList<int>{60, 90});
    REQUIRE(fittedWidths({}, 600).isEmpty());
}

TEST_CASE("a long text is elided with its whole in the tip and for who listens, and no figure is", "[gui][columns]")
{
    Table table(fourColumns(), u"Checks"_s);
    table.resize(700, 300);
    table.show();
    table.rows()->setRows(rowsOf(50, longText));
    REQUIRE(waitFor([&] { return table.verticalScrollBar()->isVisible(); }));
    REQUIRE(table.horizontalHeader()->length() <= table.viewport()->width());
    REQUIRE(table.horizontalScrollBar()->maximum() == 0);
    REQUIRE(table.columnWidth(1) >= table.sizeHintForIndex(table.rows()->index(0, 1)).width());
    REQUIRE(table.columnWidth(2) < table.sizeHintForIndex(table.rows()->index(0, 2)).width());
    REQUIRE(table.rows()->index(0, 2).data(Qt::ToolTipRole).toString() == longText);
    REQUIRE(table.rows()->index(0, 2).data(Qt::AccessibleTextRole).toString().contains(longText));
}

TEST_CASE("a width that a person dragged stays when rows come, and the others make room", "[gui][columns]")
{
    Table table(fourColumns(), u"Checks"_s);
    table.setStretched(2);
    table.resize(700, 300);
    table.show();
    table.rows()->setRows(rowsOf(3, longText));
    table.horizontalHeader()->resizeSection(0, 180);
    REQUIRE(table.columnWidth(0) == 180);
    REQUIRE(table.horizontalHeader()->length() == table.viewport()->width());
    table.rows()->setRows(rowsOf(4, u"short"_s));
    table.resize(900, 300);
    (void)waitFor([&] { return table.viewport()->width() > 800; });
    REQUIRE(table.columnWidth(0) == 180);
    REQUIRE(table.givenWidths() == QVariantMap{{u"id"_s, 180}});
    REQUIRE(table.layoutName() == u"id-count-finding-asks");
}

TEST_CASE("no table needs to be moved sideways in a window of 1280 pixels", "[gui][columns]")
{
    WindowStand stand;
    stand.open();
    for (const QString& page : stand.window->pages()) {
        INFO(page.toStdString());
        stand.show(page);
        CHECK(tooWide(*stand.window).join(u'\n') == QString());
        for (QTabWidget* tabs : stand.window->findChildren<QTabWidget*>()) {
            for (int tab = 1; tab < tabs->count() && tabs->isVisible(); ++tab) {
                tabs->setCurrentIndex(tab);
                (void)waitFor([] { return false; }, 30);
                CHECK(tooWide(*stand.window).join(u'\n') == QString());
            }
        }
    }
    stand.window->open({{}, u"deploy"_s, u"v2.2.0"_s});
    bool hasSeenChecks = false;
    for (int step = 0; step < 6; ++step) {
        INFO("step " << step);
        CHECK(tooWide(*stand.window).join(u'\n') == QString());
        for (const Table* table : stand.window->findChildren<Table*>()) {
            hasSeenChecks = hasSeenChecks || (table->isVisible() && table->accessibleName() == u"Prechecks" && table->rows()->rowCount() > 0);
        }
        auto* next = buttonOf(*stand.window, u"next"_s);
        if (next == nullptr || !waitFor([next] { return next->isEnabled(); }, 500)) {
            break;
        }
        next->click();
        (void)waitFor([] { return false; }, 120);
    }
    CHECK(hasSeenChecks);
}

TEST_CASE("the width of a column is remembered with the window", "[gui][columns]")
{
    WindowStand stand;
    const auto operations = [&stand] {
        stand.show(u"operations"_s);
        return stand.window->findChild<Table*>(u"operations"_s);
    };
    stand.open();
    const int usual = operations()->columnWidth(2);
    operations()->horizontalHeader()->resizeSection(2, usual + 77);
    stand.window->close();
    stand.open();
    REQUIRE(operations()->columnWidth(2) == usual + 77);
    REQUIRE(operations()->givenWidths().size() == 1);
}

namespace {

/// A table that fills its window.
struct ShownTable {
    ShownTable(const QString& finding, int width)
    {
        auto* inside = new QVBoxLayout(&window);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->addWidget(table);
        become(finding, width);
        window.show();
    }
    void become(const QString& finding, int width)
    {
        window.resize(width, 300);
        table->rows()->setRows(rowsOf(5, finding));
    }
    [[nodiscard]] QImage picture() { return window.grab().toImage(); }

    QWidget window;
    Table* table = new Table(fourColumns(), u"Checks"_s);
};

} // namespace

TEST_CASE("a table that was drawn before looks as one that was not", "[gui][columns]")
{
    ShownTable shown(longText, 700);
    for (const auto& [finding, width] : {std::pair{u"short"_s, 700}, {longText, 500}, {u"<b>no markup</b>"_s, 500}, {longText, 900}}) {
        INFO(finding.toStdString() << " at " << width);
        shown.become(finding, width);
        const QImage seen = shown.picture();
        REQUIRE(seen == ShownTable(finding, width).picture());
        REQUIRE(seen != ShownTable(u"another"_s, width).picture());
    }
    shown.window.setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = shown.picture();
    ShownTable fresh(longText, 900);
    fresh.window.setLayoutDirection(Qt::RightToLeft);
    REQUIRE(mirrored == fresh.picture());
}
