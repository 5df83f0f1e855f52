#include "gui/deployments/replayed_moment.h"

#include "domain/rollout/interval.h"
#include "gui/theme/words.h"

#include <cmath>
#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct ReplayedMomentText {
    Q_DECLARE_TR_FUNCTIONS(ReplayedMoment)
};

/// From the first scrape of the stage that the moment lies in to the last one before it.
std::span<const EvidencePoint> stageUntil(const EvidenceModel& evidence, double moment)
{
    const std::span all(evidence.points().begin(), static_cast<size_t>(evidence.countUntil(moment)));
    size_t first = all.size();
    while (first > 0 && all[first - 1].stage == all.back().stage) {
        --first;
    }
    return all.subspan(first);
}

QString gateOf(const QString& verdict)
{
    return verdict == u"pass" ? u"ok"_s : verdict == u"abort" ? u"critical"_s : verdict == u"inconclusive" ? u"warning"_s : u"no-data"_s;
}

QJsonValue inPercent(const std::optional<double>& share)
{
    return share ? QJsonValue(*share * 100) : QJsonValue();
}

QJsonObject errorRow(std::span<const EvidencePoint> scrapes)
{
    domain::SideCounts fresh;
    domain::SideCounts stable;
    for (const EvidencePoint& point : scrapes) {
        fresh.requests += point.newRequests;
        fresh.bad += point.newBadRequests;
        stable.requests += point.stableRequests;
        stable.bad += point.stableBadRequests;
    }
    const domain::Estimate ofNew = domain::shareOf(fresh);
    const domain::Estimate ofStable = domain::shareOf(stable);
    const domain::Estimate more = domain::difference(ofNew, ofStable);
    const QJsonObject difference{{u"unit"_s, u"%"_s}, {u"difference"_s, inPercent(more.value)}, {u"low"_s, inPercent(more.interval.low)}, {u"high"_s, inPercent(more.interval.high)}};
    return {{u"metric"_s, ReplayedMomentText::tr("Errors in this stage until then")},
            {u"stable"_s, figureText(inPercent(ofStable.value), u"%"_s)},
            {u"canary"_s, figureText(inPercent(ofNew.value), u"%"_s)},
            {u"difference"_s, differenceText(difference)},
            {u"n"_s, figureText(static_cast<double>(fresh.requests))}};
}

QJsonObject latencyRow(const EvidencePoint& scrape)
{
    const auto known = [](double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); };
    const bool areBoth = std::isfinite(scrape.newP95) && std::isfinite(scrape.stableP95);
    return {{u"metric"_s, ReplayedMomentText::tr("Latency p95 of that scrape")},
            {u"stable"_s, figureText(known(scrape.stableP95), u"ms"_s)},
            {u"canary"_s, figureText(known(scrape.newP95), u"ms"_s)},
            {u"difference"_s, differenceText({{u"unit"_s, u"ms"_s}, {u"difference"_s, areBoth ? QJsonValue(scrape.newP95 - scrape.stableP95) : QJsonValue()}})},
            {u"n"_s, figureText(static_cast<double>(scrape.newRequests))}};
}

} // namespace

QJsonArray comparisonAt(const EvidenceModel& evidence, double moment)
{
    const std::span<const EvidencePoint> scrapes = stageUntil(evidence, moment);
    if (scrapes.empty()) {
        return {};
    }
    QJsonArray rows;
    for (QJsonObject row : {errorRow(scrapes), latencyRow(scrapes.back())}) {
        row.insert(u"gate"_s, gateOf(scrapes.back().verdict));
        row.insert(u"reason"_s, ReplayedMomentText::tr("the verdict then: %1").arg(scrapes.back().verdict));
        rows.append(row);
    }
    return rows;
}

QList<TimelineStage> stagesAt(QList<TimelineStage> stages, const EvidenceModel& evidence, double moment)
{
    const std::span<const EvidencePoint> scrapes = stageUntil(evidence, moment);
    const QString present = scrapes.empty() ? QString() : scrapes.back().stage;
    const auto now = std::find_if(stages.begin(), stages.end(), [&present](const TimelineStage& stage) { return stage.name == present; });
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
        const bool isBefore = now != stages.end() && stage < now;
        if (isBefore && stage->state == u"skipped") {
            continue;
        }
        stage->state = stage == now ? u"now"_s : isBefore ? u"done"_s : u"ahead"_s;
        stage->standing = stage == now ? standingOf(gateOf(scrapes.back().verdict)) : isBefore ? Standing::Ok : Standing::Neutral;
        stage->progress = isBefore ? 1 : 0;
    }
    if (now != stages.end()) {
        const auto [first, last] = evidence.spanOf(present);
        now->progress = last > first ? std::clamp((scrapes.back().at - first) / (last - first), 0.0, 1.0) : 0;
    }
    return stages;
}

} // namespace godel::gui
