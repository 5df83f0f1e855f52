#include "engine/commands/platform_commands.h"

#include "engine/rollout/restart_plan.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;
using ports::Group;
using ports::ProcessState;

namespace {

const QString memoryOption = u"max-old-space-size"_s;
constexpr qint64 leastMebibytes = 16;
constexpr qint64 mostMebibytes = 1024 * 1024;

QString stateName(ProcessState state)
{
    static const std::array names{u"starting"_s, u"ready"_s, u"waiting"_s, u"stopping"_s, u"stopped"_s, u"gave-up"_s};
    return names[static_cast<size_t>(state)];
}

QString slotStateName(ports::SlotState state)
{
    static const std::array names{u"out"_s, u"up"_s, u"draining"_s, u"down"_s};
    return names[static_cast<size_t>(state)];
}

struct Instance {
    ports::Slot slot;
    ports::ProcessView process;
};

QList<Instance> instances(const Platform& platform)
{
    QList<Instance> found;
    for (const Group group : {Group::S, Group::C}) {
        for (int number = 0; number < platform.fleet.settings().slots; ++number) {
            if (const auto view = platform.processes.find(platform.fleet.idOf({group, number}))) {
                found.append({{group, number}, *view});
            }
        }
    }
    return found;
}

QJsonObject rowOf(const Instance& instance, const Lineup& lineup, const ports::RouterView& router)
{
    QString atRouter = u"unknown"_s;
    qint64 sessions = 0;
    for (const ports::SlotView& slot : router.slotViews) {
        if (slot.slot == instance.slot) {
            atRouter = slotStateName(slot.state);
            sessions = slot.sessions;
        }
    }
    const ports::ProcessView& process = instance.process;
    return {{u"instance"_s, process.id.text()},
            {u"version"_s, process.spec.environment.value(u"GODEL_VERSION"_s)},
            {u"role"_s, instance.slot.group == lineup.stable ? u"stable"_s : u"new"_s},
            {u"state"_s, stateName(process.state)},
            {u"router"_s, atRouter},
            {u"requests_now"_s, sessions},
            {u"port"_s, process.spec.ready ? process.spec.ready->port : 0},
            {u"pid"_s, process.pid},
            {u"memory"_s, text(process.memory)},
            {u"memory_bytes"_s, process.memory.count},
            {u"cpu_percent"_s, process.cpuPercent ? QJsonValue(*process.cpuPercent) : QJsonValue()},
            {u"group"_s, instance.slot.group == Group::S ? u"s"_s : u"c"_s},
            {u"since"_s, text(process.since)},
            {u"started"_s, process.started ? QJsonValue(text(*process.started)) : QJsonValue()},
            {u"restarts"_s, process.restarts},
            {u"why"_s, process.reason}};
}

Result<Reply> list(const Platform& platform, const ports::RouterView& router)
{
    TRY(const auto lineup, platform.fleet.lineup());
    QJsonArray rows;
    for (const Instance& instance : instances(platform)) {
        rows.append(rowOf(instance, lineup, router));
    }
    return Reply{{{u"instances"_s, rows}}, {}, 0};
}

/// Only of instances: the database's log, for one, may quote what users have stored.
Result<ports::InstanceId> instanceCalled(const Platform& platform, const QString& name)
{
    for (const Group group : {Group::S, Group::C}) {
        for (int number = 0; number < platform.fleet.settings().slots; ++number) {
            const auto id = platform.fleet.idOf({group, number});
            if (id.text() == name) {
                return id;
            }
        }
    }
    return fail(ErrorCode::NotFound, u"there is no instance %1"_s.arg(name), u"See instances:list"_s, u"instance"_s);
}

Pending<Reply> log(const Platform& platform, const CommandCall& call)
{
    const auto id = instanceCalled(platform, call.text(u"instance"_s));
    if (!id) {
        return Pending<Reply>::of(fail(id.error()));
    }
    const ports::LogWish wish{static_cast<int>(std::clamp<qint64>(call.text(u"lines"_s).toLongLong(), -1, ports::mostLogLines + 1)), call.text(u"previous"_s) == u"true"};
    const auto answer = Pending<Reply>::make();
    const auto written = platform.processes.log(*id, wish);
    written.whenReadyDirectly([answer, written, id = id->text()] {
        answer.fulfil(written.result().map([&id](const QStringList& lines) {
            return Reply{{{u"instance"_s, id}, {u"lines"_s, QJsonArray::fromStringList(lines)}}, {}, 0};
        }));
    });
    return answer;
}

/// 0 MiB: the platform's own limit.
Result<Bytes> memoryOf(const QString& text)
{
    bool isNumber = false;
    const qint64 mebibytes = text.toLongLong(&isNumber);
    if (!isNumber || mebibytes < 0 || mebibytes > mostMebibytes || (mebibytes > 0 && mebibytes < leastMebibytes)) {
        return fail(ErrorCode::Invalid, u"an instance can have %1 to %2 MiB, not %3"_s.arg(leastMebibytes).arg(mostMebibytes).arg(text),
                    u"Choose a number in between, or 0 for the platform's own limit"_s, memoryOption);
    }
    return Bytes{mebibytes * 1024 * 1024};
}

/// What was typed for a restart, over what holds now; none if nothing was. The runbook writes the memory option behind a lone `--`,
/// where it means the same; whatever else stands there goes to the instances.
Result<std::optional<Tuning>> tuningFor(const Platform& platform, const CommandCall& call)
{
    const QString prefix = u"--%1="_s.arg(memoryOption);
    QString memory = call.text(memoryOption);
    QStringList others;
    for (const QString& argument : call.arguments) {
        if (argument.startsWith(prefix)) {
            memory = argument.mid(prefix.size());
        } else {
            others.append(argument);
        }
    }
    if (memory.isEmpty() && others.isEmpty()) {
        return std::optional<Tuning>();
    }
    TRY(auto tuning, platform.fleet.tuning());
    if (!memory.isEmpty()) {
        TRY(const auto limit, memoryOf(memory));
        tuning.memoryLimit = limit.count > 0 ? std::optional(limit) : std::nullopt;
    }
    if (!others.isEmpty()) {
        tuning.arguments = others;
    }
    return std::optional(tuning);
}

Result<Reply> begin(Platform& platform, Runner& runner, const QString& plan, const QJsonObject& extra, const CommandCall& call)
{
    TRY(auto parameters, restartParameters(platform));
    TRY(const auto tuning, tuningFor(platform, call));
    if (tuning) {
        parameters.insert(u"tuning"_s, toJson(*tuning));
    }
    for (auto entry = extra.begin(); entry != extra.end(); ++entry) {
        parameters.insert(entry.key(), entry.value());
    }
    if (call.isDryRun) {
        return runner.preview(plan, parameters).map([](const QJsonObject& steps) { return Reply{steps, {}, 0}; });
    }
    TRY(const auto id, runner.start(plan, parameters, call.caller.person));
    return Reply{{{u"version"_s, parameters.value(u"version"_s)}}, id.text(), 0};
}

} // namespace

