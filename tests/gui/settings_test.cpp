#include "base/json.h"
#include "gui/settings/config_form.h"
#include "gui/settings/settings_page.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rich_world.h"
#include "support/catch.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject declared()
{
    return richWorld().value(u"config:files"_s).value(u"files"_s).toArray().at(0).toObject();
}

ConfigKey keyOf(const ConfigModel& model, const QString& path)
{
    const auto found = std::find_if(model.keys().begin(), model.keys().end(), [&path](const ConfigKey& key) { return key.path == path; });
    REQUIRE(found != model.keys().end());
    return *found;
}

struct Stand : PageStand {
    std::unique_ptr<SettingsPage> page;

    explicit Stand(catalog::Role role = catalog::Role::Admin)
    {
        playRichWorld(engine);
        engine.signIn(u"anna"_s, role);
        REQUIRE(open());
        page = std::make_unique<SettingsPage>(context());
        page->resize(1000, 700);
        page->show();
        page->setShown(true);
        REQUIRE(waitFor([this] { return isLoaded(); }));
    }
    [[nodiscard]] bool isLoaded() const { return field(u"lease"_s) != nullptr; }
    /// Of the form in sight: the one before it may still be on its way out.
    template <typename T = QLineEdit>
    [[nodiscard]] T* field(const QString& path) const
    {
        const auto found = page->findChildren<T*>(path);
        return found.isEmpty() ? nullptr : found.last();
    }
    [[nodiscard]] QPlainTextEdit* whole() const
    {
        for (auto* text : page->findChildren<QPlainTextEdit*>()) {
            if (text->accessibleName() == u"The whole file") {
                return text;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractButton* save() const { return buttonOf(*page, u"save"_s); }
    void giveReason() const { page->findChild<QLineEdit*>(u"reason"_s)->setText(u"longer leases"_s); }
};

} // namespace

TEST_CASE("a configuration file is edited by its keys: kinds are kept, defaults by leaving out, changes are told by key", "[gui][settings]")
{
    ConfigModel model;
    REQUIRE_OK(model.open(declared(), R"({"lease":"20m","unknown":{"of":"a later version"},"stages":[{"share":"1"}]})"));
    REQUIRE(model.textAt(u"lease"_s) == u"20m");
    REQUIRE_FALSE(model.isChanged());
    REQUIRE_OK(model.setText(keyOf(model, u"approval.count"_s), u"2"_s));
    REQUIRE_OK(model.setText(keyOf(model, u"approval.own"_s), u"true"_s));
    REQUIRE_OK(model.setText(keyOf(model, u"people"_s), uR"(["ben","carol"])"_s));
    REQUIRE_OK(model.setText(keyOf(model, u"lease"_s), u" "_s));
    const auto object = parseObject(model.content(), u"it"_s);
    REQUIRE_OK(object);
    REQUIRE(object->value(u"approval"_s).toObject().value(u"count"_s) == QJsonValue(2));
    REQUIRE(object->value(u"approval"_s).toObject().value(u"own"_s) == QJsonValue(true));
    REQUIRE(object->value(u"people"_s).toArray().size() == 2);
    REQUIRE_FALSE(object->contains(u"lease"_s));
    REQUIRE(object->value(u"unknown"_s).isObject());
    QStringList keys;
    for (const QJsonValue& change : model.changes()) {
        keys.append(change.toObject().value(u"key"_s).toString());
    }
    REQUIRE(keys == QStringList{u"lease"_s, u"approval.count"_s, u"approval.own"_s, u"people"_s});
    const QList<std::pair<QString, QString>> wrongs{{u"approval.count"_s, u"two"_s}, {u"approval.count"_s, u"1.5"_s}, {u"approval.count"_s, u"1e999"_s}, {u"approval.count"_s, u"nan"_s}, {u"people"_s, u"ben, carol"_s}, {u"people"_s, u"[1],[2]"_s}};
    for (const auto& [path, text] : wrongs) {
        INFO(text.toStdString());
        const QByteArray before = model.content();
        const auto taken = model.setText(keyOf(model, path), text);
        REQUIRE_FALSE(taken.has_value());
        REQUIRE(taken.error().field == path);
        REQUIRE_FALSE(taken.error().hint.isEmpty());
        REQUIRE(model.content() == before);
    }
    // Taking everything back is no change.
    for (const QString& path : {u"approval.count"_s, u"approval.own"_s, u"people"_s}) {
        REQUIRE_OK(model.setText(keyOf(model, path), {}));
    }
    REQUIRE_OK(model.setText(keyOf(model, u"lease"_s), u"20m"_s));
    REQUIRE_FALSE(model.isChanged());
    REQUIRE(model.changes().isEmpty());
    REQUIRE_FALSE(model.open(declared(), "[1]").has_value());
    REQUIRE_FALSE(model.open(declared(), "{").has_value());
    REQUIRE_OK(model.open({}, {}));
}

TEST_CASE("what is typed is checked by the engine, its error stands beside its field, and saving says first what it changes", "[gui][settings]")
{
    Stand stand;
    stand.engine.answer(u"config:check"_s, [](const api::Call& call) -> Result<api::Reply> {
        if (call.parameters.value(u"content"_s).toString().contains(u"1s")) {
            return fail(ErrorCode::Invalid, u"a lease is at least 1 minute"_s, u"Write 1m or more"_s, u"rollout.json.lease"_s);
        }
        return api::Reply{{{u"ok"_s, true}}, {}, 0};
    });
    REQUIRE_FALSE(stand.save()->isEnabled());
    stand.field(u"lease"_s)->setText(u"1s"_s);
    stand.giveReason();
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"a lease is at least 1 minute"); }));
    REQUIRE_FALSE(stand.save()->isEnabled());
    stand.field(u"lease"_s)->setText(u"45m"_s);
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));
    REQUIRE(readable(*stand.page).contains(u"lease | 20m | 45m"));
    REQUIRE(waitFor([&] { return !readable(*stand.page).contains(u"a lease is at least 1 minute"); }));
    stand.save()->click();
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"rollout.json was saved."); }));
    const QJsonObject sent = stand.engine.last(u"config:set"_s).parameters;
    REQUIRE(sent.value(u"seen"_s).toString() == u"r1");
    REQUIRE(sent.value(u"reason"_s).toString() == u"longer leases");
    REQUIRE(sent.value(u"content"_s).toString().contains(u"45m"));
}

