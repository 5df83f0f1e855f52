#include "app/service_settings.h"

#include "base/file.h"
#include "base/id.h"
#include "base/json.h"

#include <QFileInfo>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int standardPort = 7400;

web::Listen apiOf(ObjectReader reader, ObjectReader& outer)
{
    web::Listen listen;
    listen.port = static_cast<quint16>(reader.integer(u"port"_s, 0, 65535, standardPort));
    listen.address = reader.string(u"address"_s, u"127.0.0.1"_s).toLatin1();
    listen.certificateFile = reader.string(u"certificate"_s);
    listen.keyFile = reader.string(u"key"_s);
    for (const QString& host : reader.strings(u"hosts"_s)) {
        listen.hosts.append(host.toLatin1().toLower());
    }
    if (const auto read = reader.finish(); !read) {
        outer.refuse(read.error());
    }
    return listen;
}

} // namespace

Result<ServiceSettings> serviceSettingsOf(const QJsonObject& object)
{
    ServiceSettings settings;
    ObjectReader reader(object, u"service.json"_s);
    settings.environment = reader.string(u"environment"_s, settings.environment);
    if (!isLabel(settings.environment)) {
        reader.refuse({ErrorCode::Invalid, u"'%1' is not a name for an environment"_s.arg(settings.environment), u"Use letters, digits and '-'"_s, reader.pathOf(u"environment"_s)});
    }
    settings.isDemo = reader.boolean(u"demo"_s, false);
    if (reader.has(u"api"_s)) {
        settings.api = apiOf(ObjectReader(reader.object(u"api"_s), reader.pathOf(u"api"_s)), reader);
    }
    TRY_DO(reader.finish());
    return settings;
}

Result<ServiceSettings> serviceSettings(const QString& configFolder)
{
    const QString path = configFolder + u"/service.json"_s;
    if (!QFileInfo::exists(path)) {
        return ServiceSettings();
    }
    TRY(const auto bytes, readFile(path));
    TRY(const auto object, parseObject(bytes, path));
    return serviceSettingsOf(object);
}

} // namespace godel::app
