#include "gui/connection/connect_dialog.h"
#include "gui/connection/welcome_window.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/scripted_connector.h"
#include "support/catch.h"

#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

struct Stand {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    ProfileBook profiles{settings};
    ScriptedConnector connector;
    QPointer<ConnectDialog> dialog;
    QList<std::pair<Profile, QByteArray>> connected;

    void begin()
    {
        dialog = new ConnectDialog(connector, profiles);
        dialog->show();
        QObject::connect(dialog, &ConnectDialog::connected, [this](const Profile& profile, const QByteArray& token) { connected.append({profile, token}); });
    }
    ~Stand() { delete dialog; }
    void type(const QString& field, const QString& text) const { dialog->findChild<QLineEdit*>(field)->setText(text); }
    void fillIn() const
    {
        type(u"address"_s, u"https://ops.example:7400"_s);
        type(u"name"_s, u"production"_s);
        type(u"token"_s, u" anna-1.secret\n"_s);
    }
    [[nodiscard]] QAbstractButton* next() const { return buttonOf(*dialog, u"next"_s); }
    [[nodiscard]] QString text() const { return readable(*dialog); }
    void look()
    {
        next()->click();
        REQUIRE(waitFor([this] { return next()->isEnabled(); }));
    }
};

} // namespace

TEST_CASE("a certificate is shown before anything is said, pinned when it is trusted, and only what worked is kept", "[gui][connection]")
{
    Stand stand;
    stand.begin();
    REQUIRE_FALSE(stand.next()->isEnabled());
    stand.type(u"address"_s, u"ops.example"_s);
    REQUIRE(stand.text().contains(u"https://HOST:7400"));
    stand.fillIn();
    REQUIRE(stand.next()->isEnabled());
    stand.look();
    REQUIRE(stand.text().contains(grouped(QString(64, u'a'))));
    REQUIRE(stand.text().contains(u"CN=ops.example"));
    REQUIRE(stand.connector.tried.isEmpty());
    REQUIRE(stand.profiles.list().isEmpty());
    // Of another address nothing is known yet.
    stand.type(u"address"_s, u"https://other.example:7400"_s);
    REQUIRE(stand.next()->text() == u"Look at its certificate");
    stand.type(u"address"_s, u"https://ops.example:7400"_s);
    stand.next()->click();
    REQUIRE(waitFor([&] { return stand.connected.size() == 1; }));
    REQUIRE(stand.connector.tried == QList<QByteArray>{"anna-1.secret"});
    REQUIRE(stand.connected[0].first.pin == QString(64, u'a'));
    REQUIRE(stand.profiles.find(u"production"_s) == stand.connected[0].first);
    REQUIRE(stand.connector.tokens.value(u"production"_s) == "anna-1.secret");
    REQUIRE(waitFor([&] { return !stand.dialog || !stand.dialog->isVisible(); }));
    // Nothing that is kept holds the token.
    for (const QString& key : stand.settings.allKeys()) {
        REQUIRE_FALSE(stand.settings.value(key).toString().contains(u"secret"));
    }
}

TEST_CASE("a wrong token and a server that is not there are said, nothing is kept, and another try works", "[gui][connection]")
{
    Stand stand;
    stand.begin();
    stand.fillIn();
    stand.connector.fingerprint.reset();
    stand.look();
    REQUIRE(stand.text().contains(u"nobody answers at ops.example"));
    stand.connector.fingerprint = QString(64, u'b');
    stand.look();
    stand.connector.play = [](ScriptedEngine& engine) { engine.refuse(u"session:show"_s, {ErrorCode::Unauthenticated, u"nobody is known by this token"_s, u"Ask an admin"_s, u"token"_s}); };
    stand.next()->click();
    REQUIRE(waitFor([&] { return stand.text().contains(u"nobody is known by this token"); }));
    REQUIRE(stand.profiles.list().isEmpty());
    REQUIRE(stand.connector.tokens.isEmpty());
    // What was refused is not tried behind the person's back.
    const int asked = stand.connector.latest->count(u"session:show"_s);
    const QPointer<ScriptedEngine> refused = stand.connector.latest;
    (void)waitFor([] { return false; }, 1200);
    REQUIRE((!refused || refused->count(u"session:show"_s) == asked));
    stand.connector.play = [](ScriptedEngine&) {};
    stand.type(u"token"_s, u"anna-2.secret"_s);
    stand.next()->click();
    REQUIRE(waitFor([&] { return stand.connected.size() == 1; }));
    REQUIRE(stand.connector.tokens.value(u"production"_s) == "anna-2.secret");
}

TEST_CASE("without a keychain it connects, says that the token is not kept, and connects once only", "[gui][connection]")
{
    Stand stand;
    stand.connector.keychain = Error{ErrorCode::Unavailable, u"the keychain does not answer"_s, u"Unlock it"_s, u"token"_s};
    stand.begin();
    stand.fillIn();
    stand.look();
    stand.next()->click();
    REQUIRE(waitFor([&] { return stand.connected.size() == 1 && stand.text().contains(u"could not be kept"); }));
    REQUIRE(stand.text().contains(u"Unlock it"));
    REQUIRE(stand.dialog->isVisible());
    REQUIRE_FALSE(stand.text().contains(u"secret"));
    // That the server goes and comes back is the window's business now.
    const QPointer<ScriptedEngine> engine = stand.connector.latest;
    if (engine) {
        engine->cut();
        (void)waitFor([] { return false; }, 700);
        if (engine) {
            engine->reconnect();
        }
        (void)waitFor([] { return false; }, 1500);
    }
    REQUIRE(stand.connected.size() == 1);
}

