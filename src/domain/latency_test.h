#pragma once

#include "domain/latency_cuts.h"
#include "domain/margin_test.h"

namespace godel::domain {

/// Judges the latency of a canary against cuts frozen from the stable side. The body is three bets on a shift of the
/// whole distribution, each the product of likelihood ratios over nested tables ("at least cut i among at least cut
/// i-1"); the tail is single cuts, of which those that expect too few requests do not take part.
class LatencyTest {
public:
    LatencyTest(const LatencyCuts& cuts, const VerdictSettings& settings);

    /// `stake` as in the error test.
    void update(const LatencyHistogram& canary, const LatencyHistogram& stable, double stake,
                const VerdictSettings& settings);

    /// The mean of the evidence processes that take part; at least 0.
    [[nodiscard]] double evidenceOfWorse() const;
    /// The smaller one of the margins that a pass asks for; a pass from `passBound` on.
    [[nodiscard]] double evidenceOfPass(const VerdictSettings& settings) const;
    /// At the .9 quantile, and at .99 where the stage brings enough requests to tell.
    [[nodiscard]] bool isNotWorse(const VerdictSettings& settings) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<LatencyTest> fromJson(const QJsonObject& object, const VerdictSettings& settings);

private:
    using Tables = std::array<TableCounts, cutQuantiles.size()>;

    [[nodiscard]] bool isTailAsked(const VerdictSettings& settings) const;
    [[nodiscard]] double bodyLogRatio(const Tables& tables, size_t shift) const;

    LatencyCuts m_cuts;
    /// Of each shift at each cut; follows from cuts and settings.
    std::array<std::array<double, cutQuantiles.size()>, 3> m_oddsRatios{};
    std::array<bool, 4> m_tailTakesPart{};
    std::array<EvidenceProcess, 3> m_body;
    std::array<EvidenceProcess, 4> m_tail;
    MarginTest m_bodyMargin;
    MarginTest m_tailMargin;
};

} // namespace godel::domain
