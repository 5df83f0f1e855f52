#include "gui/deployments/rollout_page.h"
#include "gui/deployments/rollout_replay.h"
#include "gui/deployments/sign_in_dialog.h"
#include "gui/deployments/timeline_view.h"
#include "gui/parts/hold_button.h"
#include "gui/parts/table.h"
#include "gui/shell/ribbon.h"
#include "gui/stand/hands.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rollout_replies.h"
#include "support/catch.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

constexpr std::array allStates{RolloutState::Draft,    RolloutState::Precheck,         RolloutState::Snapshot, RolloutState::Starting, RolloutState::Shifting,
                               RolloutState::WarmUp,   RolloutState::Watching,         RolloutState::AwaitingApproval, RolloutState::Held, RolloutState::Soak,
                               RolloutState::Aborting, RolloutState::Draining,         RolloutState::NeedsPerson};

/// A rollout page in front of a script, seen by somebody.
class RolloutStand : public PageStand {
public:
    explicit RolloutStand(const domain::Rollout& rollout, const QString& person = u"ben"_s, catalog::Role role = catalog::Role::Approver)
    {
        engine.signIn(person, role);
        show(rollout);
        engine.say(u"deploy:evidence"_s, evidenceBody(40));
        engine.say(u"deploy:timeline"_s, {{u"lines"_s, QJsonArray{line(u"2026-11-25T02:00:00Z"_s, u"begun"_s), line(u"2026-11-25T02:00:30Z"_s, u"watched"_s)}}});
        engine.say(u"releases:show"_s, {{u"signed_by"_s, u"AFB5"_s}});
        engine.say(u"instances:list"_s, {{u"instances"_s, QJsonArray{instance(u"app-s0"_s, u"stable"_s), instance(u"app-c0"_s, u"new"_s)}}});
        engine.say(u"instances:log"_s, {{u"instance"_s, u"app-c0"_s}, {u"lines"_s, QJsonArray{u"listening"_s}}});
        engine.say(u"deploy:report"_s, {{u"html"_s, u"<html>report</html>"_s}});
        for (const QString& command : {u"deploy:approve"_s, u"deploy:hold"_s, u"deploy:reject"_s, u"deploy:resume"_s, u"deploy:confirm"_s, u"deploy:complete"_s, u"rollback"_s, u"rollback:emergency"_s}) {
            engine.answer(command, [](const api::Call&) { return api::Reply{{{u"sentence"_s, u"v2.1.0 is on its way"_s}}, u"op-7"_s, 0}; });
        }
    }
    void show(const domain::Rollout& rollout, const QString& action = {})
    {
        engine.say(u"deploy:status"_s, rolloutBody(rollout, action));
        engine.say(u"deploy:history"_s, rolloutBody(rollout, action));
    }
    /// Makes the page and waits until it shows the rollout.
    RolloutPage& page(const SecondPerson& second = {})
    {
        REQUIRE(PageStand::open());
        m_page = std::make_unique<RolloutPage>(PageContext{link, *this, second});
        m_page->resize(1200, 1600);
        m_page->show();
        m_page->setShown(true);
        REQUIRE(waitFor([this] { return m_page->isUnfolded() && engine.count(u"instances:list"_s) + (isOver() ? 1 : 0) > 0 && m_page->findChild<QSlider*>(u"moment"_s)->maximum() == 39; }));
        return *m_page;
    }
    [[nodiscard]] QAbstractButton* button(const QString& name) const { return buttonOf(*m_page, name); }
    void type(const QString& reason) { typeText(*m_page->findChild<QLineEdit*>(u"reason"_s), reason); }
    [[nodiscard]] bool says(const QString& text) const { return readable(*m_page).contains(text); }

    static QJsonObject line(const QString& at, const QString& sentence) { return {{u"at"_s, at}, {u"sentence"_s, sentence}, {u"by"_s, u"anna"_s}}; }
    static QJsonObject instance(const QString& id, const QString& role) { return {{u"instance"_s, id}, {u"role"_s, role}, {u"state"_s, u"ready"_s}}; }

private:
    [[nodiscard]] bool isOver() const { return m_page->findChild<QSlider*>(u"moment"_s)->maximum() == 39 && !button(u"rollbackEmergency"_s)->isVisibleTo(m_page.get()); }

