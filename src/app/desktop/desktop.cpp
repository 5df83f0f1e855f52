#include "app/desktop/desktop.h"

#include <QApplication>

namespace godel::app {

using namespace Qt::StringLiterals;

Desktop::Desktop(QApplication& application) : m_application(application), m_theme(application) {}

Desktop::~Desktop() = default;

Result<> Desktop::begin(const DesktopOptions& options)
{
    m_settings = std::make_unique<QSettings>(u"godel-ops"_s, options.profile.isEmpty() ? u"desktop"_s : options.profile);
    const QString appearance = options.appearance.isEmpty() ? m_settings->value(u"appearance"_s, u"system"_s).toString() : options.appearance;
    m_theme.setAppearance(appearance == u"dark" ? gui::Appearance::Dark : appearance == u"light" ? gui::Appearance::Light : gui::Appearance::System);
    TRY(const auto address, engineAddress(options.where));
    openWindow(std::make_unique<remote::RemoteEngine>(address.target, address.token), options.name.isEmpty() ? u"this machine"_s : options.name, options);
    return {};
}

void Desktop::openWindow(std::unique_ptr<api::Engine> engine, const QString& name, const DesktopOptions& options)
{
    Session session;
    session.engine = std::move(engine);
    session.link = std::make_unique<gui::Link>(*session.engine, name);
    session.notices = std::make_unique<gui::NoticeList>();
    session.window = std::make_unique<gui::MainWindow>(*session.link, *session.notices, *m_settings);
    const QStringList size = options.size.split(u'x');
    if (size.size() == 2) {
        session.window->resize(size[0].toInt(), size[1].toInt());
    }
    session.window->show();
    session.window->begin();
    if (const auto where = gui::destinationOf(options.link)) {
        session.window->open(*where);
    }
    m_sessions.push_back(std::move(session));
}

} // namespace godel::app
