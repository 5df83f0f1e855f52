// A small engine to be killed: test_engine STATE LOGS NAME COMMAND… starts the instance and looks after it.

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "drivers/processes/local_processes.h"

#include <QCoreApplication>
#include <cstdio>

using namespace godel;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const SystemClock clock;
    SystemRandom random;
    SilentLog log;
    const auto processes = drivers::LocalProcesses::open(
        { .stateFolder = arguments.at(1), .logFolder = arguments.at(2), .restart = {}, .output = {} }, clock, random, log);
    if (!processes) {
        std::fprintf(stderr, "%s\n", qPrintable(text(processes.error())));
        return exitStatus(processes.error().code);
    }
    std::puts("open");
    std::fflush(stdout);
    ports::ProcessSpec spec;
    spec.command = arguments.mid(4);
    spec.folder = QStringLiteral("/");
    const auto started = (*processes)->start(*ports::InstanceId::parse(arguments.at(3)), spec);
    std::puts(started ? "started" : qPrintable(text(started.error())));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
