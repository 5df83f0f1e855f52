#include "engine/commands/overview_commands.h"

#include "engine/commands/attention_command.h"
#include "engine/rollout/restart_plan.h"
#include "engine/rollout/rollout_plan.h"
#include "engine/rollout/rollout_turns.h"
#include "engine/rollout/snapshot_plan.h"

#include <algorithm>
#include <QHash>
#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;
using domain::RolloutKind;
using domain::RolloutState;

namespace {

constexpr int mostChanges = 500;
constexpr int mostRollouts = 200;
constexpr int mostOperations = 500;
constexpr Duration longest = 24h * 31;

/// Something that somebody or the engine changed.
struct Change {
    Timestamp at;
    QString kind;
    QString sentence;
    QString by;
    QString level;
    QString rollout{};
    QString operation{};
};

QJsonObject toJson(const Change& change)
{
    return {{u"at"_s, text(change.at)},       {u"kind"_s, change.kind},         {u"sentence"_s, change.sentence}, {u"by"_s, change.by},
            {u"rollout"_s, change.rollout}, {u"operation"_s, change.operation}, {u"level"_s, change.level}};
}

/// The changes of one answer as they are found.
struct Found {
    Timestamp from;
    QHash<QString, RolloutEntry> rollouts; ///< by stream
    QHash<QString, QString> lastState;     ///< by stream
    QList<Change> changes;

    void add(const Change& change)
    {
        if (change.at >= from) {
            changes.append(change);
        }
    }
    void take(const ports::Event& event);
    [[nodiscard]] Reply reply();
};

/// How a state that a rollout comes into is told; nothing for those that change nothing for users.
struct Told {
    RolloutState state;
    const char* kind;
    const char* level;
    const char* phrase;
};

constexpr std::array told{
    Told{RolloutState::Shifting, "stage", "info", "goes to"},
    Told{RolloutState::Soak, "stage", "ok", "has all the traffic:"},
    Told{RolloutState::Held, "rollout", "warning", "is held at"},
    Told{RolloutState::Aborting, "rollback", "critical", "is turned back from"},
    Told{RolloutState::Done, "rollout", "ok", "is rolled out:"},
    Told{RolloutState::Aborted, "rollout", "warning", "has left the traffic:"},
    Told{RolloutState::NeedsPerson, "rollout", "critical", "needs a person:"},
};

void Found::take(const ports::Event& event)
{
    const QString state = event.body.value(u"state"_s).toString();
    const QString before = lastState.value(event.stream);
    if (state.isEmpty() || state == before) {
        return;
    }
    lastState.insert(event.stream, state);
    const RolloutEntry& entry = rollouts[event.stream];
    const domain::Rollout& rollout = entry.rollout;
    const QString by = event.body.value(u"by"_s).toString(u"the engine"_s);
    Change change{event.at, rollout.kind == RolloutKind::Rollback ? u"rollback"_s : u"rollout"_s, {}, by, u"info"_s, rollout.id.text(), entry.operation};
    if (before.isEmpty()) {
        change.sentence = rollout.kind == RolloutKind::Rollback ? u"a rollback from %1 to %2 begins"_s.arg(rollout.previous.text(), rollout.version.text())
                                                                 : u"%1 begins its way to production"_s.arg(rollout.version.text());
        return add(change);
    }
    for (const Told& row : told) {
        if (domain::name(row.state) == state) {
            const bool keepsKind = change.kind == u"rollback"_s && QLatin1StringView(row.kind) == "rollout"_L1;
            change.kind = keepsKind ? change.kind : QString(QLatin1StringView(row.kind));
            change.level = QLatin1StringView(row.level);
            const bool namesStage = row.state == RolloutState::Shifting || row.state == RolloutState::Held || row.state == RolloutState::Aborting;
            const QString stage = event.body.value(u"stage"_s).toString();
            const QString sentence = event.body.value(u"sentence"_s).toString();
            change.sentence = u"%1 %2 %3"_s.arg(rollout.version.text(), QLatin1StringView(row.phrase), namesStage && !stage.isEmpty() ? stage : sentence);
            if (const QString reason = event.body.value(u"reason"_s).toString(); namesStage && !reason.isEmpty()) {
                change.sentence += u": "_s + reason;
            }
            add(change);
        }
    }
}

Reply Found::reply()
{
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.at > b.at; });
    QJsonArray rows;
    for (const Change& change : changes.mid(0, mostChanges)) {
        rows.append(toJson(change));
    }
    return {{{u"changes"_s, rows}}, {}, 0};
}

QString levelOf(OperationState state)
{
    switch (state) {
    case OperationState::Done: return u"ok"_s;
    case OperationState::NeedsPerson: return u"critical"_s;
    case OperationState::Undoing:
    case OperationState::Undone: return u"warning"_s;
    case OperationState::Running: break;
    }
    return u"info"_s;
}

