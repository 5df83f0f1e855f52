#include "domain/rollout/guards.h"

#include "base/random.h"
#include "domain/simulated_draw.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<qint64, 12> bounds{ 1000,   2000,   5000,   10000,   20000,   50000,
                                         100000, 200000, 500000, 1000000, 2000000, 5000000 };
constexpr Timestamp begin = timestampOf(1770544800000000);
const GuardSettings settings;

VersionHealth healthy()
{
    VersionHealth health;
    health.requests = 1000;
    health.bad = 2;
    health.p95 = 120ms;
    health.p99 = 400ms;
    health.ready = 2;
    health.wanted = 2;
    health.memory = MemoryTrend{ 0, 0, Bytes{ 300 << 20 } };
    health.memoryLimit = Bytes{ 512 << 20 };
    return health;
}

GuardReport judge(const VersionHealth& canary, const VersionHealth& stable = healthy(), Duration timeLeft = 2h)
{
    return judgeGuards(settings, canary, stable, timeLeft);
}

const GuardFinding& finding(const GuardReport& report, Guard guard)
{
    return report.findings.at(static_cast<qsizetype>(guard));
}

} // namespace

TEST_CASE("a healthy version passes every guard")
{
    const auto report = judge(healthy());
    REQUIRE(report.verdict == GuardVerdict::Clear);
    REQUIRE(report.reason.isEmpty());
    REQUIRE(report.findings.size() == 7);
    for (const auto& one : report.findings) {
        INFO(name(one.guard).toStdString());
        REQUIRE(one.canary == GuardLevel::Ok);
        REQUIRE(one.stable == GuardLevel::Ok);
    }
}

TEST_CASE("error rate: over 1 % holds, over 5 % aborts")
{
    auto canary = healthy();
    canary.bad = 30;
    REQUIRE(judge(canary).verdict == GuardVerdict::Hold);
    canary.bad = 80;
    const auto report = judge(canary);
    REQUIRE(report.verdict == GuardVerdict::Abort);
    REQUIRE(report.reason == u"the new version alone: error rate is 8 %, over 5 % (80 of 1000 requests)");
}

TEST_CASE("a rate counts where it is surely over its limit, not where chance put it there")
{
    auto canary = healthy();
    canary.bad = 12;
    REQUIRE(judge(canary).verdict == GuardVerdict::Clear);
    REQUIRE(surelyAtLeast(12, 1000) < 0.01);
    REQUIRE(surelyAtLeast(30, 1000) > 0.01);
    REQUIRE(surelyAtLeast(0, 0) == 0);
}

TEST_CASE("both versions bad is a shared trouble and no fault of the new one")
{
    auto canary = healthy();
    canary.bad = 80;
    auto stable = healthy();
    stable.bad = 70;
    const auto report = judge(canary, stable);
    REQUIRE(report.verdict == GuardVerdict::Shared);
    REQUIRE(report.reason.startsWith(u"both versions are bad, so it is not the new one alone: error rate is 8 %"));

    canary.bad = 30;
    stable.bad = 30;
    REQUIRE(judge(canary, stable).verdict == GuardVerdict::Clear);
}

TEST_CASE("latency: p95 over 500 ms holds, over 2000 ms aborts")
{
    auto canary = healthy();
    canary.p95 = 612ms;
    const auto report = judge(canary);
    REQUIRE(report.verdict == GuardVerdict::Hold);
    REQUIRE(report.reason.endsWith(u"latency p95 is 612 ms, over 500 ms"));
    canary.p95 = 2100ms;
    REQUIRE(judge(canary).verdict == GuardVerdict::Abort);
    canary = healthy();
    canary.p99 = 2100ms;
    REQUIRE(judge(canary).verdict == GuardVerdict::Hold);
}

TEST_CASE("few requests are no data, which is not ok and decides nothing")
{
    auto canary = healthy();
    canary.requests = 20;
    canary.bad = 20;
    const auto report = judge(canary);
    REQUIRE(report.verdict == GuardVerdict::Clear);
    REQUIRE(finding(report, Guard::ErrorRate).canary == GuardLevel::NoData);
    REQUIRE(finding(report, Guard::ErrorRate).sentence == u"error rate: 20 requests of at least 100");
}

