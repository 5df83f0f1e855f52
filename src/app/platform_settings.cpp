#include "app/platform_settings.h"

#include "base/file.h"
#include "base/json.h"

#include <QFileInfo>
#include <pwd.h>
#include <unistd.h>

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

quint16 portIn(ObjectReader& reader, const QString& key, quint16 otherwise)
{
    return static_cast<quint16>(reader.integer(key, 1, 65535, otherwise));
}

/// Who runs a child of root: nobody's program has to be root, and PostgreSQL refuses to be.
Result<QString> accountFor(const QString& given, const QString& otherwise, const QString& field)
{
    if (geteuid() != 0) {
        return given;
    }
    const QString account = given.isEmpty() ? otherwise : given;
    if (getpwnam(account.toLocal8Bit().constData()) == nullptr) {
        return fail(ErrorCode::Invalid, u"there is no account %1 on this machine"_s.arg(account),
                    u"Make it (useradd --system %1), or name another one"_s.arg(account), field);
    }
    return account;
}

Result<PlatformSettings::Database> databaseOf(const QJsonObject& object)
{
    ObjectReader reader(object, u"platform.json.database"_s);
    PlatformSettings::Database settings;
    settings.port = portIn(reader, u"port"_s, settings.port);
    const QString user = reader.string(u"user"_s, {});
    const bool isOurs = !reader.has(u"url"_s);
    if (!isOurs) {
        settings.url = reader.take(drivers::DatabaseUrl::parse(reader.string(u"url"_s), reader.pathOf(u"url"_s)));
        if (reader.has(u"port"_s) || reader.has(u"user"_s)) {
            reader.refuse({ErrorCode::Invalid, u"a database with a url is run by others, so neither port nor user are ours to choose"_s, u"Leave port and user out"_s, reader.pathOf(u"url"_s)});
        }
    }
    TRY_DO(reader.finish());
    if (!isOurs) {
        return settings;
    }
    TRY(settings.user, accountFor(user, u"godel-db"_s, u"platform.json.database.user"_s));
    return settings;
}

Result<PlatformSettings::Metrics> metricsOf(const QJsonObject& object)
{
    ObjectReader reader(object, u"platform.json.metrics"_s);
    PlatformSettings::Metrics settings;
    settings.port = portIn(reader, u"port"_s, settings.port);
    settings.routerPort = portIn(reader, u"router_port"_s, settings.routerPort);
    settings.every = reader.duration(u"every"_s, settings.every);
    if (settings.every < 1s || settings.every > 1min) {
        reader.refuse({ErrorCode::Invalid, u"metrics cannot be read every %1"_s.arg(text(settings.every)), u"Choose 1s to 1m"_s, reader.pathOf(u"every"_s)});
    }
    TRY_DO(reader.finish());
    return settings;
}

} // namespace

Result<PlatformSettings> platformSettingsOf(const QJsonObject& platform)
{
    PlatformSettings settings;
    ObjectReader reader(platform, u"platform.json"_s);
    settings.frontDoor = portIn(reader, u"front_door"_s, settings.frontDoor);
    settings.probePort = portIn(reader, u"probe_port"_s, settings.probePort);
    settings.clientHeader = reader.string(u"client_header"_s, {});
    const QString childUser = reader.string(u"user"_s, {});
    settings.sessionCookie = reader.string(u"session_cookie"_s, settings.sessionCookie);
    const QJsonObject database = reader.has(u"database"_s) ? reader.object(u"database"_s) : QJsonObject();
    const QJsonObject metrics = reader.has(u"metrics"_s) ? reader.object(u"metrics"_s) : QJsonObject();
    const bool hasDatabase = reader.has(u"database"_s);
    const bool hasMetrics = reader.has(u"metrics"_s);
    const QJsonObject fleet = reader.has(u"fleet"_s) ? reader.object(u"fleet"_s) : QJsonObject();
    if (reader.has(u"capabilities"_s)) {
        settings.capabilities = reader.take(domain::Capabilities::fromJson(reader.object(u"capabilities"_s), u"platform.json.capabilities"_s));
    }
    std::optional<domain::InstanceContract> instance;
    if (reader.has(u"instance"_s)) {
        instance = reader.take(domain::instanceContractOf(reader.object(u"instance"_s), u"platform.json.instance"_s));
    }
    TRY_DO(reader.finish());
    if (hasDatabase) {
        TRY(settings.database, databaseOf(database));
    }
    if (hasMetrics) {
        TRY(settings.metrics, metricsOf(metrics));
    }
    TRY(settings.fleet, engine::fleetSettingsOf(fleet, u"platform.json.fleet"_s));
    settings.fleet.instance = instance;
    TRY(settings.childUser, accountFor(childUser, u"godel-ops"_s, u"platform.json.user"_s));
    TRY(settings.fleet.user, accountFor(settings.fleet.user, u"godel-app"_s, u"platform.json.fleet.user"_s));
    return settings;
}

Result<PlatformSettings> platformSettings(const QString& configFolder)
{
    TRY(const auto platform, objectIn(configFolder + u"/platform.json"_s));
    TRY(auto settings, platformSettingsOf(platform));
    TRY(const auto rollout, objectIn(configFolder + u"/rollout.json"_s));
    TRY(settings.rollout, engine::rolloutSettingsOf(rollout, u"rollout.json"_s));
    return settings;
}

} // namespace godel::app
