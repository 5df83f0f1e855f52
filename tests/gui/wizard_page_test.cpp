#include "gui/deployments/wizard_page.h"
#include "gui/parts/table.h"
#include "gui/stand/keys.h"
#include "gui/stand/longer_texts.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTableWidget>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject release(const QString& version, bool hasTraffic)
{
    return {{u"version"_s, version}, {u"has_traffic"_s, hasTraffic}, {u"known_good"_s, hasTraffic}, {u"migrations"_s, 0}};
}

QJsonObject check(const QString& name, const QString& result)
{
    return {{u"check"_s, name}, {u"result"_s, result}, {u"finding"_s, name + u" says so"_s}, {u"asks"_s, u"Is it well?"_s}};
}

QJsonObject forecastOf(const QString& stage, bool fits, const QJsonValue& needed)
{
    return {{u"stage"_s, stage}, {u"watch_seconds"_s, 900}, {u"is_within_watch"_s, fits}, {u"watch_needed_seconds"_s, needed}, {u"sentence"_s, u"about so long"_s}};
}

QJsonObject planBody()
{
    return {{u"steps"_s, QJsonArray{QJsonObject{{u"step"_s, u"precheck"_s}, {u"what"_s, u"ask 6 questions"_s}}, QJsonObject{{u"step"_s, u"promote"_s}, {u"what"_s, u"takes the stable place"_s}}}},
            {u"approvals"_s, QJsonArray{QJsonObject{{u"step"_s, u"canary-1 (1 %)"_s}, {u"sentence"_s, u"one with the role of an approver, but not anna"_s}}}},
            {u"traffic"_s, QJsonObject{{u"requests_per_second"_s, 40}, {u"bad_percent"_s, 0.2}}},
            {u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, true, 600)}},
            {u"advice"_s, QString()}};
}

QJsonObject lateBody()
{
    QJsonObject body = planBody();
    body.insert(u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, false, 7200), forecastOf(u"canary-2 (5 %)"_s, true, 600)});
    body.insert(u"advice"_s, u"with this traffic not every stage comes to a verdict; canary-1 (1 %): watch it for 2h"_s);
    return body;
}

QJsonObject underWay(const QString& id)
{
    return {{u"id"_s, id}, {u"version"_s, u"v2.0.5"_s}, {u"previous"_s, u"v2.0.0"_s}, {u"state"_s, u"watching"_s}, {u"sentence"_s, u"v2.0.5 is watched at canary-1 (1 %)"_s}};
}