TEST_CASE("a server that shows another certificate than before is told from one that is new", "[gui][connection]")
{
    Stand stand;
    stand.begin();
    stand.dialog->fill({.name = u"production"_s, .kind = ConnectionKind::Server, .address = u"https://ops.example:7400"_s, .pin = QString(64, u'a'), .colour = {}, .tokenFile = {}});
    stand.type(u"token"_s, u"anna-1.secret"_s);
    stand.connector.fingerprint = QString(64, u'c');
    stand.look();
    REQUIRE(stand.text().contains(u"another certificate than the one that you trusted"));
    REQUIRE(stand.text().contains(grouped(QString(64, u'a'))));
    REQUIRE(stand.text().contains(grouped(QString(64, u'c'))));
    REQUIRE(stand.connector.tried.isEmpty());
}

TEST_CASE("connections are kept under any name, and forgotten with their token", "[gui][connection]")
{
    Stand stand;
    const QStringList names{u"a/b/c"_s, u"Köln – 東京"_s, u"%2F"_s, u"..\\x"_s, u"a=b;c"_s, u"Connections"_s, u"x y"_s};
    for (const QString& name : names) {
        const Profile profile{.name = name, .kind = ConnectionKind::Server, .address = u"https://h:1"_s, .pin = u"ab"_s, .colour = QColor(u"#102030"_s), .tokenFile = {}};
        REQUIRE_OK(check(profile));
        stand.profiles.keep(profile);
        stand.settings.sync();
        QSettings again(stand.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        REQUIRE(ProfileBook(again).find(name) == profile);
        Destination where{name, u"rollout"_s, u"20261125-1"_s};
        REQUIRE(destinationOf(linkOf(where)) == where);
    }
    REQUIRE(stand.profiles.list().size() == names.size());
    const QList<std::tuple<QString, QString, QString>> wrongs{{u" "_s, u"https://h"_s, u"name"_s}, {QString(61, u'x'), u"https://h"_s, u"name"_s}, {u"x"_s, u"http://h"_s, u"address"_s},
                                                              {u"x"_s, u"https://h/path"_s, u"address"_s}, {u"x"_s, u"https://"_s, u"address"_s}};
    for (const auto& [name, address, field] : wrongs) {
        const Profile profile{.name = name, .kind = ConnectionKind::Server, .address = address, .pin = {}, .colour = {}, .tokenFile = {}};
        const auto checked = check(profile);
        REQUIRE_FALSE(checked.has_value());
        REQUIRE(checked.error().field == field);
        REQUIRE_FALSE(checked.error().hint.isEmpty());
    }
    WelcomeWindow welcome(stand.connector, stand.profiles);
    welcome.show();
    stand.connector.tokens.insert(names[0], "t");
    for (auto* button : welcome.findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == u"Forget "_s + names[0]) {
            button->click();
            break;
        }
    }
    REQUIRE_FALSE(stand.profiles.find(names[0]).has_value());
    REQUIRE(stand.connector.tokens.isEmpty());
    REQUIRE_FALSE(readable(welcome).contains(names[0]));
}

TEST_CASE("the first window offers three ways, starts one demo at a time, and says why it did not come up", "[gui][connection]")
{
    Stand stand;
    WelcomeWindow welcome(stand.connector, stand.profiles);
    welcome.show();
    QList<Profile> chosen;
    QObject::connect(&welcome, &WelcomeWindow::chosen, [&chosen](const Profile& profile) { chosen.append(profile); });
    buttonOf(welcome, u"Try the demo"_s)->click();
    buttonOf(welcome, u"Try the demo"_s)->click();
    REQUIRE(stand.connector.demosStarted == 1);
    REQUIRE(waitFor([&] { return readable(welcome).contains(u"no haproxy"); }));
    REQUIRE(readable(welcome).contains(u"Install haproxy"));
    stand.connector.demo = Profile{.name = u"demo"_s, .kind = ConnectionKind::Socket, .address = u"/x"_s, .pin = {}, .colour = {}, .tokenFile = {}};
    buttonOf(welcome, u"Try the demo"_s)->click();
    REQUIRE(waitFor([&] { return chosen.size() == 1; }));
    buttonOf(welcome, u"This machine"_s)->click();
    REQUIRE(chosen.size() == 2);
    REQUIRE(chosen[1].kind == ConnectionKind::Embedded);
}

TEST_CASE("a link as people paste it, with letters of any script, leads where it says or says what is wrong", "[gui][connection][link]")
{
    REQUIRE(destinationOf(u"godel-ops://Köln/overview"_s) == Destination{u"Köln"_s, u"overview"_s, {}});
    REQUIRE(destinationOf(u"godel-ops:///command/deploy:canary"_s) == Destination{{}, u"command"_s, u"deploy:canary"_s});
    REQUIRE(destinationOf(u"godel-ops://demo"_s) == Destination{u"demo"_s, u"overview"_s, {}});
    for (const QString& wrong : {u""_s, u"https://x"_s, u"godel-ops://a/b/c/d"_s, u"godel-ops://a/../x"_s, u"godel-ops://a/%2e%2e%2f"_s, u"godel-ops://a/b/%00"_s, u"godel-ops://"_s + QString(500, u'x')}) {
        INFO(wrong.toStdString());
        const auto read = destinationOf(wrong);
        REQUIRE_FALSE(read.has_value());
        REQUIRE_FALSE(read.error().hint.isEmpty());
    }
}
