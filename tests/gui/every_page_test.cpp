#include "gui/connection/connect_dialog.h"
#include "gui/connection/welcome_window.h"
#include "gui/form/command_dialog.h"
#include "gui/help/help_dialog.h"
#include "gui/shell/command_palette.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_popup.h"
#include "gui/shell/ribbon.h"
#include "gui/stand/lengthened.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rich_world.h"
#include "gui/stand/scripted_connector.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "support/catch.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// How a window is to be looked at; everything is as before when it goes.
struct Look {
    Look(Appearance appearance, bool isLong, bool isMirrored) : isLengthened(isLong)
    {
        theme.setAppearance(appearance);
        if (isLong) {
            QApplication::installTranslator(&words);
        }
        QApplication::setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    }
    ~Look()
    {
        QApplication::removeTranslator(&words);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        theme.setAppearance(Appearance::Light);
    }
    Theme theme;
    Lengthened words;
    bool isLengthened;
};

/// A whole window over the rich world.
struct WholeWindow {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    ScriptedEngine engine;
    Link link{engine, u"demo"_s};
    NoticeList notices;
    std::unique_ptr<MainWindow> window;

    WholeWindow()
    {
        playRichWorld(engine);
        window = std::make_unique<MainWindow>(link, notices, settings);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        window->begin();
        REQUIRE(waitFor([this] { return link.state() == LinkState::Open && window->situation().status().hasData() && !window->pages().isEmpty(); }));
    }

    void show(const QString& page)
    {
        window->open({{}, page, {}});
        REQUIRE(window->page() == page);
        // Until nothing is asked any more: the answers are there at once, and what they cause is, too.
        size_t before = 0;
        REQUIRE(waitFor([&] { return std::exchange(before, engine.calls().size()) == engine.calls().size(); }));
        (void)waitFor([] { return false; }, 60);
    }
};

void press(int key)
{
    QWidget* focused = QApplication::focusWidget();
    REQUIRE(focused != nullptr);
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(focused, &event);
}

/// The wizard has a page of its own behind each step: goes on until it does not get further.
int stepsOfWizard(MainWindow& window, const std::function<void(int)>& at)
{
    window.open({{}, u"deploy"_s, u"v2.2.0"_s});
    int step = 0;
    for (; step < 6; ++step) {
        QAbstractButton* next = buttonOf(window, u"next"_s);
        (void)waitFor([next] { return next != nullptr && next->isEnabled(); }, 500);
        if (next == nullptr || !next->isVisible() || !next->isEnabled()) {
            break;
        }
        next->click();
        (void)waitFor([] { return false; }, 120);
        at(step + 1);
    }
    return step;
}

/// What Tab comes to, from the first back to it.
QSet<QWidget*> walked(QWidget& window)
{
    QSet<QWidget*> reached;
    QApplication::setActiveWindow(&window);
    window.setFocus();
    for (int step = 0; step < 400; ++step) {
        press(Qt::Key_Tab);
        QWidget* now = QApplication::focusWidget();
        if (reached.contains(now)) {
            break;
        }
        reached.insert(now);
    }
    return reached;
}

QString described(const QWidget& widget)
{
    return u"%1 '%2' %3"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.accessibleName().left(40), widget.objectName());
}

/// Controls that a person can use with the mouse, and that Tab does not come to.
QStringList unreached(QWidget& window)
{
    const QSet<QWidget*> reached = walked(window);
    QStringList missed;
    for (QWidget* control : controlsOf(window)) {
        // Of buttons that exclude each other Tab comes to one, and the arrows to the others.
        const auto* button = qobject_cast<QAbstractButton*>(control);
        const bool isInGroup = button != nullptr && button->group() != nullptr && button->group()->exclusive();
        if (control->isVisible() && control->isEnabled() && !isInGroup && !reached.contains(control) && (control->focusProxy() == nullptr || !reached.contains(control->focusProxy()))) {
            missed.append(described(*control));
        }
    }
    return missed;
}