/// The wizard over a scripted engine that has three releases, and how a person goes through it.
struct WizardStand : PageStand {
    WizardStand()
    {
        engine.say(u"releases:list"_s, {{u"releases"_s, QJsonArray{release(u"v2.2.0"_s, false), release(u"v2.1.0"_s, false), release(u"v2.0.0"_s, true)}}});
        engine.say(u"releases:show"_s, {{u"artefact"_s, u"9f3c"_s}, {u"difference"_s, QJsonObject{{u"against"_s, u"v2.0.0"_s}, {u"added"_s, QJsonArray{u"faster.js"_s}}}}});
        engine.say(u"deploy:status"_s, {{u"version"_s, u"v2.0.0"_s}, {u"sentence"_s, u"no rollout is under way; v2.0.0 has the traffic"_s}});
        engine.say(u"deploy:precheck"_s, {{u"checks"_s, QJsonArray{check(u"disk"_s, u"pass"_s), check(u"router"_s, u"pass"_s)}}});
        plan(planBody());
    }
    /// Dry runs answer this; what is meant begins rollout-7.
    void plan(const QJsonObject& body)
    {
        for (const QString& command : {u"deploy:canary"_s, u"deploy:hotfix"_s}) {
            engine.answer(command, [body](const api::Call& call) { return api::Reply{call.isDryRun ? body : QJsonObject{{u"rollout"_s, u"rollout-7"_s}}, {}, 0}; });
        }
    }
    bool show()
    {
        if (!PageStand::open()) {
            return false;
        }
        page = std::make_unique<WizardPage>(context());
        page->resize(1064, 640);
        page->show();
        page->activateWindow();
        page->setShown(true);
        return waitFor([this] { return page->isUnfolded() && table(u"Releases"_s)->rows()->rowCount() > 0 && engine.count(u"deploy:status"_s) > 0; }) && settled();
    }
    /// What was asked has been answered: events that are on their way have come.
    bool settled()
    {
        const size_t before = engine.calls().size();
        int turns = 0;
        return waitFor([&] { return ++turns > 3; }) && before <= engine.calls().size();
    }
    [[nodiscard]] Table* table(const QString& name) const
    {
        for (Table* one : page->findChildren<Table*>()) {
            if (one->accessibleName().startsWith(name)) {
                return one;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QAbstractButton* control(const QString& name) const { return buttonOf(*page, name); }
    [[nodiscard]] QTableWidget* stages() const { return page->findChild<QTableWidget*>(u"stages"_s); }
    void choose(const QString& version) const { table(u"Releases"_s)->select(table(u"Releases"_s)->rows()->find(u"version"_s, version)); }
    bool next(WizardStep to)
    {
        if (!waitFor([this] { return control(u"next"_s)->isEnabled(); }, 3000)) {
            return false;
        }
        control(u"next"_s)->click();
        return page->step() == to && settled();
    }
    /// To this step with v2.1.0 and the platform's stages.
    bool goTo(WizardStep wanted)
    {
        choose(u"v2.1.0"_s);
        while (page->step() < wanted) {
            if (!next(static_cast<WizardStep>(static_cast<int>(page->step()) + 1))) {
                return false;
            }
        }
        return waitFor([this] { return !readable(*page).contains(u"The engine is asked"_s); }, 3000);
    }

    std::unique_ptr<WizardPage> page;
};

} // namespace

TEST_CASE("a version is brought step by step", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    CHECK(stand.page->step() == WizardStep::Release);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"Choose a release."_s));
    stand.choose(u"v2.1.0"_s);
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"faster.js"_s); }));
    CHECK(stand.engine.last(u"releases:show"_s).parameters[u"version"].toString() == u"v2.1.0"_s);
    REQUIRE(stand.next(WizardStep::Stages));
    stand.stages()->item(0, 0)->setText(u"2"_s);
    stand.stages()->item(0, 1)->setText(u"20m"_s);
    REQUIRE(stand.next(WizardStep::Precheck));
    CHECK(readable(*stand.page).contains(u"disk says so"_s));
    REQUIRE(stand.next(WizardStep::Forecast));
    CHECK(readable(*stand.page).contains(u"40"_s));
    REQUIRE(stand.next(WizardStep::Confirm));
    CHECK(readable(*stand.page).contains(u"takes the stable place"_s));
    CHECK(readable(*stand.page).contains(u"but not anna"_s));
    CHECK(stand.control(u"next"_s)->text() == u"Bring v2.1.0 to 2 %"_s);
    // Looking has changed nothing so far.
    CHECK(stand.engine.last(u"deploy:canary"_s).isDryRun);
    REQUIRE(stand.control(u"next"_s)->isEnabled());
    stand.control(u"next"_s)->click();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }));
    const api::Call begun = stand.engine.last(u"deploy:canary"_s);
    CHECK_FALSE(begun.isDryRun);
    CHECK(begun.parameters == QJsonObject{{u"version"_s, u"v2.1.0"_s}, {u"stages"_s, u"2:20m,5:30m,25:1h,100:30m"_s}});
    CHECK(stand.opened == QList<Destination>{{{}, u"rollout"_s, u"rollout-7"_s}});
    CHECK(stand.told.size() == 1);
    CHECK(stand.told.value(0).contains(u"v2.1.0"_s));
    // The next one starts afresh.
    CHECK(stand.page->step() == WizardStep::Release);
    CHECK(stand.stages()->item(0, 0)->text() == u"1"_s);
}

