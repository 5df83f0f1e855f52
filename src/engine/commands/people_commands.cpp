#include "engine/commands/people_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;

namespace {

QStringList roleNames()
{
    return {name(Role::Viewer), name(Role::Operator), name(Role::Approver), name(Role::Admin)};
}

QJsonObject parametersFor(const Person& person)
{
    QJsonObject parameters{{u"name"_s, person.name}, {u"role"_s, name(person.role)}};
    if (person.uid) {
        parameters.insert(u"uid"_s, QString::number(*person.uid));
    }
    return parameters;
}

Result<Reply> addUser(People& people, const CommandCall& call)
{
    TRY(const auto role, catalog::roleOf(call.text(u"role"_s)));
    Person person{call.text(u"name"_s), role, {}};
    if (call.parameters.contains(u"uid"_s)) {
        const qlonglong uid = call.text(u"uid"_s).toLongLong();
        if (uid < 0 || uid > std::numeric_limits<uint>::max()) {
            return fail(ErrorCode::Invalid, u"%1 is not the number of a local user"_s.arg(uid), u"See id -u"_s, u"uid"_s);
        }
        person.uid = static_cast<uint>(uid);
    }
    const auto before = people.find(person.name);
    TRY_DO(people.put(person));
    Reply reply{{{u"name"_s, person.name}, {u"role"_s, name(person.role)}}, {}, 0};
    reply.undo = before ? api::WayBack{u"users:add"_s, parametersFor(*before)} : api::WayBack{u"users:remove"_s, {{u"name"_s, person.name}}};
    return reply;
}

/// Tokens that went with somebody do not come back.
Result<Reply> removeUser(People& people, const CommandCall& call)
{
    TRY(const auto person, people.find(call.text(u"name"_s)));
    TRY(const auto tokens, people.tokens());
    TRY_DO(people.remove(person.name));
    Reply reply;
    if (std::none_of(tokens.begin(), tokens.end(), [&person](const Token& token) { return token.person == person.name; })) {
        reply.undo = api::WayBack{u"users:add"_s, parametersFor(person)};
    }
    return reply;
}

Result<Reply> listUsers(const People& people)
{
    TRY(const auto list, people.list());
    QJsonArray rows;
    for (const Person& person : list) {
        rows.append(QJsonObject{{u"name"_s, person.name}, {u"role"_s, name(person.role)},
                                {u"uid"_s, person.uid ? QJsonValue(static_cast<qint64>(*person.uid)) : QJsonValue()}});
    }
    return Reply{{{u"users"_s, rows}}, {}, 0};
}

Result<Reply> makeToken(People& people, const CommandCall& call)
{
    std::optional<Duration> validFor;
    if (call.parameters.contains(u"valid-for"_s)) {
        TRY(validFor, parseDuration(call.text(u"valid-for"_s), u"valid-for"_s));
    }
    TRY(const auto token, people.makeToken(call.text(u"person"_s), validFor));
    Reply reply{{{u"token"_s, token}}, {}, 0};
    reply.undo = api::WayBack{u"tokens:revoke"_s, {{u"id"_s, token.section(u'.', 0, 0)}}};
    return reply;
}

Result<Reply> listTokens(const People& people)
{
    TRY(const auto list, people.tokens());
    QJsonArray rows;
    for (const Token& token : list) {
        rows.append(QJsonObject{{u"id"_s, token.id}, {u"person"_s, token.person}, {u"made"_s, text(token.madeAt)},
                                {u"expires"_s, token.expiresAt ? QJsonValue(text(*token.expiresAt)) : QJsonValue()},
                                {u"revoked"_s, token.revokedAt ? QJsonValue(text(*token.revokedAt)) : QJsonValue()}});
    }
    return Reply{{{u"tokens"_s, rows}}, {}, 0};
}

void addUserCommands(CommandSet& commands, People& people)
{
    commands.addDirect({.name = u"users:add"_s, .summary = u"Let a person in, or change their role"_s, .role = Role::Admin, .danger = Danger::Changes,
                        .parameters = {{.name = u"name"_s, .help = u"What they are called here"_s, .kind = Kind::Label, .isRequired = true},
                                       {.name = u"role"_s, .help = u"What they may do"_s, .otherwise = u"viewer"_s, .choices = roleNames()},
                                       {.name = u"uid"_s, .help = u"Number of their local account, if they have one"_s, .kind = Kind::Whole}}, .columns = {u"name"_s, u"role"_s},
                        .undoneBy = {u"users:add"_s, u"users:remove"_s}},
                       [&people](const CommandCall& call) { return addUser(people, call); });
    commands.addDirect({.name = u"users:list"_s, .summary = u"Who may do what"_s, .columns = {u"name"_s, u"role"_s, u"uid"_s}}, [&people](const CommandCall&) { return listUsers(people); });
    commands.addDirect({.name = u"users:remove"_s, .summary = u"Let a person in no more, nor their tokens"_s, .role = Role::Admin, .danger = Danger::Changes,
                        .parameters = {{.name = u"name"_s, .help = u"Whom"_s, .kind = Kind::Label, .isRequired = true}}, .undoneBy = {u"users:add"_s}},
                       [&people](const CommandCall& call) { return removeUser(people, call); });
}

void addTokenCommands(CommandSet& commands, People& people)
{
    commands.addDirect({.name = u"tokens:create"_s, .summary = u"Make a token for a person; it is shown this once"_s, .role = Role::Admin, .danger = Danger::Changes,
                        .parameters = {{.name = u"person"_s, .help = u"For whom"_s, .kind = Kind::Label, .isRequired = true},
                                       {.name = u"valid-for"_s, .help = u"How long it is worth something; for ever without it"_s, .kind = Kind::Duration}}, .undoneBy = {u"tokens:revoke"_s}},
                       [&people](const CommandCall& call) { return makeToken(people, call); });
    commands.addDirect({.name = u"tokens:list"_s, .summary = u"Every token, without its secret"_s, .role = Role::Admin, .columns = {u"id"_s, u"person"_s, u"made"_s, u"expires"_s, u"revoked"_s}},
                       [&people](const CommandCall&) { return listTokens(people); });
    commands.addDirect({.name = u"tokens:revoke"_s, .summary = u"Make a token worthless at once"_s, .role = Role::Admin, .danger = Danger::Changes,
                        .parameters = {{.name = u"id"_s, .help = u"The part before the dot"_s, .kind = Kind::Label, .isRequired = true}}},
                       [&people](const CommandCall& call) { return people.revokeToken(call.text(u"id"_s)).map([] { return Reply{}; }); });
}

} // namespace

void addPeopleCommands(CommandSet& commands, People& people)
{
    addUserCommands(commands, people);
    addTokenCommands(commands, people);
}

} // namespace godel::engine
