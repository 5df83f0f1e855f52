#include "engine/rollout/rollout_watch.h"

#include "engine/rollout/replay.h"

#include <cmath>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutState;
using domain::Verdict;

namespace {

/// All pairs of them are compared, so their number is kept small: over it every second one goes.
constexpr qsizetype mostMemorySamples = 240;
constexpr qint64 leastForShare = 1000;
constexpr double standardErrors = 5;
constexpr double mostOff = 3;

bool isJudged(RolloutState state)
{
    return state == RolloutState::Watching || state == RolloutState::AwaitingApproval || state == RolloutState::Held;
}

/// The verdict's stakes are spread over the stage's minutes; a stage shorter than that is one minute.
int minutesOf(const Rollout& rollout)
{
    return std::max(1, static_cast<int>(std::chrono::round<std::chrono::minutes>(rollout.plan.at(rollout.stage).watch).count()));
}

double seconds(Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

/// What the guards saw of one version, for people.
QJsonObject seenOf(const domain::VersionHealth& health, const Crew& crew)
{
    QJsonObject seen{{u"requests"_s, health.requests}, {u"restarts"_s, health.restarts}, {u"ready"_s, health.ready}, {u"wanted"_s, health.wanted}};
    Bytes most;
    for (const auto& view : crew.views()) {
        most = std::max(most, view.memory);
    }
    if (most.count > 0) {
        seen.insert(u"memory_bytes"_s, most.count);
    }
    return seen;
}

Result<SideTotals> totalsIn(ObjectReader& reader, const QString& key)
{
    return sideTotalsOf(reader.object(key), key);
}

} // namespace

Result<RolloutWatch> RolloutWatch::from(Parts parts, const QJsonObject& stored)
{
    RolloutWatch watch(parts);
    if (stored.isEmpty()) {
        return watch;
    }
    ObjectReader reader(stored, u"watch"_s);
    watch.m_stage = static_cast<int>(reader.integer(u"stage"_s, -1, 100));
    TRY(watch.m_canary, totalsIn(reader, u"canary"_s));
    TRY(watch.m_stable, totalsIn(reader, u"stable"_s));
    TRY(watch.m_stableBefore, totalsIn(reader, u"stable_before"_s));
    watch.m_seen = reader.duration(u"seen"_s, {});
    if (reader.has(u"first_traffic"_s)) {
        watch.m_firstTraffic = reader.timestamp(u"first_traffic"_s);
    }
    if (reader.has(u"judge"_s)) {
        watch.m_minutes = static_cast<int>(reader.integer(u"minutes"_s, 1, 100'000));
        TRY(watch.m_judge, domain::CanaryJudge::fromJson(reader.object(u"judge"_s), watch.verdictSettings()));
    }
    TRY_DO(reader.finishLenient());
    return watch;
}

QJsonObject RolloutWatch::toJson() const
{
    QJsonObject stored{{u"stage"_s, m_stage}, {u"canary"_s, engine::toJson(m_canary)}, {u"stable"_s, engine::toJson(m_stable)},
                       {u"stable_before"_s, engine::toJson(m_stableBefore)}, {u"seen"_s, text(m_seen)}};
    if (m_firstTraffic) {
        stored.insert(u"first_traffic"_s, text(*m_firstTraffic));
    }
    if (m_judge) {
        stored.insert(u"minutes"_s, m_minutes);
        stored.insert(u"judge"_s, m_judge->toJson());
    }
    return stored;
}

std::optional<Duration> RolloutWatch::look(const Rollout& rollout, ports::Group stableGroup)
{
    const Duration now = m_parts.clock.monotonic();
    if (!m_counting.isValid() && now >= m_dueAt) {
        m_counting = m_parts.router.count();
        m_askedAt = now;
        m_dueAt = now + m_parts.settings.scrapeEvery;
    }
    if (!m_counting.isReady()) {
        return {};
    }
    const auto counted = m_counting.result();
    m_counting = {};
    m_trouble = counted ? QString() : godel::text(counted.error());
    if (!counted) {
        return {};
    }
    enter(rollout);
    m_judged = {};
    const bool followsOn = m_last && m_last->epoch == counted->epoch;
    const Duration span = followsOn ? m_askedAt - m_lastAt : Duration::zero();
    if (followsOn) {
        const SideTotals s = judgedBetween(m_last->s, counted->s);
        const SideTotals c = judgedBetween(m_last->c, counted->c);
        const bool isStableS = stableGroup == ports::Group::S;
        take(rollout, isStableS ? c : s, isStableS ? s : c);
        m_seen += span;
    }
    m_last = *counted;
    m_lastAt = m_askedAt;
    return span;
}

SideTotals RolloutWatch::judgedBetween(const ports::SideCounts& earlier, const ports::SideCounts& later) const
{
    SideTotals totals = between(earlier, later);
    totals.unitLatency = above(m_parts.settings.latencyFloor, totals.unitLatency);
    return totals;
}

void RolloutWatch::enter(const Rollout& rollout)
{
    if (m_stage == rollout.stage) {
        return;
    }
    m_stage = rollout.stage;
    m_canary = {};
    m_stable = {};
    m_judge.reset();
}

void RolloutWatch::take(const Rollout& rollout, const SideTotals& canary, const SideTotals& stable)
{
    if (!m_firstTraffic) {
        m_firstTraffic = m_parts.clock.now();
    }
    note(m_canaryScrapes, canary, m_parts.canary);
    note(m_stableScrapes, stable, m_parts.stable);
    noteMemory();
    judgeGuards(rollout);
    if (isJudged(rollout.state)) {
        judge(rollout, canary, stable);
    }
    m_stableBefore += stable;
    if (rollout.state != RolloutState::WarmUp && rollout.state != RolloutState::Shifting) {
        m_canary += canary;
        m_stable += stable;
    }
}

void RolloutWatch::judge(const Rollout& rollout, const SideTotals& canary, const SideTotals& stable)
{
    const bool isNew = !m_judge;
    if (isNew) {
        begin(rollout);
    }
    if (!m_judge) {
        return;
    }
    const int minute = static_cast<int>(rollout.watched / std::chrono::minutes(1));
    m_judged = judgedScrape(canary, stable, minute);
    if (isNew) {
        m_judged.insert(u"begins"_s, m_judge->toJson());
        m_judged.insert(u"settings"_s, domain::toJson(verdictSettings()));
    }
    m_judge->update(scrapeOf(canary, stable), minute);
    m_judged.insert(u"evidence_of_worse"_s, m_judge->evidenceOfWorse());
}

domain::VerdictSettings RolloutWatch::verdictSettings() const
{
    domain::VerdictSettings settings = m_parts.settings.verdict;
    settings.minutes = m_minutes;
    return settings;
}

/// Freezes the yardstick from what the stable side did up to now. Without any traffic there is none, and no verdict either.
void RolloutWatch::begin(const Rollout& rollout)
{
    m_minutes = minutesOf(rollout);
    const domain::Stage& stage = rollout.plan.at(rollout.stage);
    const double perSecond = m_seen > Duration::zero() ? static_cast<double>(m_stableBefore.units) / seconds(m_seen) : 0;
    const double expected = perSecond * stage.share.fraction() * seconds(stage.watch);
    const auto cuts = domain::LatencyCuts::frozenFrom(m_stableBefore.unitLatency, expected);
    if (auto judge = cuts.and_then([this](const domain::LatencyCuts& frozen) { return domain::CanaryJudge::begin(frozen, verdictSettings()); })) {
        m_judge.emplace(*std::move(judge));
    }
}

void RolloutWatch::note(std::deque<domain::GuardScrape>& scrapes, const SideTotals& totals, const Crew& crew) const
{
    // What the router refused is a guard of its own, so the error rate is of what it did not refuse.
    domain::GuardScrape scrape{.at = m_parts.clock.now(), .requests = totals.requests - totals.unavailable, .bad = totals.bad - totals.unavailable,
                               .ownUnavailable = totals.unavailable, .latency = totals.latency};
    int restarts = 0;
    for (const auto& view : crew.views()) {
        restarts += view.restarts;
    }
    scrape.restarts = restarts;
    scrape.ready = crew.ready();
    scrape.wanted = crew.wanted();
    scrapes.push_back(scrape);
    while (scrapes.front().at < scrape.at - m_parts.settings.guards.window) {
        scrapes.pop_front();
    }
}

void RolloutWatch::noteMemory()
{
    for (const auto& view : m_parts.canary.views()) {
        auto& samples = m_memory[view.id];
        samples.append({m_parts.clock.now(), view.memory});
        if (samples.size() > mostMemorySamples) {
            for (qsizetype at = samples.size() - 2; at >= 0; at -= 2) {
                samples.removeAt(at);
            }
        }
    }
}

std::optional<domain::MemoryTrend> RolloutWatch::worstMemory() const
{
    std::optional<domain::MemoryTrend> worst;
    for (const auto& [id, samples] : m_memory) {
        const auto trend = domain::memoryTrend(samples, m_firstTraffic.value_or(Timestamp()) + m_parts.settings.guards.warmUp);
        if (trend && (!worst || trend->surelyAtLeast > worst->surelyAtLeast)) {
            worst = trend;
        }
    }
    return worst;
}

void RolloutWatch::judgeGuards(const Rollout& rollout)
{
    const auto& settings = m_parts.settings.guards;
    const Timestamp warm = m_firstTraffic.value_or(m_parts.clock.now()) + settings.warmUp;
    const Timestamp since = std::max(warm, m_parts.clock.now() - settings.window);
    const auto health = [&](const std::deque<domain::GuardScrape>& scrapes) {
        const std::vector<domain::GuardScrape> all(scrapes.begin(), scrapes.end());
        return domain::healthSince(all, since, ports::latencyBounds);
    };
    m_canaryHealth = health(m_canaryScrapes);
    m_canaryHealth.memory = worstMemory();
    for (const auto& view : m_parts.canary.views()) {
        m_canaryHealth.memoryLimit = view.spec.memoryLimit.value_or(Bytes());
    }
    m_stableHealth = health(m_stableScrapes);
    m_guards = domain::judgeGuards(settings, m_canaryHealth, m_stableHealth, domain::timeLeft(rollout));
}

std::optional<double> RolloutWatch::requestsPerSecond() const
{
    if (m_canaryScrapes.size() < 2) {
        return {};
    }
    // The first scrape's requests came before its time, of which no begin is known.
    qint64 requests = -m_canaryScrapes.front().requests - m_stableScrapes.front().requests;
    for (const auto* scrapes : {&m_canaryScrapes, &m_stableScrapes}) {
        for (const domain::GuardScrape& scrape : *scrapes) {
            requests += scrape.requests;
        }
    }
    const double span = seconds(m_canaryScrapes.back().at - m_canaryScrapes.front().at);
    return span > 0 ? std::optional(static_cast<double>(requests) / span) : std::nullopt;
}

/// A share is off when chance cannot explain it and it is three times too large or too small. Less than that sticky users do by
/// themselves: at 1 % of 200 users it may be one of them or six.
bool RolloutWatch::isShareRight(const Rollout& rollout) const
{
    const auto total = static_cast<double>(m_canary.requests + m_stable.requests);
    const double wanted = rollout.plan.at(rollout.stage).share.fraction();
    if (total < leastForShare) {
        return true;
    }
    const double realised = static_cast<double>(m_canary.requests) / total;
    const bool isChance = std::abs(realised - wanted) <= standardErrors * std::sqrt(wanted * (1 - wanted) / total);
    return isChance || (realised >= wanted / mostOff && realised <= wanted * mostOff);
}

Verdict RolloutWatch::verdict(const Rollout& rollout) const
{
    const bool isStageOver = domain::watchLeft(rollout) == Duration::zero();
    if (!isJudged(rollout.state)) {
        return Verdict::Watching;
    }
    return m_judge ? m_judge->verdict(isStageOver) : isStageOver ? Verdict::Inconclusive : Verdict::Watching;
}

void RolloutWatch::tell(domain::RolloutView& view, const Rollout& rollout) const
{
    view.verdict = verdict(rollout);
    view.guards = m_guards;
    view.isShareRight = isShareRight(rollout);
    view.evidenceHash = domain::evidenceHash(evidence(rollout));
}

QJsonObject RolloutWatch::evidence(const Rollout& rollout) const
{
    QJsonArray findings;
    for (const domain::GuardFinding& finding : m_guards.findings) {
        findings.append(QJsonObject{{u"guard"_s, domain::name(finding.guard)}, {u"canary"_s, domain::name(finding.canary)},
                                    {u"stable"_s, domain::name(finding.stable)}, {u"sentence"_s, finding.sentence}});
    }
    const double total = static_cast<double>(m_canary.requests + m_stable.requests);
    const auto perSecond = requestsPerSecond();
    return {{u"stage"_s, rollout.plan.nameOf(rollout.stage)},
            {u"verdict"_s, domain::name(verdict(rollout))},
            {u"evidence_of_worse"_s, m_judge ? m_judge->evidenceOfWorse() : 0},
            {u"abort_at"_s, m_parts.settings.verdict.abortBound},
            {u"evidence_of_pass"_s, m_judge ? m_judge->evidenceOfPass() : 1},
            {u"pass_at"_s, m_parts.settings.verdict.passBound},
            {u"is_judged"_s, m_judge.has_value()},
            {u"requests_per_second"_s, perSecond ? QJsonValue(*perSecond) : QJsonValue()},
            {u"seen"_s, QJsonObject{{u"canary"_s, seenOf(m_canaryHealth, m_parts.canary)}, {u"stable"_s, seenOf(m_stableHealth, m_parts.stable)}}},
            {u"realised_percent"_s, total > 0 ? 100 * static_cast<double>(m_canary.requests) / total : 0},
            {u"canary"_s, summary(m_canary)},
            {u"stable"_s, summary(m_stable)},
            {u"guards"_s, findings}};
}

QString RolloutWatch::sentence() const
{
    const QString evidence = m_judge ? u"%1 of %2"_s.arg(m_judge->evidenceOfWorse(), 0, 'g', 3).arg(m_parts.settings.verdict.abortBound) : u"not judged yet"_s;
    return u"new: %1; stable: %2; evidence of worse: %3"_s.arg(engine::sentence(m_canary), engine::sentence(m_stable), evidence);
}

} // namespace godel::engine
