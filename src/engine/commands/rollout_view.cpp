#include "engine/commands/deploy_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;

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

QJsonObject side(const QString& name, const domain::Version& version, QJsonObject counted)
{
    counted.insert(u"side"_s, name);
    counted.insert(u"version"_s, version.text());
    return counted;
}

} // namespace

QJsonObject rolloutView(const RolloutEntry& entry)
{
    const Rollout& rollout = entry.rollout;
    QJsonObject view{{u"id"_s, rollout.id.text()},
                     {u"kind"_s, domain::name(rollout.kind)},
                     {u"version"_s, rollout.version.text()},
                     {u"previous"_s, rollout.previous.text()},
                     {u"state"_s, domain::name(rollout.state)},
                     {u"sentence"_s, domain::sentence(rollout)},
                     {u"share_percent"_s, text(domain::requiredShare(rollout))},
                     {u"stages"_s, rollout.plan.text()},
                     {u"time_left"_s, roughText(domain::timeLeft(rollout))},
                     {u"requested_by"_s, rollout.requestedBy},
                     {u"approvals"_s, approvalsText(rollout)},
                     {u"operation"_s, entry.operation}};
    if (!rollout.reason.isEmpty()) {
        view.insert(u"reason"_s, rollout.reason);
    }
    if (!entry.evidence.isEmpty()) {
        view.insert(u"verdict"_s, entry.evidence.value(u"verdict"_s));
        view.insert(u"evidence_of_worse"_s, entry.evidence.value(u"evidence_of_worse"_s));
        view.insert(u"abort_at"_s, entry.evidence.value(u"abort_at"_s));
        view.insert(u"evidence"_s, rollout.evidenceHash);
        view.insert(u"sides"_s, QJsonArray{side(u"new"_s, rollout.version, entry.evidence.value(u"canary"_s).toObject()),
                                           side(u"stable"_s, rollout.previous, entry.evidence.value(u"stable"_s).toObject())});
    }
    return view;
}

api::Reply decided(const RolloutEntry& entry)
{
    const bool isTurned = entry.rollout.state == domain::RolloutState::Aborting || entry.rollout.state == domain::RolloutState::Draining;
    return {{{u"sentence"_s, domain::sentence(entry.rollout)}, {u"rollout"_s, entry.rollout.id.text()}}, entry.operation, 0, isTurned};
}

} // namespace godel::engine