    std::unique_ptr<RolloutPage> m_page;
};

} // namespace

TEST_CASE("the page shows all that an approver has to weigh", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    RolloutPage& page = stand.page();
    for (const QString& text : {u"v2.1.0 \u2190 v2.0.0"_s, u"sha256 9f3c9f3c9f3c…"_s, u"signed by key AFB5"_s, u"requested by anna"_s, u"faster search"_s, u"awaits approval"_s,
                                u"Abort at 200: now 1.3. Pass at 100: now 41."_s, u"not enough data (140 of 300 requests)"_s, u"hold: over 500 ms"_s, u"If you approve: 5 % of the traffic"_s, u"0 of 1 approvals"_s,
                                u"app-c0"_s, u"listening"_s, u"worked out again"_s, u"watched"_s}) {
        INFO(text.toStdString());
        CHECK(waitFor([&] { return stand.says(text); }));
    }
    CHECK(nameless(page).join(u'\n').toStdString().empty());
    // Nothing more is asked for once nobody looks.
    page.setShown(false);
    const auto before = stand.engine.calls().size();
    stand.engine.tell(u"rollout/x"_s, {});
    settle(150);
    CHECK(stand.engine.calls().size() == before);
}

TEST_CASE("approving sends the evidence that was on the screen, and the reason", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    RolloutPage& page = stand.page();
    stand.type(u"looks good"_s);
    click(*stand.button(u"lead"_s), {5, 5});
    REQUIRE(waitFor([&] { return stand.says(u"v2.1.0 is on its way"_s); }));
    CHECK(stand.engine.last(u"deploy:approve"_s).parameters == QJsonObject{{u"evidence"_s, u"evidence-1"_s}, {u"comment"_s, u"looks good"_s}});
    CHECK(page.findChild<QLineEdit*>(u"reason"_s)->text().isEmpty());
    // What came of it names its operation, and leads there.
    CHECK(stand.says(u"Operation op-7"_s));
    buttonOf(page, u"Show operation"_s)->click();
    CHECK(stand.opened.last() == Destination{{}, u"operation"_s, u"op-7"_s});
}

TEST_CASE("evidence that moved on asks again", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    stand.page();
    stand.engine.refuse(u"deploy:approve"_s, {ErrorCode::Conflict, u"the evidence has changed since it was shown to ben"_s, {}, u"evidence"_s});
    domain::Rollout fresh = rolloutIn(RolloutState::AwaitingApproval);
    fresh.evidenceHash = u"evidence-2"_s;
    stand.show(fresh);
    stand.button(u"lead"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(u"The evidence has changed since you looked; nothing was approved."_s); }));
    CHECK(stand.engine.last(u"deploy:approve"_s).parameters.value(u"evidence"_s).toString() == u"evidence-1");
    stand.engine.say(u"deploy:approve"_s, {{u"sentence"_s, u"approved"_s}});
    // Only with the fresh evidence on the screen the button is free again.
    REQUIRE(waitFor([&] { return stand.button(u"lead"_s)->isEnabled(); }));
    stand.button(u"lead"_s)->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:approve"_s) == 2; }));
    CHECK(stand.engine.last(u"deploy:approve"_s).parameters.value(u"evidence"_s).toString() == u"evidence-2");
}

TEST_CASE("a grey button says why, in a line", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval), u"anna"_s, catalog::Role::Admin);
    stand.page();
    CHECK_FALSE(stand.button(u"lead"_s)->isEnabled());
    CHECK(stand.button(u"lead"_s)->toolTip().contains(u"somebody else must approve"_s));
    CHECK(stand.says(u"anna asked for v2.1.0; somebody else must approve it"_s));
    CHECK(stand.says(u"Reject and Hold 15 m: a reason is missing"_s));
}

