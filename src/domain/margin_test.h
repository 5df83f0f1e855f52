#pragma once

#include "domain/likelihood_ratio.h"
#include "domain/verdict_settings.h"

namespace godel::domain {

/// Evidence that the canary's bad rate lies below a margin, which the conditional test cannot give while nobody fails:
/// product over scrapes of ((1-p)/(1-m))^(n-e) * (p/m)^e, with p the stable side's bad rate in earlier scrapes less one
/// standard error, and m the margin at p. At a canary rate of m its mean is 1, so it reaches x with a probability of at
/// most 1/x (Ville).
class MarginTest {
public:
    MarginTest() = default;
    /// One that goes on from stored values: the stable side so far and the logarithm of the evidence.
    MarginTest(SideCounts stable, double logEvidence) : m_stable(stable), m_logEvidence(logEvidence) { }

    /// The first scrape with stable requests only teaches p. `leastRate` is the floor of p.
    void update(const TableCounts& table, const Margin& margin, double leastRate);
    /// True when the evidence is at least `bound`, which is over 1.
    [[nodiscard]] bool reaches(double bound) const;

    [[nodiscard]] SideCounts stable() const { return m_stable; }
    /// Natural logarithm; 0 at the start.
    [[nodiscard]] double logEvidence() const { return m_logEvidence; }
    /// 1 at the start, at most 1e250 so that it stays a finite number.
    [[nodiscard]] double evidence() const;

private:
    SideCounts m_stable;
    double m_logEvidence = 0;
};

/// Requests until the evidence of a canary with exactly this rate reaches the bound, on average: ln(bound) over the
/// growth a request (A. Wald, Sequential Analysis, 1947). Infinite where it never does.
[[nodiscard]] double requestsToPass(double rate, const Margin& margin, double leastRate, double bound);

} // namespace godel::domain
