#include "gui/theme/theme.h"
#include "support/run_tests.h"

#include <QApplication>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <cstdio>

int main(int argc, char** argv)
{
    // Windows of tests are drawn into memory, whatever display there is.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Sockets and settings of this run, not of who runs it.
    const QTemporaryDir home;
    qputenv("XDG_RUNTIME_DIR", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    // The platform that draws into memory says of each window what it cannot do with one.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
        if (!text.startsWith(u"This plugin does not support")) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(text));
        }
    });
    QApplication application(argc, argv);
    // Tests look at words and figures, which are those of the house whatever the machine's language is.
    QLocale::setDefault(QLocale::c());
    godel::gui::Theme theme;
    return godel::test::runTests(argc, argv);
}