TEST_CASE("a hold can be taken back as long as the window offers it", "[gui][rollout][undo]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching));
    const api::WayBack back{u"deploy:resume"_s};
    stand.engine.answer(u"deploy:hold"_s, [&back](const api::Call&) {
        api::Reply reply{{{u"sentence"_s, u"v2.1.0 is held"_s}}, u"op-7"_s, 0};
        reply.undo = back;
        return reply;
    });
    stand.page();
    stand.type(u"a look first"_s);
    stand.button(u"hold"_s)->click();
    REQUIRE(waitFor([&] { return stand.undoable.size() == 1; }));
    CHECK(stand.undoable.first().wayBack == back);
    CHECK(stand.undoable.first().done == u"v2.1.0 is held");
    // It is told with the way back, and not a second time.
    CHECK_FALSE(stand.says(u"sees to it"_s));
    const int looks = stand.engine.count(u"deploy:status"_s);
    stand.undoable.first().then();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:status"_s) > looks; }));
}

TEST_CASE("hold and reject carry the reason", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching), u"ben"_s, catalog::Role::Operator);
    stand.page();
    CHECK_FALSE(stand.button(u"hold"_s)->isEnabled());
    CHECK_FALSE(stand.button(u"reject"_s)->isEnabled());
    stand.type(u"a look first"_s);
    stand.button(u"hold"_s)->setFocus();
    stand.button(u"hold"_s)->click();
    // The button is grey from now on; the page stays where it is looked at.
    CHECK(QApplication::focusWidget()->objectName() == u"reason");
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:hold"_s) == 1 && stand.says(u"v2.1.0 is on its way"_s); }));
    CHECK(stand.engine.last(u"deploy:hold"_s).parameters == QJsonObject{{u"reason"_s, u"a look first"_s}, {u"for"_s, u"15m"_s}});
    stand.type(u"too slow"_s);
    stand.button(u"reject"_s)->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:reject"_s) == 1; }));
    CHECK(stand.engine.last(u"deploy:reject"_s).parameters == QJsonObject{{u"reason"_s, u"too slow"_s}});
}

TEST_CASE("a held rollout is led on by the same button", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Held));
    stand.page();
    CHECK(stand.button(u"lead"_s)->text() == u"Go on");
    stand.button(u"lead"_s)->click();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:resume"_s) == 1; }));
    CHECK(stand.engine.last(u"deploy:resume"_s).parameters.isEmpty());
}

TEST_CASE("rolling back is one click in every state, at the same place, whoever looks", "[gui][rollout]")
{
    for (const RolloutState state : allStates) {
        INFO(domain::name(state).toStdString());
        RolloutStand stand(rolloutIn(state), u"carl"_s, catalog::Role::Viewer);
        RolloutPage& page = stand.page();
        QAbstractButton* back = stand.button(u"rollback"_s);
        REQUIRE(back->isVisibleTo(&page));
        REQUIRE(back->isEnabled());
        CHECK(back->text() == u"Roll back now");
        CHECK(back->mapTo(&page, QPoint(back->width(), 0)).x() > page.width() - 60);
        const QPoint place = back->mapTo(&page, QPoint());
        CHECK(place.y() < 60);
        click(*back, {5, 5});
        REQUIRE(waitFor([&] { return stand.engine.count(u"rollback"_s) == 1 && stand.says(u"Operation op-7"_s); }));
        CHECK(stand.engine.count(u"rollback:emergency"_s) == 0);
        // What came of it pushes nothing away under the hand.
        settle(20);
        CHECK(back->mapTo(&page, QPoint()) == place);
    }
}

TEST_CASE("whatever is looked at further down, the way back stays in sight at its place", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    RolloutPage& page = stand.page();
    page.resize(1060, 620);
    settle(20);
    const QAbstractButton* back = stand.button(u"rollback"_s);
    const QPoint place = back->mapTo(&page, QPoint());
    QScrollBar* bar = page.findChild<QScrollArea*>()->verticalScrollBar();
    REQUIRE(bar->maximum() > 400);
    bar->setValue(bar->maximum());
    settle(20);
    CHECK_FALSE(stand.button(u"save"_s)->visibleRegion().isEmpty());
    CHECK(back->mapTo(&page, QPoint()) == place);
    CHECK(back->visibleRegion() == QRegion(back->rect()));
}

