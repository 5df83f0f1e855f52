#include "engine/commands/deploy_commands.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Parameter;
using catalog::Role;
using domain::Version;

namespace {

/// The runbook says `--version` here and `--to` there, and means the same.
Result<std::optional<Version>> target(const CommandCall& call)
{
    const QString to = call.text(u"to"_s);
    const QString version = call.text(u"version"_s);
    if (!to.isEmpty() && !version.isEmpty() && to != version) {
        return fail(ErrorCode::Invalid, u"--to says %1 and --version says %2"_s.arg(to, version), u"Give one of them"_s, u"to"_s);
    }
    const QString text = to.isEmpty() ? version : to;
    if (text.isEmpty()) {
        return std::optional<Version>();
    }
    TRY(auto parsed, Version::parse(text, u"to"_s));
    return std::optional(parsed);
}

Result<Reply> rollBack(Deployments& deployments, const CommandCall& call, bool isUrgent)
{
    TRY(const auto to, target(call));
    if (call.isDryRun) {
        TRY(const auto way, to ? Result<Version>(*to) : deployments.wayBack());
        return Reply{{{u"would_go_to"_s, way.text()}, {u"cuts_off_requests"_s, isUrgent}}, {}, 0};
    }
    TRY(const auto entry, deployments.rollBack(call.caller.person, call.text(u"reason"_s), to, isUrgent));
    return decided(entry);
}

} // namespace

void addRollbackCommands(CommandSet& commands, Deployments& deployments)
{
    const QList<Parameter> parameters{{.name = u"to"_s, .help = u"Version to go back to; the last good one if left out"_s, .kind = Kind::Label},
                                      {.name = u"version"_s, .help = u"The same as --to"_s, .kind = Kind::Label},
                                      {.name = u"reason"_s, .help = u"Why; it stays on record"_s}};
    const QStringList columns{u"sentence"_s, u"would_go_to"_s};
    commands.addDirect({.name = u"rollback"_s, .summary = u"Go back to the version before; running requests are answered"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                        .parameters = parameters, .columns = columns},
                       [&deployments](const CommandCall& call) { return rollBack(deployments, call, false); });
    commands.addDirect({.name = u"rollback:emergency"_s, .summary = u"Go back at once; running requests of the new version are cut off"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                        .parameters = parameters, .columns = columns},
                       [&deployments](const CommandCall& call) { return rollBack(deployments, call, true); });
}

} // namespace godel::engine
