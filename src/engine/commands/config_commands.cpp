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
const Parameter contentParameter{.name = u"content"_s, .help = u"The whole file, JSON"_s, .isRequired = true, .isDocument = true};
constexpr int mostChanges = 10'000;
constexpr qsizetype longestReason = 2000;
const QStringList changeColumns{u"revision"_s, u"at"_s, u"author"_s, u"files"_s, u"reason"_s, u"outside"_s};

Parameter optional(Parameter parameter)
{
    parameter.isRequired = false;
    return parameter;
}

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

Result<Reply> check(const ConfigParts& parts, const CommandCall& call)
{
    TRY_DO(parts.rules.check(call.text(u"file"_s), call.text(u"content"_s).toUtf8()));
    return Reply{{{u"ok"_s, true}}, {}, 0};
}

/// The content of before, unless somebody has changed the file again by then.
std::optional<api::WayBack> wayBackFrom(const ConfigChange& change, const ports::ConfigEdit& edit, const Result<QByteArray>& before)
{
    const auto content = before ? catalog::canonical(contentParameter, QString::fromUtf8(*before)) : fail(before.error());
    if (!content) {
        return {};
    }
    return api::WayBack{u"config:set"_s, {{u"file"_s, edit.file}, {u"content"_s, *content}, {u"reason"_s, u"taken back: %1"_s.arg(edit.reason).left(longestReason)}, {u"seen"_s, change.revision.text()}}};
}

/// What the engine's next start would refuse is refused now.
Result<Reply> set(const ConfigParts& parts, const CommandCall& call)
{
    ports::ConfigEdit edit{call.text(u"file"_s), call.text(u"content"_s).toUtf8(), call.caller.person, call.text(u"reason"_s)};
    if (call.parameters.contains(u"seen"_s)) {
        TRY(edit.seen, Revision::parse(call.text(u"seen"_s), u"seen"_s));
    }
    TRY_DO(parts.rules.check(edit.file, edit.content));
    TRY_DO(parts.history.notice());
    TRY(const auto before, parts.history.list(edit.file, 1));
    TRY(const auto change, parts.history.change(edit));
    Reply reply{rowOf(change), {}, 0};
    if (!before.isEmpty() && before.first().revision != change.revision) {
        reply.undo = wayBackFrom(change, edit, parts.history.show(edit.file, before.first().revision));
    }
    return reply;
}

QJsonArray keysOf(const ConfigRules& rules, const QString& file)
{
    QJsonArray keys;
    for (const QJsonValue& key : rules.keys) {
        if (key.toObject().value(u"file"_s).toString() == file) {
            keys.append(key);
        }
    }
    return keys;
}

/// A file that was removed has a last change, and is not there.
Result<Reply> files(const ConfigParts& parts, const CommandCall&)
{
    TRY_DO(parts.history.notice());
    QJsonArray rows;
    for (const QString& file : parts.rules.files) {
        TRY(const auto newest, parts.history.list(file, 1));
        const bool isKnown = !newest.isEmpty();
        const bool exists = isKnown && parts.history.show(file, newest.first().revision).has_value();
        rows.append(QJsonObject{{u"file"_s, file}, {u"exists"_s, exists}, {u"revision"_s, isKnown ? QJsonValue(newest.first().revision.text()) : QJsonValue()},
                                {u"changed_at"_s, isKnown ? QJsonValue(text(newest.first().at)) : QJsonValue()},
                                {u"changed_by"_s, isKnown ? QJsonValue(newest.first().author) : QJsonValue()}, {u"keys"_s, keysOf(parts.rules, file)}});
    }
    return Reply{{{u"files"_s, rows}}, {}, 0};
}

/// Where a rollback leads: one file to a revision, or all that have changed since a version had the traffic.
struct WayBack {
    Revision revision;
    QStringList files;
};

Result<QStringList> changedSince(ports::ConfigHistory& history, const Revision& revision)
{
    TRY(const auto changes, history.list({}, mostChanges));
    QStringList files;
    for (const ConfigChange& change : changes) {
        if (change.revision == revision) {
            files.removeDuplicates();
            files.sort();
            return files;
        }
        files += change.files;
    }
    return fail(ErrorCode::NotFound, u"revision %1 is not among the last %2 changes"_s.arg(revision.text()).arg(mostChanges), u"Name a file and a revision"_s, u"revision"_s);
}

Result<WayBack> wayBack(ports::ConfigHistory& history, const Snapshots& snapshots, const CommandCall& call)
{
    TRY_DO(history.notice());
    const bool hasVersion = call.parameters.contains(u"version"_s);
    const bool hasRevision = call.parameters.contains(u"revision"_s);
    if (hasVersion == hasRevision || (hasRevision && !call.parameters.contains(u"file"_s))) {
        return fail(ErrorCode::Invalid, u"a version, or a file and its revision, must be named"_s,
                    u"Say --version=VERSION for the configuration that it had, or --file=FILE --revision=REVISION"_s, u"version"_s);
    }
    if (hasRevision) {
        TRY(const auto revision, Revision::parse(call.text(u"revision"_s), u"revision"_s));
        return WayBack{revision, {call.text(u"file"_s)}};
    }
    TRY(const auto version, domain::Version::parse(call.text(u"version"_s), u"version"_s));
    TRY(const auto snapshot, snapshots.lastOf(version));
    if (snapshot.config.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no configuration was on record while %1 had the traffic"_s.arg(version.text()), u"Name a file and a revision"_s, u"version"_s);
    }
    TRY(const auto revision, Revision::parse(snapshot.config));
    TRY(auto files, changedSince(history, revision));
    if (call.parameters.contains(u"file"_s)) {
        files = files.contains(call.text(u"file"_s)) ? QStringList{call.text(u"file"_s)} : QStringList();
    }
    return WayBack{revision, files};
}

