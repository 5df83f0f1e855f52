#pragma once

#include <QtGlobal>

namespace godel::domain {

/// What one scrape saw on one side: how many requests, and how many of them were bad. 0 <= bad <= requests.
struct SideCounts {
    qint64 requests = 0;
    qint64 bad = 0;
};

/// One scrape of both sides; the difference to the scrape before, never a running total.
struct TableCounts {
    SideCounts canary;
    SideCounts stable;
};

/// The conditional likelihood ratio of "the canary's odds of bad are `oddsRatio` times the stable side's" against "both
/// are alike", given the margins of the table: psi^e_c / Z(psi), Z(psi) = sum_k C(n_c,k) C(n_b,E-k) / C(n_c+n_b,E)
/// psi^k (Fisher's noncentral hypergeometric distribution). Its mean is exactly 1 when both sides are alike, whatever
/// rate they share. Returned as a natural logarithm; 0 where the margins leave no choice. `oddsRatio` > 0.
[[nodiscard]] double logLikelihoodRatio(const TableCounts& table, double oddsRatio);

/// A bet against "the canary is no worse" that may be looked at after every scrape: S <- (S + a) * LR. While that
/// hypothesis holds, S minus all stakes fed so far is a martingale, so with stakes of 1 in total S ever reaches x with
/// a probability of at most 1/x (Ville's inequality).
class EvidenceProcess {
public:
    EvidenceProcess() = default;
    /// One that goes on from a stored value.
    explicit EvidenceProcess(double value);

    /// `stake` is a of the formula, at least 0 and chosen before the scrape was seen.
    void update(double stake, double logRatio);
    /// 0 to 1e250, where it is held so that it stays a finite number.
    [[nodiscard]] double value() const { return m_value; }

private:
    double m_value = 0;
};

} // namespace godel::domain
