#include "app/desktop/desktop.h"
#ifdef GODEL_FREEDESKTOP
#include "app/desktop/freedesktop.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QQuickWindow>
#include <cstdio>

using namespace godel;
using namespace Qt::StringLiterals;

namespace {

int refuse(const Error& error)
{
    std::fprintf(stderr, "godel-ops: %s\n", qUtf8Printable(error.message));
    if (!error.hint.isEmpty()) {
        std::fprintf(stderr, "  %s\n", qUtf8Printable(error.hint));
    }
    return exitStatus(error.code);
}

Result<app::DesktopOptions> chosenBy(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The window of Godel Ops, over an engine on this machine or elsewhere."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption socket(u"socket"_s, u"Connect to the engine at this UNIX socket."_s, u"PATH"_s);
    const QCommandLineOption server(u"server"_s, u"Connect to the engine at https://HOST:7400."_s, u"URL"_s);
    const QCommandLineOption token(u"token-file"_s, u"The file that holds your token."_s, u"FILE"_s);
    const QCommandLineOption certificate(u"certificate"_s, u"The certificate to trust, PEM."_s, u"FILE"_s);
    const QCommandLineOption name(u"name"_s, u"What this connection is called."_s, u"NAME"_s);
    const QCommandLineOption profile(u"profile"_s, u"Keep settings apart under this name."_s, u"NAME"_s);
    const QCommandLineOption appearance(u"appearance"_s, u"system, light or dark."_s, u"WHICH"_s);
    const QCommandLineOption size(u"size"_s, u"WIDTHxHEIGHT of the window."_s, u"SIZE"_s);
    const QCommandLineOption state(u"state"_s, u"Where this machine's engine keeps everything, as godel-opsd has it."_s, u"DIR"_s);
    parser.addOptions({socket, server, token, certificate, name, profile, appearance, size, state});
    parser.addPositionalArgument(u"link"_s, u"godel-ops://CONNECTION/PAGE/ID to open."_s, u"[link]"_s);
    if (!parser.parse(QCoreApplication::arguments())) {
        return fail(ErrorCode::Invalid, parser.errorText(), u"See --help"_s);
    }
    parser.process(application);
    app::DesktopOptions options;
    options.where.socket = parser.value(socket);
    options.where.server = parser.value(server);
    options.where.tokenFile = parser.value(token);
    options.where.certificate = parser.value(certificate);
    options.name = parser.value(name);
    options.profile = parser.value(profile);
    options.appearance = parser.value(appearance);
    options.size = parser.value(size);
    options.state = parser.value(state);
    options.link = parser.positionalArguments().value(0);
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    // Without a display Qt would end the program with a message about plugins; this one says what to do.
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        return refuse({ErrorCode::Unavailable, u"there is no display to open a window on"_s,
                       u"Log in with ssh -X, or run the window on your own machine with --server=https://THIS-HOST:7400; godelctl does everything without one"_s, {}});
    }
#endif
    // The scenes are small: drawn by the processor they need no graphics driver and half of the memory.
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"godel-ops"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GODEL_VERSION));
    const auto options = chosenBy(application);
    if (!options) {
        return refuse(options.error());
    }
#ifdef GODEL_FREEDESKTOP
    std::unique_ptr<gui::Surroundings> surroundings = std::make_unique<app::Freedesktop>();
#else
    std::unique_ptr<gui::Surroundings> surroundings;
#endif
    app::Desktop desktop(std::move(surroundings));
    const auto begun = desktop.begin(*options);
    if (!begun) {
        return refuse(begun.error());
    }
    return *begun ? QApplication::exec() : 0;
}