TEST_CASE("what is wrong in one field stays wrong while another is edited, and nothing is saved without it", "[gui][settings]")
{
    Stand stand;
    stand.giveReason();
    stand.field(u"approval.count"_s)->setText(u"two"_s);
    REQUIRE(readable(*stand.page).contains(u"'two' is not a number"));
    stand.field(u"lease"_s)->setText(u"45m"_s);
    (void)waitFor([] { return false; }, 600);
    REQUIRE_FALSE(stand.save()->isEnabled());
    REQUIRE(readable(*stand.page).contains(u"'two' is not a number"));
    // An answer about what was there before does not clear it either.
    stand.field(u"approval.count"_s)->setText(u"2"_s);
    stand.engine.hold();
    REQUIRE(waitFor([&] { return stand.engine.held() > 0; }));
    stand.field(u"approval.count"_s)->setText(u"many"_s);
    stand.engine.release();
    (void)waitFor([] { return false; }, 600);
    REQUIRE_FALSE(stand.save()->isEnabled());
    REQUIRE(readable(*stand.page).contains(u"'many' is not a number"));
    stand.field(u"approval.count"_s)->setText(u"2"_s);
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));

    // In a table of a list, too.
    auto* stages = stand.page->findChild<QTableWidget*>(u"stages"_s);
    REQUIRE(stages->rowCount() == 1);
    stages->item(0, 1)->setText(u"30m"_s);
    REQUIRE(stand.whole()->toPlainText().contains(u"30m"));
    buttonOf(*stand.page, u"Add a row"_s)->click();
    REQUIRE(stages->rowCount() == 2);
    stages->item(1, 0)->setText(u"5"_s);
    stages->setCurrentCell(0, 0);
    buttonOf(*stand.page, u"Take the row away"_s)->click();
    REQUIRE(stages->rowCount() == 1);
    REQUIRE_FALSE(stand.whole()->toPlainText().contains(u"30m"));
}

TEST_CASE("the form shows what was written in the text, and text that is no JSON is said to be none", "[gui][settings]")
{
    Stand stand;
    stand.giveReason();
    auto* tabs = stand.page->findChild<QTabWidget*>();
    tabs->setCurrentIndex(1);
    stand.whole()->setPlainText(uR"({"lease": "7m", "mode": "loose"})"_s);
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));
    tabs->setCurrentIndex(0);
    REQUIRE(stand.field(u"lease"_s)->text() == u"7m");
    REQUIRE(stand.field<QComboBox>(u"mode"_s)->currentText() == u"loose");
    tabs->setCurrentIndex(1);
    stand.whole()->setPlainText(u"{ \"lease\": "_s);
    REQUIRE_FALSE(stand.save()->isEnabled());
    const QString before = stand.whole()->toPlainText();
    tabs->setCurrentIndex(0);
    tabs->setCurrentIndex(1);
    REQUIRE(stand.whole()->toPlainText() == before);
}

