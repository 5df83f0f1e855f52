#include "bench/figure.h"
#include "domain/simulated_stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <vector>

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

const VerdictSettings settings;
constexpr double mostAborts = 0.01;
constexpr double mostWrongPasses = 0.05;
constexpr double mostOfExpected = 1.35;
constexpr double mostMicroseconds = 20;
constexpr double leastPasses = 0.99;
int broken = 0;

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

void judged(const QString& what, const QString& limit, const QString& measured, bool isKept)
{
    bench::print(what, limit, measured, isKept ? bench::Kept::Yes : bench::Kept::No);
    broken += isKept ? 0 : 1;
}

void told(const QString& what, const QString& measured)
{
    bench::print(what, u"-"_s, measured, bench::Kept::Information);
}

QString percentText(double share)
{
    return u"%1 %"_s.arg(100 * share, 0, 'f', 2);
}

/// A share that must not exceed a limit, found in so many runs. One that does, by less than two standard errors, is counted again in
/// four times as many other runs, which decide.
template<typename Count>
void judgeShare(const QString& what, double limit, int runs, Count countIn)
{
    double share = static_cast<double>(countIn(runs, 0)) / runs;
    QString measured = percentText(share);
    if (share > limit && share - 2 * std::sqrt(share * (1 - share) / runs) <= limit) {
        share = static_cast<double>(countIn(4 * runs, 1)) / (4 * runs);
        measured += u", again %1"_s.arg(percentText(share));
    }
    judged(what, u"<= %1"_s.arg(percentText(limit)), measured, share <= limit);
}

/// The same number for the same seed, so that each row has draws of its own.
quint64 seedOf(quint64 row, int repeat)
{
    return 1000 * row + static_cast<quint64>(repeat);
}

QString ratesText(double base)
{
    return u"base rate %1 %"_s.arg(100 * base);
}

struct FixedRule {
    double abortShare = 0;
    qint64 medianRequests = 0; ///< 0: more than half are never aborted
};

FixedRule fixedRule(const Traffic& traffic, int runs, quint64 seed)
{
    SeededRandom random(seed);
    std::vector<qint64> requests;
    for (int run = 0; run < runs; ++run) {
        const qint64 found = requestsToFixedThreshold(random, traffic);
        requests.push_back(found > 0 ? found : std::numeric_limits<qint64>::max());
    }
    std::sort(requests.begin(), requests.end());
    const auto never = std::count(requests.begin(), requests.end(), std::numeric_limits<qint64>::max());
    const qint64 median = requests[requests.size() / 2];
    return {1 - static_cast<double>(never) / runs, median == std::numeric_limits<qint64>::max() ? 0 : median};
}

/// Good canaries, 10 of 1000 requests/s, over a stage of 15 minutes.
void judgeFalseAborts(int runs)
{
    quint64 row = 100;
    for (const double rate : { 0.0, 0.001, 0.01, 0.05 }) {
        const Traffic traffic{ .canaryRate = rate, .stableRate = rate };
        Tally last;
        judgeShare(u"verdict: good canaries aborted, %1"_s.arg(ratesText(rate)), mostAborts, runs, [&](int count, int repeat) {
            last = tallyOf(traffic, count, false, seedOf(row, repeat));
            return last.aborts;
        });
        const auto counted = static_cast<double>(last.seconds.size());
        told(u"  latency alone, errors alone"_s, percentText(last.latencyAlone / counted) + u", "_s + percentText(last.errorsAlone / counted));
        told(u"  a fixed threshold of 1 % would abort"_s, percentText(fixedRule(traffic, runs, seedOf(row, 9)).abortShare));
        ++row;
    }
}

/// Bad canaries, 10 of 1000 requests/s.
void judgeDetection(int runs)
{
    struct Row {
        QString what;
        Traffic traffic;
        double figure; ///< requests that are expected of the test
    };
    const std::array rows{
        Row{ u"errors 1 -> 2 %"_s, { .canaryRate = 0.02 }, 1360 },
        Row{ u"errors 1 -> 5 %"_s, { .canaryRate = 0.05 }, 130 },
        Row{ u"errors 0.1 -> 1 %"_s, { .canaryRate = 0.01, .stableRate = 0.001 }, 380 },
        Row{ u"latency +20 %"_s, { .slowness = 1.2 }, 140 },
        Row{ u"latency +50 %"_s, { .slowness = 1.5 }, 30 },
        Row{ u"p99 doubled"_s, { .slowestFactor = 2 }, 220 },
    };
    quint64 row = 200;
    for (const Row& one : rows) {
        const Tally tally = tallyOf(one.traffic, runs, false, seedOf(row, 0));
        const double median = static_cast<double>(medianOf(tally.seconds) * one.traffic.canary);
        judged(u"verdict: canary requests to abort, %1"_s.arg(one.what), u"<= 1.35 * %1"_s.arg(one.figure),
               u"%1 (%2 times)"_s.arg(median).arg(median / one.figure, 0, 'f', 2), median <= mostOfExpected * one.figure && 2 * tally.aborts > runs);
        told(u"  never within the stage"_s, percentText(1 - static_cast<double>(tally.aborts) / runs));
        // It knows errors only; where those are alike, all that it does is wrong, as the good canaries show.
        if (one.traffic.canaryRate > one.traffic.stableRate) {
            const FixedRule fixed = fixedRule(one.traffic, runs, seedOf(row, 9));
            told(u"  a fixed threshold of 1 %"_s,
                 (fixed.medianRequests > 0 ? u"%1 requests"_s.arg(fixed.medianRequests) : u"mostly never"_s) + u", aborts %1"_s.arg(percentText(fixed.abortShare)));
        }
        ++row;
    }
}

