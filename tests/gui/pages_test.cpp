#include "gui/audit/audit_page.h"
#include "gui/operations/operations_page.h"
#include "gui/overview/metric_model.h"
#include "gui/parts/table.h"
#include "gui/people/people_page.h"
#include "gui/platform/platform_page.h"
#include "gui/shell/ribbon.h"
#include "gui/shell/situation.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rich_world.h"
#include "support/catch.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QFileInfo>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

template <typename P>
struct Stand : PageStand {
    std::unique_ptr<P> page;

    explicit Stand(catalog::Role role = catalog::Role::Admin)
    {
        playRichWorld(engine);
        engine.signIn(u"anna"_s, role);
        REQUIRE(open());
        show();
    }
    void show()
    {
        page = std::make_unique<P>(context());
        page->resize(1000, 700);
        page->show();
        page->setShown(true);
    }
    template <typename T>
    [[nodiscard]] T* named(const QString& name) const
    {
        for (T* one : page->template findChildren<T*>()) {
            if (one->accessibleName() == name || one->objectName() == name) {
                return one;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QString text() const { return readable(*page); }
};

api::Event journal(const QString& event, const QString& step, Timestamp at, const QString& progress = {})
{
    return {1, u"journal/op-1"_s, at, {{u"event"_s, event}, {u"step"_s, step}, {u"progress"_s, progress}, {u"operation"_s, u"op-1"_s}}};
}

QJsonObject changed(QJsonObject body, const QString& key, const QJsonValue& value)
{
    body.insert(key, value);
    return body;
}

} // namespace

TEST_CASE("a step has the times that the journal tells, the log is bounded, and cancelling says how far it goes", "[gui][operations]")
{
    OperationModel model;
    model.show(richWorld().value(u"operations:show"_s));
    const Timestamp now = SystemClock().now();
    model.hear(journal(u"begun"_s, u"drain"_s, now - 60s));
    model.hear(journal(u"done"_s, u"drain"_s, now - 20s));
    model.hear(journal(u"begun"_s, u"stop"_s, now - 20s));
    model.hear(journal(u"progress"_s, u"stop"_s, now - 10s, u"waits for app-s1"_s));
    const QJsonArray steps = model.steps(now);
    REQUIRE(steps.size() == 3);
    REQUIRE(steps[0].toObject().value(u"took"_s).toString() == u"0:40");
    REQUIRE(steps[1].toObject().value(u"took"_s).toString() == u"0:20");
    REQUIRE(steps[1].toObject().value(u"looks"_s).toInt() == 2);
    REQUIRE_FALSE(steps[2].toObject().contains(u"took"_s));
    REQUIRE(model.progress() == std::pair(1, 3));
    REQUIRE(model.cancelLimit().contains(u"'start'"));
    REQUIRE(model.whyNotCancel().isEmpty());
    for (int number = 0; number < 50'000; ++number) {
        model.hear(journal(u"progress"_s, u"s%1"_s.arg(number), now, u"x"_s));
    }
    REQUIRE(model.log().size() <= 2000);
    REQUIRE(model.log().last().toObject().value(u"step"_s).toString() == u"s49999");
    REQUIRE(model.steps(now)[0].toObject().value(u"took"_s).toString() == u"0:40");
    for (const auto& [state, standing] : QList<std::pair<QString, Standing>>{{u"done"_s, Standing::Ok}, {u"undone"_s, Standing::Warning}, {u"needs-person"_s, Standing::Critical}, {u"of a later version"_s, Standing::Unknown}}) {
        model.show({{u"state"_s, state}});
        REQUIRE(model.standing() == standing);
    }
    model.clear();
    REQUIRE(model.log().isEmpty());
    REQUIRE_FALSE(model.whyNotCancel().isEmpty());
}

TEST_CASE("an operation is followed step by step, its log keeps where one reads, and it is cancelled and resumed from its page", "[gui][operations]")
{
    Stand<OperationsPage> stand;
    stand.engine.say(u"operations:cancel"_s, {});
    stand.engine.say(u"operations:resume"_s, {});
    REQUIRE(waitFor([&] { return stand.text().contains(u"take app-s1 out of the router"); }));
    auto* log = stand.named<Table>(u"Log"_s);
    for (int number = 0; number < 2500; ++number) {
        stand.engine.tell(u"journal/op-1"_s, journal(u"progress"_s, u"stop"_s, SystemClock().now(), u"line %1"_s.arg(number)).body);
    }
    REQUIRE(waitFor([&] { return log->rows()->rowCount() == 2000; }));
    // At its bound it goes on: the newest line is there.
    stand.engine.tell(u"journal/op-1"_s, journal(u"progress"_s, u"stop"_s, SystemClock().now(), u"the newest"_s).body);
    REQUIRE(waitFor([&] { return log->rows()->find(u"progress"_s, u"the newest"_s) == 1999; }));
    REQUIRE(stand.engine.count(u"operations:show"_s) < 50);
    auto* cancel = buttonOf(*stand.page, u"cancel"_s);
    REQUIRE(cancel->isEnabled());
    REQUIRE(stand.text().contains(u"until 'start' begins"));
    cancel->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"operations:cancel"_s) == 1; }));
    REQUIRE(stand.engine.last(u"operations:cancel"_s).parameters.value(u"id"_s).toString() == u"op-1");
    const QJsonObject detail = richWorld().value(u"operations:show"_s);
    stand.engine.say(u"operations:show"_s, changed(detail, u"outlook"_s, QJsonObject{{u"may_cancel"_s, false}, {u"why_not"_s, u"the old version is gone"_s}, {u"steps"_s, QJsonArray()}}));
    stand.engine.tell(u"journal/op-1"_s, {{u"event"_s, u"done"_s}, {u"step"_s, u"stop"_s}});
    REQUIRE(waitFor([&] { return stand.text().contains(u"the old version is gone"); }));
    REQUIRE_FALSE(cancel->isEnabled());
    stand.engine.say(u"operations:show"_s, changed(changed(detail, u"state"_s, u"needs-person"_s), u"error"_s, QJsonObject{{u"message"_s, u"the disk is full"_s}, {u"hint"_s, u"Make room"_s}}));
    stand.engine.tell(u"journal/op-1"_s, {{u"event"_s, u"needs-person"_s}});
    REQUIRE(waitFor([&] { return stand.text().contains(u"the disk is full. Make room"); }));
    buttonOf(*stand.page, u"resume"_s)->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"operations:resume"_s) == 1; }));
}

