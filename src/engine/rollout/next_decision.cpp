#include "engine/rollout/next_decision.h"

#include <cmath>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutState;

namespace {

QString rateText(double perSecond)
{
    return perSecond < 10 ? QString::number(perSecond, 'g', 2) : QString::number(std::round(perSecond));
}

/// "25 % of the traffic (about 90 requests/s) moves to v2.1.0".
QString moveText(const Rollout& rollout, const NextDecision& next)
{
    const QString rate = next.requestsPerSecond ? u" (about %1 requests/s)"_s.arg(rateText(*next.requestsPerSecond)) : QString();
    return u"%1 % of the traffic%2 moves to %3"_s.arg(text(*next.share), rate, rollout.version.text());
}

NextDecision toStage(const RolloutEntry& entry, const QString& action, int stage)
{
    NextDecision next{.action = action, .share = entry.rollout.plan.at(stage).share};
    if (const QJsonValue all = entry.evidence.value(u"requests_per_second"_s); all.isDouble()) {
        next.requestsPerSecond = all.toDouble() * next.share->fraction();
    }
    const bool isLast = stage == entry.rollout.plan.last();
    next.sentence = u"%1; %2"_s.arg(moveText(entry.rollout, next), isLast ? u"%1 stays warm for %2, so going back takes less than a second"_s.arg(entry.rollout.previous.text(), roughText(entry.rollout.plan.at(stage).watch))
                                                                          : u"it goes back by itself if it is worse"_s);
    return next;
}

NextDecision approval(const domain::ApprovalPolicy& policy, const RolloutEntry& entry, Timestamp now)
{
    NextDecision next = toStage(entry, u"approve"_s, entry.rollout.stage + 1);
    const auto missing = domain::neededApprovals(policy, entry.rollout) - domain::countingApprovals(entry.rollout, now).size();
    if (missing > 1) {
        next.sentence += u"; %1 must approve it, so after the next one %2 still has to"_s.arg(missing == 2 ? u"two people"_s : u"%1 people"_s.arg(missing), missing == 2 ? u"another"_s : u"%1"_s.arg(missing - 1));
    }
    return next;
}

NextDecision byItself(const Rollout& rollout)
{
    switch (rollout.state) {
    case RolloutState::Done: return {.sentence = u"nothing is left to do"_s};
    case RolloutState::Aborting:
    case RolloutState::Draining:
    case RolloutState::Aborted: return {.sentence = u"%1 has the traffic"_s.arg(rollout.previous.text())};
    case RolloutState::Watching: return {.sentence = u"%1 is watched for another %2"_s.arg(rollout.plan.nameOf(rollout.stage), roughText(domain::watchLeft(rollout)))};
    default: return {.sentence = u"it goes on by itself: %1"_s.arg(domain::sentence(rollout))};
    }
}

} // namespace

NextDecision nextDecision(const domain::ApprovalPolicy& policy, const RolloutEntry& entry, Timestamp now)
{
    const Rollout& rollout = entry.rollout;
    if (rollout.state == RolloutState::AwaitingApproval && !rollout.isLastStage()) {
        return approval(policy, entry, now);
    }
    if (rollout.state == RolloutState::Held) {
        return {.action = u"resume"_s, .share = domain::requiredShare(rollout), .sentence = u"%1 keeps its share and is judged again"_s.arg(rollout.version.text())};
    }
    if (rollout.state == RolloutState::NeedsPerson) {
        return {.action = u"resume"_s, .share = domain::requiredShare(rollout), .sentence = u"it tries again where it stopped: %1"_s.arg(rollout.reason)};
    }
    if (rollout.isReviewOpen() && rollout.state != RolloutState::Aborted) {
        return {.action = u"confirm"_s, .share = domain::requiredShare(rollout), .sentence = u"a second person has then looked at the hotfix of %1; its traffic does not change"_s.arg(rollout.requestedBy)};
    }
    if (rollout.state == RolloutState::Soak) {
        return {.action = u"complete"_s, .share = domain::requiredShare(rollout), .sentence = u"the soak ends: %1 stops, and going back takes seconds from then on"_s.arg(rollout.previous.text())};
    }
    if (rollout.state == RolloutState::Watching && domain::canComplete(policy, rollout, verdictOf(entry), now)) {
        return toStage(entry, u"complete"_s, rollout.stage + 1);
    }
    return byItself(rollout);
}

QJsonObject toJson(const NextDecision& next)
{
    return {{u"action"_s, next.action},
            {u"share_percent"_s, next.share ? QJsonValue(next.share->fraction() * 100) : QJsonValue()},
            {u"requests_per_second"_s, next.requestsPerSecond ? QJsonValue(*next.requestsPerSecond) : QJsonValue()},
            {u"sentence"_s, next.sentence}};
}

} // namespace godel::engine
