#include "engine/commands/session_commands.h"

#include "engine/commands/deploy_commands.h"
#include "engine/commands/status_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;

namespace {

Result<Reply> show(const SessionParts& parts, const CommandCall& call)
{
    TRY(const auto newest, parts.store.eventsBefore({}, 0, 1));
    QJsonArray stages;
    for (int stage = 0; stage < parts.settings.plan.count(); ++stage) {
        stages.append(stageRow(parts.settings.plan, stage));
    }
    const QJsonObject body{{u"environment"_s, parts.environment},
                           {u"engine_version"_s, parts.engineVersion},
                           {u"person"_s, call.caller.person},
                           {u"role"_s, name(call.caller.role)},
                           {u"now"_s, text(parts.clock.now())},
                           {u"is_demo"_s, parts.isDemo},
                           {u"approval"_s, domain::toJson(parts.settings.policy.approval)},
                           {u"stages"_s, stages},
                           {u"newest_event"_s, newest.isEmpty() ? 0 : newest.first().sequence},
                           {u"capabilities"_s, capabilityRows(parts.capabilities)}};
    return Reply{body, {}, 0};
}

} // namespace

void addSessionCommands(CommandSet& commands, const SessionParts& parts)
{
    commands.addDirect({.name = u"session:show"_s, .summary = u"Where you are, who you are here, and by which rules rollouts go"_s,
                        .columns = {u"environment"_s, u"engine_version"_s, u"person"_s, u"role"_s, u"now"_s, u"is_demo"_s, u"name"_s, u"share_percent"_s, u"watch_seconds"_s, u"capability"_s, u"source"_s, u"asked_by"_s}},
                       [parts](const CommandCall& call) { return show(parts, call); });
}

} // namespace godel::engine