void judgePassesAt(int rate, double base, int runs, quint64 row)
{
    const int seconds = std::max(1, 100 / rate);
    const Traffic good{ .canary = rate * seconds / 100,
                        .stable = rate * seconds * 99 / 100,
                        .canaryRate = base,
                        .stableRate = base,
                        .scrapeSeconds = seconds };
    Traffic margin = good;
    margin.canaryRate = std::max(settings.errorMargin.factor * base, base + settings.errorMargin.added);
    const Tally passed = tallyOf(good, runs, true, seedOf(row, 0));
    const double share = static_cast<double>(passed.passes) / runs;
    const QString where = u"%1 requests/s, %2"_s.arg(rate).arg(ratesText(base));
    const QString measured = u"%1, median %2 s"_s.arg(percentText(share)).arg(medianOf(passed.seconds));
    // With less traffic a stage is too short for many of them, and a person decides.
    if (rate >= 1000) {
        judged(u"verdict: good canaries that pass, "_s + where, u">= %1"_s.arg(percentText(leastPasses)), measured, share >= leastPasses);
    } else {
        told(u"verdict: good canaries that pass, "_s + where, measured);
    }
    judgeShare(u"verdict: bad ones at the margin that pass, "_s + where, mostWrongPasses, runs,
               [&](int count, int repeat) { return tallyOf(margin, count, true, seedOf(row, 1 + repeat)).passes; });
    Traffic bad = good;
    bad.canaryRate = base + 0.04;
    judgeShare(u"verdict: bad ones, 4 points over the base, that pass, "_s + where, mostWrongPasses, runs,
               [&](int count, int repeat) { return tallyOf(bad, count, true, seedOf(row, 5 + repeat)).passes; });
}

/// At a share of 1 %.
void judgePasses(int runs)
{
    quint64 row = 300;
    for (const int rate : { 10, 100, 1000 }) {
        for (const double base : { 0.0, 0.01 }) {
            judgePassesAt(rate, base, runs, row++);
        }
    }
    judgeShare(u"verdict: 5 points more beyond the .9 latency that pass"_s, mostWrongPasses, runs, [&](int count, int repeat) {
        SeededRandom random(seedOf(row, repeat));
        int passed = 0;
        for (int run = 0; run < count; ++run) {
            passed += passesLatencyAtMargin(random, settings);
        }
        return passed;
    });
}

/// Of this thread alone: what others do on the machine takes none of it.
double cpuMicroseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Microseconds of CPU that one update takes: the median of several rounds.
double updateTime(const Traffic& traffic)
{
    SeededRandom random(400);
    CanaryJudge judge = judgeOf(random, traffic, settings);
    const ScrapeSource source(traffic);
    std::vector<Scrape> scrapes;
    for (int i = 0; i < 20; ++i) {
        scrapes.push_back(source.draw(random));
    }
    std::array<double, 9> rounds{};
    constexpr int turns = 50;
    for (double& round : rounds) {
        const double begin = cpuMicroseconds();
        for (int turn = 0; turn < turns; ++turn) {
            for (const Scrape& scrape : scrapes) {
                judge.update(scrape, 0);
            }
        }
        round = (cpuMicroseconds() - begin) / (turns * 20);
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

void judgeSpeed()
{
    for (const Traffic& traffic :
         { Traffic{ .canary = 10, .stable = 990 }, { .canary = 100, .stable = 9900 }, { .canary = 2500, .stable = 7500 },
           { .canary = 12500, .stable = 37500 }, { .canary = 150000, .stable = 450000 } }) {
        const double took = updateTime(traffic);
        judged(u"verdict: an update with %1 of %2 requests"_s.arg(traffic.canary).arg(traffic.canary + traffic.stable), u"<= 20 us"_s,
               u"%1 us"_s.arg(took, 0, 'f', 1), took <= mostMicroseconds);
    }
}

} // namespace

/// Judges the verdict on stages that are simulated with the product's own test: bench_verdict [RUNS], 2000 if left out. Ends with
/// the number of broken promises.
int main(int argc, char** argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 2000;
    if (runs < 1) {
        std::fprintf(stderr, "bench_verdict [RUNS]: RUNS is a number from 1\n");
        return 2;
    }
    std::printf("%d simulated stages each\n", runs);
    judgeSpeed();
    judgeDetection(runs);
    judgeFalseAborts(runs);
    judgePasses(runs);
    return broken;
}