TEST_CASE("after the end, going back opens the form that confirms it", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Done));
    stand.page();
    CHECK(stand.button(u"rollback"_s)->text() == u"Roll back to v2.0.0 …");
    stand.button(u"rollback"_s)->click();
    CHECK(stand.engine.count(u"rollback"_s) == 0);
    REQUIRE(stand.asked.size() == 1);
    CHECK(stand.asked.first() == std::pair(u"rollback"_s, QJsonObject{{u"to"_s, u"v2.0.0"_s}}));
}

TEST_CASE("a rollout that was turned back offers no way back to where one is", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Aborted));
    stand.page();
    CHECK_FALSE(stand.button(u"rollback"_s)->isVisible());
}

TEST_CASE("a refused way back says so, and can be tried again", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching), u"carl"_s, catalog::Role::Viewer);
    stand.page();
    stand.engine.refuse(u"rollback"_s, {ErrorCode::Denied, u"carl may not roll back"_s, u"Ask an operator"_s, {}});
    stand.button(u"rollback"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(u"carl may not roll back"_s) && stand.says(u"Ask an operator"_s); }));
    CHECK(stand.button(u"rollback"_s)->isEnabled());
}

TEST_CASE("cutting off takes holding; letting go before does nothing", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching));
    stand.page();
    auto* cut = static_cast<HoldButton*>(stand.button(u"rollbackEmergency"_s));
    press(*cut, {5, 5});
    CHECK(cut->isHeldDown());
    CHECK(cut->text().startsWith(u"Keep holding"));
    release(*cut, {5, 5});
    CHECK_FALSE(cut->isHeldDown());
    CHECK(cut->text() == u"Cut off · hold 2 s");
    // Neither does a click or the way a click is asked for by other means.
    cut->click();
    CHECK(stand.engine.count(u"rollback:emergency"_s) == 0);
    cut->setHoldTime(40ms);
    pressKey(*cut, Qt::Key_Space);
    REQUIRE(waitFor([&] { return stand.engine.count(u"rollback:emergency"_s) == 1; }));
    releaseKey(*cut, Qt::Key_Space);
    CHECK_FALSE(cut->isHeldDown());
    CHECK(stand.engine.count(u"rollback"_s) == 0);
}

TEST_CASE("a button that loses the focus while it is held does nothing", "[gui][rollout]")
{
    QWidget window;
    HoldButton button(u"Stop"_s, &window);
    QLineEdit other(&window);
    int held = 0;
    QObject::connect(&button, &HoldButton::held, [&held] { ++held; });
    button.setHoldTime(30ms);
    window.show();
    button.setFocus();
    pressKey(button, Qt::Key_Space);
    REQUIRE(button.isHeldDown());
    other.setFocus();
    QFocusEvent away(QEvent::FocusOut);
    QCoreApplication::sendEvent(&button, &away);
    CHECK_FALSE(button.isHeldDown());
    settle(80);
    CHECK(held == 0);
}

TEST_CASE("the decision of another window shows by an event", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    RolloutPage& page = stand.page();
    stand.type(u"half a thou"_s);
    domain::Rollout next = rolloutIn(RolloutState::Shifting);
    next.stage = 1;
    stand.show(next);
    stand.engine.tell(u"rollout/"_s + next.id.text(), {{u"by"_s, u"dora"_s}});
    REQUIRE(waitFor([&] { return !stand.says(u"If you approve"_s); }));
    // What was typed is still there.
    CHECK(page.findChild<QLineEdit*>(u"reason"_s)->text() == u"half a thou");
}

TEST_CASE("a rollout that ends stays on show; where none is, the wizard is offered", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching));
    RolloutPage& page = stand.page();
    stand.engine.say(u"deploy:status"_s, {{u"sentence"_s, u"no rollout is under way; v2.1.0 has the traffic"_s}, {u"last"_s, rolloutIn(RolloutState::Done).id.text()}});
    stand.engine.say(u"deploy:history"_s, rolloutBody(rolloutIn(RolloutState::Done)));
    stand.engine.tell(u"rollout/x"_s, {});
    REQUIRE(waitFor([&] { return stand.says(u"Roll back to v2.0.0 …"_s); }));
    CHECK(stand.engine.last(u"deploy:history"_s).parameters.value(u"id"_s).toString() == rolloutIn(RolloutState::Done).id.text());
    page.openLive();
    REQUIRE(waitFor([&] { return stand.says(u"no rollout is under way"_s); }));
    buttonOf(page, u"Bring a version to production …"_s)->click();
    CHECK(stand.opened.last() == Destination{{}, u"deploy"_s, {}});
    buttonOf(page, u"Show the last rollout"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(u"Roll back to v2.0.0 …"_s); }));
}