void addPlatformCommands(CommandSet& commands, Platform& platform, Runner& runner)
{
    const catalog::Parameter memory{.name = memoryOption, .help = u"Memory limit of an instance in MiB, from now on; 0: the platform's own"_s, .kind = Kind::Whole};
    commands.add({.name = u"instances:list"_s, .summary = u"Every instance, what it is and whether it takes traffic"_s,
                  .columns = {u"instance"_s, u"version"_s, u"role"_s, u"state"_s, u"router"_s, u"requests_now"_s, u"port"_s, u"pid"_s, u"memory"_s, u"cpu_percent"_s, u"since"_s, u"restarts"_s, u"why"_s}},
                 [&platform](const CommandCall&) {
                     const auto answer = Pending<Reply>::make();
                     const auto view = platform.router.look();
                     // Without the router the instances are still there to be listed.
                     view.whenReadyDirectly([answer, view, &platform] { answer.fulfil(list(platform, view.result().value_or(ports::RouterView()))); });
                     return answer;
                 });
    commands.add({.name = u"instances:log"_s, .summary = u"What an instance wrote last"_s, .role = Role::Operator,
                  .parameters = {{.name = u"instance"_s, .help = u"As instances:list names it"_s, .kind = Kind::Label, .isRequired = true},
                                 {.name = u"lines"_s, .help = u"How many of the newest lines, 1 to 2000"_s, .kind = Kind::Whole, .otherwise = u"200"_s},
                                 {.name = u"previous"_s, .help = u"Go on in the file that was rotated last where there are fewer"_s, .kind = Kind::Flag}}},
                 [&platform](const CommandCall& call) { return log(platform, call); });
    const auto plan = [&](const QString& name, const QString& summary, Danger danger, const QString& planName, const QJsonObject& extra) {
        const bool startsAnew = name.startsWith(u"restart"_s);
        commands.addDirect({.name = name, .summary = summary, .role = Role::Operator, .danger = danger,
                            .parameters = startsAnew ? QList<catalog::Parameter>{memory} : QList<catalog::Parameter>(), .columns = {u"step"_s, u"what"_s, u"undo"_s},
                            .needsHolding = name == u"stop:emergency",
                            .further = startsAnew ? u"Passed to every instance as it starts, from now on"_s : QString()},
                           [&platform, &runner, planName, extra](const CommandCall& call) { return begin(platform, runner, planName, extra, call); });
    };
    plan(u"restart"_s, u"Replace every instance one after the other; no request fails"_s, Danger::Changes, restartPlan, {});
    plan(u"restart:emergency"_s, u"Stop every instance at once and start all again; requests are refused meanwhile"_s, Danger::Disrupts, stopPlan, {{u"starts_again"_s, true}});
    plan(u"stop:emergency"_s, u"Refuse all traffic and stop every instance; restart:emergency brings them back"_s, Danger::Destroys, stopPlan, {});
}

} // namespace godel::engine
