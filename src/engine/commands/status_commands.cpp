#include "engine/commands/status_commands.h"

#include "engine/commands/metrics_commands.h"
#include "engine/monitoring/rollback_advice.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;

namespace {

using Readings = QList<Monitor::Reading>;

constexpr Duration standardWindow = 1h;
constexpr int operationsLooked = 200;
constexpr qint64 mostHours = 24 * 365;

/// Everything that was looked at for one answer, one look after the other.
struct Picture {
    Health health;
    std::optional<Suspect> suspect;
    Readings now;
    Readings before; ///< just before the suspect began
};

using Tell = std::function<Result<Reply>(const Picture&)>;

/// The metrics as they were before, if there is anything to compare with.
void lookBack(const StatusParts& parts, const std::shared_ptr<Picture>& picture, const Pending<Reply>& answer, const Tell& tell)
{
    if (parts.monitor == nullptr || !picture->suspect) {
        return answer.fulfil(tell(*picture));
    }
    parts.monitor->asOf(picture->suspect->begun).whenReady(parts.monitor, [picture, answer, tell](const Result<Readings>& before) {
        picture->before = before.value_or(Readings());
        answer.fulfil(tell(*picture));
    });
}

/// Looks at the health, then at the metrics now and before the last deployment, then lets `tell` make the answer.
Pending<Reply> lookAt(const StatusParts& parts, Duration within, const Tell& tell)
{
    const auto answer = Pending<Reply>::make();
    // Shared by the looks, the last of which tells.
    const auto picture = std::make_shared<Picture>();
    const auto health = lookAtHealth(parts.deployments.platform());
    health.whenReadyDirectly([parts, within, answer, picture, health, tell] {
        const auto suspected = suspect(parts.deployments, within);
        if (!health.result() || !suspected) {
            return answer.fulfil(fail(health.result() ? suspected.error() : health.result().error()));
        }
        picture->health = *health.result();
        picture->suspect = *suspected;
        if (parts.monitor == nullptr) {
            return answer.fulfil(tell(*picture));
        }
        parts.monitor->current().whenReady(parts.monitor, [parts, answer, picture, tell](const Result<Readings>& now) {
            picture->now = now.value_or(Readings());
            lookBack(parts, picture, answer, tell);
        });
    });
    return answer;
}

/// Running operations, and whether one of them waits for somebody.
Result<HealthPart> operationsPart(const Runner& runner)
{
    TRY(const auto operations, runner.newest(operationsLooked));
    QStringList running;
    QStringList stuck;
    for (const Operation& operation : operations) {
        if (operation.isActive()) {
            running.append(operation.plan);
        } else if (operation.state == OperationState::NeedsPerson) {
            stuck.append(operation.id.text());
        }
    }
    if (!stuck.isEmpty()) {
        return HealthPart{u"operations"_s, HealthStatus::Warning, u"%1 need a person: %2; see operations:show"_s.arg(stuck.size()).arg(stuck.join(u", "))};
    }
    return HealthPart{u"operations"_s, HealthStatus::Ok, running.isEmpty() ? u"none is running"_s : u"%1 running: %2"_s.arg(running.size()).arg(running.join(u", "))};
}

HealthPart rollbackPart(const Deployments& deployments, const Picture& picture)
{
    const auto advice = adviseRollback(picture.suspect, picture.health, picture.now, picture.before);
    const auto way = deployments.wayBack();
    const QString where = way ? u"; it would go to %1"_s.arg(way->text()) : QString();
    const bool isAdvised = advice.need == RollbackNeed::Advised;
    return {u"rollback"_s, isAdvised ? HealthStatus::Warning : HealthStatus::Ok, advice.need == RollbackNeed::No ? u"not needed"_s : advice.sentence + where};
}

Result<QList<HealthPart>> partsOf(const StatusParts& parts, const Picture& picture)
{
    QList<HealthPart> all = picture.health.parts;
    TRY(const auto operations, operationsPart(parts.runner));
    all.append(operations);
    all.append(rollbackPart(parts.deployments, picture));
    return all;
}

Reply replyOf(const QList<HealthPart>& parts)
{
    QJsonArray rows;
    HealthStatus worst = HealthStatus::Ok;
    for (const HealthPart& part : parts) {
        rows.append(toJson(part));
        worst = std::max(worst, part.status);
    }
    return {{{u"parts"_s, rows}}, {}, static_cast<int>(worst)};
}

Result<QJsonArray> runningRows(const Runner& runner)
{
    TRY(const auto operations, runner.newest(operationsLooked));
    QJsonArray rows;
    for (const Operation& operation : operations) {
        if (!operation.isSettled()) {
            const auto step = std::find_if(operation.steps.begin(), operation.steps.end(), [](const StepRecord& one) { return one.state == StepState::Begun; });
            rows.append(QJsonObject{{u"id"_s, operation.id.text()}, {u"plan"_s, operation.plan}, {u"state"_s, name(operation.state)}, {u"by"_s, operation.startedBy},
                                    {u"progress"_s, step == operation.steps.end() ? QString() : step->progress}});
        }
    }
    return rows;
}

Result<Reply> everything(const StatusParts& parts, const Picture& picture)
{
    TRY(const auto all, partsOf(parts, picture));
    Reply reply = replyOf(all);
    TRY(const auto running, runningRows(parts.runner));
    reply.body.insert(u"operations"_s, running);
    const Reply metrics = metricsReply(picture.now);
    if (parts.monitor != nullptr) {
        reply.body.insert(u"metrics"_s, metrics.body.value(u"metrics"_s));
        reply.status = std::max(reply.status, metrics.status);
    }
    reply.body.insert(u"capabilities"_s, capabilityRows(parts.capabilities));
    return reply;
}

QJsonArray comparison(const Picture& picture)
{
    const auto shown = [](const domain::MetricReading& reading) { return reading.last ? QJsonValue(reading.last->value) : QJsonValue(); };
    QJsonArray rows;
    for (qsizetype at = 0; at < picture.now.size(); ++at) {
        const auto& [definition, reading] = picture.now[at];
        QJsonObject row{{u"metric"_s, definition.name}, {u"now"_s, shown(reading)}, {u"unit"_s, definition.unit}, {u"state"_s, name(reading.state)}};
        if (at < picture.before.size()) {
            row.insert(u"before"_s, shown(picture.before[at].reading));
        }
        rows.append(row);
    }
    return rows;
}

/// Would a rollback help, where would it lead, and what would be lost?
Result<Reply> rollbackCheck(const Deployments& deployments, const Picture& picture)
{
    const auto advice = adviseRollback(picture.suspect, picture.health, picture.now, picture.before);
    TRY(const auto way, deployments.wayBack());
    const auto release = deployments.platform().releases.find(way);
    const bool isWarm = picture.suspect && picture.suspect->isUnderWay;
    QJsonObject body{{u"would_help"_s, name(advice.need)}, {u"sentence"_s, advice.sentence}, {u"would_go_to"_s, way.text()}, {u"release_is_here"_s, release.has_value()},
                     {u"takes"_s, isWarm ? u"less than a second: its instances are warm"_s : u"seconds: its instances start first"_s},
                     {u"loses"_s, u"nothing: the database is not touched; restoring it is an action of its own"_s}, {u"metrics"_s, comparison(picture)}};
    if (picture.suspect) {
        body.insert(u"deployed"_s, picture.suspect->version.text());
        body.insert(u"deployed_at"_s, text(picture.suspect->begun));
    }
    const int status = !release || advice.need == RollbackNeed::Advised ? 2 : advice.need == RollbackNeed::Unknown ? 1 : 0;
    return Reply{body, {}, status};
}

Pending<Reply> rollbackCheckOf(const StatusParts& parts, const CommandCall& call)
{
    const qint64 hours = call.text(u"last-hours"_s).toLongLong();
    if (hours < 1 || hours > mostHours) {
        return Pending<Reply>::of(fail(ErrorCode::Invalid, u"%1 hours cannot be looked back"_s.arg(hours), u"Choose 1 to %1"_s.arg(mostHours), u"last-hours"_s));
    }
    return lookAt(parts, std::chrono::hours(hours), [parts](const Picture& picture) { return rollbackCheck(parts.deployments, picture); });
}

} // namespace

