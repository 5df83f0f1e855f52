#include "app/platform_settings.h"

#include "base/file.h"
#include "base/json.h"

#include <QFileInfo>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> objectIn(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        return QJsonObject();
    }
    TRY(const auto bytes, readFile(path));
    return parseObject(bytes, path);
}

} // namespace

Result<PlatformSettings> platformSettings(const QString& configFolder)
{
    PlatformSettings settings;
    TRY(const auto platform, objectIn(configFolder + u"/platform.json"_s));
    ObjectReader reader(platform, u"platform.json"_s);
    settings.frontDoor = static_cast<quint16>(reader.integer(u"front_door"_s, 1, 65535, settings.frontDoor));
    settings.sessionCookie = reader.string(u"session_cookie"_s, settings.sessionCookie);
    const QJsonObject fleet = reader.has(u"fleet"_s) ? reader.object(u"fleet"_s) : QJsonObject();
    TRY_DO(reader.finish());
    TRY(settings.fleet, engine::fleetSettingsOf(fleet, u"platform.json.fleet"_s));
    TRY(const auto rollout, objectIn(configFolder + u"/rollout.json"_s));
    TRY(settings.rollout, engine::rolloutSettingsOf(rollout, u"rollout.json"_s));
    return settings;
}

} // namespace godel::app
