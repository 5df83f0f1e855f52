#include "app/desktop/desktop.h"

#include "app/desktop/embedded_engine.h"
#include "base/file.h"
#include "gui/parts/furniture.h"
#include "remote/remote_engine.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLibraryInfo>
#include <QMessageBox>
#include <QUrl>

namespace godel::app {

using namespace Qt::StringLiterals;
using gui::ConnectionKind;
using gui::Profile;

namespace {

constexpr int standardPort = 7400;
constexpr qint64 longestToken = 4096;

/// What was given on the command line, as a connection that is not kept.
Result<Profile> profileOf(const DesktopOptions& options)
{
    TRY(const auto address, engineAddress(options.where));
    Profile profile{.name = options.name, .kind = ConnectionKind::Socket, .address = address.target.socketPath, .pin = {}, .colour = {}, .tokenFile = options.where.tokenFile};
    if (address.target.isEncrypted) {
        profile.kind = ConnectionKind::Server;
        profile.address = u"https://%1:%2"_s.arg(QString::fromLatin1(address.target.host)).arg(address.target.port);
    }
    if (profile.name.isEmpty()) {
        profile.name = profile.kind == ConnectionKind::Server ? QString::fromLatin1(address.target.host) : u"this machine"_s;
    }
    return profile;
}

} // namespace

Desktop::Desktop(std::unique_ptr<gui::Surroundings> surroundings) : m_surroundings(std::move(surroundings))
{
    speak();
    // The last window decides by itself whether the program ends: a welcome may follow it.
    QApplication::setQuitOnLastWindowClosed(false);
    if (m_surroundings) {
        connect(m_surroundings.get(), &gui::Surroundings::prefersDark, &m_theme, &gui::Theme::setSystemIsDark);
        connect(m_surroundings.get(), &gui::Surroundings::activated, this, &Desktop::goElsewhere);
    }
}

Desktop::~Desktop() = default;

/// In the language of the person's desktop; what has no translation stays English.
void Desktop::speak()
{
    // English is a translation too: it has its plurals.
    if (m_ownWords.load(QLocale(), u"godel-ops"_s, u"_"_s, u":/i18n"_s) || m_ownWords.load(u":/i18n/godel-ops_en.qm"_s)) {
        QApplication::installTranslator(&m_ownWords);
    }
    if (m_qtWords.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(&m_qtWords);
    }
}

Result<bool> Desktop::begin(const DesktopOptions& options)
{
    m_state = options.state;
    m_folders = m_state.isEmpty() ? standardFolders() : foldersBelow(m_state);
    const QString profile = options.profile.isEmpty() ? u"desktop"_s : options.profile;
    m_settings = std::make_unique<QSettings>(u"godel-ops"_s, profile);
    m_profiles = std::make_unique<gui::ProfileBook>(*m_settings);
    m_instance = std::make_unique<SingleInstance>(profile);
    const bool isPlain = options.where == cli::Whereabouts();
    if (isPlain && m_instance->handOver(options.link.toUtf8())) {
        return false;
    }
    m_instance->listen();
    connect(m_instance.get(), &SingleInstance::asked, this, [this](const QByteArray& message) { openLink(QString::fromUtf8(message)); });
    setAppearance(options.appearance.isEmpty() ? m_settings->value(u"appearance"_s, u"system"_s).toString() : options.appearance);
    m_size = options.size;
    if (isPlain) {
        choose(options);
        return true;
    }
    TRY(const auto wanted, profileOf(options));
    if (!options.where.certificate.isEmpty()) {
        TRY(const auto address, engineAddress(options.where));
        openWindow(wanted, address.token, options.link);
        return true;
    }
    openProfile(wanted, options.link);
    return true;
}

web::Target Desktop::targetOf(const Profile& profile) const
{
    web::Target target;
    if (profile.kind == ConnectionKind::Server) {
        const QUrl url(profile.address);
        target.host = url.host(QUrl::FullyEncoded).toLatin1();
        target.port = static_cast<quint16>(url.port(standardPort));
        target.isEncrypted = true;
        target.pin = profile.pin.toLatin1();
    } else {
        // An engine in this process serves its socket too, which is the way for everybody but the account that it runs as.
        target.socketPath = profile.kind == ConnectionKind::Embedded ? m_folders.socket() : profile.address;
    }
    return target;
}

void Desktop::setAppearance(const QString& appearance)
{
    m_theme.setAppearance(appearance == u"dark" ? gui::Appearance::Dark : appearance == u"light" ? gui::Appearance::Light : gui::Appearance::System);
}

void Desktop::choose(const DesktopOptions& options)
{
    if (!options.link.isEmpty()) {
        openLink(options.link);
        return;
    }
    for (const QString& name : m_settings->value(u"open"_s).toStringList()) {
        if (const auto profile = m_profiles->find(name)) {
            openProfile(*profile, {});
        }
    }
    if (m_sessions.empty() && m_opening.isEmpty()) {
        showWelcome();
    }
}

void Desktop::showWelcome()
{
    if (!m_welcome) {
        m_welcome = std::make_unique<gui::WelcomeWindow>(*this, *m_profiles);
        connect(m_welcome.get(), &gui::WelcomeWindow::closed, this, [this] {
            if (m_sessions.empty()) {
                QApplication::quit();
            }
        });
        connect(m_welcome.get(), &gui::WelcomeWindow::chosen, this, [this](const Profile& profile) {
            m_profiles->keep(profile);
            openProfile(profile, {});
        });
        connect(m_welcome.get(), &gui::WelcomeWindow::connected, this, [this](const Profile& profile, const QByteArray& token) { openWindow(profile, token, {}); });
    }
    m_welcome->refresh();
    m_welcome->show();
    m_welcome->raise();
    m_welcome->activateWindow();
}

void Desktop::openProfile(const Profile& profile, const QString& link)
{
    for (const auto& session : m_sessions) {
        if (session->profile.name == profile.name) {
            session->window->raise();
            session->window->activateWindow();
            return openLink(link);
        }
    }
    // A keychain may ask a person first: who asks for the same window meanwhile waits for this one.
    const bool isAsked = m_opening.contains(profile.name);
    m_opening.insert(profile.name, link);
    if (isAsked) {
        return;
    }
    token(profile).whenReady(this, [this, profile](const Result<QByteArray>& token) {
        const QString wanted = m_opening.take(profile.name);
        if (token) {
            return openWindow(profile, *token, wanted);
        }
        showWelcome();
        m_welcome->complain(token.error());
    });
}

/// This machine's engine was in this window when it was kept, and may run headless by now: two over one folder there cannot be.
Profile Desktop::asOfNow(Profile profile) const
{
    if (profile.kind == ConnectionKind::Embedded && answers(m_folders.socket())) {
        profile.kind = ConnectionKind::Socket;
        profile.address = m_folders.socket();
    }
    return profile;
}

void Desktop::openWindow(const Profile& wanted, const QByteArray& token, const QString& link)
{
    const Profile profile = asOfNow(wanted);
    auto made = engine(profile, token);
    if (!made) {
        showWelcome();
        return m_welcome->complain(made.error());
    }
    auto session = std::make_unique<Session>();
    session->profile = profile;
    session->engine = *std::move(made);
    session->link = std::make_unique<gui::Link>(*session->engine, profile.name, profile.colour);
    session->notices = std::make_unique<gui::NoticeList>();
    session->window = std::make_unique<gui::MainWindow>(*session->link, *session->notices, *m_settings);
    session->window->setSecondPerson([target = targetOf(profile)](const QByteArray& other) { return std::make_unique<remote::RemoteEngine>(target, other); });
    connectWindow(*session);
    const QStringList size = m_size.split(u'x');
    if (size.size() == 2) {
        session->window->resize(size[0].toInt(), size[1].toInt());
    }
    session->window->show();
    session->window->begin();
    m_sessions.push_back(std::move(session));
    rememberOpen();
    if (m_welcome) {
        m_welcome->hide();
    }
    if (const auto where = gui::destinationOf(link)) {
        m_sessions.back()->window->open(*where);
    }
}

void Desktop::connectWindow(Session& session)
{
    gui::MainWindow* window = session.window.get();
    connect(window, &gui::MainWindow::elsewhere, this, &Desktop::goElsewhere);
    connect(window, &gui::MainWindow::newConnectionAsked, this, &Desktop::showWelcome);
    connect(window, &gui::MainWindow::appearanceAsked, this, [this](int which) {
        const QString appearance = which == 1 ? u"light"_s : which == 2 ? u"dark"_s : u"system"_s;
        m_settings->setValue(u"appearance"_s, appearance);
        setAppearance(appearance);
    });
    connect(window, &gui::MainWindow::closing, this, [this, window](QCloseEvent* event) { closeWindow(window, event); });
    connect(session.notices.get(), &gui::NoticeList::changed, this, &Desktop::countUnread);
    connect(session.notices.get(), &gui::NoticeList::added, this, [this, window, &session](const gui::Notice& notice) {
        // Who looks at the window sees it there.
        if (m_surroundings && !window->isActiveWindow()) {
            gui::Notice told = notice;
            told.where.connection = session.profile.name;
            m_surroundings->notify(session.link->session().environment, told);
        }
    });
}

void Desktop::countUnread()
{
    int unread = 0;
    for (const auto& session : m_sessions) {
        unread += session->notices->unread();
    }
    if (m_surroundings) {
        m_surroundings->setBadge(unread);
    }
}

void Desktop::openLink(const QString& link)
{
    if (const auto where = gui::destinationOf(link)) {
        return goElsewhere(*where);
    }
    if (m_sessions.empty()) {
        return showWelcome();
    }
    m_sessions.back()->window->raise();
    m_sessions.back()->window->activateWindow();
}

void Desktop::goElsewhere(const gui::Destination& where)
{
    for (const auto& session : m_sessions) {
        if (where.connection.isEmpty() || session->profile.name == where.connection) {
            session->window->raise();
            session->window->activateWindow();
            gui::Destination here = where;
            here.connection.clear();
            return session->window->open(here);
        }
    }
    if (const auto profile = m_profiles->find(where.connection)) {
        return openProfile(*profile, gui::linkOf(where));
    }
    showWelcome();
    m_welcome->complain({ErrorCode::NotFound, tr("there is no connection called %1").arg(where.connection.left(60)), tr("Connect to it first; the link then opens"), u"link"_s});
}

void Desktop::closeWindow(gui::MainWindow* window, QCloseEvent* event)
{
    const auto session = std::find_if(m_sessions.begin(), m_sessions.end(), [window](const auto& one) { return one->window.get() == window; });
    if (session == m_sessions.end()) {
        return;
    }
    if ((*session)->profile.kind == ConnectionKind::Embedded && window->situation().running() > 0) {
        return askBeforeEnd(**session, event);
    }
    end(window, false);
}

void Desktop::askBeforeEnd(Session& session, QCloseEvent* event)
{
    event->ignore();
    gui::MainWindow* window = session.window.get();
    auto* question = new QMessageBox(QMessageBox::Question, tr("Operations go on – %1").arg(session.link->session().environment),
                                     tr("The engine runs in this window, and %n operation(s) go on in it.", nullptr, window->situation().running()), QMessageBox::Cancel, window);
    question->setInformativeText(tr("Headless, the engine goes on as a process of its own, and this machine's window finds it again. Stopped, nothing is lost: each operation stays where it is and goes on when an engine starts again."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = question->addButton(tr("Keep running headless"), QMessageBox::AcceptRole);
    auto* stop = question->addButton(tr("Stop the engine"), QMessageBox::DestructiveRole);
    question->setDefaultButton(keep);
    connect(question, &QMessageBox::buttonClicked, this, [this, window, keep, stop](const QAbstractButton* chosen) {
        if (chosen == keep || chosen == stop) {
            end(window, chosen == keep);
        }
    });
    question->open();
}

void Desktop::end(gui::MainWindow* window, bool staysHeadless)
{
    // Not from within the window's own event.
    QMetaObject::invokeMethod(this, [this, window, staysHeadless] {
        std::erase_if(m_sessions, [window](const auto& one) { return one->window.get() == window; });
        staysHeadless ? goHeadless() : leaveIfLast();
    }, Qt::QueuedConnection);
}

/// The window is gone; this program waits only until it knows that the engine has taken over.
void Desktop::goHeadless()
{
    m_headless.start(m_folders, m_state.isEmpty() ? QStringList() : QStringList{u"--state="_s + m_state}).whenReady(this, [this](const Result<>& started) {
        if (started) {
            return leaveIfLast();
        }
        showWelcome();
        m_welcome->complain(started.error());
    });
}

void Desktop::leaveIfLast()
{
    if (m_sessions.empty() && !(m_welcome && m_welcome->isVisible())) {
        QApplication::quit();
    } else {
        rememberOpen();
    }
}

void Desktop::rememberOpen()
{
    QStringList names;
    for (const auto& session : m_sessions) {
        names.append(session->profile.name);
    }
    m_settings->setValue(u"open"_s, names);
}

Pending<gui::ShownCertificate> Desktop::certificate(const Profile& profile)
{
    const auto answer = Pending<gui::ShownCertificate>::make();
    const auto shown = m_client.certificate(targetOf(profile));
    shown.whenReadyDirectly([shown, answer] {
        answer.fulfil(shown.result().map([](const web::Certificate& found) {
            return gui::ShownCertificate{QString::fromLatin1(found.fingerprint), found.subject, found.issuer, found.validFrom, found.validTo};
        }));
    });
    return answer;
}

Result<std::unique_ptr<api::Engine>> Desktop::engine(const Profile& profile, const QByteArray& token)
{
    TRY_DO(gui::check(profile));
    if (profile.kind == ConnectionKind::Embedded) {
        return std::unique_ptr<api::Engine>(std::make_unique<EmbeddedEngine>(m_folders));
    }
    return std::unique_ptr<api::Engine>(std::make_unique<remote::RemoteEngine>(targetOf(profile), token));
}

Pending<QByteArray> Desktop::token(const Profile& profile)
{
    if (!profile.tokenFile.isEmpty()) {
        return Pending<QByteArray>::of(readFile(profile.tokenFile, longestToken).map([](const QByteArray& bytes) { return bytes.trimmed(); }));
    }
    return profile.kind == ConnectionKind::Server ? m_vault.read(profile.name) : Pending<QByteArray>::of(QByteArray());
}

Pending<> Desktop::keepToken(const Profile& profile, const QByteArray& token)
{
    return m_vault.write(profile.name, token);
}

Pending<> Desktop::forgetToken(const Profile& profile)
{
    return m_vault.remove(profile.name);
}

Pending<Profile> Desktop::startDemo()
{
    return m_demo.start();
}

Profile Desktop::thisMachine()
{
    Profile profile{.name = tr("this machine"), .kind = ConnectionKind::Embedded, .address = {}, .pin = {}, .colour = {}, .tokenFile = {}};
    cli::Whereabouts own;
    own.socket = m_state.isEmpty() ? QString() : m_folders.socket();
    if (const auto address = engineAddress(own); address && answers(address->target.socketPath)) {
        profile.kind = ConnectionKind::Socket;
        profile.address = address->target.socketPath;
    }
    return profile;
}

} // namespace godel::app