TEST_CASE("an operation that is done is undone by the form that shows what goes back, or says why it cannot be", "[gui][operations]")
{
    Stand<OperationsPage> stand;
    REQUIRE(waitFor([&] { return stand.text().contains(u"take app-s1 out of the router"); }));
    auto* undo = buttonOf(*stand.page, u"undo-operation"_s);
    REQUIRE_FALSE(undo->isVisible());
    const QJsonObject done = changed(richWorld().value(u"operations:show"_s), u"state"_s, u"done"_s);
    stand.engine.say(u"operations:show"_s, changed(done, u"may_undo"_s, true));
    stand.engine.tell(u"journal/op-1"_s, {{u"event"_s, u"done"_s}});
    REQUIRE(waitFor([&] { return undo->isVisible(); }));
    REQUIRE(undo->isEnabled());
    undo->click();
    REQUIRE(stand.asked.size() == 1);
    REQUIRE(stand.asked.first() == std::pair(u"operations:undo"_s, QJsonObject{{u"id"_s, u"op-1"_s}}));
    REQUIRE(stand.engine.count(u"operations:undo"_s) == 0);
    stand.engine.say(u"operations:show"_s, changed(changed(changed(done, u"may_undo"_s, false), u"why_not_undo"_s, u"operation op-2 has changed traffic since"_s), u"undoes"_s, u"op-0"_s));
    stand.engine.tell(u"journal/op-1"_s, {{u"event"_s, u"done"_s}});
    REQUIRE(waitFor([&] { return stand.text().contains(u"operation op-2 has changed traffic since"_s); }));
    REQUIRE_FALSE(undo->isEnabled());
    REQUIRE(stand.text().contains(u"undo of restart is done"_s));
}

