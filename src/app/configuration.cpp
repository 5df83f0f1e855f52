#include "app/configuration.h"

#include "app/platform_settings.h"
#include "app/service_settings.h"
#include "base/file.h"
#include "base/json.h"
#include "domain/metrics/metric.h"

#include <QMap>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

using Parser = std::function<Result<>(const QJsonObject&)>;

/// The parser alone: what it makes of the file is nobody's business here.
template <typename T>
Parser only(Result<T> (*parse)(const QJsonObject&))
{
    return [parse](const QJsonObject& object) { return parse(object).map([](const T&) {}); };
}

QMap<QString, Parser> parsers()
{
    return {{u"service.json"_s, only(serviceSettingsOf)},
            {u"platform.json"_s, only(platformSettingsOf)},
            {u"rollout.json"_s, [](const QJsonObject& object) { return engine::rolloutSettingsOf(object, u"rollout.json"_s).map([](const auto&) {}); }},
            {u"metrics.json"_s, only(domain::metricDefinitionsOf)}};
}

Result<> check(const QString& file, const QByteArray& content)
{
    const auto known = parsers();
    if (!known.contains(file)) {
        return fail(ErrorCode::Invalid, u"nothing reads a configuration file %1"_s.arg(file.left(80)), u"The files are %1"_s.arg(known.keys().join(u", ")), u"file"_s);
    }
    TRY(const auto object, parseObject(content, file));
    return known.value(file)(object);
}

} // namespace

Result<engine::ConfigRules> configurationRules()
{
    TRY(const auto bytes, readFile(u":/godel/configuration.json"_s));
    // The table is a list, which only the wrapper makes an object.
    TRY(const auto table, parseObject("{\"keys\":" + bytes + '}', u"configuration.json"_s));
    return engine::ConfigRules{{u"service.json"_s, u"platform.json"_s, u"rollout.json"_s, u"metrics.json"_s}, table.value(u"keys"_s).toArray(), check};
}

} // namespace godel::app
