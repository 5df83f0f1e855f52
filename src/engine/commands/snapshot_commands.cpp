#include "engine/commands/deploy_commands.h"
#include "engine/rollout/migrations_back_plan.h"
#include "engine/rollout/snapshot_plan.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;

namespace {

/// The time, and a number behind it where that second has one already.
Result<QString> newId(const Snapshots& snapshots, Timestamp now)
{
    const QString base = u"snapshot-"_s + stamp(now);
    QString id = base;
    for (int number = 2;; ++number) {
        TRY(const auto present, snapshots.find(id));
        if (!present) {
            return id;
        }
        id = u"%1-%2"_s.arg(base).arg(number);
    }
}

Result<Reply> take(const Platform& platform, Runner& runner, const CommandCall& call)
{
    const QString before = call.text(u"version"_s);
    if (!before.isEmpty()) {
        TRY(const auto version, domain::Version::parse(before, u"version"_s));
        TRY_DO(platform.releases.find(version));
    }
    TRY(const auto id, newId(platform.snapshots, platform.clock.now()));
    const QJsonObject parameters{{u"snapshot"_s, id}, {u"version"_s, before}};
    if (call.isDryRun) {
        return runner.preview(snapshotPlan, parameters).map([](const QJsonObject& steps) { return Reply{steps, {}, 0}; });
    }
    TRY(const auto operation, runner.start(snapshotPlan, parameters, call.caller.person));
    return Reply{{{u"snapshot"_s, id}}, operation.text(), 0};
}

/// The snapshot comes first, and stays: it is the way back from the way back.
Result<Reply> takeMigrationsBack(const Platform& platform, Runner& runner, const CommandCall& call)
{
    TRY(const auto version, domain::Version::parse(call.text(u"version"_s), u"version"_s));
    TRY_DO(mayTakeMigrationsBack(platform, version));
    TRY(const auto id, newId(platform.snapshots, platform.clock.now()));
    const QJsonObject parameters{{u"snapshot"_s, id}, {u"version"_s, version.text()}};
    if (call.isDryRun) {
        return runner.preview(migrationsBackPlan, parameters).map([](const QJsonObject& steps) { return Reply{steps, {}, 0}; });
    }
    TRY(const auto operation, runner.start(migrationsBackPlan, parameters, call.caller.person));
    return Reply{{{u"snapshot"_s, id}, {u"version"_s, version.text()}}, operation.text(), 0};
}

} // namespace

void addSnapshotCommands(CommandSet& commands, Platform& platform, Runner& runner)
{
    commands.addDirect({.name = u"deploy:snapshot"_s, .summary = u"Dump the database, and note version and configuration, before a change"_s, .role = Role::Operator,
                        .danger = Danger::Changes, .parameters = {{.name = u"version"_s, .help = u"The release that it is taken for"_s, .kind = Kind::Label}},
                        .columns = {u"snapshot"_s, u"step"_s, u"what"_s, u"undo"_s}},
                       [&platform, &runner](const CommandCall& call) { return take(platform, runner, call); });
    commands.addDirect({.name = u"rollback:migrations"_s, .summary = u"Take back what a version that has left had changed in the schema, where that is safe"_s,
                        .role = Role::Operator, .danger = Danger::Destroys,
                        .parameters = {{.name = u"version"_s, .help = u"The version whose migrations go"_s, .kind = Kind::Label, .isRequired = true}},
                        .columns = {u"version"_s, u"snapshot"_s, u"step"_s, u"what"_s, u"undo"_s}},
                       [&platform, &runner](const CommandCall& call) { return takeMigrationsBack(platform, runner, call); });
}

} // namespace godel::engine