TEST_CASE("a stage that is wrong keeps one on its step and says what is wrong", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Stages));
    stand.stages()->item(1, 0)->setText(u"half"_s);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"Stage 2"_s));
    CHECK(readable(*stand.page).contains(u"half"_s));
    // The list of steps leads no further either.
    auto* list = stand.page->findChild<QListWidget*>();
    list->setCurrentRow(static_cast<int>(WizardStep::Confirm));
    CHECK(stand.page->step() == WizardStep::Stages);
    CHECK(list->currentRow() == static_cast<int>(WizardStep::Stages));
    CHECK(stand.engine.count(u"deploy:canary"_s) == 0);
    stand.stages()->item(1, 0)->setText(u"50"_s);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    stand.stages()->item(1, 0)->setText(u"10"_s);
    CHECK(stand.control(u"next"_s)->isEnabled());
}

TEST_CASE("stages are added and taken away, and a grey button says why", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Stages));
    auto* add = stand.control(u"add-stage"_s);
    auto* remove = stand.control(u"remove-stage"_s);
    REQUIRE(add != nullptr);
    REQUIRE(remove != nullptr);
    stand.stages()->setCurrentCell(-1, -1);
    CHECK_FALSE(remove->isEnabled());
    CHECK_FALSE(remove->toolTip().isEmpty());
    add->click();
    REQUIRE(stand.stages()->rowCount() == 5);
    // It stands before the last one and waits for its share.
    CHECK(stand.stages()->item(3, 0)->text().isEmpty());
    CHECK(stand.stages()->currentRow() == 3);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    REQUIRE(remove->isEnabled());
    remove->click();
    CHECK(stand.stages()->rowCount() == 4);
    CHECK(stand.control(u"next"_s)->isEnabled());
    while (stand.stages()->rowCount() > 1) {
        stand.stages()->setCurrentCell(0, 0);
        remove->click();
    }
    stand.stages()->setCurrentCell(0, 0);
    CHECK_FALSE(remove->isEnabled());
    CHECK(stand.stages()->item(0, 0)->text() == u"100"_s);
    CHECK(stand.control(u"next"_s)->isEnabled());
}

TEST_CASE("going back loses nothing and voids what came later", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    stand.choose(u"v2.1.0"_s);
    REQUIRE(stand.next(WizardStep::Stages));
    stand.stages()->item(0, 1)->setText(u"20m"_s);
    auto* reason = stand.page->findChild<QLineEdit*>(u"reason"_s);
    reason->setText(u"it is faster"_s);
    REQUIRE(stand.goTo(WizardStep::Confirm));
    CHECK(stand.engine.count(u"deploy:precheck"_s) == 1);
    CHECK(stand.engine.count(u"deploy:canary"_s) == 1);
    for (int step = 0; step < 4; ++step) {
        stand.control(u"back"_s)->click();
    }
    CHECK(stand.page->step() == WizardStep::Release);
    CHECK_FALSE(stand.control(u"back"_s)->isEnabled());
    CHECK(stand.table(u"Releases"_s)->selected()[u"version"].toString() == u"v2.1.0"_s);
    REQUIRE(stand.goTo(WizardStep::Confirm));
    CHECK(stand.stages()->item(0, 1)->text() == u"20m"_s);
    CHECK(reason->text() == u"it is faster"_s);
    // Nothing has changed, so nothing was asked again.
    CHECK(stand.engine.count(u"deploy:precheck"_s) == 1);
    CHECK(stand.engine.count(u"deploy:canary"_s) == 1);
    auto* list = stand.page->findChild<QListWidget*>();
    list->setCurrentRow(static_cast<int>(WizardStep::Stages));
    stand.stages()->item(0, 1)->setText(u"25m"_s);
    CHECK_FALSE(list->item(static_cast<int>(WizardStep::Confirm))->flags().testFlag(Qt::ItemIsEnabled));
    CHECK(list->item(static_cast<int>(WizardStep::Forecast))->flags().testFlag(Qt::ItemIsEnabled));
    REQUIRE(stand.next(WizardStep::Precheck));
    REQUIRE(stand.next(WizardStep::Forecast));
    CHECK(stand.engine.count(u"deploy:precheck"_s) == 1);
    CHECK(stand.engine.count(u"deploy:canary"_s) == 2);
    CHECK(stand.engine.last(u"deploy:canary"_s).parameters[u"stages"].toString().startsWith(u"1:25m"_s));
}