TEST_CASE("a second person signs in, is named, and approves by their own way", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval), u"anna"_s, catalog::Role::Admin);
    auto* seconds = new ScriptedEngine;
    seconds->signIn(u"ben"_s, catalog::Role::Approver);
    seconds->say(u"deploy:approve"_s, {{u"sentence"_s, u"ben has approved"_s}});
    QList<QByteArray> tokens;
    RolloutPage& page = stand.page([&](const QByteArray& token) {
        tokens.append(token);
        return std::unique_ptr<api::Engine>(std::exchange(seconds, nullptr));
    });
    api::Call approved;
    seconds->answer(u"deploy:approve"_s, [&approved](const api::Call& call) {
        approved = call;
        return api::Reply{{{u"sentence"_s, u"ben has approved"_s}}, {}, 0};
    });
    stand.button(u"second"_s)->click();
    auto* dialog = page.findChild<SignInDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->windowTitle().contains(u"demo"));
    CHECK(dialog->findChild<Ribbon*>()->accessibleName().startsWith(u"Environment DEMO"));
    auto* decide = buttonOf(*dialog, u"decide"_s);
    CHECK_FALSE(decide->isEnabled());
    auto* token = dialog->findChild<QLineEdit*>(u"token"_s);
    CHECK(token->echoMode() == QLineEdit::Password);
    typeText(*token, u"secret-of-ben"_s);
    buttonOf(*dialog, u"signIn"_s)->click();
    CHECK(token->text().isEmpty());
    REQUIRE(waitFor([&] { return decide->isEnabled(); }));
    CHECK(tokens == QList<QByteArray>{"secret-of-ben"});
    CHECK(readable(*dialog).contains(u"ben (approver)"_s));
    CHECK(decide->text() == u"Approve 5\u00a0% as ben");
    decide->click();
    REQUIRE(waitFor([&] { return stand.says(u"ben has approved"_s); }));
    CHECK(approved.parameters == QJsonObject{{u"evidence"_s, u"evidence-1"_s}});
    CHECK(stand.engine.count(u"deploy:approve"_s) == 0);
    REQUIRE(waitFor([&] { return page.findChild<SignInDialog*>() == nullptr; }));
}

TEST_CASE("a second person who may not, a wrong token and another environment are told apart", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval), u"anna"_s, catalog::Role::Admin);
    int round = 0;
    RolloutPage& page = stand.page([&](const QByteArray&) -> std::unique_ptr<api::Engine> {
        auto other = std::make_unique<ScriptedEngine>();
        if (round == 0) {
            other->refuse(u"session:show"_s, {ErrorCode::Unauthenticated, u"this token is not known"_s, u"Ask for another"_s, {}});
        } else if (round == 1) {
            QJsonObject session = sessionBody(u"ben"_s, catalog::Role::Approver);
            session.insert(u"environment"_s, u"production"_s);
            other->say(u"session:show"_s, session);
        } else if (round == 2) {
            other->signIn(u"anna"_s, catalog::Role::Approver);
        } else {
            return nullptr;
        }
        ++round;
        return other;
    });
    stand.button(u"second"_s)->click();
    auto* dialog = page.findChild<SignInDialog*>();
    for (const QString& text : {u"this token is not known"_s, u"this token is for production, not for demo"_s, u"anna (approver) cannot decide this"_s, u"cannot be reached for a second person"_s}) {
        INFO(text.toStdString());
        typeText(*dialog->findChild<QLineEdit*>(u"token"_s), u"x"_s);
        buttonOf(*dialog, u"signIn"_s)->click();
        REQUIRE(waitFor([&] { return readable(*dialog).contains(text); }));
        CHECK_FALSE(buttonOf(*dialog, u"decide"_s)->isEnabled());
    }
}

