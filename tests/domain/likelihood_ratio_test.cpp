#include "domain/likelihood_ratio.h"
#include "support/catch.h"

#include <cmath>

using namespace godel::domain;

namespace {

double choose(int from, int chosen)
{
    double product = 1;
    for (int i = 1; i <= chosen; ++i) {
        product *= static_cast<double>(from - chosen + i) / i;
    }
    return product;
}

double probability(int canary, int stable, int bad, int k)
{
    return choose(canary, k) * choose(stable, bad - k) / choose(canary + stable, bad);
}

} // namespace

TEST_CASE("the likelihood ratio has a mean of one when both sides are alike")
{
    for (const double oddsRatio : { 0.3, 1.0, 1.8, 4.0, 10.0, 60.0 }) {
        for (const auto& [canary, stable, bad] :
             { std::tuple{ 3, 5, 4 }, { 10, 20, 7 }, { 6, 3, 8 }, { 1, 40, 1 }, { 30, 4, 20 } }) {
            double mean = 0;
            for (int k = std::max(0, bad - stable); k <= std::min(canary, bad); ++k) {
                const TableCounts table{ { canary, k }, { stable, bad - k } };
                mean += probability(canary, stable, bad, k) * std::exp(logLikelihoodRatio(table, oddsRatio));
            }
            REQUIRE(std::abs(mean - 1) < 1e-11);
        }
    }
}

TEST_CASE("the likelihood ratio is the one worked out by hand")
{
    // One bad among four, one of the four on the canary: Z(10) = 3/4 + 10/4.
    REQUIRE(std::abs(std::exp(logLikelihoodRatio({ { 1, 1 }, { 3, 0 } }, 10)) - 10 / 3.25) < 1e-12);
    REQUIRE(std::abs(std::exp(logLikelihoodRatio({ { 1, 0 }, { 3, 1 } }, 10)) - 1 / 3.25) < 1e-12);
}

TEST_CASE("margins that leave no choice say nothing")
{
    REQUIRE(logLikelihoodRatio({ { 500, 0 }, { 50000, 0 } }, 10) == 0);
    REQUIRE(logLikelihoodRatio({ { 5, 5 }, { 7, 7 } }, 10) == 0);
    REQUIRE(logLikelihoodRatio({ { 0, 0 }, { 700, 7 } }, 10) == 0);
    REQUIRE(logLikelihoodRatio({ { 70, 7 }, { 0, 0 } }, 10) == 0);
    REQUIRE(logLikelihoodRatio({}, 10) == 0);
}

TEST_CASE("large tables give the same as the sum over every term")
{
    const auto slowly = [](const TableCounts& table, double oddsRatio) {
        const auto logChoose = [](long double from, long double chosen) {
            return std::lgamma(from + 1) - std::lgamma(chosen + 1) - std::lgamma(from - chosen + 1);
        };
        const long double canary = static_cast<long double>(table.canary.requests);
        const long double stable = static_cast<long double>(table.stable.requests);
        const auto bad = static_cast<long double>(table.canary.bad + table.stable.bad);
        const auto logOf = [&](long double k) {
            return logChoose(canary, k) + logChoose(stable, bad - k) - logChoose(canary + stable, bad)
                + k * std::log(static_cast<long double>(oddsRatio));
        };
        long double most = -1e30L;
        for (long double k = std::max(0.0L, bad - stable); k <= std::min(canary, bad); ++k) {
            most = std::max(most, logOf(k));
        }
        long double sum = 0;
        for (long double k = std::max(0.0L, bad - stable); k <= std::min(canary, bad); ++k) {
            sum += std::exp(logOf(k) - most);
        }
        const auto seen = static_cast<long double>(table.canary.bad);
        return static_cast<double>(seen * std::log(static_cast<long double>(oddsRatio)) - most - std::log(sum));
    };
    for (const double oddsRatio : { 1.05, 1.8, 10.0, 60.0 }) {
        for (const TableCounts& table : { TableCounts{ { 12500, 9400 }, { 37500, 28000 } },
                                          { { 100000, 1100 }, { 900000, 9000 } },
                                          { { 4000, 2500 }, { 4000, 2000 } },
                                          { { 2500, 2400 }, { 2600, 2500 } } }) {
            CAPTURE(oddsRatio, table.canary.requests);
            REQUIRE(std::abs(logLikelihoodRatio(table, oddsRatio) - slowly(table, oddsRatio)) < 1e-8);
        }
    }
}

TEST_CASE("large tables stay finite")
{
    for (const qint64 bad : { 0, 1, 5000, 10000 }) {
        REQUIRE(std::isfinite(logLikelihoodRatio({ { 10000, bad }, { 1000000, 300000 } }, 60)));
    }
}

TEST_CASE("the evidence process multiplies what it holds and what is staked")
{
    EvidenceProcess process;
    process.update(0.5, std::log(4.0));
    REQUIRE(std::abs(process.value() - 2) < 1e-12);
    process.update(0, std::log(0.5));
    REQUIRE(std::abs(process.value() - 1) < 1e-12);
    process.update(0, 5000);
    process.update(0, 5000);
    REQUIRE(std::isfinite(process.value()));
    REQUIRE(EvidenceProcess(process.value()).value() == process.value());
}