TEST_CASE("a failed check holds one up until it is settled and asked again", "[gui][wizard]")
{
    WizardStand stand;
    stand.engine.say(u"deploy:precheck"_s, {{u"checks"_s, QJsonArray{check(u"disk"_s, u"fail"_s), check(u"router"_s, u"pass"_s)}}}, 2);
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Precheck));
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"critical | disk"_s));
    CHECK(readable(*stand.page).contains(u"A check has failed"_s));
    // The whole finding of what failed, or of the chosen check, outside of the table's narrow cells.
    CHECK(readable(*stand.page).contains(u"disk: disk says so"_s));
    stand.table(u"Prechecks"_s)->select(1);
    CHECK(readable(*stand.page).contains(u"router: router says so"_s));
    stand.engine.say(u"deploy:precheck"_s, {{u"checks"_s, QJsonArray{check(u"disk"_s, u"pass"_s)}}});
    stand.control(u"precheck"_s)->click();
    CHECK(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
    CHECK_FALSE(readable(*stand.page).contains(u"critical"_s));
}

TEST_CASE("with too little traffic the advised watch is taken with one click", "[gui][wizard]")
{
    WizardStand stand;
    stand.plan(lateBody());
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Forecast));
    CHECK(readable(*stand.page).contains(u"watch it for 2h"_s));
    auto* advice = stand.control(u"advice"_s);
    REQUIRE(advice->isVisibleTo(stand.page.get()));
    stand.plan(planBody());
    advice->click();
    REQUIRE(waitFor([&] { return !readable(*stand.page).contains(u"watch it for 2h"_s) && stand.control(u"next"_s)->isEnabled(); }, 3000));
    CHECK(stand.engine.last(u"deploy:canary"_s).parameters[u"stages"].toString() == u"1:2h,5:30m,25:1h,100:30m"_s);
    CHECK(stand.stages()->item(0, 1)->text() == u"2h"_s);
    REQUIRE(stand.next(WizardStep::Confirm));
    stand.control(u"next"_s)->click();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }));
    CHECK(stand.engine.last(u"deploy:canary"_s).parameters[u"stages"].toString() == u"1:2h,5:30m,25:1h,100:30m"_s);
}

TEST_CASE("advice that names no watch offers no button that would do nothing", "[gui][wizard]")
{
    WizardStand stand;
    QJsonObject body = lateBody();
    body.insert(u"forecasts"_s, QJsonArray{forecastOf(u"canary-1 (1 %)"_s, false, QJsonValue())});
    body.insert(u"advice"_s, u"there is no traffic"_s);
    stand.plan(body);
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Forecast));
    CHECK(readable(*stand.page).contains(u"there is no traffic"_s));
    CHECK_FALSE(stand.control(u"advice"_s)->isVisibleTo(stand.page.get()));
    // It is advice: who knows better goes on.
    CHECK(stand.control(u"next"_s)->isEnabled());
}

TEST_CASE("a rollout under way is superseded only when that is chosen", "[gui][wizard]")
{
    WizardStand stand;
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-1"_s));
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    CHECK(stand.engine.last(u"deploy:precheck"_s).parameters[u"supersede"].toString() == u"true"_s);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"v2.0.5 is watched at canary-1 (1 %)"_s));
    auto* supersede = stand.page->findChild<QCheckBox*>(u"supersede"_s);
    REQUIRE(supersede->isVisibleTo(stand.page.get()));
    supersede->click();
    REQUIRE(stand.control(u"next"_s)->isEnabled());
    // Another one has begun meanwhile: the tick was for the first.
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-2"_s));
    stand.engine.tell(u"rollout/rollout-2"_s, {});
    REQUIRE(waitFor([&] { return !supersede->isChecked(); }, 3000));
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    supersede->click();
    REQUIRE(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
    stand.control(u"next"_s)->click();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }));
    CHECK(stand.engine.last(u"deploy:canary"_s).parameters[u"supersede"].toString() == u"true"_s);
}

