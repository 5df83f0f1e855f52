#include "domain/rollout/interval.h"
#include "support/catch.h"

#include <cmath>

using namespace godel::domain;

namespace {

constexpr std::array<qint64, 12> bounds{1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000};

double rounded(const std::optional<double>& value)
{
    REQUIRE(value);
    return std::round(*value * 10000) / 10000;
}

} // namespace

TEST_CASE("the difference of two proportions has Newcombe's published intervals")
{
    // R. G. Newcombe 1998, table II, method 10.
    struct Row {
        SideCounts canary;
        SideCounts stable;
        double low;
        double high;
    };
    const std::vector<Row> rows{{{70, 56}, {80, 48}, 0.0524, 0.3339}, {{10, 9}, {10, 3}, 0.1705, 0.8090}, {{7, 6}, {7, 2}, 0.0582, 0.8062},
                                {{56, 5}, {29, 0}, -0.0381, 0.1926},  {{10, 0}, {20, 0}, -0.1611, 0.2775}, {{10, 0}, {10, 0}, -0.2775, 0.2775},
                                {{10, 10}, {20, 0}, 0.6791, 1.0},     {{10, 10}, {10, 0}, 0.6075, 1.0}};
    for (const Row& row : rows) {
        const Estimate seen = difference(shareOf(row.canary), shareOf(row.stable));
        CAPTURE(row.canary.bad, row.canary.requests, row.stable.bad, row.stable.requests);
        REQUIRE(rounded(seen.interval.low) == Approx(row.low));
        REQUIRE(rounded(seen.interval.high) == Approx(row.high));
    }
}

TEST_CASE("where a side has seen nothing, nothing is said of the difference")
{
    const Estimate seen = difference(shareOf({0, 0}), shareOf({100, 1}));
    REQUIRE_FALSE(seen.value);
    REQUIRE_FALSE(seen.interval.low);
    REQUIRE_FALSE(seen.interval.high);
}

TEST_CASE("the ranks that bound a quantile are those of the exact binomial law")
{
    // Medians as the tables of the sign test have them; the others were summed in exact fractions.
    struct Row {
        qint64 count;
        double quantile;
        qint64 low;
        qint64 high; ///< 0: none
    };
    const std::vector<Row> rows{{10, 0.5, 2, 9},        {15, 0.5, 4, 12},       {20, 0.5, 6, 15},      {25, 0.5, 8, 18},    {30, 0.5, 10, 21},
                                {5, 0.5, 0, 0},         {6, 0.5, 1, 6},         {16, 0.75, 8, 16},     {71, 0.95, 63, 0},   {72, 0.95, 64, 72},
                                {300, 0.95, 277, 293},  {1000, 0.95, 936, 964}, {300, 0.99, 293, 0},   {367, 0.99, 359, 0}, {368, 0.99, 360, 368}};
    for (const Row& row : rows) {
        CAPTURE(row.count, row.quantile);
        const Ranks ranks = quantileRanks(row.count, row.quantile);
        REQUIRE(ranks.low.value_or(0) == row.low);
        REQUIRE(ranks.high.value_or(0) == row.high);
    }
}

TEST_CASE("with many values the ranks are within one of the exact ones")
{
    struct Row {
        qint64 count;
        double quantile;
        qint64 low;
        qint64 high;
    };
    for (const Row& row : std::vector<Row>{{10000, 0.95, 9457, 9543}, {1000000, 0.95, 949572, 950428}, {100000, 0.99, 98938, 99062}}) {
        CAPTURE(row.count, row.quantile);
        const Ranks ranks = quantileRanks(row.count, row.quantile);
        REQUIRE(std::llabs(ranks.low.value_or(0) - row.low) <= 1);
        REQUIRE(std::llabs(ranks.high.value_or(0) - row.high) <= 1);
    }
}

TEST_CASE("a latency quantile lies between the values of its ranks")
{
    // 1 000 answers, evenly spread from 0 to 1 ms: the k-th lies at k microseconds.
    LatencyHistogram even{};
    even[0] = 1000;
    const Estimate seen = quantileOf(even, bounds, 0.95);
    REQUIRE(*seen.value == Approx(0.000950));
    REQUIRE(*seen.interval.low == Approx(0.000936));
    REQUIRE(*seen.interval.high == Approx(0.000964));
}

TEST_CASE("a latency bound that no answer or no bucket gives is left out")
{
    LatencyHistogram few{};
    few[3] = 71;
    REQUIRE(quantileOf(few, bounds, 0.95).interval.low);
    REQUIRE_FALSE(quantileOf(few, bounds, 0.95).interval.high);
    LatencyHistogram slow{};
    slow[11] = 960;
    slow[12] = 40;
    const Estimate seen = quantileOf(slow, bounds, 0.95);
    REQUIRE(seen.value);
    REQUIRE_FALSE(seen.interval.high);
    const Estimate none = quantileOf({}, bounds, 0.95);
    REQUIRE_FALSE(none.value);
    REQUIRE_FALSE(difference(none, seen).value);
    REQUIRE_FALSE(difference(seen, quantileOf(few, bounds, 0.95)).interval.high);
}
