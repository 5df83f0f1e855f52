#include "engine/commands/workload_commands.h"

#include "engine/workload/integration_plan.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Role;

namespace {

Result<Reply> probe(const Platform& platform, Runner& runner, Random& random, const CommandCall& call)
{
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto version, lineup.stableVersion());
    TRY(const auto contract, platform.fleet.contractOf(version));
    const QJsonObject parameters{{u"path"_s, contract.health.health}, {u"key"_s, u"godel-ops-probe-"_s + random.hex(8)}};
    if (call.isDryRun) {
        return runner.preview(integrationPlan, parameters).map([](const QJsonObject& steps) { return Reply{steps, {}, 0}; });
    }
    TRY(const auto operation, runner.start(integrationPlan, parameters, call.caller.person));
    return Reply{{{u"path"_s, contract.health.health}}, operation.text(), 0};
}

} // namespace

void addWorkloadCommands(CommandSet& commands, Platform& platform, Runner& runner, Random& random)
{
    commands.addDirect({.name = u"test:integration"_s, .summary = u"Send one real task through the front door and back, and clean up after it"_s, .role = Role::Operator,
                        .danger = Danger::Changes, .columns = {u"path"_s, u"step"_s, u"what"_s, u"undo"_s}},
                       [&platform, &runner, &random](const CommandCall& call) { return probe(platform, runner, random, call); });
}

} // namespace godel::engine
