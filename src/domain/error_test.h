#pragma once

#include "base/result.h"
#include "domain/margin_test.h"

#include <QJsonObject>

namespace godel::domain {

/// Judges the bad requests of a canary: evidence that it is worse, and evidence that it is not worse than a margin.
class ErrorTest {
public:
    /// `stake` is the share of the bet that joins with this scrape; the stakes of a stage are 1 together.
    void update(const TableCounts& table, double stake, const VerdictSettings& settings);

    /// The mean of the evidence processes over the odds ratios; at least 0.
    [[nodiscard]] double evidenceOfWorse() const;
    /// Evidence that the canary's bad rate lies below its margin; a pass from `passBound` on.
    [[nodiscard]] double evidenceOfPass() const { return m_margin.evidence(); }
    [[nodiscard]] bool isNotWorse(const VerdictSettings& settings) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<ErrorTest> fromJson(const QJsonObject& object);

private:
    std::array<EvidenceProcess, 3> m_processes;
    MarginTest m_margin;
};

} // namespace godel::domain
