#include "engine/commands/deploy_commands.h"
#include "engine/report/rollout_report.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;

namespace {

Pending<Reply> report(const Platform& platform, const CommandCall& call)
{
    const auto id = domain::RolloutId::parse(call.text(u"id"_s), u"id"_s);
    const auto entry = id.and_then([&platform](const domain::RolloutId& named) { return platform.book.find(named); });
    if (!entry) {
        return Pending<Reply>::of(fail(entry.error()));
    }
    const auto answer = Pending<Reply>::make();
    // Shared by the pages of the stream that are still to come.
    const auto facts = std::make_shared<RolloutFacts>(RolloutFacts{.entry = *entry});
    const auto walked = platform.book.walk(*id, [facts](const ports::Event& event) { return facts->take(event); });
    walked.whenReadyDirectly([answer, walked, facts, &platform] {
        answer.fulfil(walked.result().map([&] { return Reply{{{u"html"_s, reportOf(*facts, platform.settings, platform.clock.now())}}, {}, 0}; }));
    });
    return answer;
}

} // namespace

void addReportCommands(CommandSet& commands, const Platform& platform)
{
    commands.add({.name = u"deploy:report"_s, .summary = u"Everything about a rollout as one HTML file; --json has it in \"html\""_s,
                  .parameters = {{.name = u"id"_s, .help = u"The rollout, as deploy:history names it"_s, .kind = Kind::Label, .isRequired = true}},
                  .columns = {u"html"_s}},
                 [&platform](const CommandCall& call) { return report(platform, call); });
}

} // namespace godel::engine
