#pragma once

#include "gui/connection/connector.h"

#include <QWidget>

class QVBoxLayout;

namespace godel::gui {

class Banner;

/// The first thing that is seen where no connection is open: try the demo, this machine, connect to a server; and the connections that were
/// made before. Never asks for an account.
class WelcomeWindow final : public QWidget {
    Q_OBJECT
public:
    WelcomeWindow(Connector& connector, ProfileBook& profiles, QWidget* parent = nullptr);

    /// Shows why the last attempt came to nothing.
    void complain(const Error& error);
    void refresh();

Q_SIGNALS:
    void chosen(const godel::gui::Profile& profile);
    void connected(const godel::gui::Profile& profile, const QByteArray& token);
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    [[nodiscard]] QWidget* choice(const QString& icon, const QString& title, const QString& text, std::function<void()> act);
    void startDemo();
    void connectToServer(const Profile& known);

    Connector& m_connector;
    ProfileBook& m_profiles;
    Banner* m_outcome;
    QVBoxLayout* m_known;
    bool m_isStarting = false;
};

} // namespace godel::gui