TEST_CASE("a rollout is played again, and says that it is a replay", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Done));
    RolloutPage& page = stand.page();
    REQUIRE(waitFor([&] { return stand.says(u"watched"_s); }));
    CHECK_FALSE(stand.says(u"REPLAY"_s));
    auto* slider = page.findChild<QSlider*>(u"moment"_s);
    slider->setValue(10);
    CHECK(stand.says(u"REPLAY"_s));
    CHECK(stand.says(u"02:00:10 UTC"_s));
    CHECK_FALSE(stand.says(u"watched | anna"_s));
    const auto charts = page.findChildren<TimeChart*>();
    REQUIRE(charts.size() == 2);
    CHECK(charts[0]->shown().lines[0].points.size() == 11);
    stand.button(u"play"_s)->click();
    CHECK(stand.button(u"play"_s)->text() == u"Pause");
    stand.button(u"play"_s)->click();
    CHECK(stand.button(u"play"_s)->text() == u"Play");
    auto* bar = page.findChild<ReplayBar*>();
    for (int number = 0; number < 40; ++number) {
        bar->step();
    }
    CHECK_FALSE(bar->isReplay());
    CHECK_FALSE(stand.says(u"REPLAY"_s));
    CHECK(charts[0]->shown().lines[0].points.size() == 40);
}

TEST_CASE("the report is one file, and a place that takes none is told", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Done));
    RolloutPage& page = stand.page();
    const QTemporaryDir folder;
    QString proposed;
    page.setChooser([&](const QString& name) {
        proposed = name;
        return folder.filePath(u"report.html"_s);
    });
    stand.button(u"save"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(u"The report was saved to"_s); }));
    CHECK(proposed == u"rollout-20261125-020202-1a2b.html");
    QFile file(folder.filePath(u"report.html"_s));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "<html>report</html>");
    const QString nowhere = folder.filePath(u"no/such/folder/report.html"_s);
    page.setChooser([&](const QString&) { return nowhere; });
    stand.button(u"save"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(nowhere + u" could not be written"_s) && stand.says(u"Choose another place"_s); }));
    // What is no file, such as a device, is not replaced by one.
    page.setChooser([&](const QString&) { return folder.path(); });
    stand.button(u"save"_s)->click();
    REQUIRE(waitFor([&] { return stand.says(u"is not a file that can be replaced"_s); }));
    page.setChooser([](const QString&) { return QString(); });
    const int before = stand.engine.count(u"deploy:report"_s);
    stand.button(u"save"_s)->click();
    CHECK(stand.engine.count(u"deploy:report"_s) == before);
}

TEST_CASE("a full disk is told, and leaves the report that was there", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Done));
    RolloutPage& page = stand.page();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.html"_s);
    QFile before(path);
    REQUIRE(before.open(QIODevice::WriteOnly));
    before.write("as it was");
    before.close();
    page.setChooser([&](const QString&) { return path; });
    {
        // A file may not grow beyond a few bytes, as on a disk that is full.
        const auto present = std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        const rlimit tight{4, usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
        stand.button(u"save"_s)->click();
        const bool isTold = waitFor([&] { return stand.says(path + u" could not be written"_s); });
        setrlimit(RLIMIT_FSIZE, &usual);
        std::signal(SIGXFSZ, present);
        CHECK(isTold);
    }
    REQUIRE(before.open(QIODevice::ReadOnly));
    CHECK(before.readAll() == "as it was");
}

TEST_CASE("log lines keep the place where a person reads", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching));
    RolloutPage& page = stand.page();
    QJsonArray lines;
    for (int number = 0; number < 200; ++number) {
        lines.append(u"line %1"_s.arg(number));
    }
    stand.engine.say(u"instances:log"_s, {{u"lines"_s, lines}});
    QPlainTextEdit* log = page.findChild<QPlainTextEdit*>();
    REQUIRE(waitFor([&] { return log->blockCount() == 200; }));
    log->verticalScrollBar()->setValue(20);
    lines.append(u"line 200"_s);
    stand.engine.say(u"instances:log"_s, {{u"lines"_s, lines}});
    REQUIRE(waitFor([&] { return log->blockCount() == 201; }));
    CHECK(log->verticalScrollBar()->value() == 20);
}