void look(QWidget& window, const QString& what, const Look& how)
{
    INFO(what.toStdString());
    const QImage image = window.grab().toImage();
    REQUIRE_FALSE(image.isNull());
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7) {
            colours.insert(image.pixel(x, y));
        }
    }
    REQUIRE(colours.size() > 3);
    CHECK(nameless(window).join(u'\n') == QString());
    CHECK(clipped(window).join(u'\n') == QString());
    if (how.isLengthened) {
        // A connection is called as its owner calls it.
        QStringList plain = untranslated(window);
        plain.removeAll(u"production"_s);
        CHECK(plain.join(u'\n') == QString());
    }
}

/// How many pixels have exactly one of these colours.
int pixelsOf(const QImage& picture, const QList<QColor>& colours)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            count += std::any_of(colours.begin(), colours.end(), [rgb = picture.pixel(x, y)](const QColor& one) { return one.rgb() == rgb; }) ? 1 : 0;
        }
    }
    return count;
}

void lookAtPages(const Look& how)
{
    WholeWindow whole;
    for (const QString& page : whole.window->pages()) {
        whole.show(page);
        look(*whole.window, page, how);
        if (page == u"deploy") {
            REQUIRE(stepsOfWizard(*whole.window, [&](int step) { look(*whole.window, u"deploy / step %1"_s.arg(step), how); }) >= 2);
        }
        for (QTabWidget* tabs : whole.window->findChildren<QTabWidget*>()) {
            for (int tab = 1; tab < tabs->count() && tabs->isVisible(); ++tab) {
                tabs->setCurrentIndex(tab);
                (void)waitFor([] { return false; }, 30);
                look(*whole.window, page + u" / tab "_s + QString::number(tab), how);
            }
        }
    }
}

void lookAtDialogs(const Look& how)
{
    PageStand stand;
    playRichWorld(stand.engine);
    REQUIRE(stand.open());
    const auto shown = [&how](QWidget* dialog, const QString& what) {
        dialog->show();
        (void)waitFor([] { return false; }, 30);
        look(*dialog, what, how);
        CHECK(unreached(*dialog).join(u'\n') == QString());
        delete dialog;
    };
    for (const QString& command : {u"users:add"_s, u"restart:emergency"_s, u"releases:remove"_s, u"deploy:canary"_s}) {
        shown(new CommandDialog(stand.context(), *stand.link.catalogue().find(command), {}), command);
    }
    shown(new CommandPalette(commandEntries(stand.link.catalogue())), u"palette"_s);
    shown(new HelpDialog(u"window"_s), u"help"_s);
    NoticeList notices;
    shown(new NoticePopup(notices, u"demo"_s, nullptr), u"no notices"_s);
    notices.add({stand.link.engineNow(), Standing::Critical, u"Operation op-1 needs a person. The disk of the database is full, and nothing can be written to it"_s, {{}, u"operation"_s, u"op-1"_s}});
    shown(new NoticePopup(notices, u"demo"_s, nullptr), u"notices"_s);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    ProfileBook profiles(settings);
    profiles.keep({.name = u"production"_s, .kind = ConnectionKind::Server, .address = u"https://ops.example:7400"_s, .pin = u"ab"_s, .colour = {}, .tokenFile = {}});
    ScriptedConnector connector;
    shown(new ConnectDialog(connector, profiles), u"connect"_s);
    shown(new WelcomeWindow(connector, profiles), u"welcome"_s);
}

} // namespace

TEST_CASE("the checks of this program find what is wrong", "[gui][every]")
{
    const Look how(Appearance::Light, true, false);
    QWidget window;
    auto* cut = new QPushButton(u"A text that is longer than it may be"_s, &window);
    cut->setFixedWidth(40);
    auto* wrapped = new QLabel(u"A text of many words that needs more lines than it gets here"_s, &window);
    wrapped->setWordWrap(true);
    wrapped->setGeometry(0, 40, 60, 18);
    auto* field = new QLineEdit(&window);
    field->setFocusPolicy(Qt::ClickFocus);
    window.resize(300, 200);
    window.show();
    REQUIRE(clipped(window).size() == 2);
    REQUIRE(nameless(window).size() == 1);
    REQUIRE(untranslated(window).size() == 1);
    REQUIRE(unreached(window).size() == 1);
}

