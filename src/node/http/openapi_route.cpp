#include "node/http/openapi_route.h"

#include <QJsonArray>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

QJsonObject operationOf(const Route& route)
{
    QJsonObject operation{{u"summary"_s, route.summary}, {u"responses"_s, QJsonObject{{u"default"_s, QJsonObject{{u"description"_s, u"JSON; errors as {\"error\": {code, message, hint, field}}"_s}}}}}};
    if (route.pattern.contains('{')) {
        operation.insert(u"parameters"_s, QJsonArray{QJsonObject{{u"name"_s, u"id"_s}, {u"in"_s, u"path"_s}, {u"required"_s, true}, {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}}});
    }
    if (!route.body.isEmpty()) {
        operation.insert(u"requestBody"_s, QJsonObject{{u"required"_s, route.body.contains(u"required"_s)}, {u"content"_s, QJsonObject{{u"application/json"_s, QJsonObject{{u"schema"_s, route.body}}}}}});
    }
    if (route.access == Access::Admin) {
        operation.insert(u"security"_s, QJsonArray{QJsonObject{{u"token"_s, QJsonArray()}}});
    }
    return operation;
}

QJsonObject documentOf(const Router& router, const QString& version)
{
    QJsonObject paths;
    for (const Route& route : router.routes()) {
        const QString path = QString::fromUtf8(route.pattern);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(route.method.toLower()), operationOf(route));
        paths.insert(path, item);
    }
    const QJsonObject token{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}};
    return {{u"openapi"_s, u"3.0.3"_s}, {u"info"_s, QJsonObject{{u"title"_s, u"godel-node"_s}, {u"version"_s, version}}}, {u"paths"_s, paths},
            {u"components"_s, QJsonObject{{u"securitySchemes"_s, QJsonObject{{u"token"_s, token}}}}}};
}

} // namespace

Route openApiRoute(const Router& router, const QString& version)
{
    return {"GET", "/openapi.json", Access::Probe, u"This document"_s, {}, [&router, version](const auto&, const auto&) { return now(jsonResponse(documentOf(router, version))); }};
}

} // namespace godel::node
