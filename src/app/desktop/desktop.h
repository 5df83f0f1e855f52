#pragma once

#include "app/desktop/demo_environment.h"
#include "app/desktop/headless_start.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/token_vault.h"
#include "app/engine_address.h"
#include "gui/connection/connector.h"
#include "gui/connection/welcome_window.h"
#include "gui/shell/main_window.h"
#include "gui/shell/surroundings.h"
#include "gui/theme/theme.h"
#include "web/client.h"

#include <QSettings>
#include <QTranslator>
#include <memory>
#include <vector>

class QApplication;

namespace godel::app {

/// What was said when the window was started.
struct DesktopOptions {
    cli::Whereabouts where;
    QString name;
    QString profile;
    QString appearance;
    QString size;
    QString link;
    QString state; ///< the folder of this machine's engine; empty: where a service keeps it
};

/// The desktop program: windows over engines, what they share, and how they come to engines and tokens.
class Desktop final : public QObject, public gui::Connector {
    Q_OBJECT
public:
    /// `surroundings` may be null: then the window alone says everything.
    explicit Desktop(std::unique_ptr<gui::Surroundings> surroundings);
    ~Desktop() override;

    /// False if another program of this user and profile runs and has taken over what was to be opened. Invalid for options that
    /// contradict themselves.
    [[nodiscard]] Result<bool> begin(const DesktopOptions& options);

    [[nodiscard]] Pending<gui::ShownCertificate> certificate(const gui::Profile& profile) override;
    [[nodiscard]] Result<std::unique_ptr<api::Engine>> engine(const gui::Profile& profile, const QByteArray& token) override;
    [[nodiscard]] Pending<QByteArray> token(const gui::Profile& profile) override;
    [[nodiscard]] Pending<> keepToken(const gui::Profile& profile, const QByteArray& token) override;
    [[nodiscard]] Pending<> forgetToken(const gui::Profile& profile) override;
    [[nodiscard]] Pending<gui::Profile> startDemo() override;
    [[nodiscard]] gui::Profile thisMachine() override;

private:
    /// A window and the engine below it; gone together, the engine last.
    struct Session {
        gui::Profile profile;
        std::unique_ptr<api::Engine> engine;
        std::unique_ptr<gui::Link> link;
        std::unique_ptr<gui::NoticeList> notices;
        std::unique_ptr<gui::MainWindow> window;
    };

    [[nodiscard]] web::Target targetOf(const gui::Profile& profile) const;
    [[nodiscard]] gui::Profile asOfNow(gui::Profile profile) const;
    void choose(const DesktopOptions& options);
    void showWelcome();
    void openProfile(const gui::Profile& profile, const QString& link);
    void openWindow(const gui::Profile& wanted, const QByteArray& token, const QString& link);
    void connectWindow(Session& session);
    void openLink(const QString& link);
    void goElsewhere(const gui::Destination& where);
    void closeWindow(gui::MainWindow* window, QCloseEvent* event);
    void askBeforeEnd(Session& session, QCloseEvent* event);
    void end(gui::MainWindow* window, bool staysHeadless);
    void goHeadless();
    void leaveIfLast();
    void rememberOpen();
    void setAppearance(const QString& appearance);
    void countUnread();
    void speak();

    QTranslator m_ownWords;
    QTranslator m_qtWords;
    std::unique_ptr<gui::Surroundings> m_surroundings;
    gui::Theme m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<gui::ProfileBook> m_profiles;
    std::unique_ptr<SingleInstance> m_instance;
    TokenVault m_vault;
    web::Client m_client;
    DemoEnvironment m_demo;
    HeadlessStart m_headless;
    QString m_state;
    Folders m_folders = standardFolders();
    QString m_size;
    std::unique_ptr<gui::WelcomeWindow> m_welcome;
    QHash<QString, QString> m_opening; ///< connections whose token is being asked for, by name, and the link to open then
    std::vector<std::unique_ptr<Session>> m_sessions;
};

} // namespace godel::app
