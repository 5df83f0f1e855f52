#include "engine/commands/rollout_preview.h"

#include "engine/commands/deploy_commands.h"
#include "engine/rollout/traffic_gauge.h"

#include <QJsonArray>
#include <cmath>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::Traffic;

namespace {

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// The rollout as it would be when it leaves that stage with a pass.
int approvalsOutOf(const domain::ApprovalPolicy& policy, const Rollout& rollout, int stage)
{
    Rollout there = rollout;
    there.stage = stage;
    return domain::neededApprovals(policy, there);
}

QJsonArray stepRows(const Rollout& rollout, const Platform& platform)
{
    QJsonArray steps;
    const auto step = [&steps](const QString& what, const QString& how) { steps.append(QJsonObject{{u"step"_s, what}, {u"what"_s, how}}); };
    step(u"precheck"_s, u"ask %1 questions"_s.arg(platform.prechecks.all().size()));
    step(u"snapshot"_s, u"dump the database, note version and configuration, bring migrations"_s);
    step(u"start"_s, u"start %1 instances of %2 without traffic"_s.arg(platform.fleet.settings().instances).arg(rollout.version.text()));
    for (int stage = 0; stage < rollout.plan.count(); ++stage) {
        const bool asks = stage != rollout.plan.last() && approvalsOutOf(platform.settings.policy.approval, rollout, stage) > 0;
        step(rollout.plan.nameOf(stage), u"watch for %1%2"_s.arg(text(rollout.plan.at(stage).watch), asks ? u", then ask for approval"_s : QString()));
    }
    step(u"promote"_s, u"%1 takes the stable place (no return from here on)"_s.arg(rollout.version.text()));
    step(u"retire"_s, u"stop %1 once its last request is answered"_s.arg(rollout.previous.text()));
    return steps;
}

QString whoApproves(const domain::ApprovalPolicy& policy, const Rollout& rollout, int needed)
{
    if (needed == 0) {
        return u"nobody: a pass goes on by itself"_s;
    }
    const QString count = needed == 1 ? u"one"_s : QString::number(needed);
    const QString among = policy.approvers.isEmpty() ? u"with the role of an approver"_s : u"of %1"_s.arg(policy.approvers.join(u", "));
    return policy.mayApproveOwn ? u"%1 %2"_s.arg(count, among) : u"%1 %2, but not %3"_s.arg(count, among, rollout.requestedBy);
}

/// Who must approve the shift out of each stage before the last; of a hotfix, who reviews it.
QJsonArray approvalRows(const Rollout& rollout, const domain::ApprovalPolicy& policy)
{
    QJsonArray rows;
    const auto row = [&](const QString& step, int needed, const QString& sentence) {
        rows.append(QJsonObject{{u"step"_s, step}, {u"needed"_s, needed}, {u"approvers"_s, QJsonArray::fromStringList(policy.approvers)},
                                {u"may_approve_own"_s, policy.mayApproveOwn}, {u"sentence"_s, sentence}});
    };
    for (int stage = 0; stage < rollout.plan.last(); ++stage) {
        const int needed = approvalsOutOf(policy, rollout, stage);
        row(rollout.plan.nameOf(stage), needed, whoApproves(policy, rollout, needed));
    }
    if (rollout.isReviewOpen()) {
        row(u"review"_s, 1, u"one with the role of an approver, but not %1; afterwards, since a hotfix does not wait"_s.arg(rollout.requestedBy));
    }
    return rows;
}

QJsonObject forecastRow(const domain::VerdictSettings& settings, const Traffic& traffic, const domain::StagePlan& plan, int number)
{
    const domain::Stage& stage = plan.at(number);
    const domain::Forecast forecast = domain::forecastPass(settings, traffic, stage.share, stage.watch);
    const auto watch = domain::watchThatDoes(settings, traffic, stage.share);
    const auto share = domain::shareThatDoes(settings, traffic, stage.watch);
    return {{u"stage"_s, plan.nameOf(number)},
            {u"share_percent"_s, stage.share.fraction() * 100},
            {u"watch_seconds"_s, seconds(stage.watch)},
            {u"requests"_s, std::ceil(forecast.requests)},
            {u"seconds"_s, forecast.time ? QJsonValue(seconds(*forecast.time)) : QJsonValue()},
            {u"is_within_watch"_s, forecast.isWithinWatch},
            {u"watch_needed_seconds"_s, watch ? QJsonValue(seconds(*watch)) : QJsonValue()},
            {u"share_needed_percent"_s, share ? QJsonValue(share->fraction() * 100) : QJsonValue()},
            {u"sentence"_s, forecast.sentence}};
}

} // namespace

api::Reply rolloutPreview(const Rollout& rollout, const Platform& platform, const Result<Traffic>& traffic)
{
    const domain::VerdictSettings& settings = platform.settings.verdict;
    QJsonArray rows;
    for (int stage = 0; traffic && stage < rollout.plan.last(); ++stage) {
        rows.append(forecastRow(settings, *traffic, rollout.plan, stage));
    }
    const QStringList times = traffic ? forecasts(settings, *traffic, rollout.plan) : QStringList{u"not known: %1"_s.arg(godel::text(traffic.error()))};
    return {{{u"version"_s, rollout.version.text()},
             {u"previous"_s, rollout.previous.text()},
             {u"steps"_s, stepRows(rollout, platform)},
             {u"approvals"_s, approvalRows(rollout, platform.settings.policy.approval)},
             {u"time_to_a_verdict"_s, times.join(u"; ")},
             {u"traffic"_s, traffic ? QJsonValue(QJsonObject{{u"requests_per_second"_s, traffic->requestsPerSecond}, {u"bad_percent"_s, traffic->badRate * 100}}) : QJsonValue()},
             {u"forecasts"_s, rows},
             {u"advice"_s, traffic ? domain::adviceOn(settings, *traffic, rollout.plan) : QString()}},
            {},
            0};
}

} // namespace godel::engine
