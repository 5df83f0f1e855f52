#include "engine/commands/deploy_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;

namespace {

constexpr int mostRows = 10'000;

QJsonObject rowOf(const ReplayedScrape& scrape)
{
    return {{u"at"_s, text(scrape.at)},
            {u"stage"_s, scrape.stage},
            {u"new_requests"_s, scrape.canary.requests},
            {u"new_bad"_s, scrape.canary.bad},
            {u"stable_requests"_s, scrape.stable.requests},
            {u"stable_bad"_s, scrape.stable.bad},
            {u"evidence_of_worse"_s, scrape.replayed},
            {u"verdict"_s, domain::name(scrape.verdict)}};
}

/// The last `limit` scrapes; the verdict is worked out from all of them.
Result<Reply> evidence(const RolloutBook& book, const CommandCall& call)
{
    TRY(const auto id, domain::RolloutId::parse(call.text(u"id"_s), u"id"_s));
    TRY_DO(book.find(id));
    const int limit = call.text(u"limit"_s).toInt();
    if (limit < 1 || limit > mostRows) {
        return fail(ErrorCode::Invalid, u"a list has 1 to %1 lines"_s.arg(mostRows), u"Choose a limit in between"_s, u"limit"_s);
    }
    TRY(const auto replayed, book.replayed(id));
    QJsonArray rows;
    for (qsizetype at = std::max<qsizetype>(0, replayed.scrapes.size() - limit); at < replayed.scrapes.size(); ++at) {
        rows.append(rowOf(replayed.scrapes[at]));
    }
    const QString verdict = replayed.scrapes.isEmpty() ? u"not judged"_s : domain::name(replayed.scrapes.last().verdict);
    const QString sentence = replayed.agrees() ? u"worked out again from %1 scrapes, and the same as it was"_s.arg(replayed.scrapes.size())
                                               : u"worked out again, it differs from what was stored: another version judges otherwise, or the record was changed"_s;
    return Reply{{{u"sentence"_s, sentence}, {u"agrees"_s, replayed.agrees()}, {u"verdict"_s, verdict}, {u"scrapes"_s, rows}}, {}, replayed.agrees() ? 0 : 2};
}

} // namespace

void addEvidenceCommands(CommandSet& commands, const RolloutBook& book)
{
    commands.addDirect({.name = u"deploy:evidence"_s, .summary = u"A rollout's verdicts, worked out again scrape by scrape"_s,
                        .parameters = {{.name = u"id"_s, .help = u"The rollout, as deploy:history names it"_s, .kind = Kind::Label, .isRequired = true},
                                       {.name = u"limit"_s, .help = u"How many scrapes are shown"_s, .kind = Kind::Whole, .otherwise = u"20"_s}},
                        .columns = {u"sentence"_s, u"verdict"_s, u"at"_s, u"stage"_s, u"new_requests"_s, u"new_bad"_s, u"stable_requests"_s, u"stable_bad"_s, u"evidence_of_worse"_s}},
                       [&book](const CommandCall& call) { return evidence(book, call); });
}

} // namespace godel::engine
