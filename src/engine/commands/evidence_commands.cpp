#include "engine/commands/deploy_commands.h"
#include "engine/rollout/comparison.h"
#include "engine/rollout/worked_evidence.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;
using catalog::Parameter;

namespace {

QJsonValue inPercent(const std::optional<double>& share)
{
    return share ? QJsonValue(100 * *share) : QJsonValue();
}

QJsonValue inMilliseconds(const std::optional<Duration>& latency)
{
    return latency ? QJsonValue(static_cast<double>(latency->count()) / 1000) : QJsonValue();
}

QJsonValue shareOf(const domain::StagePlan& plan, const QString& stage)
{
    for (int at = 0; at < plan.count(); ++at) {
        if (plan.nameOf(at) == stage) {
            return plan.at(at).share.fraction() * 100;
        }
    }
    return {};
}

QJsonObject rowOf(const WorkedScrape& scrape, const domain::StagePlan& plan)
{
    return {{u"at"_s, text(scrape.at)},
            {u"stage"_s, scrape.stage},
            {u"share_percent"_s, shareOf(plan, scrape.stage)},
            {u"new_requests"_s, scrape.canary.requests},
            {u"new_bad"_s, scrape.canary.bad},
            {u"new_bad_percent"_s, inPercent(scrape.canary.badShare)},
            {u"new_p95_ms"_s, inMilliseconds(scrape.canary.p95)},
            {u"new_p99_ms"_s, inMilliseconds(scrape.canary.p99)},
            {u"stable_requests"_s, scrape.stable.requests},
            {u"stable_bad"_s, scrape.stable.bad},
            {u"stable_bad_percent"_s, inPercent(scrape.stable.badShare)},
            {u"stable_p95_ms"_s, inMilliseconds(scrape.stable.p95)},
            {u"stable_p99_ms"_s, inMilliseconds(scrape.stable.p99)},
            {u"evidence_of_worse"_s, scrape.worse},
            {u"evidence_of_pass"_s, scrape.pass},
            {u"verdict"_s, domain::name(scrape.verdict)}};
}

/// The last `limit` scrapes; the verdict is worked out from all.
Reply replyOf(const Worked& worked, const domain::StagePlan& plan, const RolloutSettings& settings, size_t limit)
{
    QJsonArray scrapes;
    for (size_t at = worked.scrapes.size() - std::min(limit, worked.scrapes.size()); at < worked.scrapes.size(); ++at) {
        scrapes.append(rowOf(worked.scrapes[at], plan));
    }
    const domain::VerdictSettings bounds = worked.replayer.settings().value_or(settings.verdict);
    return {{{u"sentence"_s, worked.replayer.sentence()},
             {u"agrees"_s, worked.replayer.agrees()},
             {u"verdict"_s, worked.scrapes.empty() ? u"not judged"_s : domain::name(worked.scrapes.back().verdict)},
             {u"abort_at"_s, bounds.abortBound},
             {u"pass_at"_s, bounds.passBound},
             {u"limits"_s, limitsOf(settings.guards)},
             {u"scrapes"_s, scrapes}},
            {},
            worked.replayer.agrees() ? 0 : 2};
}

Result<std::pair<domain::Rollout, size_t>> askedFor(const RolloutBook& book, const CommandCall& call)
{
    TRY(const auto id, domain::RolloutId::parse(call.text(u"id"_s), u"id"_s));
    TRY(const auto entry, book.find(id));
    const int limit = call.text(u"limit"_s).toInt();
    if (limit < 1 || limit > static_cast<int>(Worked::most)) {
        return fail(ErrorCode::Invalid, u"a list has 1 to %1 lines"_s.arg(Worked::most), u"Choose a limit in between"_s, u"limit"_s);
    }
    return std::pair(entry.rollout, static_cast<size_t>(limit));
}

Pending<Reply> evidence(const Platform& platform, EvidenceWork& work, const CommandCall& call)
{
    const auto asked = askedFor(platform.book, call);
    if (!asked) {
        return Pending<Reply>::of(fail(asked.error()));
    }
    const auto answer = Pending<Reply>::make();
    const auto worked = work.upToNow(asked->first);
    worked.whenReadyDirectly([answer, worked, asked = *asked, &platform] {
        answer.fulfil(worked.result().map([&](const std::shared_ptr<const Worked>& all) { return replyOf(*all, asked.first.plan, platform.settings, asked.second); }));
    });
    return answer;
}

/// What happened to a rollout and who did it; a scrape alone is no line.
Pending<Reply> timeline(const RolloutBook& book, const CommandCall& call)
{
    const auto id = domain::RolloutId::parse(call.text(u"id"_s), u"id"_s);
    const auto entry = id.and_then([&book](const domain::RolloutId& named) { return book.find(named); });
    if (!entry) {
        return Pending<Reply>::of(fail(entry.error()));
    }
    const auto answer = Pending<Reply>::make();
    // Shared by the pages of the stream that are still to come.
    const auto lines = std::make_shared<QJsonArray>();
    const auto walked = book.walk(*id, [lines](const ports::Event& event) -> Result<> {
        if (const auto line = timelineLine(event)) {
            lines->append(*line);
        }
        return {};
    });
    walked.whenReadyDirectly([answer, walked, lines] { answer.fulfil(walked.result().map([&lines] { return Reply{{{u"lines"_s, *lines}}, {}, 0}; })); });
    return answer;
}

} // namespace

std::optional<QJsonObject> timelineLine(const ports::Event& event)
{
    if (!event.body.contains(u"sentence"_s)) {
        return {};
    }
    return QJsonObject{{u"at"_s, text(event.at)},
                       {u"state"_s, event.body.value(u"state"_s)},
                       {u"stage"_s, event.body.value(u"stage"_s)},
                       {u"sentence"_s, event.body.value(u"sentence"_s)},
                       {u"by"_s, event.body.value(u"by"_s).toString(u"the engine"_s)}};
}

void addEvidenceCommands(CommandSet& commands, const Platform& platform)
{
    const Parameter id{.name = u"id"_s, .help = u"The rollout, as deploy:history names it"_s, .kind = Kind::Label, .isRequired = true};
    commands.add({.name = u"deploy:evidence"_s, .summary = u"A rollout's verdicts, worked out again scrape by scrape"_s,
                  .parameters = {id, {.name = u"limit"_s, .help = u"How many scrapes are shown"_s, .kind = Kind::Whole, .otherwise = u"20"_s}},
                  .columns = {u"sentence"_s, u"verdict"_s, u"at"_s, u"stage"_s, u"new_requests"_s, u"new_bad"_s, u"stable_requests"_s, u"stable_bad"_s, u"evidence_of_worse"_s, u"evidence_of_pass"_s}},
                 [&platform, work = std::make_shared<EvidenceWork>(platform.book)](const CommandCall& call) { return evidence(platform, *work, call); });
    commands.add({.name = u"deploy:timeline"_s, .summary = u"What happened to a rollout, when, and who did it"_s, .parameters = {id}, .columns = {u"at"_s, u"state"_s, u"sentence"_s, u"by"_s}},
                 [&book = platform.book](const CommandCall& call) { return timeline(book, call); });
}

} // namespace godel::engine
