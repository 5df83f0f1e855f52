#include "domain/likelihood_ratio.h"

#include <algorithm>
#include <cmath>

namespace godel::domain {
namespace {

constexpr double mostEvidence = 1e250;
/// Terms below this share of the sum change no digit of a double.
constexpr double negligible = 1e-18;

double logChoose(double from, double chosen)
{
    return std::lgamma(from + 1) - std::lgamma(chosen + 1) - std::lgamma(from - chosen + 1);
}

/// The margins of one table, and the range that they leave for the canary's bad requests.
struct Margins {
    double canary;
    double stable;
    double bad;
    double least;
    double most;

    /// The term for k + 1 divided by the term for k.
    [[nodiscard]] double step(double k, double oddsRatio) const
    {
        return oddsRatio * (canary - k) * (bad - k) / ((k + 1) * (stable - bad + k + 1));
    }
};

/// The k with the largest term: the root of step(k) = 1, which is a quadratic equation (Liao and Rosen 2001).
double mode(const Margins& margins, double oddsRatio)
{
    const double a = oddsRatio - 1;
    const double b = oddsRatio * (margins.canary + margins.bad + 2) + margins.stable - margins.bad;
    const double c = oddsRatio * (margins.canary + 1) * (margins.bad + 1);
    const double root = 2 * c / (b + std::sqrt(std::max(0.0, b * b - 4 * a * c)));
    return std::clamp(std::floor(root), margins.least, margins.most);
}

/// The sum of all terms divided by the term at `top`.
double sumAround(const Margins& margins, double oddsRatio, double top)
{
    double sum = 1;
    double term = 1;
    for (double k = top; k < margins.most && term > negligible * sum; ++k) {
        term *= margins.step(k, oddsRatio);
        sum += term;
    }
    term = 1;
    for (double k = top; k > margins.least && term > negligible * sum; --k) {
        term /= margins.step(k - 1, oddsRatio);
        sum += term;
    }
    return sum;
}

} // namespace

double logLikelihoodRatio(const TableCounts& table, double oddsRatio)
{
    const auto canary = static_cast<double>(table.canary.requests);
    const auto stable = static_cast<double>(table.stable.requests);
    const auto bad = static_cast<double>(table.canary.bad + table.stable.bad);
    const Margins margins{ canary, stable, bad, std::max(0.0, bad - stable), std::min(canary, bad) };
    if (margins.least >= margins.most) {
        return 0;
    }
    const double top = mode(margins, oddsRatio);
    const double atTop = logChoose(canary, top) + logChoose(stable, bad - top) - logChoose(canary + stable, bad);
    const double seen = static_cast<double>(table.canary.bad) - top;
    return seen * std::log(oddsRatio) - atTop - std::log(sumAround(margins, oddsRatio, top));
}

EvidenceProcess::EvidenceProcess(double value) : m_value(std::clamp(value, 0.0, mostEvidence)) { }

void EvidenceProcess::update(double stake, double logRatio)
{
    const double grown = (m_value + stake) * std::exp(std::min(logRatio, std::log(mostEvidence)));
    m_value = std::min(grown, mostEvidence);
}

} // namespace godel::domain
