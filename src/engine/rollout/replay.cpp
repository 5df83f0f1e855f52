#include "engine/rollout/replay.h"

#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;

/// The judge of the stage in hand, from what it began with.
Result<> begin(const QJsonObject& judged, std::optional<domain::CanaryJudge>& judge)
{
    if (!judged.contains(u"begins"_s)) {
        return {};
    }
    TRY(const auto settings, domain::verdictSettingsOf(judged.value(u"settings"_s).toObject(), u"settings"_s));
    TRY(judge, domain::CanaryJudge::fromJson(judged.value(u"begins"_s).toObject(), settings));
    return {};
}

Result<> take(const ports::Event& event, std::optional<domain::CanaryJudge>& judge, QList<ReplayedScrape>& scrapes)
{
    const QJsonObject judged = event.body.value(u"judged"_s).toObject();
    if (judged.isEmpty()) {
        return {};
    }
    TRY_DO(begin(judged, judge));
    if (!judge) {
        return fail(ErrorCode::Corrupt, u"event %1 of %2 has counts, but no judge began before them"_s.arg(event.sequence).arg(event.stream));
    }
    ReplayedScrape scrape;
    scrape.at = event.at;
    scrape.stage = event.body.value(u"evidence"_s)[u"stage"_s].toString();
    TRY(scrape.canary, sideTotalsOf(judged.value(u"canary"_s).toObject(), u"judged.canary"_s));
    TRY(scrape.stable, sideTotalsOf(judged.value(u"stable"_s).toObject(), u"judged.stable"_s));
    scrape.stored = judged.value(u"evidence_of_worse"_s).toDouble();
    judge->update(scrapeOf(scrape.canary, scrape.stable), judged.value(u"minute"_s).toInt());
    scrape.replayed = judge->evidenceOfWorse();
    scrape.verdict = judge->verdict(false);
    scrapes.append(scrape);
    return {};
}

} // namespace

domain::Scrape scrapeOf(const SideTotals& canary, const SideTotals& stable)
{
    return {{trialsOf(canary, stable), trialsOf(stable, canary)}, canary.unitLatency, stable.unitLatency};
}

QJsonObject judgedScrape(const SideTotals& canary, const SideTotals& stable, int minute)
{
    return {{u"canary"_s, toJson(canary)}, {u"stable"_s, toJson(stable)}, {u"minute"_s, minute}};
}

bool Replay::agrees() const
{
    return std::all_of(scrapes.begin(), scrapes.end(), [](const ReplayedScrape& scrape) { return scrape.stored == scrape.replayed; });
}

Result<Replay> replay(ports::Store& store, const domain::RolloutId& id)
{
    Replay all;
    std::optional<domain::CanaryJudge> judge;
    qint64 after = 0;
    for (;;) {
        TRY(const auto events, store.events(u"rollout/"_s + id.text(), after, pageSize));
        for (const ports::Event& event : events) {
            TRY_DO(take(event, judge, all.scrapes));
            after = event.sequence;
        }
        if (events.size() < pageSize) {
            return all;
        }
    }
}

} // namespace godel::engine
