#include "engine/commands/metrics_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using domain::MetricState;

namespace {

/// Unknown is a warning: never green.
int statusOf(MetricState state)
{
    return state == MetricState::Ok ? 0 : state == MetricState::Critical ? 2 : 1;
}

} // namespace

Reply metricsReply(const QList<Monitor::Reading>& readings)
{
    QJsonArray rows;
    int worst = 0;
    for (const auto& [definition, reading] : readings) {
        const bool isKnown = reading.last && reading.state != MetricState::Stale;
        rows.append(QJsonObject{{u"metric"_s, definition.name}, {u"value"_s, isKnown ? QJsonValue(reading.last->value) : QJsonValue()}, {u"unit"_s, definition.unit},
                                {u"state"_s, name(reading.state)}, {u"warning"_s, definition.warning}, {u"critical"_s, definition.critical}, {u"finding"_s, reading.sentence}});
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
                         return Pending<Reply>::of(fail(ErrorCode::Unavailable, u"nothing is measured here"_s, u"Say where VictoriaMetrics listens with metrics in platform.json"_s));
                     }
                     const auto answer = Pending<Reply>::make();
                     monitor->current().whenReady(monitor, [answer](const Result<QList<Monitor::Reading>>& readings) { answer.fulfil(readings.map(metricsReply)); });
                     return answer;
                 });
}

} // namespace godel::engine