TEST_CASE("a step that has not begun is neither good nor bad", "[gui][operations]")
{
    Stand<OperationsPage> stand;
    const RowsModel* steps = stand.named<Table>(u"Steps"_s)->rows();
    REQUIRE(waitFor([&] { return steps->rowCount() == 3; }));
    const auto state = [steps](int row, int role) { return steps->index(row, 2).data(role); };
    REQUIRE(state(0, Qt::DisplayRole).toString() == u"done");
    REQUIRE(state(0, RowsModel::standingRole).toInt() == int(Standing::Ok));
    REQUIRE(state(2, Qt::DisplayRole).toString() == u"pending");
    REQUIRE(state(2, RowsModel::standingRole).toInt() == int(Standing::Neutral));
}

TEST_CASE("the audit record is filtered, paged, verified, begins as soon as the engine is there, and keeps older pages", "[gui][audit]")
{
    Stand<AuditPage> stand;
    REQUIRE(waitFor([&] { return stand.text().contains(u"Chain verified: 400 entries"); }));
    auto* record = stand.named<Table>(u"Audit record"_s);
    REQUIRE(record->rows()->rowCount() == 40);
    auto* more = buttonOf(*stand.page, u"Older entries"_s);
    more->click();
    REQUIRE(waitFor([&] { return record->rows()->rowCount() == 80; }));
    REQUIRE(stand.engine.last(u"audit:list"_s).parameters.value(u"before"_s).toString() == u"360");
    auto* who = stand.named<QLineEdit>(u"Who"_s);
    who->setText(u"ben"_s);
    Q_EMIT who->editingFinished();
    REQUIRE(waitFor([&] { return record->rows()->rowCount() == 40; }));
    REQUIRE(stand.engine.last(u"audit:list"_s).parameters.value(u"person"_s).toString() == u"ben");
    REQUIRE_FALSE(stand.engine.last(u"audit:list"_s).parameters.contains(u"before"_s));
    stand.engine.refuse(u"audit:list"_s, {ErrorCode::Invalid, u"'soon' is not a time"_s, u"Write it as 2026-02-08T10:30:00Z"_s, u"from"_s});
    stand.named<QLineEdit>(u"Since"_s)->setText(u"soon"_s);
    Q_EMIT stand.named<QLineEdit>(u"Since"_s)->editingFinished();
    REQUIRE(waitFor([&] { return stand.text().contains(u"'soon' is not a time"); }));
    REQUIRE(record->rows()->rowCount() == 40);
    stand.engine.refuse(u"audit:verify"_s, {ErrorCode::Corrupt, u"entry 17 was changed"_s, u"Compare with a backup"_s, {}});
    buttonOf(*stand.page, u"verify"_s)->click();
    REQUIRE(waitFor([&] { return stand.text().contains(u"entry 17 was changed"); }));

    PageStand late;
    playRichWorld(late.engine);
    AuditPage first(late.context());
    first.setShown(true);
    REQUIRE(late.engine.count(u"audit:list"_s) == 0);
    REQUIRE(late.open());
    REQUIRE(waitFor([&] { return late.engine.count(u"audit:list"_s) == 1 && late.engine.count(u"audit:verify"_s) == 1; }));
}

TEST_CASE("the audit record is saved as text that no spreadsheet runs, and a disk that is full is said", "[gui][audit]")
{
    for (const QString& formula : {u"=cmd|'/C calc'!A0"_s, u"+1"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s}) {
        const QByteArray csv = auditCsv({QJsonObject{{u"person"_s, formula}, {u"command"_s, u"a \"b\", c"_s}, {u"parameters"_s, QJsonObject{{u"x"_s, u"=1"_s}}}}});
        REQUIRE(csv.contains("\"'" + formula.toUtf8() + "\""));
        REQUIRE(csv.contains("\"a \"\"b\"\", c\""));
        REQUIRE(csv.contains("\"{\"\"x\"\":\"\"=1\"\"}\""));
    }
    Stand<AuditPage> stand;
    REQUIRE(waitFor([&] { return stand.text().contains(u"Chain verified"); }));
    QTemporaryDir folder;
    QString where;
    stand.page->setChooser([&where](const QString& proposed) {
        REQUIRE(proposed.contains(u"demo"));
        return where;
    });
    auto* save = buttonOf(*stand.page, u"Save as CSV …"_s);
    save->click();
    REQUIRE(stand.told.isEmpty());
    where = folder.filePath(u"audit.csv"_s);
    save->click();
    REQUIRE(stand.told.size() == 1);
    QFile file(where);
    REQUIRE(file.open(QIODevice::ReadOnly));
    REQUIRE(file.readAll().count("\r\n") == 41);
    for (const QString& bad : {u"/dev/full"_s, folder.filePath(u"no/such/folder.csv"_s), folder.path()}) {
        INFO(bad.toStdString());
        where = bad;
        save->click();
        REQUIRE(stand.text().contains(bad + u" could not be written"_s));
        REQUIRE(stand.text().contains(u"Choose another place"));
        REQUIRE(stand.told.size() == 1);
    }
    // The device is still one: nothing was put in its place.
    REQUIRE_FALSE(QFileInfo(u"/dev/full"_s).isFile());
}

