#pragma once

#include "base/clock.h"
#include "domain/rollout/next_action.h"
#include "engine/fleet/crew.h"
#include "engine/rollout/rollout_settings.h"
#include "engine/rollout/side_totals.h"

#include <deque>

namespace godel::engine {

/// Counts what both versions do, scrape by scrape, and judges the new one. What the verdict rests on is stored with the rollout
/// and goes on bit for bit after a crash; a scrape that was missed counts as nothing seen. What the guards look at is the last
/// few minutes, and begins anew.
class RolloutWatch {
public:
    struct Parts {
        ports::Router& router;
        const Clock& clock;
        const RolloutSettings& settings;
        const Crew& canary;
        const Crew& stable;
    };
    /// `stored` is what `toJson` gave, or empty for a rollout that has seen nothing yet.
    [[nodiscard]] static Result<RolloutWatch> from(Parts parts, const QJsonObject& stored);

    /// Counts if it is time to. The time that this scrape stands for, or nothing if there was none: 0 s for the first after a
    /// start or after the router began to count anew.
    [[nodiscard]] std::optional<Duration> look(const domain::Rollout& rollout, ports::Group stableGroup);

    /// Fills in what the rules decide by.
    void tell(domain::RolloutView& view, const domain::Rollout& rollout) const;
    /// What people see beside the button, and what an approval is bound to.
    [[nodiscard]] QJsonObject evidence(const domain::Rollout& rollout) const;
    /// What the judge was given at the last scrape, with what it began from if it began there; empty if it was not asked. From all
    /// of them the verdict can be worked out again, see `replay`.
    [[nodiscard]] const QJsonObject& judged() const { return m_judged; }
    /// Both sides and how near the verdict is, in one line.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Why the router could not be counted last; empty if it could.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

private:
    explicit RolloutWatch(Parts parts) : m_parts(parts) {}

    [[nodiscard]] SideTotals judgedBetween(const ports::SideCounts& earlier, const ports::SideCounts& later) const;
    void enter(const domain::Rollout& rollout);
    void take(const domain::Rollout& rollout, const SideTotals& canary, const SideTotals& stable);
    void judge(const domain::Rollout& rollout, const SideTotals& canary, const SideTotals& stable);
    void begin(const domain::Rollout& rollout);
    [[nodiscard]] domain::VerdictSettings verdictSettings() const;
    void note(std::deque<domain::GuardScrape>& scrapes, const SideTotals& totals, const Crew& crew) const;
    void noteMemory();
    void judgeGuards(const domain::Rollout& rollout);
    /// Of both sides over the guards' window; none before there were two scrapes.
    [[nodiscard]] std::optional<double> requestsPerSecond() const;
    [[nodiscard]] std::optional<domain::MemoryTrend> worstMemory() const;
    [[nodiscard]] bool isShareRight(const domain::Rollout& rollout) const;
    [[nodiscard]] domain::Verdict verdict(const domain::Rollout& rollout) const;

    Parts m_parts;
    // Stored with the rollout.
    int m_stage = -1;
    SideTotals m_canary;        ///< of this stage
    SideTotals m_stable;        ///< of this stage
    SideTotals m_stableBefore;  ///< since the first traffic, from which the cuts of the next stage are frozen
    Duration m_seen{};          ///< how long that is
    std::optional<Timestamp> m_firstTraffic;
    int m_minutes = 1; ///< over which the judge's stakes are spread
    std::optional<domain::CanaryJudge> m_judge;
    // Of this engine's life.
    Pending<ports::RouterCounts> m_counting;
    std::optional<ports::RouterCounts> m_last;
    Duration m_lastAt{}; ///< monotonic, as the next ones
    Duration m_askedAt{};
    Duration m_dueAt{};
    std::deque<domain::GuardScrape> m_canaryScrapes;
    std::deque<domain::GuardScrape> m_stableScrapes;
    std::map<ports::InstanceId, QList<domain::MemorySample>> m_memory;
    domain::VersionHealth m_canaryHealth; ///< of the guards' window
    domain::VersionHealth m_stableHealth;
    domain::GuardReport m_guards;
    QJsonObject m_judged;
    QString m_trouble;
};

} // namespace godel::engine
