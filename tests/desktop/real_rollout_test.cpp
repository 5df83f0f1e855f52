#include "app/desktop/embedded_engine.h"
#include "app/end_children.h"
#include "base/file.h"
#include "desktop/window.h"
#include "gui/deployments/rollout_page.h"
#include "gui/deployments/rollout_replay.h"
#include "gui/deployments/sign_in_dialog.h"
#include "gui/form/command_dialog.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/stand/hands.h"
#include "remote/remote_engine.h"
#include "stands/real_platform.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rolloutMs = 90000;

/// Two instances of v2.0.0 behind the real HAProxy, with users; v2.1.0 is as good, v2.2.0 fails one request in a hundred, too few for a verdict in seconds.
struct Served : RealPlatform {
    Served()
    {
        service.insert(u"environment"_s, u"test"_s);
        rollout.insert(u"stages"_s, QJsonArray{QJsonObject{{u"share"_s, u"25%"_s}, {u"watch"_s, u"4s"_s}}, QJsonObject{{u"share"_s, u"50%"_s}, {u"watch"_s, u"4s"_s}},
                                               QJsonObject{{u"share"_s, u"100%"_s}, {u"watch"_s, u"4s"_s}}});
        writeConfiguration();
    }
    void serve()
    {
        letPeopleIn();
        REQUIRE(addNodeRelease(u"v2.0.0"_s).status == 0);
        REQUIRE(addNodeRelease(u"v2.1.0"_s).status == 0);
        REQUIRE(addNodeRelease(u"v2.2.0"_s, {{u"errorShare"_s, 0.01}}).status == 0);
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        REQUIRE(settles());
        sendTraffic({u"--rate=300"_s, u"--path=/v1/info"_s, u"--users=500"_s});
    }
    [[nodiscard]] std::unique_ptr<api::Engine> engineFor(const QByteArray& token) const
    {
        web::Target target;
        target.socketPath = path(u"run/api.sock"_s);
        return std::make_unique<remote::RemoteEngine>(target, token);
    }
};

void choose(const Window& over, const QString& table, const QString& version)
{
    REQUIRE(waitFor([&] { return named<Table>(over.page(), table)->rows()->find(u"version"_s, version) >= 0; }));
    auto* found = named<Table>(over.page(), table);
    found->select(found->rows()->find(u"version"_s, version));
}

/// Through the whole wizard; the window ends on the page of the rollout.
void bring(Window& over, const QString& version)
{
    over.show(u"deploy"_s);
    choose(over, u"Releases"_s, version);
    REQUIRE(waitFor([&] { return says(over.page(), u"v2."); }));
    over.press(u"next"_s);
    REQUIRE(named<QTableWidget>(over.page(), u"stages"_s)->rowCount() == 3);
    over.press(u"next"_s);
    REQUIRE(waitFor([&] { return named<Table>(over.page(), u"Prechecks"_s)->rows()->rowCount() > 3; }));
    over.press(u"next"_s);
    // Four seconds are too short for certainty, which is said before anything begins.
    REQUIRE(waitFor([&] { return named<Table>(over.page(), u"Forecasts"_s)->rows()->rowCount() == 2; }));
    REQUIRE(says(over.page(), u"watch it for"));
    over.press(u"next"_s);
    REQUIRE(waitFor([&] { return named<Table>(over.page(), u"Plan"_s)->rows()->rowCount() > 3; }));
    REQUIRE(says(over.page(), u"with 25 % of the traffic at first"));
    over.press(u"Bring %1 to 25 %"_s.arg(version));
    REQUIRE(waitFor([&] { return over.window->page() == u"rollout" && says(over.page(), QString(version + u" \u2190"_s)); }));
}

bool reads(const Window& over, const QString& words, int deadlineMs = rolloutMs)
{
    const bool isRead = waitFor([&] { return says(over.page(), words); }, deadlineMs);
    UNSCOPED_INFO("looked for: " << words.toStdString() << ", read: " << wordsOf(over.page()).toStdString());
    return isRead;
}

