#include "traffic/traffic_plan.h"

#include <QCommandLineParser>

#include <algorithm>

namespace godel::traffic {

using namespace Qt::StringLiterals;

namespace {

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(u"Users of the platform: a steady stream of requests, each accounted for."_s);
    parser.addOptions({{u"port"_s, u"Front door, on 127.0.0.1."_s, u"PORT"_s, u"3000"_s},
                       {u"rate"_s, u"Requests a second."_s, u"NUMBER"_s, u"100"_s},
                       {u"users"_s, u"Users with a session of their own."_s, u"NUMBER"_s, u"200"_s},
                       {u"anonymous"_s, u"Share of requests without a session, 0 to 1."_s, u"SHARE"_s, u"0.5"_s},
                       {u"writes"_s, u"Share of requests that post a task, 0 to 1."_s, u"SHARE"_s, u"0"_s},
                       {u"path"_s, u"What is read; may be given several times."_s, u"PATH"_s},
                       {u"for"_s, u"How long; without this and --until-count until TERM or INT."_s, u"TIME"_s},
                       {u"until-count"_s, u"Ends after so many requests."_s, u"NUMBER"_s},
                       {u"patience"_s, u"What a user waits for one answer."_s, u"TIME"_s, u"10s"_s},
                       {u"report"_s, u"Where the account is written each second, as JSON."_s, u"FILE"_s},
                       {u"help"_s, u"Print this."_s}});
}

Result<double> numberIn(const QCommandLineParser& parser, const QString& name, double least, double most)
{
    bool isNumber = false;
    const double value = parser.value(name).toDouble(&isNumber);
    if (!isNumber || value < least || value > most) {
        return fail(ErrorCode::Invalid, u"'%1' is not a number from %2 to %3"_s.arg(parser.value(name)).arg(least).arg(most), u"Correct --%1"_s.arg(name), name);
    }
    return value;
}

} // namespace

Result<TrafficPlan> trafficPlanOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    // What is not an option is mostly one whose dashes were forgotten.
    const auto isOption = [](const QString& word) { return word.startsWith(u"--"_s); };
    if (const auto stray = std::find_if_not(arguments.begin(), arguments.end(), isOption); stray != arguments.end()) {
        return fail(ErrorCode::Invalid, u"'%1' is not an option"_s.arg(*stray), u"Write --NAME=VALUE; see godel-traffic --help"_s, *stray);
    }
    if (!parser.parse(QStringList{u"godel-traffic"_s} + arguments)) {
        return fail(ErrorCode::Invalid, parser.errorText(), u"See godel-traffic --help"_s);
    }
    TrafficPlan plan;
    TRY(const double port, numberIn(parser, u"port"_s, 1, 65535));
    TRY(plan.perSecond, numberIn(parser, u"rate"_s, 0.1, 50000));
    TRY(const double users, numberIn(parser, u"users"_s, 1, 100000));
    TRY(plan.anonymousShare, numberIn(parser, u"anonymous"_s, 0, 1));
    TRY(plan.writeShare, numberIn(parser, u"writes"_s, 0, 1));
    plan.port = static_cast<quint16>(port);
    plan.users = static_cast<int>(users);
    if (parser.isSet(u"path"_s)) {
        plan.paths = parser.values(u"path"_s);
    }
    if (parser.isSet(u"for"_s)) {
        TRY(plan.lasts, parseDuration(parser.value(u"for"_s), u"for"_s));
    }
    if (parser.isSet(u"until-count"_s)) {
        TRY(const double count, numberIn(parser, u"until-count"_s, 1, 1e12));
        plan.count = static_cast<qint64>(count);
    }
    TRY(plan.patience, parseDuration(parser.value(u"patience"_s), u"patience"_s));
    plan.reportFile = parser.value(u"report"_s);
    return plan;
}

QString trafficHelp()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText() + u"\nPrints the account as JSON at its end.\nExit status: 0 no request failed, 1 some did, 20 the account does not balance (a mistake of this program), others by kind of error.\n"_s;
}

} // namespace godel::traffic