TEST_CASE("people are let in and out by forms, and who is no admin is told why not", "[gui][people]")
{
    Stand<PeoplePage> stand;
    auto* people = stand.named<Table>(u"People"_s);
    REQUIRE(waitFor([&] { return people->rows()->rowCount() == 3; }));
    auto* change = buttonOf(*stand.page, u"Change the role …"_s);
    // What the button is for is marked, also where only focus has come to the table.
    REQUIRE(change->isEnabled() == people->selectionModel()->hasSelection());
    people->setFocus();
    QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
    QApplication::sendEvent(people, &focus);
    REQUIRE(change->isEnabled());
    REQUIRE(people->selectionModel()->isRowSelected(people->currentIndex().row(), {}));
    people->select(2);
    REQUIRE(change->isEnabled());
    change->click();
    REQUIRE(stand.asked.last() == std::pair<QString, QJsonObject>(u"users:add"_s, {{u"name"_s, u"vera"_s}, {u"role"_s, u"viewer"_s}, {u"uid"_s, u"1002"_s}}));
    auto* tokens = stand.named<Table>(u"Tokens"_s);
    REQUIRE(waitFor([&] { return tokens->rows()->rowCount() == 2; }));
    tokens->select(1);
    REQUIRE(stand.text().contains(u"ben-1"));
    REQUIRE_FALSE(buttonOf(*stand.page, u"Revoke …"_s)->isEnabled());
    REQUIRE(buttonOf(*stand.page, u"Revoke …"_s)->toolTip().contains(u"already"));

    Stand<PeoplePage> viewer(catalog::Role::Viewer);
    REQUIRE(waitFor([&] { return viewer.named<Table>(u"People"_s)->rows()->rowCount() == 3; }));
    REQUIRE(viewer.text().contains(u"admins only"));
    REQUIRE(viewer.text().contains(u"Letting people in and out is for admins."));
    REQUIRE(viewer.engine.count(u"tokens:list"_s) == 0);
    viewer.named<Table>(u"People"_s)->select(0);
    REQUIRE_FALSE(buttonOf(*viewer.page, u"Let a person in …"_s)->isEnabled());
}

TEST_CASE("a log that grows stays where one reads, and follows where one wants it to", "[gui][platform]")
{
    Stand<PlatformPage> stand;
    const auto say = [&](int count) {
        QJsonArray lines;
        for (int number = 0; number < count; ++number) {
            lines.append(u"line %1"_s.arg(number));
        }
        stand.engine.say(u"instances:log"_s, {{u"lines"_s, lines}});
    };
    say(300);
    auto* text = stand.named<QPlainTextEdit>(u"Log lines"_s);
    const auto shows = [text](const QString& line) { return text->toPlainText().endsWith(line); };
    REQUIRE(waitFor([&] { return shows(u"line 299"_s); }));
    REQUIRE(text->verticalScrollBar()->value() == text->verticalScrollBar()->maximum());
    for (auto* box : stand.page->findChildren<QCheckBox*>()) {
        box->setChecked(false);
    }
    text->verticalScrollBar()->setValue(42);
    say(350);
    REQUIRE(waitFor([&] { return shows(u"line 349"_s); }));
    REQUIRE(text->verticalScrollBar()->value() == 42);
}

