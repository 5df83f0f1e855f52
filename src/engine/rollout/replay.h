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
    domain::Verdict verdict = domain::Verdict::Watching; ///< replayed
};

struct Replay {
    QList<ReplayedScrape> scrapes;
    /// True if every scrape gives the very evidence that was stored.
    [[nodiscard]] bool agrees() const;
};

/// Works out every verdict of a rollout again from what its stream holds. Corrupt for a stream that this version cannot read.
[[nodiscard]] Result<Replay> replay(ports::Store& store, const domain::RolloutId& id);

} // namespace godel::engine