TEST_CASE("the plan is asked again when a rollout begins or ends meanwhile", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    REQUIRE(stand.engine.count(u"deploy:canary"_s) == 1);
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-1"_s));
    stand.engine.tell(u"rollout/rollout-1"_s, {});
    REQUIRE(waitFor([&] { return stand.engine.last(u"deploy:canary"_s).parameters.contains(u"supersede"_s); }, 3000));
    CHECK(stand.engine.last(u"deploy:canary"_s).isDryRun);
    CHECK(waitFor([&] { return readable(*stand.page).contains(u"Another rollout is under way"_s); }, 3000));
    // Once for each question, not again and again.
    REQUIRE(stand.settled());
    CHECK(stand.engine.count(u"deploy:canary"_s) == 2);
}

TEST_CASE("what the engine refuses is told with its next step, and can be asked again", "[gui][wizard]")
{
    WizardStand stand;
    const Error error{ErrorCode::Conflict, u"the release is not whole"_s, u"Add it again with releases:add"_s, {}};
    SECTION("the releases")
    {
        stand.engine.refuse(u"releases:list"_s, error);
        REQUIRE(stand.PageStand::open());
        stand.page = std::make_unique<WizardPage>(stand.context());
        stand.page->show();
        stand.page->setShown(true);
    }
    SECTION("the state of things")
    {
        stand.engine.refuse(u"deploy:status"_s, error);
        REQUIRE(stand.show());
    }
    SECTION("one release")
    {
        stand.engine.refuse(u"releases:show"_s, error);
        REQUIRE(stand.show());
        stand.choose(u"v2.1.0"_s);
    }
    SECTION("the prechecks")
    {
        stand.engine.refuse(u"deploy:precheck"_s, error);
        REQUIRE(stand.show());
        REQUIRE(stand.goTo(WizardStep::Precheck));
        CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    }
    SECTION("the plan")
    {
        stand.engine.refuse(u"deploy:canary"_s, error);
        REQUIRE(stand.show());
        REQUIRE(stand.goTo(WizardStep::Forecast));
        CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
        REQUIRE(waitFor([&] { return readable(*stand.page).contains(error.message); }, 3000));
        stand.plan(planBody());
        auto* again = stand.control(u"plan-again"_s);
        REQUIRE(again != nullptr);
        REQUIRE(again->isVisibleTo(stand.page.get()));
        again->click();
        CHECK(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
        CHECK_FALSE(readable(*stand.page).contains(error.message));
        CHECK_FALSE(again->isVisibleTo(stand.page.get()));
        return;
    }
    SECTION("the beginning")
    {
        REQUIRE(stand.show());
        REQUIRE(stand.goTo(WizardStep::Confirm));
        stand.engine.refuse(u"deploy:canary"_s, error);
        stand.control(u"next"_s)->click();
        REQUIRE(waitFor([&] { return readable(*stand.page).contains(error.message); }, 3000));
        CHECK(stand.opened.isEmpty());
        CHECK(stand.page->step() == WizardStep::Confirm);
        // News of the state do not hide it; going elsewhere does.
        stand.engine.tell(u"rollout/rollout-1"_s, {});
        REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:status"_s) > 1; }, 3000));
        REQUIRE(stand.settled());
        CHECK(readable(*stand.page).contains(error.hint));
        CHECK(stand.control(u"next"_s)->isEnabled());
        stand.control(u"back"_s)->click();
        CHECK_FALSE(readable(*stand.page).contains(error.message));
        return;
    }
    REQUIRE(stand.page != nullptr);
    CHECK(waitFor([&] { return readable(*stand.page).contains(error.message); }, 3000));
    CHECK(readable(*stand.page).contains(error.hint));
}

TEST_CASE("a slow engine is waited for, and its answers go to what is on show", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Stages));
    stand.engine.hold();
    stand.control(u"next"_s)->click();
    REQUIRE(stand.page->step() == WizardStep::Precheck);
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"The engine is asked"_s));
    // Going back is never held up by it, and what needs no answer goes on.
    stand.control(u"back"_s)->click();
    stand.control(u"back"_s)->click();
    stand.choose(u"v2.2.0"_s);
    CHECK(stand.control(u"next"_s)->isEnabled());
    stand.engine.release();
    REQUIRE(stand.settled());
    REQUIRE(stand.next(WizardStep::Stages));
    REQUIRE(stand.next(WizardStep::Precheck));
    CHECK(stand.engine.last(u"deploy:precheck"_s).parameters[u"version"].toString() == u"v2.2.0"_s);
    CHECK(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
}

