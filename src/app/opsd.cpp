#include "app/end_children.h"
#include "app/service.h"
#include "app/stop_signals.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>
#include <cstdio>
#include <systemd/sd-daemon.h>

using namespace godel;
using namespace Qt::StringLiterals;

namespace {

struct Chosen {
    app::Folders folders;
    bool endsChildren = false;
};

int refuse(const Error& error)
{
    std::fprintf(stderr, "godel-opsd: %s\n", qUtf8Printable(error.message));
    if (!error.hint.isEmpty()) {
        std::fprintf(stderr, "  %s\n", qUtf8Printable(error.hint));
    }
    return exitStatus(error.code);
}

/// Also in the log, where there is a folder for it already: who looks for the reason later finds it there.
int refuseToStart(const app::Folders& folders, const Error& error)
{
    const SystemClock clock;
    FileLog(folders.logs, u"godel-opsd"_s, clock).error(u"ENGINE_NOT_STARTED"_s, text(error), {{u"field"_s, error.field}});
    return refuse(error);
}

Chosen chosenBy(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The engine of Godel Ops, headless."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption state(u"state"_s, u"Keep everything of this environment below DIR."_s, u"DIR"_s);
    const QCommandLineOption end(u"end-children"_s, u"End every process that an engine of this environment has left running, and exit."_s);
    parser.addOptions({state, end});
    // process() would exit with a status of its own for a word it does not know.
    if (!parser.parse(QCoreApplication::arguments())) {
        std::exit(refuse({ErrorCode::Invalid, parser.errorText(), u"See --help"_s, {}}));
    }
    if (!parser.positionalArguments().isEmpty()) {
        std::exit(refuse({ErrorCode::Invalid, u"there is nothing to do with '%1'"_s.arg(parser.positionalArguments().first().left(60)), u"See --help"_s, {}}));
    }
    parser.process(application);
    return {parser.isSet(state) ? app::foldersBelow(parser.value(state)) : app::standardFolders(), parser.isSet(end)};
}

/// Tells systemd at half of the interval it asks for that the event loop still turns.
void watchOver(QTimer& timer)
{
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0) {
        QObject::connect(&timer, &QTimer::timeout, [] { sd_notify(0, "WATCHDOG=1"); });
        timer.start(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(microseconds / 2)));
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"godel-opsd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GODEL_VERSION));
    const auto [folders, endsChildren] = chosenBy(application);
    if (endsChildren) {
        const auto ended = app::endChildren(folders);
        return ended ? 0 : refuse(ended.error());
    }
    app::StopSignals signals;
    const auto settings = app::serviceSettings(folders.config);
    if (!settings) {
        return refuseToStart(folders, settings.error());
    }
    const auto platform = app::platformSettings(folders.config);
    if (!platform) {
        return refuseToStart(folders, platform.error());
    }
    const auto service = app::Service::start(folders, *settings, *platform);
    if (!service) {
        return refuseToStart(folders, service.error());
    }
    QObject::connect(&signals, &app::StopSignals::stopAsked, [] {
        sd_notify(0, "STOPPING=1");
        QCoreApplication::quit();
    });
    QTimer watchdog;
    watchOver(watchdog);
    sd_notify(0, "READY=1");
    std::printf("godel-opsd is ready: %s\n", qUtf8Printable(folders.socket()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