TEST_CASE("what is not known is never ok: tiles, words and tables alike", "[gui][overview]")
{
    const auto world = richWorld();
    const auto models = metricModels(world.value(u"metrics:current"_s), world.value(u"metrics:history"_s), {});
    REQUIRE(models.size() == 6);
    for (const MetricModel& model : models) {
        INFO(model.name.toStdString());
        REQUIRE((model.standing == Standing::Ok) == (model.state == u"ok"));
    }
    REQUIRE(models[4].valueText() == u"no data");
    REQUIRE(models[5].valueText() == u"not offered here");
    REQUIRE(models[0].line.points.size() > 200);
    REQUIRE(models[0].changeText().contains(u"ago"));
    REQUIRE(stretchesOf(models[0].line.points, models[0].line.from, models[0].line.to, {200, models[0].line.step}).size() == 2);
    for (int turn = 0; turn < kindsOfSpoiling; ++turn) {
        for (const MetricModel& model : metricModels(spoiled(world.value(u"metrics:current"_s), turn), spoiled(world.value(u"metrics:history"_s), turn), spoiled(world.value(u"metrics:history"_s), turn))) {
            REQUIRE((model.standing != Standing::Ok || model.state == u"ok"));
            REQUIRE_FALSE(model.valueText().isEmpty());
            REQUIRE(model.changeText().size() < 30'000);
        }
    }
}

TEST_CASE("the verdict is one sentence, unknown while the engine is lost, and what is new is said once each", "[gui][situation]")
{
    PageStand stand;
    const auto world = richWorld();
    stand.engine.say(u"status:full"_s, {{u"parts"_s, QJsonArray()}, {u"metrics"_s, QJsonArray()}}, 0);
    stand.engine.say(u"attention:list"_s, world.value(u"attention:list"_s));
    NoticeList notices;
    Situation situation(stand.link, notices);
    situation.begin();
    REQUIRE(situation.standing() == Standing::Unknown);
    REQUIRE(stand.open());
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Ok && situation.needs().size() == 4; }));
    REQUIRE(situation.sentence() == u"All is well.");
    // Three of the four are for this person.
    REQUIRE(notices.notices().size() == 3);
    situation.attention().refresh();
    situation.status().refresh();
    (void)waitFor([] { return false; }, 150);
    REQUIRE(notices.notices().size() == 3);
    // What one may do only now is said now; a second token is another thing than the first.
    QJsonArray items = world.value(u"attention:list"_s).value(u"items"_s).toArray();
    items[1] = changed(items[1].toObject(), u"may"_s, true);
    items.append(changed(changed(items[3].toObject(), u"sentence"_s, u"the token ben-2 of ben ends in 2 days"_s), u"since"_s, u"2026-11-02T00:00:00Z"_s));
    stand.engine.say(u"attention:list"_s, {{u"items"_s, items}});
    situation.attention().refresh();
    REQUIRE(waitFor([&] { return notices.notices().size() == 5; }));

    stand.engine.say(u"status:full"_s, world.value(u"status:full"_s), 2);
    situation.status().refresh();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Critical; }));
    REQUIRE(notices.notices().size() == 6);
    REQUIRE(situation.sentence().contains(u"Error rate"));
    stand.engine.cut();
    situation.status().refresh();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Unknown; }));
    REQUIRE(situation.sentence().contains(u"does not answer"));
    stand.engine.reconnect();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Critical; }));
    // It was critical before: nothing new.
    REQUIRE(notices.notices().size() == 6);
    // But what has become critical while nobody could hear it, is.
    stand.engine.say(u"status:full"_s, {{u"parts"_s, QJsonArray()}, {u"metrics"_s, QJsonArray()}}, 0);
    situation.status().refresh();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Ok; }));
    stand.engine.cut();
    situation.status().refresh();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Unknown; }));
    stand.engine.say(u"status:full"_s, world.value(u"status:full"_s), 2);
    stand.engine.reconnect();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return situation.standing() == Standing::Critical; }));
    REQUIRE(notices.notices().size() == 7);

    stand.engine.tell(u"journal/op-9"_s, {{u"event"_s, u"done"_s}, {u"operation"_s, u"op-9"_s}, {u"step"_s, u"x"_s}});
    REQUIRE(notices.notices().size() == 7);
    stand.engine.tell(u"journal/op-9"_s, {{u"event"_s, u"done"_s}, {u"operation"_s, u"op-9"_s}});
    REQUIRE(notices.notices().size() == 8);
    REQUIRE(notices.notices().first().where == Destination{{}, u"operation"_s, u"op-9"_s});
}

