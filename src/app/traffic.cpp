// godel-traffic: users of the platform.

#include "app/stop_signals.h"
#include "base/json.h"
#include "traffic/users.h"

#include <QCoreApplication>
#include <cstdio>

using namespace godel;
using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(u"--help"_s)) {
        std::printf("%s\n", qUtf8Printable(traffic::trafficHelp()));
        return 0;
    }
    const auto plan = traffic::trafficPlanOf(arguments);
    if (!plan) {
        std::fprintf(stderr, "godel-traffic: %s\n", qUtf8Printable(text(plan.error())));
        return exitStatus(plan.error().code);
    }
    app::StopSignals signals;
    const SystemClock clock;
    SystemRandom random;
    traffic::Users users(*plan, clock, random);
    QObject::connect(&signals, &app::StopSignals::stopAsked, &users, &traffic::Users::stop);
    QObject::connect(&users, &traffic::Users::ended, &application, [&users] { QCoreApplication::exit(traffic::exitStatusOf(users.account())); }, Qt::QueuedConnection);
    users.begin();
    const int status = QCoreApplication::exec();
    std::printf("%s\n", compact(users.account().toJson()).constData());
    return status;
}