/// Before anything goes back: a file of before may say what this engine no longer understands.
Result<> checkWay(const ConfigParts& parts, const WayBack& way)
{
    for (const QString& file : way.files) {
        const auto content = parts.history.show(file, way.revision);
        // One that is not there goes nowhere; one that nothing reads harms nobody.
        if (content && parts.rules.files.contains(file)) {
            TRY_DO(parts.rules.check(file, *content));
        }
    }
    return {};
}

/// Every file that is to go back, or what would change in it. Each is a change of its own on record.
Result<Reply> restore(const ConfigParts& parts, const CommandCall& call)
{
    ports::ConfigHistory& history = parts.history;
    TRY(const auto way, wayBack(history, parts.snapshots, call));
    TRY_DO(checkWay(parts, way));
    const QString why = call.text(u"reason"_s).isEmpty() ? u"rolled back to %1"_s.arg(call.text(u"version"_s) + call.text(u"revision"_s)) : call.text(u"reason"_s);
    QJsonArray rows;
    for (const QString& file : way.files) {
        if (call.isDryRun) {
            TRY(const auto present, history.diff(file, way.revision));
            rows.append(QJsonObject{{u"file"_s, file}, {u"differs_since"_s, way.revision.text()}, {u"difference"_s, present}});
            continue;
        }
        const auto change = history.restore(file, way.revision, call.caller.person, why);
        // A file that came later has nothing to go back to, and stays.
        if (!change && change.error().code == ErrorCode::NotFound && way.files.size() > 1) {
            rows.append(QJsonObject{{u"files"_s, file}, {u"reason"_s, u"it was not there then, and stays as it is"_s}});
            continue;
        }
        TRY_DO(change);
        rows.append(rowOf(*change));
    }
    const QString sentence = way.files.isEmpty() ? u"nothing has changed since; the configuration is as it was"_s
                                                 : u"%1 of the configuration as of %2; it holds from the next start on"_s.arg(way.files.join(u", "), way.revision.text().left(12));
    return Reply{{{u"sentence"_s, sentence}, {u"changes"_s, rows}}, {}, 0};
}

/// What is looked at.
void addReads(CommandSet& commands, const ConfigParts& parts)
{
    const auto direct = [&commands, &history = parts.history](catalog::CommandSpec spec, auto handler) {
        commands.addDirect(std::move(spec), [&history, handler](const CommandCall& call) { return handler(history, call); });
    };
    direct({.name = u"config:history"_s, .summary = u"Who changed which configuration file, when and why"_s,
            .parameters = {optional(fileParameter), {.name = u"limit"_s, .help = u"How many lines"_s, .kind = Kind::Whole, .otherwise = u"20"_s}}, .columns = changeColumns}, list);
    direct({.name = u"config:show"_s, .summary = u"A configuration file as it is or was"_s, .role = Role::Operator, .parameters = {fileParameter, optional(revisionParameter)}}, show);
    direct({.name = u"config:diff"_s, .summary = u"What has changed in a file since a revision"_s, .role = Role::Operator, .parameters = {fileParameter, revisionParameter}}, diff);
    commands.addDirect({.name = u"config:files"_s, .summary = u"The configuration files, who changed each last, and every key that it may have"_s,
                        .columns = {u"file"_s, u"exists"_s, u"revision"_s, u"changed_at"_s, u"changed_by"_s}},
                       [parts](const CommandCall& call) { return files(parts, call); });
    commands.addDirect({.name = u"config:check"_s, .summary = u"Would this content of a configuration file be accepted? Changes nothing"_s, .role = Role::Operator,
                        .parameters = {fileParameter, contentParameter}},
                       [parts](const CommandCall& call) { return check(parts, call); });
}

} // namespace

void addConfigCommands(CommandSet& commands, const ConfigParts& parts)
{
    addReads(commands, parts);
    const Parameter seen{.name = u"seen"_s, .help = u"The revision that the change was made from; refused if the file has changed since"_s, .kind = Kind::Label};
    commands.addDirect({.name = u"config:set"_s, .summary = u"Replace a configuration file; what it says holds from the next start on"_s, .role = Role::Admin, .danger = Danger::Changes,
                        .parameters = {fileParameter, contentParameter, reasonParameter, seen}, .columns = changeColumns, .undoneBy = {u"config:set"_s}},
                       [parts](const CommandCall& call) { return set(parts, call); });
    const Parameter version{.name = u"version"_s, .help = u"Back to the configuration that held when this version last had the traffic"_s, .kind = Kind::Label};
    commands.addDirect({.name = u"rollback:config"_s, .summary = u"Make the configuration, or one file of it, what it was"_s, .role = Role::Operator, .danger = Danger::Disrupts,
                        .parameters = {version, optional(fileParameter), optional(revisionParameter), optional(reasonParameter)},
                        .columns = QStringList{u"sentence"_s, u"file"_s, u"difference"_s} + changeColumns},
                       [parts](const CommandCall& call) { return restore(parts, call); });
}

} // namespace godel::engine
