#include "app/desktop/desktop.h"
#include "desktop/whole_engine.h"
#include "desktop/window.h"
#include "gui/shell/ribbon.h"
#include "stands/real_platform.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <csignal>

using namespace godel;
using namespace godel::app;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// What the desktop of a person's machine is asked to tell.
struct Told final : Surroundings {
    void notify(const QString& environment, const Notice& notice) override { notices.append({environment, notice}); }
    void setBadge(int unread) override { badge = unread; }

    QList<std::pair<QString, Notice>> notices;
    int badge = 0;
};

/// The colour of the ribbon above everything.
QColor colourIn(const MainWindow& window)
{
    return window.findChild<Ribbon*>()->grab().toImage().pixelColor(2, 2);
}

Desktop desktop(std::unique_ptr<Surroundings> surroundings = {})
{
    return Desktop(std::move(surroundings));
}

/// As it is started from the menu of a desktop, or by a link.
DesktopOptions plain(const QString& profile, const QString& link = {})
{
    return {.where = {}, .name = {}, .profile = profile, .appearance = {}, .size = {}, .link = link, .state = {}};
}

QList<MainWindow*> windows()
{
    QList<MainWindow*> found;
    for (QWidget* one : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<MainWindow*>(one)) {
            found.append(window);
        }
    }
    std::sort(found.begin(), found.end(), [](const MainWindow* left, const MainWindow* right) { return left->windowTitle() < right->windowTitle(); });
    return found;
}

MainWindow* windowOf(const QString& environment)
{
    for (MainWindow* window : windows()) {
        if (window->windowTitle().contains(environment)) {
            return window;
        }
    }
    return nullptr;
}

WelcomeWindow* welcome()
{
    for (QWidget* one : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<WelcomeWindow*>(one); window != nullptr && window->isVisible()) {
            return window;
        }
    }
    return nullptr;
}

/// Keeps a connection as a person did in an earlier run.
void keep(const QString& profile, const QList<Profile>& connections)
{
    QSettings settings(u"godel-ops"_s, profile);
    ProfileBook book(settings);
    QStringList names;
    for (const Profile& one : connections) {
        book.keep(one);
        names.append(one.name);
    }
    settings.setValue(u"open"_s, names);
}

Profile socketOf(const QString& name, const RealService& service)
{
    return {.name = name, .kind = ConnectionKind::Socket, .address = service.folders().socket(), .pin = {}, .colour = {}, .tokenFile = {}};
}

} // namespace

TEST_CASE("two connections stand side by side in windows of their own; a second program hands over its link and goes", "[desktop]")
{
    RealService north(u"north"_s);
    RealService south(u"south"_s);
    keep(u"two"_s, {socketOf(u"north"_s, north), socketOf(u"south"_s, south)});
    auto first = desktop();
    const auto begun = first.begin(plain(u"two"_s));
    REQUIRE_OK(begun);
    REQUIRE(*begun);
    // They were open when the program ended: no welcome, however long a keychain takes.
    REQUIRE(welcome() == nullptr);
    REQUIRE(waitFor([] { return windowOf(u"north"_s) != nullptr && windowOf(u"south"_s) != nullptr && windowOf(u"south"_s)->pages().size() > 3; }));
    REQUIRE(welcome() == nullptr);
    REQUIRE(windows().size() == 2);
    REQUIRE(colourIn(*windowOf(u"north"_s)) != colourIn(*windowOf(u"south"_s)));

    auto second = desktop();
    const auto handed = second.begin(plain(u"two"_s, u"godel-ops://south/audit"_s));
    REQUIRE_OK(handed);
    REQUIRE_FALSE(*handed);
    REQUIRE(waitFor([] { return windowOf(u"south"_s)->page() == u"audit"; }));
    REQUIRE(windowOf(u"north"_s)->page() != u"audit");
    REQUIRE(windows().size() == 2);

    // One whose connection nobody knows leads to the welcome, with what is wrong.
    auto third = desktop();
    const auto strange = third.begin(plain(u"two"_s, u"godel-ops://west/audit"_s));
    REQUIRE_OK(strange);
    REQUIRE_FALSE(*strange);
    REQUIRE(waitFor([] { return welcome() != nullptr; }));
    REQUIRE(says(*welcome(), u"west"));
}

TEST_CASE("a link to a connection that is just being opened leads into its one window", "[desktop]")
{
    RealService north(u"north"_s);
    keep(u"one"_s, {socketOf(u"north"_s, north)});
    auto surroundings = std::make_unique<Told>();
    Told& told = *surroundings;
    auto program = desktop(std::move(surroundings));
    REQUIRE_OK(program.begin(plain(u"one"_s)));
    REQUIRE(windows().isEmpty());
    Q_EMIT told.activated({u"north"_s, u"audit"_s, {}});
    REQUIRE(waitFor([] { return windowOf(u"north"_s) != nullptr && windowOf(u"north"_s)->page() == u"audit"; }));
    REQUIRE(windows().size() == 1);
}