QJsonArray capabilityRows(const domain::Capabilities& capabilities)
{
    QJsonArray rows;
    for (const auto capability : domain::allCapabilities) {
        const domain::Offer& offer = capabilities.of(capability);
        rows.append(QJsonObject{{u"capability"_s, name(capability)}, {u"source"_s, name(offer.source)}, {u"asked_by"_s, offer.detail}});
    }
    return rows;
}

void addStatusCommands(CommandSet& commands, const StatusParts& parts)
{
    const QStringList columns{u"part"_s, u"status"_s, u"finding"_s};
    const auto brief = [parts](const CommandCall&) {
        return lookAt(parts, standardWindow, [parts](const Picture& picture) { return partsOf(parts, picture).map(replyOf); });
    };
    commands.add({.name = u"status:check"_s, .summary = u"Is the platform well, and is a rollback needed? Exit status 0, 1 or 2"_s, .columns = columns}, brief);
    commands.add({.name = u"health:check"_s, .summary = u"The probes alone: what users need now. Exit status 0, 1 or 2"_s, .columns = columns}, [parts](const CommandCall&) {
        const auto answer = Pending<Reply>::make();
        const auto health = lookAtHealth(parts.deployments.platform());
        health.whenReadyDirectly([answer, health] { answer.fulfil(health.result().map([](const Health& seen) { return replyOf(seen.parts); })); });
        return answer;
    });
    commands.add({.name = u"status:full"_s, .summary = u"Everything at once: parts, operations, metrics, and what this platform offers"_s,
                  .columns = columns + QStringList{u"id"_s, u"plan"_s, u"state"_s, u"by"_s, u"progress"_s, u"metric"_s, u"value"_s, u"unit"_s, u"capability"_s, u"source"_s, u"asked_by"_s}},
                 [parts](const CommandCall&) {
                     return lookAt(parts, standardWindow, [parts](const Picture& picture) { return everything(parts, picture); });
                 });
    commands.add({.name = u"rollback:check"_s, .summary = u"Would a rollback help, where would it lead, what would be lost"_s,
                  .parameters = {{.name = u"last-hours"_s, .help = u"Deployments within so many hours are suspected"_s, .kind = Kind::Whole, .otherwise = u"1"_s}},
                  .columns = {u"would_help"_s, u"sentence"_s, u"deployed"_s, u"deployed_at"_s, u"would_go_to"_s, u"takes"_s, u"loses"_s, u"metric"_s, u"before"_s, u"now"_s, u"unit"_s, u"state"_s}},
                 [parts](const CommandCall& call) { return rollbackCheckOf(parts, call); });
}

} // namespace godel::engine
