#include "node/http/admin_tools.h"
#include "node/http/task_routes.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int warmed = 1000; ///< unless told otherwise
constexpr int mostWarmed = 10'000;

web::Response cacheStats(const ResultCache& cache)
{
    const CacheStats stats = cache.stats();
    const CacheSettings settings = cache.settings();
    const qint64 asked = stats.hits + stats.misses;
    QJsonObject body{{u"entries"_s, stats.entries}, {u"size_bytes"_s, stats.size.count}, {u"max_bytes"_s, settings.size.count}, {u"hits"_s, stats.hits},
                     {u"misses"_s, stats.misses}, {u"evictions"_s, stats.evictions}, {u"ttl_seconds"_s, qint64(settings.ttl / 1s)}};
    // No rate of nothing: a cache that nobody asked is neither good nor bad.
    body.insert(u"hit_rate"_s, asked > 0 ? QJsonValue(static_cast<double>(stats.hits) / static_cast<double>(asked)) : QJsonValue());
    return jsonResponse(body);
}

web::Response keyList(const ResultCache& cache)
{
    QJsonArray keys;
    for (const auto& use : cache.mostUsed(warmed)) {
        keys.append(QJsonObject{{u"id"_s, QString::number(use.key)}, {u"uses"_s, use.count}, {u"is_cached"_s, use.isHere}});
    }
    return jsonResponse({{u"keys"_s, keys}});
}

/// What was asked for most and is not here. Nothing at all was asked for yet: what was finished last.
Answer warm(const Administered& all, const web::Request& request)
{
    const auto numbers = numbersIn(request, {u"count"_s});
    if (!numbers) {
        return now(fail(numbers.error()));
    }
    const int count = numbers->value(u"count"_s, warmed);
    if (count < 1 || count > mostWarmed) {
        return now(fail(ErrorCode::Invalid, u"%1 entries cannot be fetched"_s.arg(count), u"Give 1 to %1"_s.arg(mostWarmed), u"count"_s));
    }
    const auto uses = all.cache.mostUsed(count);
    QList<TaskId> missing;
    for (const auto& use : uses) {
        if (!use.isHere) {
            missing.append(use.key);
        }
    }
    const bool isByUse = !uses.empty();
    const auto fetch = [missing, count, isByUse](Connection& connection) { return isByUse ? queries::findDone(connection, missing) : queries::newestDone(connection, count); };
    return onDatabase(all, fetch, [&cache = all.cache, isByUse](const QList<Task>& tasks) {
        // The most used last, since what was put last is thrown out last.
        for (auto task = tasks.rbegin(); task != tasks.rend(); ++task) {
            cache.put(task->id, bodyOf(*task));
        }
        return jsonResponse({{u"loaded"_s, tasks.size()}, {u"chosen_by"_s, isByUse ? u"use"_s : u"newest"_s}, {u"entries"_s, cache.stats().entries}});
    });
}

} // namespace

std::vector<Route> adminCacheRoutes(const Administered& all)
{
    return {
        {"GET", "/admin/cache", Access::Admin, u"What the cache holds and how often it helped"_s, {}, [all](const auto&, const auto&) { return now(cacheStats(all.cache)); }},
        {"GET", "/admin/cache/keys", Access::Admin, u"What was asked for most since the start"_s, {}, [all](const auto&, const auto&) { return now(keyList(all.cache)); }},
        {"POST", "/admin/cache/clear", Access::Admin, u"Throw out everything"_s, {},
         [all](const auto&, const auto&) { return now(jsonResponse({{u"removed"_s, all.cache.clear()}})); }},
        {"POST", "/admin/cache/warm", Access::Admin, u"Fetch what was asked for most and is not here: {\"count\": 1000}"_s, numbersSchema({u"count"_s}),
         [all](const web::Request& request, const auto&) { return warm(all, request); }},
    };
}

} // namespace godel::node
