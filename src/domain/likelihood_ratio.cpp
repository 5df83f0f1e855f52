#include "domain/likelihood_ratio.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace godel::domain {
namespace {

constexpr double mostEvidence = 1e250;
/// Terms below this share of the sum change no digit of a double.
constexpr double negligible = 1e-18;

/// ln n!, from a table where n is small and else by Stirling's series, whose first term left out is below 1e-20 there:
/// `std::lgamma` is asked so often that it would be most of an update.
double logFactorial(double n)
{
    static const auto table = [] {
        std::array<double, 256> sums{};
        for (size_t i = 1; i < sums.size(); ++i) {
            sums[i] = sums[i - 1] + std::log(static_cast<double>(i));
        }
        return sums;
    }();
    if (n < static_cast<double>(table.size())) {
        return table[static_cast<size_t>(n)];
    }
    const double halfLogTwoPi = std::log(2 * std::numbers::pi) / 2;
    const double square = n * n;
    return (n + 0.5) * std::log(n) - n + halfLogTwoPi + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / n;
}

double logChoose(double from, double chosen)
{
    return logFactorial(from) - logFactorial(chosen) - logFactorial(from - chosen);
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
    /// The logarithm of the term for k, but for what all k share.
    [[nodiscard]] double logTerm(double k, double logOddsRatio) const
    {
        return k * logOddsRatio - logFactorial(k) - logFactorial(canary - k) - logFactorial(bad - k)
            - logFactorial(stable - bad + k);
    }
    /// The standard deviation that the terms around k have.
    [[nodiscard]] double spread(double k) const
    {
        return 1 / std::sqrt(1 / (k + 1) + 1 / (canary - k + 1) + 1 / (bad - k + 1) + 1 / (stable - bad + k + 1));
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

/// The sum of every `stride`-th term, times `stride`: for terms as smooth as a normal density with a deviation of 1.2
/// strides it is off by exp(-2 pi^2 1.2^2), 5e-13 of itself (Poisson summation).
double sumInStrides(const Margins& margins, double oddsRatio, double top, double stride)
{
    constexpr double smallest = 1e-14;
    const double logOddsRatio = std::log(oddsRatio);
    const double atTop = margins.logTerm(top, logOddsRatio);
    double sum = 1;
    for (const double step : { stride, -stride }) {
        double term = 1;
        for (double k = top + step; term > smallest && k >= margins.least && k <= margins.most; k += step) {
            term = std::exp(margins.logTerm(k, logOddsRatio) - atTop);
            sum += term;
        }
    }
    return sum * stride;
}

/// The sum of all terms divided by the term at `top`.
double sumAround(const Margins& margins, double oddsRatio, double top)
{
    // With many terms, and both ends far out, few of them tell the sum.
    constexpr double wide = 24;
    constexpr double far = 9;
    if (const double spread = margins.spread(top);
        spread > wide && std::min(top - margins.least, margins.most - top) > far * spread) {
        return sumInStrides(margins, oddsRatio, top, std::floor(spread / 1.2));
    }
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
