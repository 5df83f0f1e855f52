#include "http/openapi.h"

#include <QJsonArray>

namespace godel::http {

using namespace Qt::StringLiterals;
using catalog::CommandSpec;
using catalog::Kind;
using catalog::Parameter;

namespace {

QJsonObject reference(const QString& schema)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + schema}};
}

QJsonObject jsonContent(const QJsonObject& schema)
{
    return {{u"application/json"_s, QJsonObject{{u"schema"_s, schema}}}};
}

QJsonObject answer(const QString& description, const QString& schema)
{
    return {{u"description"_s, description}, {u"content"_s, jsonContent(reference(schema))}};
}

/// Values travel as texts; a flag and a whole number may also be given as such.
QJsonObject schemaOf(const Parameter& parameter)
{
    QJsonObject schema{{u"description"_s, parameter.help}};
    switch (parameter.kind) {
    case Kind::Whole: schema.insert(u"type"_s, u"integer"_s); break;
    case Kind::Flag: schema.insert(u"type"_s, u"boolean"_s); break;
    case Kind::Time: schema.insert(u"type"_s, u"string"_s); schema.insert(u"format"_s, u"date-time"_s); break;
    default: schema.insert(u"type"_s, u"string"_s); break;
    }
    if (parameter.otherwise) {
        const QString text = *parameter.otherwise;
        schema.insert(u"default"_s, parameter.kind == Kind::Whole ? QJsonValue(text.toLongLong()) : parameter.kind == Kind::Flag ? QJsonValue(text == u"true") : QJsonValue(text));
    }
    if (!parameter.choices.isEmpty()) {
        schema.insert(u"enum"_s, QJsonArray::fromStringList(parameter.choices));
    }
    if (parameter.isSecret) {
        schema.insert(u"format"_s, u"password"_s);
    }
    return schema;
}

QJsonObject bodyOf(const CommandSpec& spec)
{
    QJsonObject properties;
    QStringList required;
    for (const Parameter& parameter : spec.parameters) {
        properties.insert(parameter.name, schemaOf(parameter));
        if (parameter.isRequired) {
            required.append(parameter.name);
        }
    }
    QJsonObject parameters{{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"additionalProperties"_s, false}};
    if (!required.isEmpty()) {
        parameters.insert(u"required"_s, QJsonArray::fromStringList(required));
    }
    const QJsonObject flag{{u"type"_s, u"boolean"_s}, {u"default"_s, false}, {u"description"_s, u"Print the plan and change nothing"_s}};
    const QJsonObject confirm{{u"type"_s, u"string"_s}, {u"description"_s, u"ENVIRONMENT/OBJECT, for commands that destroy"_s}};
    QJsonObject members{{u"parameters"_s, parameters}, {u"dry_run"_s, flag}, {u"confirm"_s, confirm}};
    if (!spec.further.isEmpty()) {
        const QJsonObject argument{{u"type"_s, u"string"_s}, {u"maxLength"_s, 2000}};
        members.insert(u"arguments"_s, QJsonObject{{u"type"_s, u"array"_s}, {u"maxItems"_s, 64}, {u"items"_s, argument}, {u"description"_s, spec.further}});
    }
    QJsonObject body{{u"type"_s, u"object"_s}, {u"additionalProperties"_s, false}, {u"properties"_s, members}};
    if (!required.isEmpty()) {
        body.insert(u"required"_s, QJsonArray{u"parameters"_s});
    }
    return body;
}

QJsonObject postOf(const CommandSpec& spec)
{
    const bool needsParameter = std::any_of(spec.parameters.begin(), spec.parameters.end(), [](const Parameter& parameter) { return parameter.isRequired; });
    return {{u"operationId"_s, spec.name}, {u"summary"_s, spec.summary},
            {u"x-role"_s, name(spec.role)}, {u"x-danger"_s, name(spec.danger)}, {u"x-second-person"_s, spec.needsSecondPerson},
            {u"requestBody"_s, QJsonObject{{u"required"_s, needsParameter}, {u"content"_s, jsonContent(bodyOf(spec))}}},
            {u"responses"_s, QJsonObject{{u"200"_s, answer(u"What came of it"_s, u"Reply"_s)}, {u"default"_s, answer(u"Why not, and the next step"_s, u"Failure"_s)}}}};
}

