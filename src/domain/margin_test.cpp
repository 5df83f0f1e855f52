#include "domain/margin_test.h"

#include <algorithm>
#include <cmath>

namespace godel::domain {
namespace {

constexpr double highestRate = 0.99;

} // namespace

void MarginTest::update(const TableCounts& table, const Margin& margin, double leastRate)
{
    if (m_stable.requests > 0) {
        const double seen = static_cast<double>(m_stable.bad) / static_cast<double>(m_stable.requests);
        const double rate = std::clamp(seen, leastRate, highestRate);
        const double limit = std::min(std::max(margin.factor * rate, rate + margin.added), highestRate);
        const auto bad = static_cast<double>(table.canary.bad);
        const double good = static_cast<double>(table.canary.requests) - bad;
        m_logEvidence += good * std::log((1 - rate) / (1 - limit)) + bad * std::log(rate / limit);
    }
    m_stable.requests += table.stable.requests;
    m_stable.bad += table.stable.bad;
}

bool MarginTest::reaches(double bound) const
{
    return m_logEvidence >= std::log(bound);
}

} // namespace godel::domain
