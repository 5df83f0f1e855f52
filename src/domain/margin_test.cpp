#include "domain/margin_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace godel::domain {
namespace {

constexpr double highestRate = 0.99;
constexpr double mostEvidence = 1e250;

double logOr0(double share, double ratio)
{
    return share > 0 ? share * std::log(ratio) : 0;
}

} // namespace

double requestsToPass(double rate, const Margin& margin, double leastRate, double bound)
{
    const double bet = std::max(rate, leastRate);
    const double limit = std::min(std::max(margin.factor * rate, rate + margin.added), highestRate);
    const double growth = logOr0(1 - rate, (1 - bet) / (1 - limit)) + logOr0(rate, bet / limit);
    return growth > 0 ? std::log(bound) / growth : std::numeric_limits<double>::infinity();
}

void MarginTest::update(const TableCounts& table, const Margin& margin, double leastRate)
{
    if (m_stable.requests > 0 && table.canary.requests > 0) {
        const auto requests = static_cast<double>(m_stable.requests);
        const double seen = static_cast<double>(m_stable.bad) / requests;
        const double low = std::max(0.0, seen - std::sqrt(seen * (1 - seen) / requests));
        const double limit = std::min(std::max(margin.factor * low, low + margin.added), highestRate);
        // A rate at its floor may not turn the bet round where the margin adds nothing.
        const double rate = std::min(std::max(low, leastRate), limit);
        const auto bad = static_cast<double>(table.canary.bad);
        const double good = static_cast<double>(table.canary.requests) - bad;
        m_logEvidence += good * std::log((1 - rate) / (1 - limit)) + bad * std::log(rate / limit);
    }
    m_stable.requests += table.stable.requests;
    m_stable.bad += table.stable.bad;
}

double MarginTest::evidence() const
{
    return std::min(std::exp(m_logEvidence), mostEvidence);
}

bool MarginTest::reaches(double bound) const
{
    return m_logEvidence >= std::log(bound);
}

} // namespace godel::domain
