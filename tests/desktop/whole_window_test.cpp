#include "app/desktop/embedded_engine.h"
#include "app/end_children.h"
#include "desktop/whole_engine.h"
#include "desktop/window.h"
#include "gui/form/command_dialog.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "remote/remote_engine.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Errors on show, outside of the verdict on all pages.
QStringList troubles(const Window& over)
{
    QStringList found;
    for (const auto* area : over.window->findChildren<QScrollArea*>()) {
        for (const auto* banner : area->findChildren<Banner*>()) {
            if (banner->isVisible() && banner->property("standing").toString() == u"critical") {
                found.append(banner->sentence());
            }
        }
    }
    return found;
}

void letSomebodyIn(Window& over, api::Engine& engine)
{
    over.show(u"people"_s);
    auto* people = named<Table>(*over.window, u"People"_s);
    named<QPushButton>(*over.window, u"Let a person in …"_s)->click();
    auto* form = over.window->findChild<CommandDialog*>();
    REQUIRE(form != nullptr);
    form->findChild<QLineEdit*>(u"name"_s)->setText(u"carl"_s);
    REQUIRE(named<QPushButton>(*form, u"run"_s)->isEnabled());
    named<QPushButton>(*form, u"run"_s)->click();
    REQUIRE(waitFor([&] { return says(*form, u"Done in test."); }));
    form->close();
    REQUIRE(waitFor([&] { return people->rows()->find(u"name"_s, u"carl"_s) >= 0; }));
    const auto listed = answerOf(engine, {.command = u"users:list"_s});
    REQUIRE_OK(listed);
    REQUIRE(listed->body.value(u"users"_s).toArray().size() == people->rows()->rowCount());
}

void changeTheConfiguration(Window& over, api::Engine& engine)
{
    over.show(u"settings"_s);
    auto* files = named<QListWidget>(over.page(), u"Files"_s);
    REQUIRE(waitFor([&] { return files->count() >= 4; }));
    files->setCurrentItem(files->findItems(u"rollout.json"_s, Qt::MatchExactly).value(0));
    REQUIRE(waitFor([&] { return named<QLineEdit>(over.page(), u"warm_up"_s) != nullptr; }));
    auto* save = named<QPushButton>(over.page(), u"save"_s);
    REQUIRE(waitFor([&] { return says(over.page(), u"Nothing was changed."); }));
    over.page().findChild<QLineEdit*>(u"reason"_s)->setText(u"instances of ours warm up slowly"_s);
    // First what the engine refuses, by its own parser.
    named<QLineEdit>(over.page(), u"warm_up"_s)->setText(u"soon"_s);
    REQUIRE(waitFor([&] { return !save->isEnabled() && says(over.page(), u"soon"); }));
    named<QLineEdit>(over.page(), u"warm_up"_s)->setText(u"77s"_s);
    REQUIRE(waitFor([&] { return save->isEnabled(); }));
    save->click();
    REQUIRE(waitFor([&] { return says(over.page(), u"rollout.json was saved."); }));
    const auto shown = answerOf(engine, {.command = u"config:show"_s, .parameters = {{u"file"_s, u"rollout.json"_s}}});
    REQUIRE_OK(shown);
    REQUIRE(shown->body.value(u"content"_s).toString().contains(u"77s"));
}

void runSomething(Window& over, api::Engine& engine)
{
    const auto begun = answerOf(engine, {.command = u"deploy:snapshot"_s});
    REQUIRE_OK(begun);
    REQUIRE_FALSE(begun->operation.isEmpty());
    over.window->open({{}, u"operation"_s, begun->operation});
    REQUIRE(over.window->page() == u"operations");
    auto* operations = named<Table>(*over.window, u"Operations"_s);
    auto* steps = named<Table>(*over.window, u"Steps"_s);
    REQUIRE(waitFor([&] { return operations->selected().value(u"id"_s).toString() == begun->operation && operations->selected().value(u"state"_s).toString() == u"done"; }));
    REQUIRE(waitFor([&] { return steps->rows()->rowCount() > 0 && steps->rows()->row(0).value(u"state"_s).toString() == u"done" && steps->rows()->row(0).contains(u"took"_s); }));
    REQUIRE(named<Table>(*over.window, u"Log"_s)->rows()->rowCount() > 0);
    // And it was said, once.
    const auto said = [&] { return std::count_if(over.notices.notices().begin(), over.notices.notices().end(), [&](const Notice& notice) { return notice.where.id == begun->operation; }); };
    REQUIRE(waitFor([&] { return said() == 1; }));
}