TEST_CASE("while it begins, nothing suggests that it could still be left", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    stand.engine.hold();
    stand.control(u"next"_s)->click();
    for (const QString& name : {u"next"_s, u"back"_s, u"cancel"_s}) {
        INFO(name.toStdString());
        CHECK_FALSE(stand.control(name)->isEnabled());
        CHECK_FALSE(stand.control(name)->toolTip().isEmpty());
    }
    stand.page->findChild<QListWidget*>()->setCurrentRow(0);
    CHECK(stand.page->step() == WizardStep::Confirm);
    stand.engine.release();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }, 3000));
    CHECK(stand.told.value(0).contains(u"v2.1.0"_s));
    CHECK(stand.control(u"cancel"_s)->isEnabled());
}

TEST_CASE("the choice stays with its release when the list changes", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    stand.choose(u"v2.1.0"_s);
    SECTION("another one has come")
    {
        stand.engine.say(u"releases:list"_s, {{u"releases"_s, QJsonArray{release(u"v2.3.0"_s, false), release(u"v2.2.0"_s, false), release(u"v2.1.0"_s, false), release(u"v2.0.0"_s, true)}}});
        stand.page->setShown(false);
        stand.page->setShown(true);
        REQUIRE(waitFor([&] { return stand.table(u"Releases"_s)->rows()->rowCount() == 4; }, 3000));
        CHECK(stand.table(u"Releases"_s)->selected()[u"version"].toString() == u"v2.1.0"_s);
    }
    SECTION("it has gone")
    {
        stand.engine.say(u"releases:list"_s, {{u"releases"_s, QJsonArray{release(u"v2.2.0"_s, false)}}});
        stand.page->setShown(false);
        stand.page->setShown(true);
        REQUIRE(waitFor([&] { return stand.table(u"Releases"_s)->rows()->rowCount() == 1; }, 3000));
        CHECK(stand.table(u"Releases"_s)->selected().isEmpty());
    }
    REQUIRE(stand.next(WizardStep::Stages));
    REQUIRE(stand.next(WizardStep::Precheck));
    CHECK(stand.engine.last(u"deploy:precheck"_s).parameters[u"version"].toString() == u"v2.1.0"_s);
}

TEST_CASE("a link to a version begins with it", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    stand.page->openThing(u"v2.2.0"_s);
    CHECK(stand.page->step() == WizardStep::Release);
    CHECK(stand.table(u"Releases"_s)->selected()[u"version"].toString() == u"v2.2.0"_s);
    REQUIRE(waitFor([&] { return stand.engine.last(u"releases:show"_s).parameters[u"version"].toString() == u"v2.2.0"_s; }, 3000));
}