/// A rollout tells of itself; every other operation counts at the time at which it began.
Result<> addOperations(const Runner& runner, Found& found)
{
    TRY(const auto operations, runner.newest(mostOperations));
    for (const Operation& operation : operations) {
        if (operation.plan == rolloutPlan) {
            continue;
        }
        const bool isRestart = operation.plan == restartPlan || operation.plan == stopPlan;
        const QString kind = isRestart ? u"restart"_s : operation.plan == snapshotPlan ? u"snapshot"_s : operation.plan == firstPlan ? u"rollout"_s : u"operation"_s;
        const QString why = operation.error ? u": "_s + operation.error->message : QString();
        const QString what = operation.undoes ? u"the undo of %1"_s.arg(operation.plan) : operation.plan;
        found.add({operation.startedAt, kind, u"%1 is %2%3"_s.arg(what, name(operation.state), why), operation.startedBy, levelOf(operation.state), {}, operation.id.text()});
    }
    return {};
}

Result<> addConfiguration(ports::ConfigHistory& history, Found& found)
{
    TRY(const auto changes, history.list({}, mostChanges));
    for (const ports::ConfigChange& change : changes) {
        const QString how = change.isOutside ? (change.files.size() == 1 ? u" was changed with an editor"_s : u" were changed with an editor"_s) : u": "_s + change.reason;
        found.add({change.at, u"config"_s, change.files.join(u", ") + how, change.author, u"info"_s});
    }
    return {};
}

/// The rollouts that had not ended when the window began.
Result<QStringList> streamsIn(const RolloutBook& book, Found& found)
{
    QStringList streams;
    TRY(const auto entries, book.newest(mostRollouts));
    for (const RolloutEntry& entry : entries) {
        if (!domain::isOver(entry.rollout.state) || entry.rollout.since >= found.from) {
            streams.append(RolloutBook::streamOf(entry.rollout.id));
            found.rollouts.insert(streams.last(), entry);
        }
    }
    return streams;
}

Result<std::pair<std::shared_ptr<Found>, QStringList>> lookedUp(const OverviewParts& parts, const CommandCall& call)
{
    TRY(const auto last, parseDuration(call.text(u"last"_s), u"last"_s));
    if (last <= Duration::zero() || last > longest) {
        return fail(ErrorCode::Invalid, u"%1 cannot be looked back"_s.arg(text(last)), u"Choose up to %1"_s.arg(text(longest)), u"last"_s);
    }
    // Shared by the pages of the streams that are still to come.
    const auto found = std::make_shared<Found>();
    found->from = parts.deployments.platform().clock.now() - last;
    TRY_DO(addOperations(parts.runner, *found));
    TRY_DO(addConfiguration(parts.history, *found));
    TRY(const auto streams, streamsIn(parts.deployments.platform().book, *found));
    return std::pair(found, streams);
}

Pending<Reply> changes(const OverviewParts& parts, RolloutTurns& turns, const CommandCall& call)
{
    const auto looked = lookedUp(parts, call);
    if (!looked) {
        return Pending<Reply>::of(fail(looked.error()));
    }
    const auto answer = Pending<Reply>::make();
    const auto told = turns.upToNow(looked->second);
    told.whenReadyDirectly([answer, told, found = looked->first] {
        answer.fulfil(told.result().map([&found](const QList<ports::Event>& all) {
            for (const ports::Event& turn : all) {
                found->take(turn);
            }
            return found->reply();
        }));
    });
    return answer;
}

} // namespace

void addOverviewCommands(CommandSet& commands, const OverviewParts& parts)
{
    commands.addDirect({.name = u"attention:list"_s, .summary = u"What waits for somebody, and whether that may be you"_s,
                        .columns = {u"kind"_s, u"sentence"_s, u"by"_s, u"since"_s, u"until"_s, u"may"_s, u"why_not"_s, u"rollout"_s, u"operation"_s}},
                       [parts](const CommandCall& call) { return attention(parts, call.caller); });
    commands.add({.name = u"changes:list"_s, .summary = u"What was changed lately, newest first"_s,
                  .parameters = {{.name = u"last"_s, .help = u"How far to look back, at most 31 days"_s, .kind = Kind::Duration, .otherwise = u"1d"_s}},
                  .columns = {u"at"_s, u"kind"_s, u"level"_s, u"sentence"_s, u"by"_s, u"rollout"_s, u"operation"_s}},
                 [parts, turns = std::make_shared<RolloutTurns>(parts.deployments.platform().book)](const CommandCall& call) { return changes(parts, *turns, call); });
}

} // namespace godel::engine