bool isOffered(const Window& over, const QString& button)
{
    const auto* found = named<QPushButton>(over.page(), button);
    return found != nullptr && found->isVisible() && found->isEnabled();
}

/// Ben looks at the evidence in his own window, gives a reason and lets it go on; who asked for it sees that without asking.
void approveFromTheOtherWindow(Window& asked, Window& other)
{
    REQUIRE(waitFor([&] { return isOffered(other, u"lead"_s) && named<QPushButton>(other.page(), u"lead"_s)->text().contains(u"50"); }, rolloutMs));
    REQUIRE(named<Table>(other.page(), u"comparison"_s)->rows()->rowCount() > 1);
    REQUIRE_FALSE(isOffered(asked, u"lead"_s));
    const auto seenBefore = named<Table>(asked.page(), u"What happened"_s)->rows()->rowCount();
    typeText(*other.page().findChild<QLineEdit*>(u"reason"_s), u"errors and latency are alike"_s);
    other.press(u"lead"_s);
    for (Window* one : {&asked, &other}) {
        auto* story = named<Table>(one->page(), u"What happened"_s);
        REQUIRE(waitFor([&] {
            for (int row = 0; row < story->rows()->rowCount(); ++row) {
                if (story->rows()->row(row).value(u"by"_s).toString() == u"ben" && story->rows()->row(row).value(u"sentence"_s).toString().contains(u"errors and latency are alike")) {
                    return true;
                }
            }
            return false;
        }));
    }
    REQUIRE(named<Table>(asked.page(), u"What happened"_s)->rows()->rowCount() > seenBefore);
    REQUIRE(waitFor([&] { return !says(other.page(), u"ben approves"); }));
}

/// The second time ben comes over and signs in at the window of who asked.
void approveInTheSameWindow(Window& asked, const QByteArray& token)
{
    REQUIRE(waitFor([&] { return isOffered(asked, u"second"_s); }, rolloutMs));
    asked.press(u"second"_s);
    auto* dialog = asked.window->findChild<SignInDialog*>();
    REQUIRE(dialog != nullptr);
    auto* decide = named<QPushButton>(*dialog, u"decide"_s);
    REQUIRE_FALSE(decide->isEnabled());
    typeText(*dialog->findChild<QLineEdit*>(u"token"_s), u"owner-00000000.0000"_s);
    named<QPushButton>(*dialog, u"signIn"_s)->click();
    REQUIRE(waitFor([&] { return named<QPushButton>(*dialog, u"signIn"_s)->isEnabled() && dialog->findChild<Banner*>()->isVisible(); }));
    REQUIRE_FALSE(decide->isEnabled());
    dialog->findChild<QLineEdit*>(u"token"_s)->setText(QString::fromLatin1(token));
    named<QPushButton>(*dialog, u"signIn"_s)->click();
    REQUIRE(waitFor([&] { return decide->isEnabled() && decide->text().contains(u"as ben"); }));
    decide->click();
    REQUIRE(waitFor([&] { return asked.window->findChild<SignInDialog*>() == nullptr; }));
}

/// Ben sees that v2.2.0 is bad before the verdict does, and turns back with one click; who brought it sees that.
void turnBack(Served& served, Window& asked, Window& other)
{
    bring(asked, u"v2.2.0"_s);
    other.show(u"rollout"_s);
    REQUIRE(waitFor([&] { return says(other.page(), u"v2.2.0 \u2190"); }, rolloutMs));
    const bool hasTraffic = waitFor([&] { return served.get("/v1/info").contains("v2.2.0"); }, rolloutMs);
    INFO(wordsOf(asked.page()).toStdString());
    REQUIRE(hasTraffic);
    other.press(u"rollback"_s);
    for (Window* one : {&asked, &other}) {
        REQUIRE(reads(*one, u"rolled back by ben"_s));
    }
    REQUIRE(served.settles());
    REQUIRE_FALSE(served.get("/v1/info").contains("v2.2.0"));
}