QJsonObject text(const QString& description)
{
    return {{u"type"_s, u"string"_s}, {u"description"_s, description}};
}

QJsonObject schemas()
{
    const QJsonObject error{{u"code"_s, text(u"A stable word"_s)}, {u"message"_s, text(u"What happened"_s)}, {u"hint"_s, text(u"The next step"_s)}, {u"field"_s, text(u"The parameter that is wrong"_s)}};
    const QJsonObject reply{{u"body"_s, QJsonObject{{u"type"_s, u"object"_s}}},
                            {u"operation"_s, text(u"The operation that goes on now"_s)},
                            {u"undoes"_s, QJsonObject{{u"type"_s, u"boolean"_s}, {u"description"_s, u"The operation is to be turned back: undone is how it ends well"_s}}},
                            {u"follow_for"_s, text(u"How long to follow the operation; to its end without it"_s)},
                            {u"undo"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"description"_s, u"The command and parameters that take back what was just done"_s}}},
                            {u"status"_s, QJsonObject{{u"type"_s, u"integer"_s}, {u"description"_s, u"0 ok, 1 warning, 2 critical"_s}}}};
    const QJsonObject failure{{u"error"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, error}}}};
    return {{u"Reply"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, reply}}},
            {u"Failure"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, failure}}}};
}

QJsonObject eventsPath()
{
    const auto parameter = [](const QString& name, const QString& type, const QString& description) {
        return QJsonObject{{u"name"_s, name}, {u"in"_s, u"query"_s}, {u"description"_s, description}, {u"schema"_s, QJsonObject{{u"type"_s, type}}}};
    };
    const QJsonObject stream{{u"description"_s, u"Events; Last-Event-ID resumes without a gap"_s},
                             {u"content"_s, QJsonObject{{u"text/event-stream"_s, QJsonObject{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}}}};
    return {{u"get"_s, QJsonObject{{u"operationId"_s, u"events"_s}, {u"summary"_s, u"What happens, as it happens"_s},
                                   {u"parameters"_s, QJsonArray{parameter(u"topic"_s, u"string"_s, u"One topic; all without it"_s),
                                                                parameter(u"since"_s, u"integer"_s, u"Only what came after this number"_s)}},
                                   {u"responses"_s, QJsonObject{{u"200"_s, stream}}}}}};
}

} // namespace

QJsonObject openApiOf(const catalog::Catalogue& catalogue)
{
    QJsonObject paths{{u"/v1/events"_s, eventsPath()}};
    for (const CommandSpec& spec : catalogue.commands()) {
        paths.insert(u"/v1/commands/"_s + spec.name, QJsonObject{{u"post"_s, postOf(spec)}});
    }
    const QJsonObject catalogueAnswer{{u"200"_s, QJsonObject{{u"description"_s, u"Every command with its parameters"_s}, {u"content"_s, jsonContent({{u"type"_s, u"object"_s}})}}}};
    paths.insert(u"/v1/catalogue"_s, QJsonObject{{u"get"_s, QJsonObject{{u"operationId"_s, u"catalogue"_s}, {u"summary"_s, u"Every command"_s}, {u"responses"_s, catalogueAnswer}}}});
    const QJsonObject bearer{{u"token"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}}};
    return {{u"openapi"_s, u"3.0.3"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Godel Ops"_s}, {u"version"_s, u"1"_s}, {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}}}}},
            {u"security"_s, QJsonArray{QJsonObject{{u"token"_s, QJsonArray()}}}},
            {u"components"_s, QJsonObject{{u"schemas"_s, schemas()}, {u"securitySchemes"_s, bearer}}},
            {u"paths"_s, paths}};
}

} // namespace godel::http
