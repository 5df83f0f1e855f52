#include "engine/commands/deploy_commands.h"
#include "engine/rollout/comparison.h"
#include "engine/rollout/next_decision.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutState;

namespace {

QString approvalsText(const Rollout& rollout)
{
    QStringList names;
    for (const domain::Approval& approval : rollout.approvals) {
        if (approval.subject == rollout.subject()) {
            names.append(approval.approver);
        }
    }
    return names.join(u", ");
}

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

QJsonObject side(const QString& name, const domain::Version& version, QJsonObject counted)
{
    counted.insert(u"side"_s, name);
    counted.insert(u"version"_s, version.text());
    return counted;
}

/// Whether the new version had traffic, or is getting it.
bool isAtAStage(const RolloutEntry& entry)
{
    return domain::requiredShare(entry.rollout) > Percent() || !entry.evidence.isEmpty();
}

QString stageState(const RolloutEntry& entry, int stage)
{
    const Rollout& rollout = entry.rollout;
    const bool isAhead = !isAtAStage(entry) || stage > rollout.stage;
    if (isAhead) {
        const bool isOut = rollout.state == RolloutState::Aborted || rollout.state == RolloutState::Aborting || rollout.state == RolloutState::Draining;
        return isOut ? u"skipped"_s : u"ahead"_s;
    }
    return stage < rollout.stage || rollout.state == RolloutState::Done ? u"done"_s : u"now"_s;
}

QJsonArray planRows(const RolloutEntry& entry)
{
    QJsonArray rows;
    for (int stage = 0; stage < entry.rollout.plan.count(); ++stage) {
        QJsonObject row = stageRow(entry.rollout.plan, stage);
        row.insert(u"state"_s, stageState(entry, stage));
        rows.append(row);
    }
    return rows;
}

/// What the last scrape and all of the stage say. Nothing before there was traffic.
void insertEvidence(QJsonObject& view, const Platform& platform, const RolloutEntry& entry)
{
    const Rollout& rollout = entry.rollout;
    for (const auto& key : {u"verdict"_s, u"evidence_of_worse"_s, u"abort_at"_s, u"evidence_of_pass"_s, u"pass_at"_s, u"is_judged"_s, u"realised_percent"_s, u"guards"_s}) {
        view.insert(key, entry.evidence.value(key));
    }
    view.insert(u"evidence"_s, rollout.evidenceHash);
    view.insert(u"sides"_s, QJsonArray{side(u"new"_s, rollout.version, entry.evidence.value(u"canary"_s).toObject()),
                                       side(u"stable"_s, rollout.previous, entry.evidence.value(u"stable"_s).toObject())});
    const auto canary = sideTotalsOf(entry.watch.value(u"canary"_s).toObject(), u"watch.canary"_s);
    const auto stable = sideTotalsOf(entry.watch.value(u"stable"_s).toObject(), u"watch.stable"_s);
    if (canary && stable) {
        view.insert(u"comparison"_s, comparisonOf({*canary, *stable, entry.evidence.value(u"guards"_s).toArray(), entry.evidence.value(u"seen"_s).toObject()}, platform.settings.guards));
    }
}

} // namespace

QJsonObject stageRow(const domain::StagePlan& plan, int stage)
{
    return {{u"name"_s, plan.nameOf(stage)}, {u"share_percent"_s, plan.at(stage).share.fraction() * 100}, {u"watch_seconds"_s, seconds(plan.at(stage).watch)}};
}

QJsonObject rolloutView(const Platform& platform, const RolloutEntry& entry)
{
    const Rollout& rollout = entry.rollout;
    const Timestamp now = platform.clock.now();
    const auto begun = platform.book.begunAt(rollout.id);
    QJsonObject view{{u"id"_s, rollout.id.text()},
                     {u"kind"_s, domain::name(rollout.kind)},
                     {u"version"_s, rollout.version.text()},
                     {u"previous"_s, rollout.previous.text()},
                     {u"artefact"_s, rollout.artefactHash},
                     {u"state"_s, domain::name(rollout.state)},
                     {u"sentence"_s, domain::sentence(rollout)},
                     {u"share_percent"_s, text(domain::requiredShare(rollout))},
                     {u"stage"_s, rollout.stage},
                     {u"stages"_s, rollout.plan.text()},
                     {u"plan"_s, planRows(entry)},
                     {u"time_left"_s, roughText(domain::timeLeft(rollout))},
                     {u"time_left_seconds"_s, seconds(domain::timeLeft(rollout))},
                     {u"watched_seconds"_s, seconds(rollout.watched)},
                     {u"watch_left_seconds"_s, seconds(domain::watchLeft(rollout))},
                     {u"begun"_s, begun ? QJsonValue(text(*begun)) : QJsonValue()},
                     {u"since"_s, text(rollout.since)},
                     {u"now"_s, text(now)},
                     {u"requested_by"_s, rollout.requestedBy},
                     {u"approvals"_s, approvalsText(rollout)},
                     {u"operation"_s, entry.operation},
                     {u"next"_s, toJson(nextDecision(platform.settings.policy.approval, entry, now))},
                     {u"record"_s, domain::toJson(rollout)}};
    if (!rollout.reason.isEmpty()) {
        view.insert(u"reason"_s, rollout.reason);
    }
    if (!entry.evidence.isEmpty()) {
        insertEvidence(view, platform, entry);
    }
    return view;
}

api::Reply decided(const RolloutEntry& entry)
{
    const bool isTurned = entry.rollout.state == domain::RolloutState::Aborting || entry.rollout.state == domain::RolloutState::Draining;
    return {{{u"sentence"_s, domain::sentence(entry.rollout)}, {u"rollout"_s, entry.rollout.id.text()}}, entry.operation, 0, isTurned};
}

} // namespace godel::engine