TEST_CASE("a lost engine greys every button and says why; what is known stays", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::AwaitingApproval));
    stand.page();
    stand.engine.cut();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.says(u"The engine does not answer"_s); }));
    CHECK_FALSE(stand.button(u"lead"_s)->isEnabled());
    CHECK_FALSE(stand.button(u"rollback"_s)->isEnabled());
    CHECK(stand.button(u"rollback"_s)->toolTip().contains(u"does not answer"_s));
    CHECK(stand.says(u"v2.1.0 \u2190 v2.0.0"_s));
    stand.engine.reconnect();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.button(u"lead"_s)->isEnabled(); }));
    CHECK(stand.button(u"rollback"_s)->toolTip().contains(u"One click"_s));
}

TEST_CASE("hostile replies leave the page standing", "[gui][rollout]")
{
    RolloutStand stand(rolloutIn(RolloutState::Watching));
    stand.page();
    const QJsonObject odd{{u"id"_s, u"r-1"_s}, {u"version"_s, u"<b>v9</b>"_s}, {u"plan"_s, u"none"_s}, {u"comparison"_s, QJsonArray{7, QJsonObject{{u"gate"_s, 3}}}}, {u"record"_s, 5}, {u"next"_s, QJsonArray{}}};
    stand.engine.say(u"deploy:status"_s, odd);
    stand.engine.say(u"deploy:evidence"_s, {{u"scrapes"_s, QJsonArray{QJsonObject{{u"at"_s, 4}}, 3}}});
    stand.engine.say(u"deploy:timeline"_s, {{u"lines"_s, 3}});
    stand.engine.say(u"instances:list"_s, {{u"instances"_s, QJsonObject{}}});
    stand.engine.say(u"releases:show"_s, {{u"signed_by"_s, 12}});
    stand.engine.tell(u"rollout/x"_s, {});
    REQUIRE(waitFor([&] { return stand.says(u"this window cannot read the rollout"_s); }));
    // Text is text, whatever it looks like; and the way back is open still.
    CHECK(stand.says(u"<b>v9</b> \u2190"_s));
    CHECK(stand.button(u"rollback"_s)->isEnabled());
}

TEST_CASE("the timeline reads as text where scenes cannot be drawn", "[gui][rollout]")
{
    const QList<TimelineStage> stages = RolloutModel(rolloutBody(rolloutIn(RolloutState::Watching))).stages();
    TimelineView scene;
    REQUIRE(waitFor([&scene] { return scene.isLoaded(); }));
    REQUIRE(scene.isScene());
    scene.show(stages);
    CHECK(scene.accessibleDescription().startsWith(u"canary-1 (1 %): now, 5:00 of 15:00; canary-2"_s));
    TimelineView plain(u"qrc:/qml/NoSuchScene.qml"_s);
    REQUIRE(waitFor([&plain] { return plain.isLoaded(); }));
    CHECK_FALSE(plain.isScene());
    plain.show(stages);
    CHECK(readable(plain).contains(u"canary-1 (1 %) · 5:00 of 15:00"_s));
}

TEST_CASE("a stage is chosen in the timeline by mouse and by keys", "[gui][rollout]")
{
    TimelineView view;
    view.resize(800, 76);
    view.show(RolloutModel(rolloutBody(rolloutIn(RolloutState::Watching))).stages());
    view.QWidget::show();
    REQUIRE(waitFor([&view] { return view.isLoaded(); }));
    QList<int> chosen;
    QObject::connect(&view, &TimelineView::stageClicked, [&chosen](int number) { chosen.append(number); });
    QWidget* scene = view.findChild<QWidget*>(u"scene"_s);
    REQUIRE(scene != nullptr);
    REQUIRE(waitFor([&] { return scene->isVisible() && scene->width() == view.width(); }));
    click(*scene, QPoint(300, 30));
    CHECK(waitFor([&] { return chosen == QList<int>{1}; }));
    scene->setFocus();
    typeKey(*scene, Qt::Key_Right);
    typeKey(*scene, Qt::Key_Return);
    CHECK(waitFor([&] { return chosen == QList<int>{1, 2}; }));
}
