#include "engine/commands/config_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Parameter;
using catalog::Role;
using ports::ConfigChange;
using ports::Revision;

namespace {

const Parameter fileParameter{.name = u"file"_s, .help = u"A file of the configuration folder: platform.json"_s, .kind = Kind::Label, .isRequired = true};
const Parameter revisionParameter{.name = u"revision"_s, .help = u"As config:history names it"_s, .kind = Kind::Label, .isRequired = true};
const Parameter reasonParameter{.name = u"reason"_s, .help = u"Why; it stays on record"_s, .isRequired = true};
const QStringList changeColumns{u"revision"_s, u"at"_s, u"author"_s, u"files"_s, u"reason"_s, u"outside"_s};

QJsonObject rowOf(const ConfigChange& change)
{
    return {{u"revision"_s, change.revision.text()}, {u"at"_s, text(change.at)}, {u"author"_s, change.author}, {u"reason"_s, change.reason},
            {u"outside"_s, change.isOutside}, {u"files"_s, change.files.join(u", ")}};
}

Result<Reply> list(ports::ConfigHistory& history, const CommandCall& call)
{
    TRY_DO(history.notice());
    TRY(const auto changes, history.list(call.text(u"file"_s), call.text(u"limit"_s).toInt()));
    QJsonArray rows;
    for (const ConfigChange& change : changes) {
        rows.append(rowOf(change));
    }
    return Reply{{{u"changes"_s, rows}}, {}, 0};
}

Result<Reply> show(ports::ConfigHistory& history, const CommandCall& call)
{
    TRY_DO(history.notice());
    TRY(const auto newest, history.list(call.text(u"file"_s), 1));
    if (newest.isEmpty()) {
        return fail(ErrorCode::NotFound, u"there is no %1"_s.arg(call.text(u"file"_s)), u"See config:history for the files there are"_s, u"file"_s);
    }
    const QString wanted = call.text(u"revision"_s);
    TRY(const auto revision, wanted.isEmpty() ? Result<Revision>(newest.first().revision) : Revision::parse(wanted, u"revision"_s));
    TRY(const auto content, history.show(call.text(u"file"_s), revision));
    return Reply{{{u"revision"_s, revision.text()}, {u"content"_s, QString::fromUtf8(content)}}, {}, 0};
}

Result<Reply> diff(ports::ConfigHistory& history, const CommandCall& call)
{
    TRY(const auto from, Revision::parse(call.text(u"revision"_s), u"revision"_s));
    TRY(const auto difference, history.diff(call.text(u"file"_s), from));
    return Reply{{{u"difference"_s, difference}}, {}, 0};
}

Result<Reply> set(ports::ConfigHistory& history, const CommandCall& call)
{
    TRY(const auto change, history.change({call.text(u"file"_s), call.text(u"content"_s).toUtf8(), call.caller.person, call.text(u"reason"_s)}));
    return Reply{rowOf(change), {}, 0};
}

Result<Reply> restore(ports::ConfigHistory& history, const CommandCall& call)
{
    TRY(const auto revision, Revision::parse(call.text(u"revision"_s), u"revision"_s));
    if (call.isDryRun) {
        return diff(history, call);
    }
    TRY(const auto change, history.restore(call.text(u"file"_s), revision, call.caller.person, call.text(u"reason"_s)));
    return Reply{rowOf(change), {}, 0};
}

} // namespace

void addConfigCommands(CommandSet& commands, ports::ConfigHistory& history)
{
    const auto direct = [&commands, &history](catalog::CommandSpec spec, auto handler) {
        commands.addDirect(std::move(spec), [&history, handler](const CommandCall& call) { return handler(history, call); });
    };
    Parameter anyFile = fileParameter;
    anyFile.isRequired = false;
    Parameter anyRevision = revisionParameter;
    anyRevision.isRequired = false;
    direct({.name = u"config:history"_s, .summary = u"Who changed which configuration file, when and why"_s,
            .parameters = {anyFile, {.name = u"limit"_s, .help = u"How many lines"_s, .kind = Kind::Whole, .otherwise = u"20"_s}}, .columns = changeColumns}, list);
    direct({.name = u"config:show"_s, .summary = u"A configuration file as it is or was"_s, .role = Role::Operator, .parameters = {fileParameter, anyRevision}}, show);
    direct({.name = u"config:diff"_s, .summary = u"What has changed in a file since a revision"_s, .role = Role::Operator, .parameters = {fileParameter, revisionParameter}}, diff);
    direct({.name = u"config:set"_s, .summary = u"Replace a configuration file; what it says holds from the next start on"_s, .role = Role::Admin, .danger = Danger::Changes,
            .parameters = {fileParameter, {.name = u"content"_s, .help = u"The whole file, JSON"_s, .isRequired = true}, reasonParameter}, .columns = changeColumns}, set);
    direct({.name = u"rollback:config"_s, .summary = u"Make a configuration file what it was"_s, .role = Role::Operator, .danger = Danger::Disrupts,
            .parameters = {fileParameter, revisionParameter, reasonParameter}, .columns = changeColumns}, restore);
}

} // namespace godel::engine
