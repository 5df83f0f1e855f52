#include "gui/form/command_dialog.h"
#include "gui/form/undo_strip.h"
#include "gui/parts/hold_button.h"
#include "gui/shell/main_window.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QShortcut>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

const api::WayBack resume{u"deploy:resume"_s, {}};
const api::WayBack removal{u"users:remove"_s, {{u"name"_s, u"anna"_s}}};

/// A strip before an engine that takes back whatever it is asked to.
struct Stand : PageStand {
    std::unique_ptr<UndoStrip> strip;

    explicit Stand(catalog::Role role = catalog::Role::Admin)
    {
        engine.declareAll();
        engine.signIn(u"ben"_s, role);
        for (const QString& command : {u"deploy:resume"_s, u"users:remove"_s}) {
            engine.answer(command, [](const api::Call&) { return api::Reply{{{u"sentence"_s, u"so it is"_s}}, {}, 0}; });
        }
        REQUIRE(open());
        strip = std::make_unique<UndoStrip>(link);
    }
    [[nodiscard]] bool says(const QString& text) const { return strip->isVisible() && readable(*strip).contains(text); }
    [[nodiscard]] QAbstractButton* button() const { return buttonOf(*strip, u"undo"_s); }
    [[nodiscard]] QShortcut* keys() const { return strip->findChild<QShortcut*>(); }
};

} // namespace

TEST_CASE("what was done can be taken back by the button, and what came of it is said", "[gui][undo]")
{
    Stand stand;
    CHECK_FALSE(stand.strip->isVisible());
    bool isBack = false;
    stand.strip->offer({u"v2.1.0 is held"_s, resume, [&isBack] { isBack = true; }});
    CHECK(stand.says(u"Done: v2.1.0 is held"_s));
    CHECK(stand.button()->accessibleName() == u"Undo: v2.1.0 is held");
    CHECK(stand.button()->focusPolicy() != Qt::NoFocus);
    stand.button()->click();
    CHECK_FALSE(stand.button()->isVisible());
    REQUIRE(waitFor([&] { return stand.says(u"Taken back: v2.1.0 is held"_s); }));
    CHECK(isBack);
    CHECK(stand.engine.count(u"deploy:resume"_s) == 1);
}

TEST_CASE("Ctrl+Z takes back, and does nothing where nothing is on offer", "[gui][undo]")
{
    Stand stand;
    CHECK(stand.keys()->key() == QKeySequence(QKeySequence::Undo));
    CHECK_FALSE(stand.keys()->isEnabled());
    stand.strip->offer({u"anna was let in"_s, removal});
    CHECK(stand.keys()->isEnabled());
    Q_EMIT stand.keys()->activated();
    CHECK_FALSE(stand.keys()->isEnabled());
    REQUIRE(waitFor([&] { return stand.says(u"Taken back: anna was let in"_s); }));
    CHECK(stand.engine.last(u"users:remove"_s).parameters == removal.parameters);
}

TEST_CASE("an offer ends by itself, and so does what is said of it", "[gui][undo]")
{
    Stand stand;
    stand.strip->setOfferTime(30ms);
    stand.strip->offer({u"v2.1.0 is held"_s, resume});
    REQUIRE(stand.strip->isVisible());
    REQUIRE(waitFor([&] { return !stand.strip->isVisible(); }));
    CHECK_FALSE(stand.keys()->isEnabled());
    CHECK(stand.engine.count(u"deploy:resume"_s) == 0);
    stand.strip->offer({u"v2.1.0 is held"_s, resume});
    stand.button()->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:resume"_s) == 1 && !stand.strip->isVisible(); }));
}

TEST_CASE("the next offer takes the place of the one before", "[gui][undo]")
{
    Stand stand;
    stand.strip->offer({u"v2.1.0 is held"_s, resume});
    stand.engine.hold();
    stand.button()->click();
    REQUIRE(waitFor([&] { return stand.engine.held() == 1; }));
    stand.strip->offer({u"anna was let in"_s, removal});
    stand.engine.release();
    REQUIRE(waitFor([&] { return stand.engine.held() == 0; }));
    CHECK(stand.says(u"Done: anna was let in"_s));
    stand.button()->click();
    REQUIRE(waitFor([&] { return stand.says(u"Taken back: anna was let in"_s); }));
    CHECK(stand.engine.count(u"deploy:resume"_s) == 1);
}

