#pragma once

#include "app/engine_address.h"
#include "gui/shell/main_window.h"
#include "gui/theme/theme.h"
#include "remote/remote_engine.h"

#include <QSettings>
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
};

/// The desktop program: windows over engines, and what they share.
class Desktop final : public QObject {
    Q_OBJECT
public:
    explicit Desktop(QApplication& application);
    ~Desktop() override;

    /// Invalid for options that contradict themselves.
    [[nodiscard]] Result<> begin(const DesktopOptions& options);

private:
    struct Session {
        std::unique_ptr<api::Engine> engine;
        std::unique_ptr<gui::Link> link;
        std::unique_ptr<gui::NoticeList> notices;
        std::unique_ptr<gui::MainWindow> window;
    };

    void openWindow(std::unique_ptr<api::Engine> engine, const QString& name, const DesktopOptions& options);

    QApplication& m_application;
    gui::Theme m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::vector<Session> m_sessions;
};

} // namespace godel::app