TEST_CASE("a conflict, a refresh and a look at another file lose nothing that was typed", "[gui][settings]")
{
    Stand stand;
    stand.giveReason();
    stand.field(u"lease"_s)->setText(u"45m"_s);
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));
    stand.engine.refuse(u"config:set"_s, {ErrorCode::Conflict, u"rollout.json has changed since you read it"_s, u"Read it again"_s, u"seen"_s});
    stand.save()->click();
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"has changed since you read it"); }));
    REQUIRE(stand.field(u"lease"_s)->text() == u"45m");
    REQUIRE(stand.page->findChild<QLineEdit*>(u"reason"_s)->text() == u"longer leases");

    stand.page->setShown(false);
    stand.page->setShown(true);
    (void)waitFor([] { return false; }, 100);
    REQUIRE(stand.field(u"lease"_s)->text() == u"45m");
    auto* files = stand.page->findChild<QListWidget*>();
    files->setCurrentRow(1);
    (void)waitFor([] { return false; }, 100);
    files->setCurrentRow(0);
    REQUIRE(waitFor([&] { return stand.field(u"lease"_s) != nullptr && stand.field(u"lease"_s)->text() == u"45m"; }));

    // Read again: what was typed is put onto what is there now.
    stand.engine.say(u"config:show"_s, {{u"file"_s, u"rollout.json"_s}, {u"revision"_s, u"r9"_s}, {u"content"_s, uR"({"lease": "25m", "mode": "loose"})"_s}});
    stand.engine.say(u"config:set"_s, {{u"revision"_s, u"r10"_s}});
    buttonOf(*stand.page, u"reload"_s)->click();
    REQUIRE(waitFor([&] { return stand.field<QComboBox>(u"mode"_s)->currentText() == u"loose"; }));
    REQUIRE(stand.field(u"lease"_s)->text() == u"45m");
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));
    stand.save()->click();
    REQUIRE(waitFor([&] { return stand.engine.last(u"config:set"_s).parameters.value(u"seen"_s).toString() == u"r9"; }));
}

TEST_CASE("what was saved can be taken back, and the file is read again then", "[gui][settings][undo]")
{
    Stand stand;
    stand.giveReason();
    stand.field(u"lease"_s)->setText(u"45m"_s);
    REQUIRE(waitFor([&] { return stand.save()->isEnabled(); }));
    const api::WayBack back{u"config:set"_s, {{u"file"_s, u"rollout.json"_s}, {u"content"_s, u"{}"_s}, {u"reason"_s, u"taken back: longer leases"_s}, {u"seen"_s, u"r2"_s}}};
    stand.engine.answer(u"config:set"_s, [&back](const api::Call&) {
        api::Reply reply{{{u"revision"_s, u"r2"_s}}, {}, 0};
        reply.undo = back;
        return reply;
    });
    stand.save()->click();
    REQUIRE(waitFor([&] { return stand.undoable.size() == 1 && readable(*stand.page).contains(u"rollout.json was saved."); }));
    CHECK(stand.undoable.first().wayBack == back);
    stand.engine.say(u"config:show"_s, {{u"file"_s, u"rollout.json"_s}, {u"revision"_s, u"r3"_s}, {u"content"_s, uR"({"lease": "21m"})"_s}});
    stand.undoable.first().then();
    REQUIRE(waitFor([&] { return stand.field(u"lease"_s) != nullptr && stand.field(u"lease"_s)->text() == u"21m"; }));
}

TEST_CASE("history shows what has changed since, and restoring asks by the confirming form", "[gui][settings]")
{
    Stand stand;
    auto* tabs = stand.page->findChild<QTabWidget*>();
    tabs->setCurrentIndex(2);
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"longer leases"); }));
    QAbstractItemView* table = nullptr;
    for (auto* view : stand.page->findChildren<QAbstractItemView*>()) {
        table = view->accessibleName() == u"History" ? view : table;
    }
    auto* restore = buttonOf(*stand.page, u"Make it what it was then …"_s);
    REQUIRE_FALSE(restore->isEnabled());
    table->setCurrentIndex(table->model()->index(1, 0));
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"+  \"lease\": \"20m\""); }));
    REQUIRE(restore->isEnabled());
    restore->click();
    REQUIRE(stand.asked.size() == 1);
    REQUIRE(stand.asked[0].first == u"rollback:config");
    REQUIRE(stand.asked[0].second == QJsonObject{{u"file"_s, u"rollout.json"_s}, {u"revision"_s, u"r1"_s}});
    REQUIRE(stand.engine.count(u"rollback:config"_s) == 0);
}

TEST_CASE("who may not change the configuration sees it, and why not", "[gui][settings]")
{
    Stand stand(catalog::Role::Operator);
    stand.giveReason();
    stand.field(u"lease"_s)->setText(u"45m"_s);
    REQUIRE_FALSE(stand.save()->isEnabled());
    REQUIRE(readable(*stand.page).contains(u"Changing the configuration is for admins."));
}
