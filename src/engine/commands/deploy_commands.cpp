#include "engine/commands/deploy_commands.h"
#include "engine/commands/rollout_preview.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Parameter;
using catalog::Role;
using domain::RolloutEvent;
using domain::RolloutEventKind;
using domain::Version;

namespace {

constexpr int mostRollouts = 1000;

const Parameter versionParameter{.name = u"version"_s, .help = u"The release, as releases:list names it"_s, .kind = Kind::Label, .isRequired = true};
const Parameter reasonParameter{.name = u"reason"_s, .help = u"Why; it stays on record"_s, .kind = Kind::Text, .isRequired = true};
const QStringList viewColumns{u"sentence"_s, u"verdict"_s, u"reason"_s, u"version"_s, u"previous"_s, u"state"_s, u"share_percent"_s, u"stages"_s, u"time_left"_s,
                              u"requested_by"_s, u"approvals"_s, u"next"_s, u"evidence_of_worse"_s, u"abort_at"_s, u"evidence_of_pass"_s, u"pass_at"_s, u"evidence"_s, u"id"_s, u"kind"_s, u"operation"_s,
                              u"sides"_s, u"side"_s, u"requests"_s, u"bad"_s, u"bad_percent"_s, u"p95_ms"_s, u"p99_ms"_s};

Reply viewReply(const Platform& platform, const RolloutEntry& entry)
{
    const auto verdict = verdictOf(entry);
    const int status = verdict == domain::Verdict::Abort || entry.rollout.state == domain::RolloutState::Aborted ? 2
        : entry.rollout.state == domain::RolloutState::Held || verdict == domain::Verdict::Inconclusive          ? 1
                                                                                                                 : 0;
    return {rolloutView(platform, entry), {}, status};
}

Pending<Reply> dryRun(Deployments& deployments, TrafficGauge& gauge, const domain::Rollout& rollout)
{
    const auto answer = Pending<Reply>::make();
    const auto traffic = gauge.measure();
    traffic.whenReadyDirectly([answer, traffic, rollout, &deployments] { answer.fulfil(rolloutPreview(rollout, deployments.platform(), traffic.result())); });
    return answer;
}

Result<Deployments::Wish> wishOf(const CommandCall& call, domain::RolloutKind kind)
{
    TRY(const auto version, Version::parse(call.text(u"version"_s), u"version"_s));
    Deployments::Wish wish{kind, version, call.text(u"reason"_s)};
    wish.supersedes = call.text(u"supersede"_s) == u"true";
    if (call.parameters.contains(u"stages"_s)) {
        TRY(wish.plan, domain::StagePlan::parse(call.text(u"stages"_s), u"stages"_s));
    }
    return wish;
}

Pending<Reply> begin(Deployments& deployments, TrafficGauge& gauge, const CommandCall& call, domain::RolloutKind kind)
{
    const auto wish = wishOf(call, kind);
    if (!wish) {
        return Pending<Reply>::of(fail(wish.error()));
    }
    if (!call.isDryRun) {
        return Pending<Reply>::of(deployments.begin(*wish, call.caller.person).map(decided));
    }
    const auto rollout = deployments.draft(*wish, call.caller.person);
    return rollout ? dryRun(deployments, gauge, *rollout) : Pending<Reply>::of(fail(rollout.error()));
}

/// `deploy:canary` also names a stage of a rollout that is under way: then it says how that stands. None: it begins one.
Result<std::optional<Reply>> stageOf(Deployments& deployments, const CommandCall& call)
{
    TRY(const auto active, deployments.platform().book.active());
    const QString version = call.text(u"version"_s);
    const bool isSame = active && (version.isEmpty() || version == active->rollout.version.text());
    if (call.parameters.contains(u"stage"_s)) {
        const domain::StagePlan& plan = isSame ? active->rollout.plan : deployments.platform().settings.plan;
        TRY(const int stage, plan.find(call.text(u"stage"_s), u"stage"_s));
        if (isSame && stage <= active->rollout.stage) {
            return std::optional(viewReply(deployments.platform(), *active));
        }
        if (stage != 0 && !isSame) {
            return fail(ErrorCode::Conflict, u"a rollout begins with %1, not with %2"_s.arg(plan.nameOf(0), plan.nameOf(stage)), u"Leave --stage out"_s, u"stage"_s);
        }
        if (isSame) {
            return fail(ErrorCode::Conflict, u"%1; the next stage comes with an approval"_s.arg(domain::sentence(active->rollout)), u"See deploy:monitor, then deploy:approve"_s, u"stage"_s);
        }
    }
    if (version.isEmpty()) {
        return fail(ErrorCode::Invalid, u"no version is named"_s, u"Say --version=VERSION; releases:list has them"_s, u"version"_s);
    }
    return std::optional<Reply>();
}

Pending<Reply> canary(Deployments& deployments, TrafficGauge& gauge, const CommandCall& call)
{
    const auto found = stageOf(deployments, call);
    if (!found) {
        return Pending<Reply>::of(fail(found.error()));
    }
    return *found ? Pending<Reply>::of(**found) : begin(deployments, gauge, call, domain::RolloutKind::Canary);
}

Asker askerOf(const CommandCall& call)
{
    return {call.caller.person, call.caller.role >= Role::Approver};
}

Result<Reply> approve(Deployments& deployments, const CommandCall& call)
{
    if (call.parameters.contains(u"stage"_s)) {
        TRY(const auto active, deployments.platform().book.theActive());
        TRY(const int stage, active.rollout.plan.find(call.text(u"stage"_s), u"stage"_s));
        if (stage != active.rollout.stage) {
            return fail(ErrorCode::Conflict, u"%1; stage %2 is not the one to approve"_s.arg(domain::sentence(active.rollout), active.rollout.plan.nameOf(stage)),
                        u"See deploy:status"_s, u"stage"_s);
        }
    }
    return deployments.approve(askerOf(call), call.text(u"evidence"_s), call.text(u"comment"_s)).map([](const RolloutEntry& entry) {
        // It goes on by itself at its next look: how it stands now is not what came of the approval.
        Reply reply = decided(entry);
        reply.body.insert(u"sentence"_s, lastApproval(entry.rollout));
        return reply;
    });
}

Result<Reply> hold(Deployments& deployments, const CommandCall& call)
{
    RolloutEvent event{.kind = RolloutEventKind::Hold, .reason = u"%1 (%2)"_s.arg(call.text(u"reason"_s), call.caller.person)};
    if (call.parameters.contains(u"for"_s)) {
        TRY(const auto span, parseDuration(call.text(u"for"_s), u"for"_s));
        event.until = deployments.platform().clock.now() + span;
    }
    TRY(const auto before, deployments.platform().book.theActive());
    TRY(const auto held, deployments.decide(call.caller.person, event));
    Reply reply = decided(held);
    // One that was held already is not to go on because of this.
    if (before.rollout.state != domain::RolloutState::Held) {
        reply.undo = api::WayBack{u"deploy:resume"_s};
    }
    return reply;
}

Result<Reply> resume(Deployments& deployments, const CommandCall& call)
{
    TRY(const auto active, deployments.platform().book.theActive());
    const bool isStuck = active.rollout.state == domain::RolloutState::NeedsPerson;
    return deployments.decide(call.caller.person, {.kind = isStuck ? RolloutEventKind::Retry : RolloutEventKind::Resume}).map(decided);
}

Result<Reply> reject(Deployments& deployments, const CommandCall& call)
{
    TRY(const auto active, deployments.platform().book.theActive());
    const bool isAsked = active.rollout.state == domain::RolloutState::AwaitingApproval || active.rollout.state == domain::RolloutState::Held;
    return deployments.decide(call.caller.person, {.kind = isAsked ? RolloutEventKind::Reject : RolloutEventKind::Abort,
                                                   .reason = u"%1 (rejected by %2)"_s.arg(call.text(u"reason"_s), call.caller.person)}).map(decided);
}

Result<Reply> monitor(Deployments& deployments, const CommandCall& call)
{
    TRY(const auto active, deployments.platform().book.theActive());
    Reply reply = viewReply(deployments.platform(), active);
    reply.operation = active.operation;
    if (call.parameters.contains(u"stage"_s)) {
        TRY(const int stage, active.rollout.plan.find(call.text(u"stage"_s), u"stage"_s));
        if (stage < active.rollout.stage) {
            reply.operation.clear();
        }
        reply.followFor = domain::watchLeft(active.rollout);
    }
    if (call.parameters.contains(u"duration"_s)) {
        TRY(reply.followFor, parseDuration(call.text(u"duration"_s), u"duration"_s));
    }
    return reply;
}

Result<Reply> status(Deployments& deployments)
{
    TRY(const auto active, deployments.platform().book.active());
    if (active) {
        return viewReply(deployments.platform(), *active);
    }
    TRY(const auto lineup, deployments.platform().fleet.lineup());
    TRY(const auto stable, lineup.stableVersion());
    QJsonObject body{{u"sentence"_s, u"no rollout is under way; %1 has the traffic"_s.arg(stable.text())}, {u"version"_s, stable.text()}};
    TRY(const auto newest, deployments.platform().book.newest(1));
    if (!newest.isEmpty()) {
        body.insert(u"last"_s, newest.first().rollout.id.text());
    }
    return Reply{body, {}, 0};
}

QJsonObject historyRow(const RolloutBook& book, const RolloutEntry& entry)
{
    const domain::Rollout& rollout = entry.rollout;
    const auto begun = book.begunAt(rollout.id);
    QStringList approvers;
    for (const domain::Approval& approval : rollout.approvals) {
        approvers.append(approval.approver);
    }
    approvers.removeDuplicates();
    return {{u"id"_s, rollout.id.text()},
            {u"kind"_s, domain::name(rollout.kind)},
            {u"version"_s, rollout.version.text()},
            {u"previous"_s, rollout.previous.text()},
            {u"state"_s, domain::name(rollout.state)},
            {u"by"_s, rollout.requestedBy},
            {u"requested_by"_s, rollout.requestedBy},
            {u"approvals"_s, approvers.join(u", ")},
            {u"begun"_s, begun ? QJsonValue(text(*begun)) : QJsonValue()},
            {u"ended"_s, domain::isOver(rollout.state) ? QJsonValue(text(rollout.since)) : QJsonValue()},
            {u"stage_reached"_s, entry.evidence.isEmpty() ? QString() : rollout.plan.nameOf(rollout.stage)},
            {u"verdict"_s, entry.evidence.isEmpty() ? u"not judged"_s : domain::name(verdictOf(entry))},
            {u"reason"_s, rollout.reason}};
}

Result<Reply> history(Deployments& deployments, const CommandCall& call)
{
    if (call.parameters.contains(u"id"_s)) {
        TRY(const auto id, domain::RolloutId::parse(call.text(u"id"_s), u"id"_s));
        TRY(const auto entry, deployments.platform().book.find(id));
        return viewReply(deployments.platform(), entry);
    }
    const int limit = call.text(u"limit"_s).toInt();
    if (limit < 1 || limit > mostRollouts) {
        return fail(ErrorCode::Invalid, u"a list has 1 to %1 lines"_s.arg(mostRollouts), u"Choose a limit in between"_s, u"limit"_s);
    }
    TRY(const auto entries, deployments.platform().book.newest(limit));
    QJsonArray rows;
    for (const RolloutEntry& entry : entries) {
        rows.append(historyRow(deployments.platform().book, entry));
    }
    return Reply{{{u"rollouts"_s, rows}}, {}, 0};
}

Pending<Reply> precheck(Deployments& deployments, const CommandCall& call)
{
    const auto version = Version::parse(call.text(u"version"_s), u"version"_s);
    const auto draft = version.and_then([&](const Version& found) {
        Deployments::Wish wish{domain::RolloutKind::Canary, found, {}};
        wish.supersedes = call.text(u"supersede"_s) == u"true";
        return deployments.draft(wish, call.caller.person);
    });
    if (!draft) {
        return Pending<Reply>::of(fail(draft.error()));
    }
    const auto answer = Pending<Reply>::make();
    // The run is kept by its own last word, and so lives until every answer has come.
    const auto run = std::make_shared<PrecheckRun>(deployments.platform().prechecks, *draft);
    run->whenDone([run, answer] { answer.fulfil(Reply{{{u"checks"_s, toJson(run->findings())}}, {}, run->result() ? 0 : 2}); });
    return answer;
}

} // namespace