TEST_CASE("who may not take it back is offered nothing, and a refusal is said", "[gui][undo]")
{
    Stand viewer(catalog::Role::Viewer);
    viewer.strip->offer({u"v2.1.0 is held"_s, resume});
    CHECK_FALSE(viewer.strip->isVisible());
    Stand stand;
    stand.engine.refuse(u"deploy:resume"_s, {ErrorCode::Conflict, u"the rollout has ended"_s, {}, {}});
    stand.strip->offer({u"v2.1.0 is held"_s, resume});
    stand.button()->click();
    REQUIRE(waitFor([&] { return stand.says(u"the rollout has ended"_s); }));
}

TEST_CASE("a form offers what its command's reply says, and hands it to the window when it is closed", "[gui][undo]")
{
    Stand stand;
    stand.engine.answer(u"users:add"_s, [](const api::Call&) {
        api::Reply reply{{{u"name"_s, u"anna"_s}}, {}, 0};
        reply.undo = removal;
        return reply;
    });
    QPointer<CommandDialog> dialog = new CommandDialog(stand.context(), *stand.link.catalogue().find(u"users:add"_s), {{u"name"_s, u"anna"_s}});
    dialog->show();
    buttonOf(*dialog, u"run"_s)->click();
    REQUIRE(waitFor([&] { return readable(*dialog).contains(u"Done: users:add in demo"_s); }));
    CHECK(stand.undoable.isEmpty());
    dialog->close();
    REQUIRE(stand.undoable.size() == 1);
    CHECK(stand.undoable.first().wayBack == removal);
    REQUIRE(waitFor([&] { return dialog.isNull(); }));
}

TEST_CASE("the window shows what can be taken back below its pages", "[gui][undo]")
{
    Stand stand;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    NoticeList notices;
    MainWindow window(stand.link, notices, settings);
    window.begin();
    window.show();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Open; }));
    window.offerUndo({u"v2.1.0 is held"_s, resume});
    REQUIRE(readable(window).contains(u"Done: v2.1.0 is held"_s));
    auto* undo = buttonOf(window, u"undo"_s);
    REQUIRE(undo != nullptr);
    undo->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:resume"_s) == 1 && readable(window).contains(u"Taken back: v2.1.0 is held"_s); }));
}

TEST_CASE("what stops everything runs only while its button is held, with plan and phrase", "[gui][undo]")
{
    Stand stand;
    stand.engine.answer(u"stop:emergency"_s, [](const api::Call& call) { return api::Reply{{{u"sentence"_s, call.isDryRun ? u"so it would be"_s : u"so it is"_s}}, {}, 0}; });
    QPointer<CommandDialog> dialog = new CommandDialog(stand.context(), *stand.link.catalogue().find(u"stop:emergency"_s), {});
    dialog->show();
    auto* run = qobject_cast<HoldButton*>(buttonOf(*dialog, u"run"_s));
    REQUIRE(run != nullptr);
    CHECK(run->text() == u"Run in demo · hold 2 s");
    CHECK_FALSE(run->isEnabled());
    buttonOf(*dialog, u"preview"_s)->click();
    REQUIRE(waitFor([&] { return readable(*dialog).contains(u"so it would be"_s); }));
    dialog->findChild<QLineEdit*>(u"confirmation"_s)->setText(u"demo/stop:emergency"_s);
    REQUIRE(run->isEnabled());
    run->click();
    CHECK(stand.engine.count(u"stop:emergency"_s) == 1);
    run->setHoldTime(30ms);
    run->setDown(true);
    Q_EMIT run->pressed();
    REQUIRE(waitFor([&] { return readable(*dialog).contains(u"so it is"_s); }));
    CHECK(stand.engine.last(u"stop:emergency"_s).confirmation == u"demo/stop:emergency");
    delete dialog;
}