void verifyTheRecord(Window& over)
{
    over.show(u"audit"_s);
    REQUIRE(waitFor([&] { return says(*over.window, u"Chain verified"); }));
    auto* record = named<Table>(*over.window, u"Audit record"_s);
    REQUIRE(waitFor([&] { return record->rows()->find(u"command"_s, u"users:add"_s) >= 0 && record->rows()->find(u"command"_s, u"config:set"_s) >= 0; }));
}

/// What a person does in a day, whatever engine is below.
void useIt(api::Engine& engine)
{
    Window over(engine);
    REQUIRE(waitFor([&] { return over.hasData(); }));
    REQUIRE(over.link.session().environment == u"test");
    REQUIRE(over.window->windowTitle().contains(u"test"));
    REQUIRE(over.window->pages().size() >= 6);
    for (const QString& page : over.window->pages()) {
        INFO(page.toStdString());
        over.show(page);
        (void)waitFor([] { return false; }, 300);
        QStringList found = troubles(over);
        // Nothing was deployed here yet, and pages that need it say so.
        found.removeAll(u"no version has the traffic yet"_s);
        CHECK(found.join(u'\n') == QString());
        REQUIRE_FALSE(over.window->grab().isNull());
    }
    letSomebodyIn(over, engine);
    changeTheConfiguration(over, engine);
    runSomething(over, engine);
    verifyTheRecord(over);
    REQUIRE(over.link.state() == LinkState::Open);
}

web::Target targetOf(const RealService& service, const QByteArray& pin)
{
    web::Target target;
    target.host = "localhost";
    target.port = service.port();
    target.isEncrypted = true;
    target.pin = pin;
    return target;
}

} // namespace

TEST_CASE("the window over an engine in this process does what it does over one elsewhere", "[desktop]")
{
    QTemporaryDir folder;
    configure(app::foldersBelow(folder.path()), {{u"environment"_s, u"test"_s}});
    {
        app::EmbeddedEngine engine(app::foldersBelow(folder.path()));
        useIt(engine);
    }
    CHECK(app::endChildren(app::foldersBelow(folder.path())));
}

TEST_CASE("the window over a server does what it does over an engine in this process", "[desktop]")
{
    RealService service;
    remote::RemoteEngine engine(targetOf(service, service.fingerprint()), service.token());
    useIt(engine);
}

TEST_CASE("an engine in this process that cannot start says why and what to do", "[desktop]")
{
    QTemporaryDir folder;
    const auto folders = app::foldersBelow(folder.path());
    configure(folders, {{u"environment"_s, u"not a name"_s}});
    app::EmbeddedEngine engine(folders);
    Window over(engine);
    REQUIRE(waitFor([&] { return over.link.state() == LinkState::Refused; }));
    REQUIRE(over.link.why().message.contains(u"not a name"));
    REQUIRE_FALSE(over.link.why().hint.isEmpty());
    REQUIRE(over.window->situation().standing() == Standing::Unknown);
}