TEST_CASE("what happens in one environment is told to the desktop with its name and a link that leads there", "[desktop]")
{
    RealService north(u"north"_s);
    keep(u"told"_s, {socketOf(u"north"_s, north)});
    auto surroundings = std::make_unique<Told>();
    Told& told = *surroundings;
    auto program = desktop(std::move(surroundings));
    REQUIRE_OK(program.begin(plain(u"told"_s)));
    REQUIRE(waitFor([] { return windowOf(u"north"_s) != nullptr && windowOf(u"north"_s)->pages().size() > 3; }));
    // Somebody who looks elsewhere meanwhile.
    QWidget elsewhere;
    elsewhere.show();
    elsewhere.activateWindow();
    REQUIRE(waitFor([] { return !windowOf(u"north"_s)->isActiveWindow(); }));
    const auto owner = program.engine(socketOf(u"north"_s, north), {});
    REQUIRE_OK(owner);
    const auto done = answerOf(**owner, {.command = u"deploy:snapshot"_s});
    REQUIRE_OK(done);
    REQUIRE(waitFor([&] { return told.notices.size() == 1 && told.badge == 1; }));
    REQUIRE(told.notices.first().first == u"north");
    const Destination where = told.notices.first().second.where;
    REQUIRE(where.connection == u"north");
    REQUIRE(where.id == done->operation);
    Q_EMIT told.activated(where);
    REQUIRE(waitFor([] { return windowOf(u"north"_s)->page() == u"operations"; }));
}

namespace {

/// An engine in the window of this program, over real programs, with a rollout that goes on for minutes.
struct Busy : RealPlatform {
    Busy()
    {
        service.insert(u"environment"_s, u"machine"_s);
        writeConfiguration();
        keep(u"busy"_s, {});
        DesktopOptions options = plain(u"busy"_s);
        options.state = path({});
        REQUIRE_OK(program.begin(options));
        REQUIRE(waitFor([] { return welcome() != nullptr; }));
        for (auto* choice : welcome()->findChildren<QPushButton*>()) {
            if (choice->accessibleName().contains(u"This machine") || choice->text().contains(u"This machine")) {
                choice->click();
            }
        }
        REQUIRE(waitFor([] { return windowOf(u"machine"_s) != nullptr && windowOf(u"machine"_s)->pages().size() > 3; }));
        letPeopleIn();
        for (const auto& version : {u"v2.0.0"_s, u"v2.1.0"_s}) {
            REQUIRE(addNodeRelease(version).status == 0);
        }
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        REQUIRE(settles());
        reply({u"deploy:canary"_s, u"v2.1.0"_s, u"--stages=25:10m,100:10m"_s});
        REQUIRE(waitFor([] { return windowOf(u"machine"_s)->situation().running() > 0; }));
    }
    ~Busy() { endHeadless(); }
    void endHeadless() const
    {
        for (const qint64 pid : headlessPids()) {
            CHECK(::kill(static_cast<pid_t>(pid), SIGTERM) == 0);
        }
        CHECK(waitFor([this] { return headlessPids().isEmpty(); }));
    }
    static QMessageBox* question() { return windowOf(u"machine"_s)->findChild<QMessageBox*>(); }
    static void answer(const QString& text)
    {
        REQUIRE(waitFor([] { return question() != nullptr; }));
        for (QAbstractButton* one : question()->buttons()) {
            if (one->text().remove(u'&') == text) {
                return one->click();
            }
        }
        FAIL("no such answer");
    }

    // Windows go before the platform does.
    Desktop program{{}};
};

} // namespace

TEST_CASE("a window whose engine is busy asks before it closes; headless the operation goes on as it was", "[desktop][real]")
{
    Busy busy;
    windowOf(u"machine"_s)->close();
    REQUIRE(windowOf(u"machine"_s)->isVisible());
    REQUIRE(waitFor([] { return Busy::question() != nullptr; }));
    REQUIRE(Busy::question()->text().contains(u"1 operation"));
    REQUIRE(Busy::question()->windowTitle().contains(u"machine"));
    Busy::answer(u"Cancel"_s);
    REQUIRE(waitFor([] { return Busy::question() == nullptr; }));
    REQUIRE(windowOf(u"machine"_s)->isVisible());

    REQUIRE(busy.reaches({u"warmup"_s, u"watching"_s}));
    const auto instances = busy.pidsOf(u"godel-node"_s);
    REQUIRE(instances.size() > 2);
    windowOf(u"machine"_s)->close();
    Busy::answer(u"Keep running headless"_s);
    REQUIRE(waitFor([] { return windows().isEmpty(); }));
    REQUIRE(waitFor([&busy] { return !busy.headlessPids().isEmpty() && busy.ctl({u"status:check"_s}).status <= 2; }));
    REQUIRE(busy.reaches({u"warmup"_s, u"watching"_s}));
    // The very processes: nobody who was being served noticed anything.
    REQUIRE(busy.pidsOf(u"godel-node"_s) == instances);
    busy.reply({u"rollback:emergency"_s});
    REQUIRE(busy.settles());
    busy.endHeadless();
    REQUIRE(busy.headlessPids().isEmpty());
}

TEST_CASE("a window that is closed with its engine loses nothing, the next one goes on where it was", "[desktop][real]")
{
    Busy busy;
    windowOf(u"machine"_s)->close();
    Busy::answer(u"Stop the engine"_s);
    REQUIRE(waitFor([] { return windows().isEmpty(); }));
    REQUIRE(busy.headlessPids().isEmpty());
    REQUIRE(busy.ctl({u"status:check"_s}).status > 2);
    // Whose users go on being served by the version that they had.
    REQUIRE(waitFor([&busy] { return busy.get("/v1/info").contains("v2.0.0"); }));
    busy.startEngine();
    REQUIRE(busy.reaches({u"warmup"_s, u"watching"_s}));
    busy.reply({u"rollback:emergency"_s});
    REQUIRE(busy.settles());
}