TEST_CASE("the ribbon says which environment it is, by which name, and how it stands", "[gui][ribbon]")
{
    PageStand stand;
    Ribbon ribbon(stand.link);
    REQUIRE(ribbon.accessibleName().contains(u"connecting"));
    REQUIRE(stand.open());
    REQUIRE(ribbon.accessibleName().contains(u"DEMO"));
    REQUIRE(ribbon.accessibleName().contains(u"connected · just now"));
    stand.engine.cut();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return ribbon.accessibleName().contains(u"connection lost"); }));
    stand.engine.reconnect();
    stand.engine.refuse(u"session:show"_s, {ErrorCode::Unauthenticated, u"revoked"_s, {}, {}});
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return ribbon.accessibleName().contains(u"refused"); }));
    // White text stands on it.
    for (const QString& name : {u"a"_s, u"production"_s, u"staging"_s, u"demo"_s, u"東京"_s, u"x y"_s}) {
        REQUIRE(colourOf(name).lightness() < 140);
        REQUIRE(colourOf(name) == colourOf(name));
    }
}

TEST_CASE("a week of events and answers leaves what is kept bounded", "[gui][memory]")
{
    PageStand stand;
    const auto world = richWorld();
    playRichWorld(stand.engine);
    NoticeList notices;
    Situation situation(stand.link, notices);
    situation.begin();
    REQUIRE(stand.open());
    Feed feed(stand.link, {.command = u"changes:list"_s}, {std::chrono::milliseconds(0), {u"rollout/"_s, u"journal/"_s}});
    feed.setActive(true);
    Stand<OperationsPage> operations;
    OperationModel model;
    const int listeners = stand.engine.listeners();
    REQUIRE(waitFor([&] { return feed.hasData() && situation.status().hasData(); }));
    // One event every six seconds, which is more than a busy environment tells.
    constexpr int week = 7 * 24 * 600;
    for (int number = 0; number < week; ++number) {
        const QString id = u"op-%1"_s.arg(number / 20);
        const QJsonObject body{{u"event"_s, number % 20 == 19 ? u"done"_s : u"progress"_s}, {u"operation"_s, id}, {u"progress"_s, u"line %1"_s.arg(number)}};
        stand.engine.tell(u"journal/"_s + id, number % 20 == 19 ? body : changed(body, u"step"_s, u"s"_s));
        operations.engine.tell(u"journal/op-1"_s, changed(body, u"step"_s, u"stop"_s));
        model.hear({number, u"journal/op-1"_s, SystemClock().now(), changed(body, u"step"_s, u"s%1"_s.arg(number))});
        if (number % 1000 == 0) {
            feed.refresh();
            situation.status().refresh();
            situation.attention().refresh();
            (void)waitFor([] { return false; }, 1);
        }
    }
    (void)waitFor([] { return false; }, 300);
    REQUIRE(notices.notices().size() == NoticeList::most);
    REQUIRE(notices.unread() <= NoticeList::most);
    REQUIRE(model.log().size() <= 2000);
    REQUIRE(model.stepsKnown() <= 1000);
    REQUIRE(operations.named<Table>(u"Log"_s)->rows()->rowCount() <= 2000);
    REQUIRE(stand.engine.listeners() == listeners);
    REQUIRE(stand.engine.held() == 0);
    // A week of events is a few hundred questions.
    REQUIRE(stand.engine.count(u"changes:list"_s) < 1000);
    REQUIRE(stand.engine.count(u"attention:list"_s) < 1000);
    REQUIRE(feed.body().value(u"changes"_s).toArray().size() == world.value(u"changes:list"_s).value(u"changes"_s).toArray().size());
}
