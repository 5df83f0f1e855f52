#include "engine/commands/platform_commands.h"

#include "engine/rollout/restart_plan.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Role;
using ports::Group;
using ports::ProcessState;

namespace {

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
            {u"restarts"_s, process.restarts},
            {u"why"_s, process.reason}};
}

/// Hands the router's view to `tell`; without it a view with nothing in it, and why.
Pending<Reply> withRouter(Platform& platform, std::function<Result<Reply>(const ports::RouterView&, const QString& trouble)> tell)
{
    const auto answer = Pending<Reply>::make();
    const auto view = platform.router.look();
    view.whenReadyDirectly([answer, view, tell = std::move(tell)] {
        const auto& seen = view.result();
        answer.fulfil(tell(seen ? *seen : ports::RouterView(), seen ? QString() : godel::text(seen.error())));
    });
    return answer;
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

struct Judgement {
    QJsonArray rows;
    int worst = 0;

    void add(const QString& part, int status, const QString& finding)
    {
        static const std::array words{u"ok"_s, u"warning"_s, u"critical"_s};
        rows.append(QJsonObject{{u"part"_s, part}, {u"status"_s, words[static_cast<size_t>(status)]}, {u"finding"_s, finding}});
        worst = std::max(worst, status);
    }
};

void judgeInstances(const Platform& platform, const Lineup& lineup, Judgement& judgement)
{
    int ready = 0;
    for (const Instance& instance : instances(platform)) {
        ready += instance.slot.group == lineup.stable && instance.process.state == ProcessState::Ready ? 1 : 0;
    }
    const int wanted = platform.fleet.settings().instances;
    const QString finding = u"%1 of %2 instances of the stable version are ready"_s.arg(ready).arg(wanted);
    judgement.add(u"instances"_s, ready >= wanted ? 0 : ready > 0 ? 1 : 2, finding);
}

void judgeRouter(const Platform& platform, const Lineup& lineup, const ports::RouterView& router, const QString& trouble, Judgement& judgement)
{
    if (!trouble.isEmpty()) {
        return judgement.add(u"router"_s, 2, trouble);
    }
    const auto up = std::count_if(router.slotViews.begin(), router.slotViews.end(), [&lineup](const ports::SlotView& view) {
        return view.slot.group == lineup.stable && view.state == ports::SlotState::Up;
    });
    if (router.hold) {
        return judgement.add(u"router"_s, 2, u"all traffic is refused"_s);
    }
    judgement.add(u"router"_s, up >= platform.fleet.settings().instances ? 0 : up > 0 ? 1 : 2, u"%1 instances take traffic"_s.arg(up));
}

Result<Reply> check(const Platform& platform, const ports::RouterView& router, const QString& trouble)
{
    Judgement judgement;
    TRY(const auto lineup, platform.fleet.lineup());
    if (const auto version = lineup.stableVersion(); !version) {
        judgement.add(u"version"_s, 2, godel::text(version.error()));
    } else {
        judgement.add(u"version"_s, 0, u"%1 has the traffic"_s.arg(version->text()));
        judgeInstances(platform, lineup, judgement);
        judgeRouter(platform, lineup, router, trouble, judgement);
    }
    TRY(const auto active, platform.book.active());
    if (active) {
        const bool needsSomebody = active->rollout.state == domain::RolloutState::NeedsPerson || active->rollout.state == domain::RolloutState::Held;
        judgement.add(u"rollout"_s, needsSomebody ? 1 : 0, domain::sentence(active->rollout));
    }
    return Reply{{{u"parts"_s, judgement.rows}}, {}, judgement.worst};
}

Result<Reply> begin(Platform& platform, Runner& runner, const QString& plan, const QJsonObject& extra, const CommandCall& call)
{
    TRY(auto parameters, restartParameters(platform));
    for (auto entry = extra.begin(); entry != extra.end(); ++entry) {
        parameters.insert(entry.key(), entry.value());
    }
    if (call.isDryRun) {
        return Reply{{{u"plan"_s, plan}, {u"parameters"_s, parameters}}, {}, 0};
    }
    TRY(const auto id, runner.start(plan, parameters, call.caller.person));
    return Reply{{{u"version"_s, parameters.value(u"version"_s)}}, id.text(), 0};
}

} // namespace

void addPlatformCommands(CommandSet& commands, Platform& platform, Runner& runner)
{
    const QStringList parts{u"part"_s, u"status"_s, u"finding"_s};
    commands.add({.name = u"instances:list"_s, .summary = u"Every instance, what it is and whether it takes traffic"_s,
                  .columns = {u"instance"_s, u"version"_s, u"role"_s, u"state"_s, u"router"_s, u"requests_now"_s, u"port"_s, u"pid"_s, u"memory"_s, u"restarts"_s, u"why"_s}},
                 [&platform](const CommandCall&) { return withRouter(platform, [&platform](const auto& router, const auto&) { return list(platform, router); }); });
    const auto checks = [&platform](const CommandCall&) {
        return withRouter(platform, [&platform](const auto& router, const auto& trouble) { return check(platform, router, trouble); });
    };
    commands.add({.name = u"status:check"_s, .summary = u"Is the platform well? Exit status 0, 1 or 2"_s, .columns = parts}, checks);
    commands.add({.name = u"health:check"_s, .summary = u"The same, for probes"_s, .columns = parts}, checks);
    const auto plan = [&](const QString& name, const QString& summary, Danger danger, const QString& planName, const QJsonObject& extra) {
        commands.addDirect({.name = name, .summary = summary, .role = Role::Operator, .danger = danger},
                           [&platform, &runner, planName, extra](const CommandCall& call) { return begin(platform, runner, planName, extra, call); });
    };
    plan(u"restart"_s, u"Replace every instance one after the other; no request fails"_s, Danger::Changes, restartPlan, {});
    plan(u"restart:emergency"_s, u"Stop every instance at once and start all again; requests are refused meanwhile"_s, Danger::Disrupts, stopPlan, {{u"starts_again"_s, true}});
    plan(u"stop:emergency"_s, u"Refuse all traffic and stop every instance; restart:emergency brings them back"_s, Danger::Destroys, stopPlan, {});
}

} // namespace godel::engine