TEST_CASE("a server that stops is lost at once and found again by itself, and no event is missing or twice", "[desktop]")
{
    RealService service;
    remote::RemoteEngine engine(targetOf(service, service.fingerprint()), service.token());
    Window over(engine);
    REQUIRE(waitFor([&] { return over.hasData(); }));
    over.show(u"operations"_s);
    QList<qint64> heard;
    const auto listening = engine.subscribe({}, 0, [&heard](const api::Event& event) { heard.append(event.sequence); });
    REQUIRE_OK(answerOf(engine, {.command = u"deploy:snapshot"_s}));
    REQUIRE(waitFor([&] { return over.notices.notices().size() == 1; }));
    REQUIRE(waitFor([&] { return heard.size() > 3; }));
    const auto before = heard.size();

    service.stop();
    REQUIRE(waitFor([&] { return over.link.state() == LinkState::Lost; }));
    REQUIRE(over.window->situation().standing() == Standing::Unknown);
    REQUIRE(says(*over.window, u"engine does not answer"));
    REQUIRE(over.window->situation().status().hasData());
    REQUIRE(says(*over.window, u"data "));
    auto* veil = over.window->findChild<QWidget*>(u"veil"_s);
    REQUIRE(veil != nullptr);
    REQUIRE(veil->isVisible());
    REQUIRE(veil->accessibleName().contains(u"last heard"));

    service.start();
    REQUIRE(waitFor([&] { return over.link.state() == LinkState::Open; }));
    REQUIRE_FALSE(veil->isVisible());
    REQUIRE_OK(answerOf(engine, {.command = u"deploy:snapshot"_s}));
    REQUIRE(waitFor([&] { return over.notices.notices().size() == 2; }));
    QList<qint64> all;
    const auto whole = service.engine().subscribe({}, 0, [&all](const api::Event& event) { all.append(event.sequence); });
    REQUIRE(waitFor([&] { return all.size() > before && heard == all; }));
    REQUIRE(QSet<qint64>(heard.begin(), heard.end()).size() == heard.size());
}

TEST_CASE("another certificate, and a token that is not known, are refused with the next step; the old window says so, too", "[desktop]")
{
    RealService service;
    const QByteArray pin = service.fingerprint();
    const QByteArray token = service.token();
    {
        remote::RemoteEngine stranger(targetOf(service, pin), "owner-00000000.0000");
        Window over(stranger);
        REQUIRE(waitFor([&] { return over.link.state() == LinkState::Refused; }));
        REQUIRE(over.link.why().code == ErrorCode::Unauthenticated);
        REQUIRE_FALSE(over.link.why().hint.isEmpty());
        REQUIRE(says(*over.window, over.link.why().message));
        REQUIRE(over.window->pages().isEmpty());
    }
    remote::RemoteEngine engine(targetOf(service, pin), token);
    Window over(engine);
    REQUIRE(waitFor([&] { return over.hasData(); }));
    service.stop();
    service.renewCertificate();
    service.start();
    REQUIRE(service.fingerprint() != pin);
    REQUIRE(waitFor([&] { return over.link.state() == LinkState::Refused; }));
    REQUIRE(over.link.why().message.contains(u"another certificate"));
    REQUIRE_FALSE(over.link.why().hint.isEmpty());
    remote::RemoteEngine trusted(targetOf(service, service.fingerprint()), token);
    REQUIRE_OK(answerOf(trusted, {.command = u"users:list"_s}));
}

TEST_CASE("one client never uses a line that was trusted by another pin", "[desktop]")
{
    RealService service;
    web::Client client;
    const auto statusOf = [&](const QByteArray& pin) {
        const auto pending = client.ask(targetOf(service, pin), {.path = "/v1/catalogue"});
        REQUIRE(waitFor([&] { return pending.isReady(); }));
        return pending.result().map([](const web::Response& response) { return response.status; });
    };
    REQUIRE(statusOf(service.fingerprint()) == Result<int>(401));
    const auto other = statusOf(QByteArray(64, 'a'));
    REQUIRE_FALSE(other.has_value());
    REQUIRE(other.error().code == ErrorCode::Denied);
    // Looking at a certificate leaves no line behind that somebody could talk over.
    const auto shown = client.certificate(targetOf(service, {}));
    REQUIRE(waitFor([&] { return shown.isReady(); }));
    REQUIRE_OK(shown.result());
    REQUIRE(shown.result()->fingerprint == service.fingerprint());
    REQUIRE_FALSE(statusOf(QByteArray(64, 'b')).has_value());
}
