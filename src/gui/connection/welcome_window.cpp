#include "gui/connection/welcome_window.h"

#include "gui/connection/connect_dialog.h"
#include "gui/parts/furniture.h"
#include "gui/parts/picture.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const Profile& profile)
{
    switch (profile.kind) {
    case ConnectionKind::Embedded: return WelcomeWindow::tr("engine in this window");
    case ConnectionKind::Socket: return profile.address.isEmpty() ? WelcomeWindow::tr("this machine") : profile.address;
    case ConnectionKind::Server: break;
    }
    return profile.address;
}

} // namespace

WelcomeWindow::WelcomeWindow(Connector& connector, ProfileBook& profiles, QWidget* parent)
    : QWidget(parent), m_connector(connector), m_profiles(profiles), m_outcome(new Banner), m_known(new QVBoxLayout)
{
    setProperty("role", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Godel Ops"));
    resize(880, 560);
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    inside->setSpacing(space::large);
    inside->addWidget(label(tr("Godel Ops"), u"title"_s));
    auto* lead = label(tr("The console for the platform you bet on. There is no account to make: choose what to look at."));
    lead->setWordWrap(true);
    inside->addWidget(lead);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::large);
    row->addWidget(choice(u"flask-conical"_s, tr("Try the demo"), tr("A real environment with traffic on this machine: good and bad releases to bring, and buttons that break things."), [this] { startDemo(); }));
    row->addWidget(choice(u"laptop"_s, tr("This machine"), tr("The engine that runs here as a service; without one, an engine in this window, which works while this machine is awake."), [this] { Q_EMIT chosen(m_connector.thisMachine()); }));
    row->addWidget(choice(u"server"_s, tr("Connect to a server"), tr("An engine elsewhere, over TLS, with the token that its admin gave you."), [this] { connectToServer({}); }));
    inside->addLayout(row);
    m_outcome->hide();
    inside->addWidget(m_outcome);
    inside->addLayout(m_known);
    inside->addStretch();
    refresh();
}

QWidget* WelcomeWindow::choice(const QString& icon, const QString& title, const QString& text, std::function<void()> act)
{
    // One of them is where somebody begins who does not know yet.
    const bool isFirst = icon == u"flask-conical";
    auto* card = new Card;
    card->inside()->addWidget(new Picture(icon, &Tokens::accent, 28));
    auto* words = label(text, u"hint"_s);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    card->inside()->addWidget(label(title, u"heading"_s));
    card->inside()->addWidget(words, 1);
    auto* go = button(title, isFirst ? u"primary"_s : QString());
    card->inside()->addWidget(go);
    connect(go, &QPushButton::clicked, this, std::move(act));
    return card;
}

void WelcomeWindow::refresh()
{
    clear(m_known);
    const QList<Profile> profiles = m_profiles.list();
    if (profiles.isEmpty()) {
        return;
    }
    m_known->addWidget(label(tr("Connections"), u"heading"_s));
    for (const Profile& profile : profiles) {
        auto* row = new QHBoxLayout;
        auto* open = button(profile.name);
        open->setMinimumWidth(180);
        row->addWidget(open);
        auto* place = label(placeOf(profile), u"second"_s);
        row->addWidget(place, 1);
        if (profile.kind == ConnectionKind::Server) {
            auto* change = button(tr("Change …"), u"link"_s);
            change->setAccessibleName(tr("Change %1").arg(profile.name));
            connect(change, &QPushButton::clicked, this, [this, profile] { connectToServer(profile); });
            row->addWidget(change);
        }
        auto* forget = button(tr("Forget"), u"link"_s);
        forget->setAccessibleName(tr("Forget %1").arg(profile.name));
        connect(forget, &QPushButton::clicked, this, [this, profile] {
            m_profiles.forget(profile.name);
            // That a token could not be taken from a locked keychain changes nothing here: without the profile nobody asks for it.
            m_connector.forgetToken(profile).whenReady(this, [](const Result<>&) {});
            refresh();
        });
        row->addWidget(forget);
        connect(open, &QPushButton::clicked, this, [this, profile] { Q_EMIT chosen(profile); });
        m_known->addLayout(row);
    }
}

void WelcomeWindow::startDemo()
{
    if (m_isStarting) {
        return;
    }
    m_isStarting = true;
    m_outcome->show(Standing::Neutral, tr("The demo is starting: engine, router, database, metrics, instances and traffic …"), tr("This takes about ten seconds."));
    m_connector.startDemo().whenReady(this, [this](const Result<Profile>& demo) {
        m_isStarting = false;
        if (!demo) {
            return complain(demo.error());
        }
        m_outcome->hide();
        Q_EMIT chosen(*demo);
    });
}

void WelcomeWindow::connectToServer(const Profile& known)
{
    auto* dialog = new ConnectDialog(m_connector, m_profiles, this);
    if (!known.name.isEmpty()) {
        dialog->fill(known);
    }
    connect(dialog, &ConnectDialog::connected, this, &WelcomeWindow::connected);
    connect(dialog, &QObject::destroyed, this, &WelcomeWindow::refresh);
    dialog->show();
}

void WelcomeWindow::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void WelcomeWindow::complain(const Error& error)
{
    m_outcome->show(error);
}

} // namespace godel::gui
