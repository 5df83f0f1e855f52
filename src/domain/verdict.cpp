#include "domain/verdict.h"

#include "base/json.h"

#include <algorithm>
#include <limits>

namespace godel::domain {

using namespace Qt::StringLiterals;

QString name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Watching:
        return u"watching"_s;
    case Verdict::Pass:
        return u"pass"_s;
    case Verdict::Abort:
        return u"abort"_s;
    case Verdict::Inconclusive:
        break;
    }
    return u"inconclusive"_s;
}

Result<CanaryJudge> CanaryJudge::begin(const LatencyCuts& cuts, const VerdictSettings& settings)
{
    TRY_DO(checkSettings(settings));
    return CanaryJudge(LatencyTest(cuts, settings), settings);
}

CanaryJudge::CanaryJudge(LatencyTest latency, const VerdictSettings& settings)
    : m_settings(settings), m_latency(std::move(latency))
{
}

void CanaryJudge::update(const Scrape& scrape, int minute)
{
    const double stake = takeStake(minute);
    m_errors.update(scrape.errors, stake, m_settings);
    m_latency.update(scrape.canaryLatency, scrape.stableLatency, stake, m_settings);
    m_isAborted = m_isAborted || evidenceOfWorse() >= m_settings.abortBound;
}

double CanaryJudge::takeStake(int minute)
{
    if (minute >= m_settings.minutes && m_minutesStaked > 0) {
        return 0;
    }
    const int due = std::clamp(minute + 1, std::max(m_minutesStaked, 1), std::max(m_minutesStaked, m_settings.minutes));
    const double late = m_settings.lateStake / m_settings.minutes * (due - m_minutesStaked);
    const double start = m_minutesStaked == 0 ? m_settings.startStake : 0;
    m_minutesStaked = due;
    return start + late;
}

Verdict CanaryJudge::verdict(bool isStageOver) const
{
    if (m_isAborted) {
        return Verdict::Abort;
    }
    if (m_errors.isNotWorse(m_settings) && m_latency.isNotWorse(m_settings)) {
        return Verdict::Pass;
    }
    return isStageOver ? Verdict::Inconclusive : Verdict::Watching;
}

double CanaryJudge::evidenceOfWorse() const
{
    return m_settings.errorWeight * m_errors.evidenceOfWorse() + m_settings.latencyWeight * m_latency.evidenceOfWorse();
}

double CanaryJudge::evidenceOfPass() const
{
    return std::min(m_errors.evidenceOfPass(), m_latency.evidenceOfPass(m_settings));
}

QJsonObject CanaryJudge::toJson() const
{
    return { { u"errors"_s, m_errors.toJson() },
             { u"latency"_s, m_latency.toJson() },
             { u"minutes_staked"_s, m_minutesStaked },
             { u"is_aborted"_s, m_isAborted } };
}

Result<CanaryJudge> CanaryJudge::fromJson(const QJsonObject& object, const VerdictSettings& settings)
{
    TRY_DO(checkSettings(settings));
    ObjectReader reader(object);
    const QJsonObject errors = reader.object(u"errors"_s);
    const QJsonObject latency = reader.object(u"latency"_s);
    const qint64 minutes = reader.integer(u"minutes_staked"_s, 0, std::numeric_limits<int>::max());
    const bool isAborted = reader.boolean(u"is_aborted"_s, false);
    TRY_DO(reader.finish());
    TRY(auto loadedLatency, LatencyTest::fromJson(latency, settings));
    CanaryJudge judge(std::move(loadedLatency), settings);
    TRY(judge.m_errors, ErrorTest::fromJson(errors));
    judge.m_minutesStaked = static_cast<int>(minutes);
    judge.m_isAborted = isAborted;
    return judge;
}

} // namespace godel::domain