void addDeployCommands(CommandSet& commands, Deployments& deployments, TrafficGauge& gauge)
{
    const auto direct = [&commands, &deployments](catalog::CommandSpec spec, auto handler) {
        commands.addDirect(std::move(spec), [&deployments, handler](const CommandCall& call) { return handler(deployments, call); });
    };
    Parameter optionalVersion = versionParameter;
    optionalVersion.isRequired = false;
    const Parameter supersede{.name = u"supersede"_s, .help = u"End the rollout that is under way, and begin once it has left the traffic"_s, .kind = Kind::Flag};
    const Parameter stage{.name = u"stage"_s, .help = u"A stage: its share, or canary-1, canary-2 ..."_s};
    commands.add({.name = u"deploy:precheck"_s, .summary = u"Ask everything that must be well before a version gets traffic"_s,
                  .parameters = {versionParameter, {.name = u"supersede"_s, .help = u"As if the rollout that is under way had left; it is not ended"_s, .kind = Kind::Flag}},
                  .columns = {u"check"_s, u"result"_s, u"finding"_s, u"asks"_s}},
                 [&deployments](const CommandCall& call) { return precheck(deployments, call); });
    direct({.name = u"deploy:first"_s, .summary = u"Start the first version where none runs"_s, .role = Role::Operator, .danger = Danger::Changes, .parameters = {versionParameter}},
           [](Deployments& all, const CommandCall& call) -> Result<Reply> {
               TRY(const auto version, Version::parse(call.text(u"version"_s), u"version"_s));
               TRY(const auto operation, all.beginFirst(version, call.caller.person));
               return Reply{{{u"version"_s, version.text()}}, operation.text(), 0};
           });
    const QStringList planColumns{u"version"_s, u"previous"_s, u"time_to_a_verdict"_s, u"advice"_s, u"step"_s, u"what"_s};
    commands.add({.name = u"deploy:canary"_s, .summary = u"Bring a version to production stage by stage, watched"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                  .parameters = {optionalVersion, stage, {.name = u"stages"_s, .help = u"Shares and watches of this rollout: 1:15m,5:30m,25:1h,100:30m"_s},
                                 {.name = u"reason"_s, .help = u"What it is for"_s}, supersede},
                  .columns = planColumns},
                 [&deployments, &gauge](const CommandCall& call) { return canary(deployments, gauge, call); });
    commands.add({.name = u"deploy:hotfix"_s, .summary = u"Bring a version at once; a second person confirms it"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                  .needsSecondPerson = true, .parameters = {versionParameter, reasonParameter, supersede}, .columns = planColumns},
                 [&deployments, &gauge](const CommandCall& call) { return begin(deployments, gauge, call, domain::RolloutKind::Hotfix); });
    direct({.name = u"deploy:confirm"_s, .summary = u"Be the second person of a hotfix"_s, .role = Role::Approver, .danger = Danger::Changes},
           [](Deployments& all, const CommandCall& call) { return all.confirm(askerOf(call)).map(decided); });
    direct({.name = u"deploy:monitor"_s, .summary = u"Watch both versions side by side, live"_s,
            .parameters = {stage, {.name = u"duration"_s, .help = u"How long"_s, .kind = Kind::Duration}}, .columns = viewColumns}, monitor);
    direct({.name = u"deploy:status"_s, .summary = u"How the rollout stands"_s, .columns = viewColumns}, [](Deployments& all, const CommandCall&) { return status(all); });
    direct({.name = u"deploy:history"_s, .summary = u"Rollouts, newest first, or one with its evidence"_s,
            .parameters = {{.name = u"id"_s, .help = u"One rollout"_s, .kind = Kind::Label}, {.name = u"limit"_s, .help = u"How many lines"_s, .kind = Kind::Whole, .otherwise = u"20"_s}},
            .columns = QStringList{u"id"_s, u"kind"_s, u"begun"_s, u"ended"_s, u"stage_reached"_s} + viewColumns}, history);
    direct({.name = u"deploy:approve"_s, .summary = u"Let the rollout go to its next stage"_s, .role = Role::Approver, .danger = Danger::Changes,
            .parameters = {stage, {.name = u"comment"_s, .help = u"For the record"_s}, {.name = u"evidence"_s, .help = u"Hash of the evidence you have seen; that of now if left out"_s}}}, approve);
    direct({.name = u"deploy:hold"_s, .summary = u"Keep the rollout where it is"_s, .role = Role::Operator, .danger = Danger::Changes,
            .parameters = {reasonParameter, {.name = u"for"_s, .help = u"Then it goes on by itself"_s, .kind = Kind::Duration}},
            .undoneBy = {u"deploy:resume"_s}}, hold);
    direct({.name = u"deploy:resume"_s, .summary = u"Let a held rollout go on"_s, .role = Role::Operator, .danger = Danger::Changes}, resume);
    direct({.name = u"deploy:reject"_s, .summary = u"Turn the rollout back"_s, .role = Role::Operator, .danger = Danger::Changes, .parameters = {reasonParameter}}, reject);
    direct({.name = u"deploy:complete"_s, .summary = u"End the watch of the last canary stage, or of the soak"_s, .role = Role::Approver, .danger = Danger::Disrupts},
           [](Deployments& all, const CommandCall& call) { return all.complete(call.caller.person).map(decided); });
}

} // namespace godel::engine
