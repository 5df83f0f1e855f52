#include "engine/commands/deploy_commands.h"
#include "engine/rollout/comparison.h"

#include <deque>
#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;
using catalog::Parameter;

namespace {

constexpr int mostRows = 10'000;

/// null where the side had no request.
QJsonValue badPercent(const SideTotals& side)
{
    return side.requests > 0 ? QJsonValue(100 * side.badRate()) : QJsonValue();
}

QJsonValue latencyMs(const SideTotals& side, double quantile)
{
    const auto latency = domain::latencyQuantile(side.latency, ports::latencyBounds, quantile);
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

/// The scrapes of one answer as they come, the last `limit` of them; the verdict is worked out from all.
struct Gathered {
    RolloutEntry entry;
    size_t limit = 0;
    Replayer replayer{};
    std::deque<QJsonObject> rows{};
    QString verdict = u"not judged"_s;

    void add(const ReplayedScrape& scrape)
    {
        verdict = domain::name(scrape.verdict);
        rows.push_back({{u"at"_s, text(scrape.at)},
                        {u"stage"_s, scrape.stage},
                        {u"share_percent"_s, shareOf(entry.rollout.plan, scrape.stage)},
                        {u"new_requests"_s, scrape.canary.requests},
                        {u"new_bad"_s, scrape.canary.bad},
                        {u"new_bad_percent"_s, badPercent(scrape.canary)},
                        {u"new_p95_ms"_s, latencyMs(scrape.canary, 0.95)},
                        {u"new_p99_ms"_s, latencyMs(scrape.canary, 0.99)},
                        {u"stable_requests"_s, scrape.stable.requests},
                        {u"stable_bad"_s, scrape.stable.bad},
                        {u"stable_bad_percent"_s, badPercent(scrape.stable)},
                        {u"stable_p95_ms"_s, latencyMs(scrape.stable, 0.95)},
                        {u"stable_p99_ms"_s, latencyMs(scrape.stable, 0.99)},
                        {u"evidence_of_worse"_s, scrape.replayed},
                        {u"evidence_of_pass"_s, scrape.ofPass},
                        {u"verdict"_s, domain::name(scrape.verdict)}});
        if (rows.size() > limit) {
            rows.pop_front();
        }
    }

    [[nodiscard]] Reply reply(const RolloutSettings& settings) const
    {
        QJsonArray scrapes;
        for (const QJsonObject& row : rows) {
            scrapes.append(row);
        }
        const domain::VerdictSettings bounds = replayer.settings().value_or(settings.verdict);
        return {{{u"sentence"_s, replayer.sentence()},
                 {u"agrees"_s, replayer.agrees()},
                 {u"verdict"_s, verdict},
                 {u"abort_at"_s, bounds.abortBound},
                 {u"pass_at"_s, bounds.passBound},
                 {u"limits"_s, limitsOf(settings.guards)},
                 {u"scrapes"_s, scrapes}},
                {},
                replayer.agrees() ? 0 : 2};
    }
};

Result<std::shared_ptr<Gathered>> begun(const RolloutBook& book, const CommandCall& call)
{
    TRY(const auto id, domain::RolloutId::parse(call.text(u"id"_s), u"id"_s));
    TRY(auto entry, book.find(id));
    const int limit = call.text(u"limit"_s).toInt();
    if (limit < 1 || limit > mostRows) {
        return fail(ErrorCode::Invalid, u"a list has 1 to %1 lines"_s.arg(mostRows), u"Choose a limit in between"_s, u"limit"_s);
    }
    // Shared by the pages of the stream that are still to come.
    return std::make_shared<Gathered>(Gathered{std::move(entry), static_cast<size_t>(limit)});
}

Pending<Reply> evidence(const Platform& platform, const CommandCall& call)
{
    const auto gathered = begun(platform.book, call);
    if (!gathered) {
        return Pending<Reply>::of(fail(gathered.error()));
    }
    const auto answer = Pending<Reply>::make();
    const auto walked = platform.book.walk((*gathered)->entry.rollout.id, [all = *gathered](const ports::Event& event) -> Result<> {
        TRY(const auto scrape, all->replayer.take(event));
        if (scrape) {
            all->add(*scrape);
        }
        return {};
    });
    walked.whenReadyDirectly([answer, walked, all = *gathered, &platform] { answer.fulfil(walked.result().map([&] { return all->reply(platform.settings); })); });
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
                 [&platform](const CommandCall& call) { return evidence(platform, call); });
    commands.add({.name = u"deploy:timeline"_s, .summary = u"What happened to a rollout, when, and who did it"_s, .parameters = {id}, .columns = {u"at"_s, u"state"_s, u"sentence"_s, u"by"_s}},
                 [&book = platform.book](const CommandCall& call) { return timeline(book, call); });
}

} // namespace godel::engine