/// Everything that happened, again, on the same page.
void replay(Window& over, const QString& report)
{
    auto* page = const_cast<RolloutPage*>(qobject_cast<const RolloutPage*>(&over.page()));
    REQUIRE(page != nullptr);
    auto* slider = page->findChild<QSlider*>(u"moment"_s);
    REQUIRE(waitFor([&] { return slider->maximum() > 10; }));
    auto* story = named<Table>(*page, u"What happened"_s);
    REQUIRE(waitFor([&] { return story->rows()->rowCount() > 5; }));
    const auto whole = story->rows()->rowCount();
    slider->setValue(slider->maximum() / 3);
    REQUIRE(says(*page, u"REPLAY"));
    REQUIRE(story->rows()->rowCount() < whole);
    auto* sides = named<Table>(*page, u"comparison"_s);
    REQUIRE(sides->rows()->rowCount() == 2);
    REQUIRE(sides->rows()->row(0).value(u"difference"_s).toString().contains(u"…"));
    slider->setValue(slider->maximum());
    REQUIRE_FALSE(says(*page, u"REPLAY"));
    REQUIRE(story->rows()->rowCount() == whole);
    page->setChooser([&report](const QString&) { return report; });
    over.press(u"save"_s);
    REQUIRE(waitFor([&] { return says(*page, u"The report was saved"); }));
    const auto html = readFile(report);
    REQUIRE_OK(html);
    for (const char* told : {"v2.1.0", "ben", "errors and latency are alike", "<svg"}) {
        INFO(told);
        REQUIRE(html->contains(told));
    }
}

void bringAGoodVersion(Served& served, api::Engine& engine, const SecondPerson& second)
{
    Window asked(engine);
    asked.window->setSecondPerson(second);
    const auto benEngine = served.engineFor(served.token(u"ben"_s));
    Window other(*benEngine);
    REQUIRE(waitFor([&] { return asked.hasData() && other.hasData(); }));
    bring(asked, u"v2.1.0"_s);
    // The other window says that somebody is needed, and leads there.
    other.show(u"overview"_s);
    REQUIRE(waitFor([&] { return isOffered(other, u"Decide …"_s); }, rolloutMs));
    other.press(u"Decide …"_s);
    REQUIRE(waitFor([&] { return other.window->page() == u"rollout" && says(other.page(), u"v2.1.0 \u2190 v2.0.0"); }));
    approveFromTheOtherWindow(asked, other);
    approveInTheSameWindow(asked, served.token(u"ben"_s));
    for (Window* one : {&asked, &other}) {
        REQUIRE(reads(*one, u"is rolled out to full"_s));
        REQUIRE(says(one->page(), u"At its end: Abort at"));
    }
    replay(asked, served.path(u"report.html"_s));
}

} // namespace

TEST_CASE("over a server, a version is brought, approved by another person in two ways, and replayed, by clicking alone", "[desktop][real]")
{
    Served served;
    served.startEngine();
    served.serve();
    const auto anna = served.engineFor(served.token(u"anna"_s));
    bringAGoodVersion(served, *anna, [&served](const QByteArray& token) { return served.engineFor(token); });
    REQUIRE(served.settles());
    REQUIRE(served.get("/v1/info").contains("v2.1.0"));
    REQUIRE(served.endTraffic().value(u"failed"_s).toInt(-1) == 0);
}

TEST_CASE("over an engine in this process the same is done, and a bad version is turned back from the other window", "[desktop][real]")
{
    Served served;
    const auto folders = app::foldersBelow(served.path({}));
    {
        app::EmbeddedEngine engine(folders);
        REQUIRE(waitFor([&] { return QFile::exists(folders.socket()); }));
        served.serve();
        bringAGoodVersion(served, engine, [&served](const QByteArray& token) { return served.engineFor(token); });
        REQUIRE(served.settles());
        const auto ben = served.engineFor(served.token(u"ben"_s));
        Window asked(engine);
        Window other(*ben);
        REQUIRE(waitFor([&] { return asked.hasData() && other.hasData(); }));
        turnBack(served, asked, other);
    }
    REQUIRE(served.endTraffic().value(u"sent"_s).toInt() > 1000);
}
