#include "engine/commands/metrics_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;
using domain::MetricState;

namespace {

constexpr Duration shortestSpan = 1min;
constexpr Duration longestSpan = 30 * 24h;
constexpr Duration farthestBack = 365 * 24h;
/// As many points as a chart of ordinary width can show.
constexpr int standardPoints = 300;

/// Unknown is a warning: never green.
int statusOf(MetricState state)
{
    return state == MetricState::Ok ? 0 : state == MetricState::Critical ? 2 : 1;
}

Pending<Reply> notMeasured()
{
    return Pending<Reply>::of(fail(ErrorCode::Unavailable, u"nothing is measured here"_s, u"Say where VictoriaMetrics listens with metrics in platform.json"_s));
}

/// Over how long each point tells: what was asked for, or what gives a chart enough of them.
Result<Duration> stepOf(const QString& wanted, Duration last, Duration every)
{
    const Duration shortest = std::max<Duration>(1s, every);
    if (wanted.isEmpty()) {
        return std::max<Duration>(shortest, std::chrono::ceil<std::chrono::seconds>(last / standardPoints));
    }
    TRY(const auto step, parseDuration(wanted, u"step"_s));
    if (step < shortest || step > last || last / step > Monitor::mostPoints) {
        const Duration least = std::max<Duration>(shortest, std::chrono::ceil<std::chrono::seconds>(last / Monitor::mostPoints));
        return fail(ErrorCode::Invalid, u"%1 cannot be told in steps of %2"_s.arg(text(last), text(step)), u"Choose steps of %1 to %2"_s.arg(text(least), text(last)), u"step"_s);
    }
    return step;
}

Result<Monitor::Span> spanOf(const CommandCall& call, Duration every, Timestamp now)
{
    TRY(const auto last, parseDuration(call.text(u"last"_s), u"last"_s));
    if (last < shortestSpan || last > longestSpan) {
        return fail(ErrorCode::Invalid, u"%1 is no span that can be told"_s.arg(text(last)), u"Choose %1 to %2"_s.arg(text(shortestSpan), text(longestSpan)), u"last"_s);
    }
    TRY(const auto step, stepOf(call.text(u"step"_s), last, every));
    TRY(const auto offset, parseDuration(call.text(u"offset"_s), u"offset"_s));
    if (offset > farthestBack) {
        return fail(ErrorCode::Invalid, u"%1 is too far back"_s.arg(text(offset)), u"Choose 0s to %1"_s.arg(text(farthestBack)), u"offset"_s);
    }
    return Monitor::Span{now - offset - last, now - offset, step};
}

double secondsOf(Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

QJsonObject rowOf(const Monitor::Course& course)
{
    const auto& [definition, reading] = course.last;
    QJsonArray points;
    for (const domain::MetricPoint& point : course.points) {
        points.append(QJsonArray{microseconds(point.at) / 1000, point.value});
    }
    return {{u"metric"_s, definition.name}, {u"title"_s, definition.title}, {u"unit"_s, definition.unit}, {u"direction"_s, name(definition.direction)},
            {u"warning"_s, definition.warning}, {u"critical"_s, definition.critical}, {u"state"_s, name(reading.state)}, {u"finding"_s, reading.sentence}, {u"points"_s, points}};
}

Pending<Reply> history(Monitor& monitor, const CommandCall& call)
{
    const auto span = spanOf(call, monitor.every(), monitor.now());
    if (!span) {
        return Pending<Reply>::of(fail(span.error()));
    }
    const QString metric = call.text(u"metric"_s);
    const auto answer = Pending<Reply>::make();
    const auto courses = monitor.history(metric.isEmpty() ? QStringList() : QStringList{metric}, *span);
    courses.whenReady(&monitor, [answer, span = *span](const Result<QList<Monitor::Course>>& told) {
        answer.fulfil(told.map([&span](const QList<Monitor::Course>& all) {
            QJsonArray rows;
            for (const Monitor::Course& course : all) {
                rows.append(rowOf(course));
            }
            return Reply{{{u"from"_s, text(span.from)}, {u"to"_s, text(span.to)}, {u"step_seconds"_s, secondsOf(span.step)}, {u"metrics"_s, rows}}, {}, 0};
        }));
    });
    return answer;
}

} // namespace

Reply metricsReply(const QList<Monitor::Reading>& readings)
{
    QJsonArray rows;
    int worst = 0;
    for (const auto& [definition, reading] : readings) {
        const bool isKnown = reading.last && reading.state != MetricState::Stale;
        rows.append(QJsonObject{{u"metric"_s, definition.name}, {u"value"_s, isKnown ? QJsonValue(reading.last->value) : QJsonValue()}, {u"unit"_s, definition.unit},
                                {u"state"_s, name(reading.state)}, {u"warning"_s, definition.warning}, {u"critical"_s, definition.critical}, {u"finding"_s, reading.sentence},
                                {u"title"_s, definition.title}, {u"direction"_s, name(definition.direction)},
                                {u"at"_s, reading.last ? QJsonValue(text(reading.last->at)) : QJsonValue()},
                                {u"age_seconds"_s, reading.last ? QJsonValue(secondsOf(reading.age)) : QJsonValue()}});
        worst = std::max(worst, statusOf(reading.state));
    }
    return {{{u"metrics"_s, rows}}, {}, worst};
}

void addMetricsCommands(CommandSet& commands, Monitor* monitor)
{
    commands.add({.name = u"metrics:current"_s, .summary = u"The metrics now, with their limits; what is not known says so"_s,
                  .columns = {u"metric"_s, u"value"_s, u"unit"_s, u"state"_s, u"warning"_s, u"critical"_s, u"finding"_s}},
                 [monitor](const CommandCall&) {
                     if (monitor == nullptr) {
                         return notMeasured();
                     }
                     const auto answer = Pending<Reply>::make();
                     monitor->current().whenReady(monitor, [answer](const Result<QList<Monitor::Reading>>& readings) { answer.fulfil(readings.map(metricsReply)); });
                     return answer;
                 });
    commands.add({.name = u"metrics:history"_s, .summary = u"The metrics over time; a point is the worst of its step, and a step in which nothing was measured has no point"_s,
                  .parameters = {{.name = u"metric"_s, .help = u"One of those that metrics:current names; all of them if left out"_s, .kind = Kind::Label},
                                 {.name = u"last"_s, .help = u"How far back, 1m to 30d"_s, .kind = Kind::Duration, .otherwise = u"1h"_s},
                                 {.name = u"step"_s, .help = u"Time between two points, at least that between two measurements; if left out, what gives some 300 points"_s, .kind = Kind::Duration},
                                 {.name = u"offset"_s, .help = u"The same span so much earlier, 0s to 365d: 24h to compare with yesterday"_s, .kind = Kind::Duration, .otherwise = u"0s"_s}},
                  .columns = {u"metric"_s, u"state"_s, u"finding"_s, u"unit"_s, u"warning"_s, u"critical"_s, u"from"_s, u"to"_s, u"step_seconds"_s}},
                 [monitor](const CommandCall& call) { return monitor == nullptr ? notMeasured() : history(*monitor, call); });
}

} // namespace godel::engine