TEST_CASE("an engine without releases or stages is told as such", "[gui][wizard]")
{
    WizardStand stand;
    stand.engine.say(u"releases:list"_s, {{u"releases"_s, QJsonArray{}}});
    stand.engine.answer(u"session:show"_s, [](const api::Call&) {
        QJsonObject body = sessionBody(u"anna"_s, catalog::Role::Operator);
        body.insert(u"stages"_s, QJsonArray{});
        return api::Reply{body, {}, 0};
    });
    REQUIRE(stand.PageStand::open());
    stand.page = std::make_unique<WizardPage>(stand.context());
    stand.page->show();
    stand.page->setShown(true);
    CHECK(waitFor([&] { return readable(*stand.page).contains(u"releases:add"_s); }, 3000));
    // What is typed stays when the page is looked at again.
    stand.page->findChild<QLineEdit*>(u"reason"_s)->setText(u"kept"_s);
    stand.page->setShown(false);
    stand.page->setShown(true);
    CHECK(stand.page->findChild<QLineEdit*>(u"reason"_s)->text() == u"kept"_s);
}

TEST_CASE("a hotfix skips the stages and says why it is needed", "[gui][wizard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Stages));
    stand.page->findChild<QComboBox*>()->setCurrentIndex(1);
    CHECK_FALSE(stand.stages()->isVisibleTo(stand.page.get()));
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    stand.page->findChild<QLineEdit*>(u"reason"_s)->setText(u"sign-in is broken"_s);
    REQUIRE(stand.goTo(WizardStep::Confirm));
    CHECK(stand.control(u"next"_s)->text() == u"Bring v2.1.0 at once"_s);
    stand.control(u"next"_s)->click();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }, 3000));
    CHECK(stand.engine.last(u"deploy:hotfix"_s).parameters == QJsonObject{{u"version"_s, u"v2.1.0"_s}, {u"reason"_s, u"sign-in is broken"_s}});
    CHECK(stand.engine.count(u"deploy:canary"_s) == 0);
}

TEST_CASE("who may not bring a version is told so", "[gui][wizard]")
{
    WizardStand stand;
    stand.engine.signIn(u"vera"_s, catalog::Role::Viewer);
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    CHECK_FALSE(stand.control(u"next"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"for operators"_s));
}

TEST_CASE("a hostile engine breaks no page of the wizard", "[gui][wizard]")
{
    WizardStand stand;
    const QJsonObject odd{{u"releases"_s, QJsonArray{1, u"x"_s, QJsonObject{{u"version"_s, 5}}, release(u"v2.1.0"_s, false)}}, {u"checks"_s, QJsonArray{u"x"_s, QJsonObject{{u"check"_s, QJsonArray{}}}}},
                          {u"steps"_s, u"none"_s}, {u"approvals"_s, QJsonArray{QJsonValue()}}, {u"forecasts"_s, QJsonArray{QJsonObject{{u"watch_seconds"_s, u"x"_s}}}}, {u"advice"_s, 5}, {u"traffic"_s, QJsonArray{}},
                          {u"difference"_s, u"all"_s}, {u"rollout"_s, QJsonObject{}}, {u"version"_s, QJsonArray{}}};
    for (const QString& command : {u"releases:list"_s, u"releases:show"_s, u"deploy:status"_s, u"deploy:precheck"_s, u"deploy:canary"_s}) {
        stand.engine.say(command, odd);
    }
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    stand.control(u"next"_s)->click();
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }, 3000));
    CHECK(stand.opened.value(0).page == u"rollout"_s);
}

