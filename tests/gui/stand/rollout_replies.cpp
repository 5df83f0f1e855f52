#include "gui/stand/rollout_replies.h"

#include "base/clock.h"

#include <QJsonArray>

namespace godel::test {

using namespace Qt::StringLiterals;

namespace {

QJsonObject comparisonRow(const QString& title, const QString& unit, const QJsonObject& rest)
{
    QJsonObject row{{u"metric"_s, title}, {u"title"_s, title}, {u"unit"_s, unit}, {u"stable"_s, 0.41}, {u"canary"_s, 0.44}, {u"difference"_s, 0.03}, {u"low"_s, -0.1}, {u"high"_s, 0.16},
                    {u"n_stable"_s, 30000}, {u"n_canary"_s, 1812}, {u"gate"_s, u"ok"_s}, {u"reason"_s, u"below the limit of 1 %"_s}};
    for (auto entry = rest.begin(); entry != rest.end(); ++entry) {
        row.insert(entry.key(), entry.value());
    }
    return row;
}

QJsonArray planOf(const domain::Rollout& rollout)
{
    QJsonArray plan;
    for (int stage = 0; stage < rollout.plan.count(); ++stage) {
        plan.append(QJsonObject{{u"name"_s, rollout.plan.nameOf(stage)}, {u"share_percent"_s, rollout.plan.at(stage).share.fraction() * 100}, {u"watch_seconds"_s, 900},
                                {u"state"_s, stage < rollout.stage ? u"done"_s : stage == rollout.stage ? u"now"_s : u"ahead"_s}});
    }
    return plan;
}

} // namespace

domain::Rollout rolloutIn(domain::RolloutState state)
{
    domain::Rollout rollout;
    rollout.id = *domain::RolloutId::parse(u"rollout-20261125-020202-1a2b"_s, u"id"_s);
    rollout.version = *domain::Version::parse(u"v2.1.0"_s, u"version"_s);
    rollout.previous = *domain::Version::parse(u"v2.0.0"_s, u"version"_s);
    rollout.artefactHash = u"9f3c"_s.repeated(16);
    rollout.requestedBy = u"anna"_s;
    rollout.request = u"faster search"_s;
    rollout.state = state;
    rollout.since = SystemClock().now() - 1min;
    rollout.evidenceHash = u"evidence-1"_s;
    if (state == domain::RolloutState::Held) {
        rollout.reason = u"a look first"_s;
        rollout.resumesTo = domain::RolloutState::Watching;
    }
    if (state == domain::RolloutState::NeedsPerson) {
        rollout.reason = u"the router does not answer"_s;
        rollout.resumesTo = domain::RolloutState::Shifting;
    }
    return rollout;
}

QJsonObject rolloutBody(const domain::Rollout& rollout, const QString& action)
{
    const QString named = !action.isEmpty() ? action : rollout.state == domain::RolloutState::AwaitingApproval ? u"approve"_s : rollout.state == domain::RolloutState::Held || rollout.state == domain::RolloutState::NeedsPerson ? u"resume"_s : u"none"_s;
    const QJsonArray comparison{comparisonRow(u"Error rate"_s, u"%"_s, {}),
                                comparisonRow(u"Latency p95"_s, u"ms"_s, {{u"stable"_s, 305}, {u"canary"_s, 612}, {u"difference"_s, 307}, {u"low"_s, QJsonValue()}, {u"high"_s, QJsonValue()}, {u"gate"_s, u"warning"_s}, {u"reason"_s, u"hold: over 500 ms"_s}}),
                                comparisonRow(u"Memory"_s, u"MiB"_s, {{u"canary"_s, QJsonValue()}, {u"difference"_s, QJsonValue()}, {u"n_canary"_s, QJsonValue()}, {u"gate"_s, u"no-data"_s}, {u"reason"_s, u"not enough data (140 of 300 requests)"_s}})};
    return {{u"id"_s, rollout.id.text()}, {u"kind"_s, domain::name(rollout.kind)}, {u"version"_s, rollout.version.text()}, {u"previous"_s, rollout.previous.text()},
            {u"artefact"_s, rollout.artefactHash}, {u"state"_s, domain::name(rollout.state)}, {u"sentence"_s, domain::sentence(rollout)}, {u"reason"_s, rollout.reason},
            {u"plan"_s, planOf(rollout)}, {u"stage"_s, rollout.stage}, {u"watched_seconds"_s, 300}, {u"watch_left_seconds"_s, 600}, {u"time_left_seconds"_s, 4200},
            {u"begun"_s, text(rollout.since - 10min)}, {u"since"_s, text(rollout.since)}, {u"requested_by"_s, rollout.requestedBy}, {u"operation"_s, u"op-1"_s},
            {u"evidence"_s, rollout.evidenceHash}, {u"verdict"_s, u"pass"_s}, {u"is_judged"_s, true}, {u"evidence_of_worse"_s, 1.3}, {u"abort_at"_s, 200}, {u"evidence_of_pass"_s, 41}, {u"pass_at"_s, 100},
            {u"realised_percent"_s, 1.02}, {u"comparison"_s, comparison}, {u"record"_s, domain::toJson(rollout)},
            {u"next"_s, QJsonObject{{u"action"_s, named}, {u"share_percent"_s, 5}, {u"requests_per_second"_s, 90}, {u"sentence"_s, u"5 % of the traffic (about 90 requests/s) moves to v2.1.0; it goes back by itself if it is worse"_s}}}};
}

QJsonObject evidenceBody(int scrapes, int from)
{
    const Timestamp begun = *parseTimestamp(u"2026-11-25T02:00:00Z"_s);
    QJsonArray rows;
    for (int number = from; number < scrapes; ++number) {
        rows.append(QJsonObject{{u"at"_s, text(begun + std::chrono::seconds(number))}, {u"stage"_s, number < 500 ? u"canary-1 (1 %)"_s : u"canary-2 (5 %)"_s}, {u"share_percent"_s, number < 500 ? 1 : 5},
                                {u"new_requests"_s, 10}, {u"new_bad_percent"_s, number % 7 * 0.1}, {u"stable_bad_percent"_s, number % 5 * 0.1}, {u"new_p95_ms"_s, 300 + number % 50},
                                {u"stable_p95_ms"_s, 290 + number % 40}, {u"evidence_of_worse"_s, 1 + number % 9 * 0.2}, {u"evidence_of_pass"_s, 1 + number * 0.05}, {u"verdict"_s, u"watching"_s}});
    }
    return {{u"sentence"_s, u"worked out again from %1 scrapes, and the same as it was"_s.arg(scrapes)}, {u"abort_at"_s, 200}, {u"pass_at"_s, 100},
            {u"limits"_s, QJsonObject{{u"error_warning_percent"_s, 1}, {u"error_critical_percent"_s, 5}, {u"p95_warning_ms"_s, 500}, {u"p95_critical_ms"_s, 2000}}}, {u"scrapes"_s, rows}};
}

} // namespace godel::test
