#include "engine/commands/audit_commands.h"

#include "engine/audit/audit_reader.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Kind;
using catalog::Role;

namespace {

Result<std::optional<Timestamp>> timeIn(const CommandCall& call, const QString& parameter)
{
    if (!call.parameters.contains(parameter)) {
        return std::optional<Timestamp>();
    }
    return parseTimestamp(call.text(parameter), parameter).map([](Timestamp at) { return std::optional(at); });
}

Result<AuditFilter> filterOf(const CommandCall& call)
{
    AuditFilter filter{call.text(u"person"_s), call.text(u"command"_s), call.text(u"result"_s), {}, {}};
    TRY(filter.from, timeIn(call, u"from"_s));
    TRY(filter.to, timeIn(call, u"to"_s));
    if (filter.from && filter.to && *filter.to < *filter.from) {
        return fail(ErrorCode::Invalid, u"%1 lies before %2"_s.arg(text(*filter.to), text(*filter.from)), u"Exchange from and to"_s, u"to"_s);
    }
    const qint64 limit = call.text(u"limit"_s).toLongLong();
    if (limit < 1 || limit > AuditReader::mostEntries) {
        return fail(ErrorCode::Invalid, u"%1 entries cannot be told at once"_s.arg(limit), u"Choose 1 to %1"_s.arg(AuditReader::mostEntries), u"limit"_s);
    }
    filter.limit = static_cast<int>(limit);
    if (call.parameters.contains(u"before"_s)) {
        filter.before = call.text(u"before"_s).toLongLong();
        if (filter.before < 1) {
            return fail(ErrorCode::Invalid, u"there is no entry before %1"_s.arg(filter.before), u"Give the number that the last reply had as next"_s, u"before"_s);
        }
    }
    return filter;
}

QJsonObject rowOf(const QJsonObject& entry)
{
    QJsonObject row{{u"at"_s, entry.value(u"time"_s)}, {u"arguments"_s, entry.value(u"arguments"_s).toArray()}};
    for (const auto& key : {u"number"_s, u"person"_s, u"from"_s, u"command"_s, u"parameters"_s, u"result"_s, u"hash"_s}) {
        row.insert(key, entry.value(key));
    }
    return row;
}

Reply replyOf(const AuditPage& page)
{
    QJsonArray rows;
    for (const QJsonObject& entry : page.entries) {
        rows.append(rowOf(entry));
    }
    return {{{u"entries"_s, rows}, {u"next"_s, page.next ? QJsonValue(*page.next) : QJsonValue()}}, {}, 0};
}

Reply replyOf(const AuditLog::Verified& verified)
{
    return {{{u"entries"_s, verified.entries}, {u"last_hash"_s, verified.lastHash},
             {u"note"_s, u"who can rewrite the whole store can hide entries; only a checkpoint kept elsewhere shows that"_s}}, {}, 0};
}

/// What the reader found, as a reply.
template <typename T>
Pending<Reply> told(const Pending<T>& found)
{
    const auto answer = Pending<Reply>::make();
    found.whenReadyDirectly([answer, found] { answer.fulfil(found.result().map([](const T& what) { return replyOf(what); })); });
    return answer;
}

} // namespace

void addAuditCommands(CommandSet& commands, AuditLog& audit)
{
    // Shared by the two commands, and gone with them.
    const auto reader = std::make_shared<AuditReader>(audit);
    commands.add({.name = u"audit:list"_s, .summary = u"Who did what, the newest first; equal reads within ten minutes are on record once"_s, .role = Role::Approver,
                  .parameters = {{.name = u"person"_s, .help = u"Only what this person did"_s},
                                 {.name = u"command"_s, .help = u"Only this command, or all that begin so: deploy:"_s},
                                 {.name = u"result"_s, .help = u"Only what came to this: began, ok, denied"_s},
                                 {.name = u"from"_s, .help = u"Not before this time"_s, .kind = Kind::Time},
                                 {.name = u"to"_s, .help = u"Not after this time"_s, .kind = Kind::Time},
                                 {.name = u"before"_s, .help = u"Entries with smaller numbers: what the last reply had as next"_s, .kind = Kind::Whole},
                                 {.name = u"limit"_s, .help = u"How many entries at most, 1 to 1000"_s, .kind = Kind::Whole, .otherwise = u"100"_s}},
                  .columns = {u"number"_s, u"at"_s, u"person"_s, u"from"_s, u"command"_s, u"result"_s, u"next"_s}},
                 [reader](const CommandCall& call) {
                     const auto filter = filterOf(call);
                     return filter ? told(reader->find(*filter)) : Pending<Reply>::of(fail(filter.error()));
                 });
    commands.add({.name = u"audit:verify"_s, .summary = u"Read the whole audit record and check that its chain is unbroken"_s},
                 [reader](const CommandCall&) { return told(reader->verify()); });
}

} // namespace godel::engine