TEST_CASE("the keyboard alone brings a version", "[gui][wizard][keyboard]")
{
    WizardStand stand;
    REQUIRE(stand.show());
    REQUIRE(waitFor([&] { return stand.page->isActiveWindow(); }));
    REQUIRE(tabTo(stand.table(u"Releases"_s)));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    CHECK(stand.table(u"Releases"_s)->selected()[u"version"].toString() == u"v2.1.0"_s);
    REQUIRE(tabTo(stand.control(u"next"_s)));
    for (const WizardStep step : {WizardStep::Stages, WizardStep::Precheck, WizardStep::Forecast, WizardStep::Confirm}) {
        press(Qt::Key_Space);
        REQUIRE(stand.page->step() == step);
        // The button is grey while the engine is asked; whoever pressed it finds it again without searching.
        REQUIRE(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
        CHECK(QApplication::focusWidget() == stand.control(u"next"_s));
    }
    press(Qt::Key_Space);
    REQUIRE(waitFor([&] { return !stand.opened.isEmpty(); }, 3000));
    CHECK_FALSE(stand.engine.last(u"deploy:canary"_s).isDryRun);
}

TEST_CASE("the focus goes to the choice that is still missing, and stays there", "[gui][wizard][keyboard]")
{
    WizardStand stand;
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-1"_s));
    REQUIRE(stand.show());
    REQUIRE(waitFor([&] { return stand.page->isActiveWindow(); }));
    REQUIRE(stand.goTo(WizardStep::Forecast));
    REQUIRE(waitFor([&] { return stand.control(u"next"_s)->isEnabled(); }, 3000));
    REQUIRE(tabTo(stand.control(u"next"_s)));
    press(Qt::Key_Space);
    REQUIRE(stand.page->step() == WizardStep::Confirm);
    auto* supersede = stand.page->findChild<QCheckBox*>(u"supersede"_s);
    CHECK(QApplication::focusWidget() == supersede);
    press(Qt::Key_Space);
    CHECK(supersede->isChecked());
    // A second press on the same key must not begin anything.
    CHECK(stand.control(u"next"_s)->isEnabled());
    CHECK(QApplication::focusWidget() == supersede);
}

TEST_CASE("every control of every step can be reached and has a name", "[gui][wizard][keyboard]")
{
    WizardStand stand;
    stand.plan(lateBody());
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-1"_s));
    REQUIRE(stand.show());
    REQUIRE(waitFor([&] { return stand.page->isActiveWindow(); }));
    for (const WizardStep step : {WizardStep::Release, WizardStep::Stages, WizardStep::Precheck, WizardStep::Forecast, WizardStep::Confirm}) {
        REQUIRE(stand.goTo(step));
        CHECK(nameless(*stand.page) == QStringList());
        for (QWidget* control : stand.page->findChildren<QWidget*>()) {
            if (control->isVisible() && control->isEnabled() && control->focusPolicy() & Qt::TabFocus) {
                INFO(control->metaObject()->className() << ' ' << control->objectName().toStdString());
                CHECK(tabTo(control->focusProxy() != nullptr ? control->focusProxy() : control));
            }
        }
    }
}

TEST_CASE("the buttons of the wizard stay in sight however long the plan is", "[gui][wizard]")
{
    WizardStand stand;
    QJsonObject body = planBody();
    QJsonArray steps;
    for (int number = 0; number < 30; ++number) {
        steps.append(QJsonObject{{u"step"_s, u"stage-%1"_s.arg(number)}, {u"what"_s, u"watch it"_s}});
    }
    body.insert(u"steps"_s, steps);
    stand.plan(body);
    REQUIRE(stand.show());
    REQUIRE(stand.goTo(WizardStep::Confirm));
    // What a window of 1280 x 800 leaves below a verdict of two lines.
    CHECK(stand.page->minimumSizeHint().height() <= 480);
}

TEST_CASE("texts that are longer by 40 % still fit into the wizard", "[gui][wizard]")
{
    const LongerTexts longer;
    WizardStand stand;
    stand.plan(lateBody());
    stand.engine.say(u"deploy:status"_s, underWay(u"rollout-1"_s));
    REQUIRE(stand.show());
    for (const WizardStep step : {WizardStep::Release, WizardStep::Stages, WizardStep::Precheck, WizardStep::Forecast, WizardStep::Confirm}) {
        stand.choose(u"v2.1.0"_s);
        REQUIRE((step == WizardStep::Release || stand.next(step)));
        REQUIRE(waitFor([&] { return stand.control(u"next"_s)->isEnabled() || step == WizardStep::Confirm; }, 3000));
        CHECK(clipped(*stand.page) == QStringList());
        CHECK(stand.page->minimumSizeHint().width() <= 1064);
        const auto* list = stand.page->findChild<QListWidget*>();
        CHECK(list->sizeHintForColumn(0) <= list->viewport()->width());
    }
}
