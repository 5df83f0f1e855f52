#include "domain/latency_test.h"

#include "base/json.h"
#include "domain/evidence_json.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

LatencyTest::LatencyTest(const LatencyCuts& cuts, const VerdictSettings& settings) : m_cuts(cuts)
{
    for (size_t shift = 0; shift < m_body.size(); ++shift) {
        for (size_t cut = 0; cut < cutQuantiles.size(); ++cut) {
            m_oddsRatios[shift][cut] =
                cuts.repeatsLast(cut) ? 1 : cuts.nestedOddsRatio(cut, settings.latencyShifts[shift]);
        }
    }
    for (size_t bet = 0; bet < m_tail.size(); ++bet) {
        const double share = cuts.share(cutAt(settings.tailBets[bet].quantile));
        m_tailTakesPart[bet] = share * cuts.canaryRequests() >= settings.leastBeyondCut;
    }
}

void LatencyTest::update(const LatencyHistogram& canary, const LatencyHistogram& stable, double stake,
                         const VerdictSettings& settings)
{
    const auto total = [](const LatencyHistogram& histogram) {
        qint64 sum = 0;
        for (const qint64 count : histogram) {
            sum += count;
        }
        return sum;
    };
    const TableCounts all{ { total(canary), 0 }, { total(stable), 0 } };
    Tables tables;
    for (size_t cut = 0; cut < tables.size(); ++cut) {
        tables[cut] = all;
        tables[cut].canary.bad = m_cuts.beyond(canary, cut);
        tables[cut].stable.bad = m_cuts.beyond(stable, cut);
    }
    for (size_t shift = 0; shift < m_body.size(); ++shift) {
        m_body[shift].update(stake, bodyLogRatio(tables, shift));
    }
    for (size_t bet = 0; bet < m_tail.size(); ++bet) {
        if (m_tailTakesPart[bet]) {
            const TailBet& tail = settings.tailBets[bet];
            m_tail[bet].update(stake, logLikelihoodRatio(tables[cutAt(tail.quantile)], tail.oddsRatio));
        }
    }
    m_bodyMargin.update(tables[cutAt(0.9)], settings.bodyMargin, settings.leastRate);
    m_tailMargin.update(tables[cutAt(0.99)], settings.tailMargin, settings.leastRate);
}

double LatencyTest::bodyLogRatio(const Tables& tables, size_t shift) const
{
    double sum = 0;
    for (size_t cut = 0; cut < tables.size(); ++cut) {
        TableCounts nested = tables[cut];
        if (cut > 0) {
            nested.canary.requests = tables[cut - 1].canary.bad;
            nested.stable.requests = tables[cut - 1].stable.bad;
        }
        sum += logLikelihoodRatio(nested, m_oddsRatios[shift][cut]);
    }
    return sum;
}

double LatencyTest::evidenceOfWorse() const
{
    double sum = 0;
    double parts = 0;
    for (const EvidenceProcess& process : m_body) {
        sum += process.value();
        ++parts;
    }
    for (size_t bet = 0; bet < m_tail.size(); ++bet) {
        sum += m_tail[bet].value();
        parts += m_tailTakesPart[bet] ? 1 : 0;
    }
    return sum / parts;
}

bool LatencyTest::isTailAsked(const VerdictSettings& settings) const
{
    // Coarse buckets may put this cut far from .99, where the margin of a point is small and needs many more requests.
    const double needed = requestsToPass(m_cuts.share(cutAt(0.99)), settings.tailMargin, settings.leastRate, settings.passBound);
    return m_cuts.canaryRequests() >= settings.tailPassSpare * needed;
}

bool LatencyTest::isNotWorse(const VerdictSettings& settings) const
{
    return m_bodyMargin.reaches(settings.passBound)
        && (!isTailAsked(settings) || m_tailMargin.reaches(settings.passBound));
}

double LatencyTest::evidenceOfPass(const VerdictSettings& settings) const
{
    const double body = m_bodyMargin.evidence();
    return isTailAsked(settings) ? std::min(body, m_tailMargin.evidence()) : body;
}

QJsonObject LatencyTest::toJson() const
{
    return { { u"cuts"_s, m_cuts.toJson() },
             { u"body"_s, domain::toJson(m_body) },
             { u"tail"_s, domain::toJson(m_tail) },
             { u"body_margin"_s, domain::toJson(m_bodyMargin) },
             { u"tail_margin"_s, domain::toJson(m_tailMargin) } };
}

Result<LatencyTest> LatencyTest::fromJson(const QJsonObject& object, const VerdictSettings& settings)
{
    ObjectReader reader(object, u"latency"_s);
    const QJsonObject cuts = reader.object(u"cuts"_s);
    const QJsonArray body = reader.array(u"body"_s);
    const QJsonArray tail = reader.array(u"tail"_s);
    const QJsonObject bodyMargin = reader.object(u"body_margin"_s);
    const QJsonObject tailMargin = reader.object(u"tail_margin"_s);
    TRY_DO(reader.finish());
    TRY(const auto frozen, LatencyCuts::fromJson(cuts));
    LatencyTest test(frozen, settings);
    TRY_DO(readProcesses(body, test.m_body, u"latency.body"_s));
    TRY_DO(readProcesses(tail, test.m_tail, u"latency.tail"_s));
    TRY(test.m_bodyMargin, marginTestOf(bodyMargin, u"latency.body_margin"_s));
    TRY(test.m_tailMargin, marginTestOf(tailMargin, u"latency.tail_margin"_s));
    return test;
}

} // namespace godel::domain