TEST_CASE("every page and dialog in light: whole, named, nothing cut off", "[gui][every]")
{
    const Look how(Appearance::Light, false, false);
    lookAtPages(how);
    lookAtDialogs(how);
}

TEST_CASE("every page and dialog in dark", "[gui][every]")
{
    const Look how(Appearance::Dark, false, false);
    lookAtPages(how);
    lookAtDialogs(how);
}

TEST_CASE("every page and dialog with texts 40 % longer, none of them without translation", "[gui][every]")
{
    const Look how(Appearance::Light, true, false);
    lookAtPages(how);
    lookAtDialogs(how);
}

TEST_CASE("every page and dialog from right to left", "[gui][every]")
{
    const Look how(Appearance::Dark, false, true);
    lookAtPages(how);
    lookAtDialogs(how);
}

TEST_CASE("a window that is open while light turns to dark keeps nothing of the light, and back", "[gui][every]")
{
    Look how(Appearance::Light, false, false);
    WholeWindow whole;
    for (const QString& page : whole.window->pages()) {
        INFO(page.toStdString());
        whole.show(page);
        for (const bool isDark : {true, false}) {
            const Tokens& before = tokens(QGuiApplication::palette());
            how.theme.setAppearance(isDark ? Appearance::Dark : Appearance::Light);
            QCoreApplication::processEvents();
            QImage seen = whole.window->grab().toImage().convertToFormat(QImage::Format_RGB32);
            // The ribbon has the colours of its environment, whatever the window has.
            const auto* ribbon = whole.window->findChild<Ribbon*>();
            QPainter(&seen).fillRect(QRect(ribbon->mapTo(whole.window.get(), QPoint()), ribbon->size()), Qt::gray);
            CHECK(pixelsOf(seen, {before.surface, before.canvas, before.sunken}) == 0);
        }
    }
    // An icon that was made before takes the colour that texts have now.
    const QIcon made = icon(u"bell"_s);
    const auto inkOf = [&made] {
        const QImage drawn = made.pixmap(16, 16).toImage();
        int darkest = 255;
        int lightest = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x) {
                if (drawn.pixelColor(x, y).alpha() == 255) {
                    darkest = std::min(darkest, drawn.pixelColor(x, y).lightness());
                    lightest = std::max(lightest, drawn.pixelColor(x, y).lightness());
                }
            }
        }
        return std::pair(darkest, lightest);
    };
    CHECK(inkOf().second < 128);
    how.theme.setAppearance(Appearance::Dark);
    CHECK(inkOf().first > 128);
}

TEST_CASE("Tab comes to every control of every page and back to the first", "[gui][every]")
{
    WholeWindow whole;
    for (const QString& page : whole.window->pages()) {
        whole.show(page);
        INFO(page.toStdString());
        CHECK(unreached(*whole.window).join(u'\n') == QString());
        if (page == u"deploy") {
            (void)stepsOfWizard(*whole.window, [&](int step) {
                INFO("step " << step);
                CHECK(unreached(*whole.window).join(u'\n') == QString());
            });
        }
    }
}

TEST_CASE("walking through a page by Tab asks the engine for nothing", "[gui][every]")
{
    WholeWindow whole;
    whole.show(u"audit"_s);
    const int before = whole.engine.count(u"audit:list"_s);
    REQUIRE(before == 1);
    (void)walked(*whole.window);
    REQUIRE(whole.engine.count(u"audit:list"_s) == before);
}

TEST_CASE("whatever an engine answers, pages show something and stay alive", "[gui][every][hostile]")
{
    const auto world = richWorld();
    for (int turn = 0; turn < 3 * kindsOfSpoiling; ++turn) {
        INFO("turn " << turn);
        WholeWindow whole;
        for (auto entry = world.begin(); entry != world.end(); ++entry) {
            whole.engine.say(entry.key(), turn < kindsOfSpoiling ? QJsonObject() : spoiled(*entry, turn), turn % 3);
        }
        for (const QString& page : whole.window->pages()) {
            whole.show(page);
            REQUIRE_FALSE(whole.window->grab().isNull());
        }
        whole.link.tryNow();
        if (turn == 0) {
            turn = kindsOfSpoiling - 1;
        }
    }
}
