#include "engine/commands/operations_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;

namespace {

QString stepInHand(const Operation& operation)
{
    for (const StepRecord& step : operation.steps) {
        if (step.state == StepState::Begun) {
            return step.name;
        }
    }
    return {};
}

void addUndo(QJsonObject& body, const Result<>& may)
{
    body.insert(u"may_undo"_s, may.has_value());
    if (!may) {
        body.insert(u"why_not_undo"_s, text(may.error()));
    }
}

Result<Operation> named(const Runner& runner, const CommandCall& call)
{
    TRY(const auto id, OperationId::parse(call.text(u"id"_s), u"id"_s));
    return runner.find(id);
}

Result<Reply> list(const Runner& runner, const CommandCall& call)
{
    const int limit = call.text(u"limit"_s).toInt();
    if (limit < 1 || limit > 1000) {
        return fail(ErrorCode::Invalid, u"a list has 1 to 1000 lines"_s, u"Choose a limit in between"_s, u"limit"_s);
    }
    TRY(const auto operations, runner.newest(limit));
    const auto may = runner.mayUndo(operations);
    QJsonArray rows;
    for (const Operation& operation : operations) {
        QJsonObject row{{u"id"_s, operation.id.text()}, {u"plan"_s, operation.plan}, {u"state"_s, name(operation.state)},
                        {u"step"_s, stepInHand(operation)}, {u"started"_s, text(operation.startedAt)}, {u"by"_s, operation.startedBy}};
        if (operation.undoes) {
            row.insert(u"undoes"_s, operation.undoes->text());
        }
        addUndo(row, may.at(operation.id));
        rows.append(row);
    }
    return Reply{{{u"operations"_s, rows}}, {}, 0};
}

Result<Reply> show(const Runner& runner, const CommandCall& call)
{
    TRY(const auto operation, named(runner, call));
    QJsonObject body = toJson(operation);
    body.insert(u"id"_s, operation.id.text());
    addUndo(body, runner.mayUndo(operation.id));
    // A plan that this version does not know can only be looked at.
    if (const auto outlook = runner.outlook(operation.id)) {
        body.insert(u"outlook"_s, *outlook);
    }
    return Reply{body, {}, 0};
}

Result<Reply> follow(const Runner& runner, const CommandCall& call)
{
    TRY(const auto operation, named(runner, call));
    return Reply{{{u"id"_s, operation.id.text()}, {u"plan"_s, operation.plan}}, operation.id.text(), 0};
}

Result<Reply> cancel(Runner& runner, const CommandCall& call)
{
    TRY(const auto id, OperationId::parse(call.text(u"id"_s), u"id"_s));
    TRY_DO(runner.cancel(id, call.caller.person));
    return Reply{{{u"id"_s, id.text()}}, id.text(), 0, true};
}

Result<Reply> undo(Runner& runner, const CommandCall& call)
{
    TRY(const auto id, OperationId::parse(call.text(u"id"_s), u"id"_s));
    if (call.isDryRun) {
        return runner.previewUndo(id).map([](const QJsonObject& steps) { return Reply{steps, {}, 0}; });
    }
    TRY(const auto undoing, runner.undo(id, call.caller.person));
    return Reply{{{u"id"_s, undoing.text()}, {u"undoes"_s, id.text()}}, undoing.text(), 0};
}

Result<Reply> resume(Runner& runner, const CommandCall& call)
{
    TRY(const auto id, OperationId::parse(call.text(u"id"_s), u"id"_s));
    TRY_DO(runner.tryAgain(id));
    return Reply{{{u"id"_s, id.text()}}, id.text(), 0};
}

} // namespace

void addOperationsCommands(CommandSet& commands, Runner& runner)
{
    const catalog::Parameter id{.name = u"id"_s, .help = u"The operation"_s, .kind = Kind::Label, .isRequired = true};
    commands.addDirect({.name = u"operations:list"_s, .summary = u"What goes on and what went on, newest first"_s,
                        .parameters = {{.name = u"limit"_s, .help = u"How many lines"_s, .kind = Kind::Whole, .otherwise = u"20"_s}},
                        .columns = {u"id"_s, u"plan"_s, u"state"_s, u"step"_s, u"started"_s, u"by"_s, u"undoes"_s, u"may_undo"_s, u"why_not_undo"_s}},
                       [&runner](const CommandCall& call) { return list(runner, call); });
    commands.addDirect({.name = u"operations:show"_s, .summary = u"One operation with its steps"_s, .parameters = {id},
                        .columns = {u"id"_s, u"plan"_s, u"undoes"_s, u"state"_s, u"may_undo"_s, u"why_not_undo"_s, u"error"_s, u"started_by"_s, u"started_at"_s, u"parameters"_s, u"claims"_s, u"steps"_s, u"name"_s}},
                       [&runner](const CommandCall& call) { return show(runner, call); });
    commands.addDirect({.name = u"operations:follow"_s, .summary = u"Watch an operation until it ends"_s, .parameters = {id}},
                       [&runner](const CommandCall& call) { return follow(runner, call); });
    commands.addDirect({.name = u"operations:cancel"_s, .summary = u"Stop an operation and take back what it did"_s, .role = Role::Operator,
                        .danger = Danger::Changes, .parameters = {id}},
                       [&runner](const CommandCall& call) { return cancel(runner, call); });
    commands.addDirect({.name = u"operations:undo"_s, .summary = u"Take back what an operation that is done did, step by step"_s, .role = Role::Operator,
                        .danger = Danger::Disrupts, .parameters = {id}, .columns = {u"id"_s, u"undoes"_s, u"step"_s, u"what"_s, u"undo"_s}},
                       [&runner](const CommandCall& call) { return undo(runner, call); });
    commands.addDirect({.name = u"operations:resume"_s, .summary = u"Let an operation that needs a person try again"_s, .role = Role::Operator,
                        .danger = Danger::Changes, .parameters = {id}},
                       [&runner](const CommandCall& call) { return resume(runner, call); });
}

} // namespace godel::engine
