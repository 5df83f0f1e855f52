#include "app/service.h"
#include "contracts/free_port.h"
#include "http/openapi.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

catalog::Catalogue wholeCatalogue()
{
    QTemporaryDir folder;
    app::PlatformSettings platform;
    platform.frontDoor = freePort();
    platform.probePort = freePort();
    const auto service = app::Service::start(app::foldersBelow(folder.path()), {}, platform);
    REQUIRE_OK(service);
    const auto pending = (*service)->engine().catalogue();
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return *pending.result();
}

/// Every reference points at something that is there. Source: OpenAPI Specification 3.0.3, "Reference Object".
void requireReferences(const QJsonValue& value, const QJsonObject& document)
{
    for (const QJsonValue& element : value.toArray()) {
        requireReferences(element, document);
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != u"$ref") {
            requireReferences(*member, document);
            continue;
        }
        QJsonValue target = document;
        REQUIRE(member->toString().startsWith(u"#/"));
        for (const QString& key : member->toString().mid(2).split(u'/')) {
            target = target.toObject().value(key);
        }
        INFO(member->toString().toStdString());
        REQUIRE(target.isObject());
    }
}

/// "Schema Object": a known type; an array says of what; what is required exists; a default is of the type.
void requireSchema(const QJsonObject& schema)
{
    if (schema.contains(u"$ref"_s)) {
        return;
    }
    const QString type = schema.value(u"type"_s).toString();
    INFO(type.toStdString());
    REQUIRE(QSet<QString>{u"object"_s, u"string"_s, u"integer"_s, u"boolean"_s, u"number"_s, u"array"_s}.contains(type));
    REQUIRE((type != u"array" || schema.value(u"items"_s).isObject()));
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    for (const QJsonValue& required : schema.value(u"required"_s).toArray()) {
        REQUIRE(properties.contains(required.toString()));
    }
    REQUIRE((!schema.contains(u"required"_s) || !schema.value(u"required"_s).toArray().isEmpty()));
    if (const QJsonValue given = schema.value(u"default"_s); !given.isUndefined()) {
        REQUIRE(given.isDouble() == (type == u"integer" || type == u"number"));
        REQUIRE(given.isBool() == (type == u"boolean"));
    }
    for (const QJsonValue& property : properties) {
        requireSchema(property.toObject());
    }
    if (schema.contains(u"items"_s)) {
        requireSchema(schema.value(u"items"_s).toObject());
    }
}

/// "Operation Object": an id of its own, and answers with a description and a schema.
void requireOperation(const QJsonObject& operation, QSet<QString>& ids)
{
    const QString id = operation.value(u"operationId"_s).toString();
    INFO(id.toStdString());
    REQUIRE_FALSE(id.isEmpty());
    REQUIRE_FALSE(ids.contains(id));
    ids.insert(id);
    REQUIRE_FALSE(operation.value(u"summary"_s).toString().isEmpty());
    const QJsonObject responses = operation.value(u"responses"_s).toObject();
    REQUIRE(responses.contains(u"200"_s));
    for (const QJsonValue& response : responses) {
        REQUIRE_FALSE(response.toObject().value(u"description"_s).toString().isEmpty());
        for (const QJsonValue& media : response.toObject().value(u"content"_s).toObject()) {
            requireSchema(media.toObject().value(u"schema"_s).toObject());
        }
    }
    for (const QJsonValue& parameter : operation.value(u"parameters"_s).toArray()) {
        REQUIRE(QSet<QString>{u"query"_s, u"header"_s, u"path"_s}.contains(parameter.toObject().value(u"in"_s).toString()));
        requireSchema(parameter.toObject().value(u"schema"_s).toObject());
    }
    for (const QJsonValue& media : operation.value(u"requestBody"_s).toObject().value(u"content"_s).toObject()) {
        requireSchema(media.toObject().value(u"schema"_s).toObject());
    }
}

QJsonObject bodyMembers(const QJsonObject& document, const QString& command)
{
    return document.value(u"paths"_s).toObject().value(u"/v1/commands/"_s + command).toObject().value(u"post"_s).toObject().value(u"requestBody"_s).toObject()
        .value(u"content"_s).toObject().value(u"application/json"_s).toObject().value(u"schema"_s).toObject().value(u"properties"_s).toObject();
}

} // namespace

TEST_CASE("the OpenAPI document is valid and has every command with every parameter")
{
    catalog::Catalogue catalogue = wholeCatalogue();
    REQUIRE_OK(catalogue.add({.name = u"test:further"_s, .summary = u"Takes what follows"_s, .further = u"Passed on"_s}));
    const QJsonObject document = http::openApiOf(catalogue);
    REQUIRE(document.value(u"openapi"_s).toString().startsWith(u"3.0."));
    REQUIRE_FALSE(document.value(u"info"_s).toObject().value(u"title"_s).toString().isEmpty());
    REQUIRE(document.value(u"info"_s).toObject().value(u"version"_s).isString());
    requireReferences(document, document);
    const QJsonObject components = document.value(u"components"_s).toObject();
    for (const QJsonValue& schema : components.value(u"schemas"_s).toObject()) {
        requireSchema(schema.toObject());
    }
    for (const QJsonValue& wanted : document.value(u"security"_s).toArray()) {
        REQUIRE(components.value(u"securitySchemes"_s).toObject().contains(wanted.toObject().keys().first()));
    }
    QSet<QString> ids;
    const QJsonObject paths = document.value(u"paths"_s).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        REQUIRE(path.key().startsWith(u'/'));
        for (const QJsonValue& operation : path->toObject()) {
            requireOperation(operation.toObject(), ids);
        }
    }
    REQUIRE(catalogue.commands().size() > 40);
    REQUIRE(ids.size() == catalogue.commands().size() + 2);
    for (const catalog::CommandSpec& command : catalogue.commands()) {
        INFO(command.name.toStdString());
        const QJsonObject members = bodyMembers(document, command.name);
        REQUIRE(members.value(u"parameters"_s).toObject().value(u"properties"_s).toObject().size() == command.parameters.size());
        REQUIRE(members.contains(u"arguments"_s) == !command.further.isEmpty());
    }
}
