#include "app/engine_address.h"
#include "app/stop_signals.h"
#include "cli/session.h"
#include "remote/remote_engine.h"

#include <QCoreApplication>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace godel;
using namespace Qt::StringLiterals;

namespace {

void print(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

cli::Terminal terminalFor(cli::Colours colours)
{
    cli::Terminal terminal;
    terminal.out = [](const QString& text) { print(stdout, text); };
    terminal.error = [](const QString& text) { print(stderr, text); };
    terminal.isTerminal = isatty(STDERR_FILENO) == 1;
    // https://no-color.org: any value at all means none.
    const bool isWelcome = terminal.isTerminal && qEnvironmentVariableIsEmpty("NO_COLOR");
    terminal.hasColours = colours == cli::Colours::Always || (colours == cli::Colours::Auto && isWelcome);
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) {
        terminal.width = size.ws_col;
    }
    return terminal;
}

int refuse(const cli::Terminal& terminal, const Error& error)
{
    terminal.error(cli::failureText(terminal, error));
    return exitStatus(error.code);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"godelctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GODEL_VERSION));
    app::StopSignals signals;
    const auto invocation = cli::invocationOf(QCoreApplication::arguments().mid(1));
    const auto terminal = terminalFor(invocation ? invocation->colours : cli::Colours::Auto);
    if (!invocation) {
        return refuse(terminal, invocation.error());
    }
    const auto address = app::engineAddress(invocation->where);
    if (!address) {
        return refuse(terminal, address.error());
    }
    remote::RemoteEngine engine(address->target, address->token);
    cli::Session session(engine, terminal, *invocation);
    QObject::connect(&session, &cli::Session::finished, &application, [](int status) { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    QObject::connect(&signals, &app::StopSignals::stopAsked, &session, &cli::Session::interrupt);
    session.begin();
    return QCoreApplication::exec();
}
