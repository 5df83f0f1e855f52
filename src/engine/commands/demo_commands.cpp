#include "engine/commands/demo_commands.h"

#include "base/file.h"
#include "base/json.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;
using ports::Group;

namespace {

constexpr Duration shortest = 1s;
constexpr Duration longest = 10min;
/// Instances may run as another user.
constexpr auto readableFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;

/// Those of one side that take requests.
Result<QList<ports::ProcessView>> readyOn(const Platform& platform, const QString& side)
{
    TRY(const auto lineup, platform.fleet.lineup());
    const Group other = lineup.stable == Group::S ? Group::C : Group::S;
    const Group group = side == u"stable" ? lineup.stable : other;
    QList<ports::ProcessView> ready;
    for (int number = 0; number < platform.fleet.settings().slots; ++number) {
        const auto view = platform.processes.find(platform.fleet.idOf({group, number}));
        if (view && view->state == ports::ProcessState::Ready && view->pid > 1) {
            ready.append(*view);
        }
    }
    if (ready.isEmpty()) {
        return fail(ErrorCode::Conflict, u"no instance of the %1 version runs"_s.arg(side), u"See instances:list"_s, u"side"_s);
    }
    return ready;
}

QJsonObject faultsFor(const QString& what, Timestamp until)
{
    if (what == u"errors") {
        return {{u"errorShare"_s, 0.3}, {u"until"_s, text(until)}};
    }
    return {{u"slowShare"_s, 0.05}, {u"slowMs"_s, 800}, {u"until"_s, text(until)}};
}

Result<Reply> killInstance(const DemoParts& parts, const CommandCall& call)
{
    TRY(const auto ready, readyOn(parts.platform, call.text(u"side"_s)));
    const ports::ProcessView& victim = ready.first();
    if (!call.isDryRun) {
        TRY_DO(parts.killProcess(victim.pid));
    }
    return Reply{{{u"what"_s, u"kill-instance"_s}, {u"instances"_s, QJsonArray{victim.id.text()}}, {u"pid"_s, victim.pid},
                  {u"sentence"_s, u"%1 (process %2) is killed; its supervisor starts it again"_s.arg(victim.id.text()).arg(victim.pid)}}, {}, 0};
}

/// The faults pass by themselves, whether or not an engine still runs then.
Result<Reply> bringFaults(const DemoParts& parts, const CommandCall& call)
{
    const QString what = call.text(u"what"_s);
    TRY(const auto span, parseDuration(call.text(u"for"_s), u"for"_s));
    if (span < shortest || span > longest) {
        return fail(ErrorCode::Invalid, u"nothing is broken for %1"_s.arg(text(span)), u"Choose %1 to %2"_s.arg(text(shortest), text(longest)), u"for"_s);
    }
    TRY(const auto ready, readyOn(parts.platform, call.text(u"side"_s)));
    const Timestamp until = parts.platform.clock.now() + span;
    QJsonArray names;
    for (const ports::ProcessView& view : ready) {
        names.append(view.id.text());
        if (!call.isDryRun) {
            TRY_DO(writeFile(u"%1/%2.json"_s.arg(parts.faultsFolder, view.id.text()), compact(faultsFor(what, until)), readableFile));
        }
    }
    const QString effect = what == u"errors" ? u"three requests in ten fail"_s : u"one request in twenty takes 800 ms more"_s;
    return Reply{{{u"what"_s, what}, {u"instances"_s, names}, {u"until"_s, text(until)},
                  {u"sentence"_s, u"%1 at %2 instances of the %3 version until %4"_s.arg(effect).arg(names.size()).arg(call.text(u"side"_s), text(until))}}, {}, 0};
}

Result<Reply> breakIt(const DemoParts& parts, const CommandCall& call)
{
    const QString what = call.text(u"what"_s);
    if (what == u"kill-instance") {
        return killInstance(parts, call);
    }
    if (what != u"kill-engine") {
        return bringFaults(parts, call);
    }
    if (!call.isDryRun) {
        parts.killEngine();
    }
    return Reply{{{u"what"_s, what}, {u"instances"_s, QJsonArray()}, {u"sentence"_s, u"the engine is killed; users do not notice, and the next one goes on where it was"_s}}, {}, 0};
}

Result<Reply> mend(const DemoParts& parts, const CommandCall& call)
{
    const QDir folder(parts.faultsFolder);
    QJsonArray names;
    for (const auto& name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        if (!call.isDryRun && !QFile::remove(folder.filePath(name))) {
            return fail(ErrorCode::Unavailable, u"%1 cannot be removed"_s.arg(folder.filePath(name)), u"The faults pass by themselves; check who owns the file"_s);
        }
        names.append(name.chopped(5));
    }
    return Reply{{{u"instances"_s, names}, {u"sentence"_s, names.isEmpty() ? u"nothing was broken"_s : u"%1 instances are mended"_s.arg(names.size())}}, {}, 0};
}

} // namespace

void addDemoCommands(CommandSet& commands, const DemoParts& parts)
{
    const QStringList columns{u"sentence"_s, u"instances"_s, u"until"_s};
    commands.addDirect({.name = u"demo:break"_s, .summary = u"Break something on purpose, on the real processes; this environment is a demo"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                        .parameters = {{.name = u"what"_s, .help = u"What breaks"_s, .isRequired = true, .choices = {u"kill-instance"_s, u"errors"_s, u"slow-tail"_s, u"kill-engine"_s}},
                                       {.name = u"for"_s, .help = u"Errors and slow requests pass by themselves after this, 1s to 10m"_s, .kind = Kind::Duration, .otherwise = u"30s"_s},
                                       {.name = u"side"_s, .help = u"Whose instances"_s, .otherwise = u"stable"_s, .choices = {u"stable"_s, u"new"_s}}}, .columns = columns},
                       [parts](const CommandCall& call) { return breakIt(parts, call); });
    commands.addDirect({.name = u"demo:mend"_s, .summary = u"End at once what demo:break has brought"_s, .role = Role::Operator, .danger = Danger::Changes, .columns = columns},
                       [parts](const CommandCall& call) { return mend(parts, call); });
}

} // namespace godel::engine
