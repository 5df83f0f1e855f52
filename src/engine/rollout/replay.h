#pragma once

#include "domain/rollout/rollout.h"
#include "engine/rollout/side_totals.h"
#include "ports/store.h"

namespace godel::engine {

/// One scrape as the judge is given it.
[[nodiscard]] domain::Scrape scrapeOf(const SideTotals& canary, const SideTotals& stable);
/// The same as it is stored in the rollout's stream.
[[nodiscard]] QJsonObject judgedScrape(const SideTotals& canary, const SideTotals& stable, int minute);

/// A stage's evidence after one scrape, as it was stored and as it is when worked out again from the counts.
struct ReplayedScrape {
    Timestamp at;
    QString stage;
    SideTotals canary; ///< in this scrape
    SideTotals stable;
    double stored = 0;   ///< evidence of worse; aborts at the bound
    double replayed = 0;
    double ofPass = 1; ///< replayed evidence of a pass, on the scale of its bound
    domain::Verdict verdict = domain::Verdict::Watching; ///< replayed
};

/// Works out every verdict of a rollout again from what its stream holds, event by event.
class Replayer {
public:
    /// The scrape that the event holds, judged; none for an event without one. Corrupt for one that this version cannot read.
    [[nodiscard]] Result<std::optional<ReplayedScrape>> take(const ports::Event& event);

    [[nodiscard]] qsizetype scrapes() const { return m_scrapes; }
    /// True if every scrape gave the very evidence that was stored.
    [[nodiscard]] bool agrees() const { return m_agrees; }
    /// "worked out again from 180 scrapes, and the same as it was".
    [[nodiscard]] QString sentence() const;
    /// By which the last stage was judged; none before the first scrape.
    [[nodiscard]] const std::optional<domain::VerdictSettings>& settings() const { return m_settings; }

private:
    [[nodiscard]] Result<> begin(const QJsonObject& judged);

    std::optional<domain::VerdictSettings> m_settings;
    std::optional<domain::CanaryJudge> m_judge;
    qsizetype m_scrapes = 0;
    bool m_agrees = true;
};

} // namespace godel::engine