TEST_CASE("restarts, missing instances and refused requests")
{
    auto canary = healthy();
    canary.restarts = 1;
    REQUIRE(judge(canary).reason.endsWith(u"its instances were restarted once"));
    canary.restarts = 3;
    REQUIRE(judge(canary).verdict == GuardVerdict::Abort);

    canary = healthy();
    canary.ready = 1;
    REQUIRE(judge(canary).reason.endsWith(u"1 of 2 instances are ready"));
    canary.ready = 0;
    REQUIRE(judge(canary).verdict == GuardVerdict::Abort);

    canary = healthy();
    canary.ownUnavailable = 50;
    REQUIRE(judge(canary).verdict == GuardVerdict::Abort);
}

TEST_CASE("a leak holds when it reaches the limit before the rollout ends")
{
    auto canary = healthy();
    canary.memory = MemoryTrend{ 50.0 * 1024 * 1024 / 3600, 48.0 * 1024 * 1024 / 3600, Bytes{ 400 << 20 } };
    REQUIRE(judge(canary, healthy(), 1h).verdict == GuardVerdict::Clear);
    const auto report = judge(canary, healthy(), 3h);
    REQUIRE(report.verdict == GuardVerdict::Hold);
    REQUIRE(report.reason.contains(u"memory grows by 50.0 MiB an hour and reaches its limit of 512.0 MiB in 2h20m"));
}

TEST_CASE("the first minute of a version is left out")
{
    std::vector<GuardScrape> scrapes;
    for (int second = 0; second < 120; ++second) {
        GuardScrape scrape{ .at = begin + second * 1s,
                            .requests = 10,
                            .bad = second < 60 ? 10 : 0,
                            .ready = second == 119 ? 1 : 2,
                            .wanted = 2 };
        scrape.latency[second < 60 ? 12 : 3] = 10;
        scrapes.push_back(scrape);
    }
    const auto health = healthSince(scrapes, begin + settings.warmUp, bounds);
    REQUIRE(health.requests == 600);
    REQUIRE(health.bad == 0);
    REQUIRE(health.ready == 2);
    REQUIRE(health.p95 <= 10ms);
    REQUIRE(healthSince(scrapes, begin, bounds).p95 == 5s);
    REQUIRE_FALSE(healthSince(scrapes, begin + 1h, bounds).p95);
}

TEST_CASE("a quantile lies inside its bucket")
{
    LatencyHistogram histogram{};
    histogram[8] = 100;
    REQUIRE(latencyQuantile(histogram, bounds, 0.5) == 350ms);
}

TEST_CASE("the memory trend sees a leak through a saw-tooth and takes noise for none")
{
    SeededRandom random(7);
    const auto samples = [&](double bytesPerSecond) {
        QList<MemorySample> made;
        for (int i = 0; i < 360; ++i) {
            const double sawTooth = (i % 24) * 400000.0;
            const double spike = i % 97 == 0 ? 80e6 : 0;
            const double noise = random.fraction() * 2e6;
            made.append({ begin + i * 5s,
                          Bytes{ static_cast<qint64>(200e6 + bytesPerSecond * i * 5 + sawTooth + spike + noise) } });
        }
        return made;
    };
    const auto leak = memoryTrend(samples(20000), begin);
    REQUIRE(leak.has_value());
    REQUIRE(leak->slope == Approx(20000).epsilon(0.1));
    REQUIRE(leak->surelyAtLeast < leak->slope);
    const auto left = timeToLimit(*leak, Bytes{ 512000000 });
    REQUIRE(left.has_value());
    REQUIRE(*left > 3h);
    REQUIRE(*left < 5h);

    int falseLeaks = 0;
    for (int round = 0; round < 20; ++round) {
        const auto none = memoryTrend(samples(0), begin);
        falseLeaks += none && timeToLimit(*none, Bytes{ 512000000 }).value_or(1000h) < 2h ? 1 : 0;
    }
    REQUIRE(falseLeaks == 0);
    REQUIRE_FALSE(memoryTrend(samples(0).first(11), begin));
    REQUIRE_FALSE(memoryTrend(samples(0), begin + 1h));
    REQUIRE(timeToLimit(*leak, Bytes{ 1 }) == 0s);
}
