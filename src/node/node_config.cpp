#include "node/node_config.h"

#include "base/file.h"
#include "base/json.h"

#include <QFileInfo>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bytesInMegabyte = 1024 * 1024;

Result<QJsonObject> objectIn(const QString& folder, const QString& name)
{
    const QString path = folder + u'/' + name;
    if (!QFileInfo::exists(path)) {
        return QJsonObject();
    }
    TRY(const auto bytes, readFile(path));
    return parseObject(bytes, path);
}

Duration seconds(ObjectReader& reader, const QString& key, Duration otherwise)
{
    constexpr qint64 week = 7 * 24 * 3600;
    return std::chrono::seconds(reader.integer(key, 1, week, std::chrono::duration_cast<std::chrono::seconds>(otherwise).count()));
}

Result<AgentSettings> agentsOf(const QJsonObject& object)
{
    ObjectReader reader(object, u"agents.json"_s);
    AgentSettings settings;
    settings.command = reader.strings(u"command"_s);
    settings.max = static_cast<int>(reader.integer(u"maxConcurrent"_s, 1, 200, settings.max));
    settings.min = static_cast<int>(reader.integer(u"minConcurrent"_s, 0, settings.max, settings.min));
    settings.spawnTimeout = seconds(reader, u"spawnTimeoutSeconds"_s, settings.spawnTimeout);
    settings.taskTimeout = seconds(reader, u"taskTimeoutSeconds"_s, settings.taskTimeout);
    settings.idleTimeout = seconds(reader, u"idleTimeoutSeconds"_s, settings.idleTimeout);
    TRY_DO(reader.finish());
    return settings;
}

Result<CacheSettings> cacheOf(const QJsonObject& object)
{
    ObjectReader reader(object, u"cache.json"_s);
    CacheSettings settings;
    settings.size = Bytes{bytesInMegabyte * reader.integer(u"maxSizeMB"_s, 1, 65536, settings.size.count / bytesInMegabyte)};
    settings.ttl = seconds(reader, u"ttlSeconds"_s, settings.ttl);
    settings.cleanup = std::chrono::minutes(reader.integer(u"cleanupIntervalMinutes"_s, 1, 1440, std::chrono::duration_cast<std::chrono::minutes>(settings.cleanup).count()));
    TRY_DO(reader.finish());
    return settings;
}

Result<PoolSettings> poolOf(const QJsonObject& object)
{
    ObjectReader outer(object, u"database.json"_s);
    PoolSettings settings;
    if (outer.has(u"pool"_s)) {
        ObjectReader reader(outer.object(u"pool"_s), u"database.json.pool"_s);
        settings.max = static_cast<int>(reader.integer(u"max"_s, 1, 200, settings.max));
        settings.min = static_cast<int>(reader.integer(u"min"_s, 0, settings.max, std::min(settings.min, settings.max)));
        settings.acquire = std::chrono::milliseconds(reader.integer(u"acquire"_s, 1, 600'000, 5000));
        settings.idle = std::chrono::milliseconds(reader.integer(u"idle"_s, 1, 3'600'000, 10'000));
        TRY_DO(reader.finish());
    }
    TRY_DO(outer.finish());
    return settings;
}

} // namespace

Result<NodeConfig> readNodeConfig(const QString& folder)
{
    NodeConfig config;
    TRY(const auto agents, objectIn(folder, u"agents.json"_s));
    TRY(config.agents, agentsOf(agents));
    TRY(const auto cache, objectIn(folder, u"cache.json"_s));
    TRY(config.cache, cacheOf(cache));
    TRY(const auto database, objectIn(folder, u"database.json"_s));
    TRY(config.pool, poolOf(database));
    return config;
}

} // namespace godel::node
