#include "domain/simulated_stage.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace godel;
using namespace godel::domain;

namespace {

const VerdictSettings settings;

struct Tally {
    int aborts = 0;
    int passes = 0;
    int latencyAlone = 0;
    int errorsAlone = 0;
    std::vector<int> seconds; ///< to the first verdict that ended each stage
};

Tally tallyOf(const Traffic& traffic, int runs, bool endsAtPass, quint64 seed)
{
    SeededRandom random(seed);
    Tally tally;
    for (int run = 0; run < runs; ++run) {
        const Outcome outcome = simulateStage(random, traffic, settings, endsAtPass);
        tally.aborts += outcome.first == Verdict::Abort;
        tally.passes += outcome.first == Verdict::Pass;
        tally.latencyAlone += outcome.latencyAlone;
        tally.errorsAlone += outcome.errorsAlone;
        tally.seconds.push_back(outcome.seconds);
    }
    return tally;
}

int medianOf(std::vector<int> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double percent(int count, int runs)
{
    return 100.0 * count / runs;
}

/// The rule that the test replaces: the error rate of the last minute over 1 %, of at least 100 requests. Says after how
/// many requests it aborts; 0: not within the stage.
qint64 requestsToFixedThreshold(Random& random, const Traffic& traffic)
{
    std::vector<qint64> bad;
    for (int second = 0; second < stageSeconds; ++second) {
        bad.push_back(drawHits(random, traffic.canary, traffic.canaryRate));
        const auto from = bad.end() - std::min<std::ptrdiff_t>(60, static_cast<std::ptrdiff_t>(bad.size()));
        qint64 sum = 0;
        std::for_each(from, bad.end(), [&](qint64 one) { sum += one; });
        const qint64 requests = (bad.end() - from) * traffic.canary;
        if (requests >= 100 && sum * 100 > requests) {
            return (second + 1) * traffic.canary;
        }
    }
    return 0;
}

double fixedThresholdAborts(const Traffic& traffic, int runs, quint64 seed)
{
    SeededRandom random(seed);
    int aborts = 0;
    for (int run = 0; run < runs; ++run) {
        aborts += requestsToFixedThreshold(random, traffic) > 0;
    }
    return percent(aborts, runs);
}

void printFalseAborts(int runs)
{
    std::printf("\nGood canaries aborted over a stage of 15 minutes, 10 of 1000 requests/s (at most 1 %%)\n"
                "  base rate   combined  latency alone  errors alone  fixed threshold 1 %%\n");
    for (const double rate : { 0.0, 0.001, 0.01, 0.05 }) {
        const Traffic traffic{ .canaryRate = rate, .stableRate = rate };
        const Tally tally = tallyOf(traffic, runs, false, 100);
        std::printf("  %6.1f %%    %6.2f %%       %6.2f %%      %6.2f %%            %6.2f %%\n", rate * 100,
                    percent(tally.aborts, runs), percent(tally.latencyAlone, runs), percent(tally.errorsAlone, runs),
                    fixedThresholdAborts(traffic, runs, 101));
        std::fflush(stdout);
    }
}

void printDetection(int runs)
{
    struct Row {
        const char* what;
        Traffic traffic;
        double figure; ///< of the design, requests
    };
    const Row rows[] = {
        { "errors 1 -> 2 %", { .canaryRate = 0.02 }, 1360 },
        { "errors 1 -> 5 %", { .canaryRate = 0.05 }, 130 },
        { "errors 0.1 -> 1 %", { .canaryRate = 0.01, .stableRate = 0.001 }, 380 },
        { "latency +20 %", { .slowness = 1.2 }, 140 },
        { "latency +50 %", { .slowness = 1.5 }, 30 },
        { "p99 doubled", { .slowestFactor = 2 }, 220 },
    };
    std::printf("\nCanary requests until ABORT, 10 of 1000 requests/s (factor at most 1.35)\n"
                "  what                median   design  factor  never\n");
    for (const Row& row : rows) {
        const Tally tally = tallyOf(row.traffic, runs, false, 200);
        const double median = static_cast<double>(medianOf(tally.seconds) * row.traffic.canary);
        std::printf("  %-18s %7.0f  %7.0f  %6.2f  %4.1f %%\n", row.what, median, row.figure, median / row.figure,
                    percent(runs - tally.aborts, runs));
        std::fflush(stdout);
    }
}

void printPasses(int runs)
{
    std::printf("\nCanaries that reach PASS at a share of 1 %% (at the margin at most 5 %%)\n"
                "  requests/s  base rate    good  median wait   at the margin\n");
    for (const int rate : { 10, 100, 1000 }) {
        for (const double base : { 0.0, 0.01 }) {
            const int seconds = std::max(1, 100 / rate);
            const Traffic good{ .canary = rate * seconds / 100,
                                .stable = rate * seconds * 99 / 100,
                                .canaryRate = base,
                                .stableRate = base,
                                .scrapeSeconds = seconds };
            Traffic margin = good;
            margin.canaryRate = std::max(settings.errorMargin.factor * base, base + settings.errorMargin.added);
            const Tally passed = tallyOf(good, runs, true, 300);
            const Tally wrong = tallyOf(margin, runs, true, 301);
            std::printf("  %10d  %7.1f %%  %5.1f %%  %8d s  %10.2f %%\n", rate, base * 100,
                        percent(passed.passes, runs), medianOf(passed.seconds), percent(wrong.passes, runs));
            std::fflush(stdout);
        }
    }
    SeededRandom random(302);
    int passed = 0;
    for (int run = 0; run < runs; ++run) {
        passed += passesLatencyAtMargin(random, settings);
    }
    std::printf("  latency alone, 5 points more beyond the .9 quantile: %.2f %% pass\n", percent(passed, runs));
}

void printSpeed()
{
    std::printf("\nTime of one update (at most 20 us)\n  canary  stable   us\n");
    for (const Traffic& traffic :
         { Traffic{ .canary = 10, .stable = 990 }, { .canary = 100, .stable = 9900 }, { .canary = 2500, .stable = 7500 },
           { .canary = 12500, .stable = 37500 }, { .canary = 150000, .stable = 450000 } }) {
        SeededRandom random(400);
        CanaryJudge judge = judgeOf(random, traffic, settings);
        const ScrapeSource source(traffic);
        std::vector<Scrape> scrapes;
        for (int i = 0; i < 20; ++i) {
            scrapes.push_back(source.draw(random));
        }
        constexpr int rounds = 200;
        const auto begin = std::chrono::steady_clock::now();
        for (int round = 0; round < rounds; ++round) {
            for (const Scrape& scrape : scrapes) {
                judge.update(scrape, 0);
            }
        }
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
        std::printf("  %6lld  %6lld  %5.1f\n", static_cast<long long>(traffic.canary),
                    static_cast<long long>(traffic.stable), took.count() / (rounds * 20));
    }
}

} // namespace

/// Measures the verdict on stages that are simulated with the product's own test: bench_verdict [RUNS], 2000 if left out.
int main(int argc, char** argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 2000;
    if (runs < 1) {
        std::fprintf(stderr, "bench_verdict [RUNS]: RUNS is a number from 1\n");
        return 2;
    }
    std::printf("%d simulated stages each\n", runs);
    printSpeed();
    printDetection(runs);
    printFalseAborts(runs);
    printPasses(runs);
    return 0;
}
