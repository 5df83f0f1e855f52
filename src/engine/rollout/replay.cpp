#include "engine/rollout/replay.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

domain::Scrape scrapeOf(const SideTotals& canary, const SideTotals& stable)
{
    return {{trialsOf(canary, stable), trialsOf(stable, canary)}, canary.unitLatency, stable.unitLatency};
}

QJsonObject judgedScrape(const SideTotals& canary, const SideTotals& stable, int minute)
{
    return {{u"canary"_s, toJson(canary)}, {u"stable"_s, toJson(stable)}, {u"minute"_s, minute}};
}

/// The judge of the stage in hand, from what it began with.
Result<> Replayer::begin(const QJsonObject& judged)
{
    if (!judged.contains(u"begins"_s)) {
        return {};
    }
    TRY(m_settings, domain::verdictSettingsOf(judged.value(u"settings"_s).toObject(), u"settings"_s));
    TRY(m_judge, domain::CanaryJudge::fromJson(judged.value(u"begins"_s).toObject(), *m_settings));
    return {};
}

Result<std::optional<ReplayedScrape>> Replayer::take(const ports::Event& event)
{
    const QJsonObject judged = event.body.value(u"judged"_s).toObject();
    if (judged.isEmpty()) {
        return std::nullopt;
    }
    TRY_DO(begin(judged));
    if (!m_judge) {
        return fail(ErrorCode::Corrupt, u"event %1 of %2 has counts, but no judge began before them"_s.arg(event.sequence).arg(event.stream));
    }
    ReplayedScrape scrape;
    scrape.at = event.at;
    scrape.stage = event.body.value(u"evidence"_s)[u"stage"_s].toString();
    TRY(scrape.canary, sideTotalsOf(judged.value(u"canary"_s).toObject(), u"judged.canary"_s));
    TRY(scrape.stable, sideTotalsOf(judged.value(u"stable"_s).toObject(), u"judged.stable"_s));
    scrape.stored = judged.value(u"evidence_of_worse"_s).toDouble();
    m_judge->update(scrapeOf(scrape.canary, scrape.stable), judged.value(u"minute"_s).toInt());
    scrape.replayed = m_judge->evidenceOfWorse();
    scrape.ofPass = m_judge->evidenceOfPass();
    scrape.verdict = m_judge->verdict(false);
    ++m_scrapes;
    m_agrees = m_agrees && scrape.stored == scrape.replayed;
    return std::optional(scrape);
}

QString Replayer::sentence() const
{
    return m_agrees ? u"worked out again from %1 scrapes, and the same as it was"_s.arg(m_scrapes)
                    : u"worked out again, it differs from what was stored: another version judges otherwise, or the record was changed"_s;
}

} // namespace godel::engine
