// godel-node: the reference platform, one instance.

#include "app/stop_signals.h"
#include "base/log.h"
#include "base/random.h"
#include "node/agents/example_agent.h"
#include "node/database/migration.h"
#include "node/log_stream.h"
#include "node/node.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <cstdio>
#include <iostream>

using namespace godel;

namespace {

constexpr int wrongUsage = 2;
constexpr int crashed = 70;

int refuse(const Error& error, int status)
{
    std::fprintf(stderr, "godel-node: %s\n", qPrintable(text(error)));
    return status;
}

QMap<QString, QString> environment()
{
    QMap<QString, QString> variables;
    const auto given = QProcessEnvironment::systemEnvironment();
    for (const auto& name : given.keys()) {
        variables.insert(name, given.value(name));
    }
    return variables;
}

int migrate(const node::Settings& settings)
{
    const auto connected = node::checkConnectionWords(settings.database).and_then([&settings] { return node::Connection::open(settings.database); });
    const auto migrated = connected ? node::migrate(**connected) : Result<>(fail(connected.error()));
    return migrated ? 0 : refuse(migrated.error(), exitStatus(migrated.error().code));
}

int serve(const node::Settings& settings)
{
    // Before everything that starts threads.
    app::StopSignals signals;
    const SystemClock clock;
    SystemRandom random;
    std::unique_ptr<Log> log = std::make_unique<node::ErrorStreamLog>(clock);
    if (!settings.logFolder.isEmpty()) {
        log = std::make_unique<FileLog>(settings.logFolder, QStringLiteral("node"), clock);
    }
    if (settings.faults.crashesAtStart) {
        log->error(QStringLiteral("NODE_CRASHED"), QStringLiteral("this release crashes at its start"));
        return crashed;
    }
    const auto started = node::Node::start(settings, {clock, random, *log});
    if (!started) {
        return refuse(started.error(), exitStatus(started.error().code));
    }
    QObject::connect(&signals, &app::StopSignals::stopAsked, started->get(), &node::Node::drain);
    QObject::connect(started->get(), &node::Node::drained, QCoreApplication::instance(), &QCoreApplication::quit); // lint: Qt's own
    std::printf("listening on 127.0.0.1:%d\n", (*started)->port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto settings = node::readSettings(QCoreApplication::arguments().mid(1), environment());
    if (!settings) {
        return refuse(settings.error(), wrongUsage);
    }
    switch (settings->task) {
    case node::Settings::Task::Help:
        std::fputs(qPrintable(node::helpText()), stdout);
        return 0;
    case node::Settings::Task::Version:
        std::puts("godel-node 0.1.0");
        return 0;
    case node::Settings::Task::Agent:
        return node::runExampleAgent(std::cin, std::cout);
    case node::Settings::Task::Migrate:
        return migrate(*settings);
    case node::Settings::Task::Serve:
        break;
    }
    return serve(*settings);
}
