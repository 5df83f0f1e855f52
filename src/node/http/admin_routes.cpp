#include "node/http/admin_routes.h"

#include "base/json.h"
#include "node/queue/task_queries.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

using Answer = Pending<web::Response>;

Answer without()
{
    return now(fail(ErrorCode::Unavailable, u"this instance has no database, and so no queue"_s, u"Set GODEL_DATABASE"_s));
}

/// Lets `work` run where the agents live.
template <typename Work>
Answer onAgents(const Administered& all, Work work)
{
    if (all.agents == nullptr) {
        return without();
    }
    const auto answer = Answer::make();
    QMetaObject::invokeMethod(&all.context, [answer, agents = all.agents, work] { answer.fulfil(work(*agents)); }, Qt::QueuedConnection);
    return answer;
}

Result<web::Response> agentList(const AgentPool& agents)
{
    return jsonResponse({{u"agents"_s, agents.list()}, {u"max"_s, agents.max()}});
}

Result<int> wholeIn(const QByteArray& body, const QString& key)
{
    TRY(const auto object, parseObject(body, u"the request"_s));
    ObjectReader reader(object);
    const auto value = static_cast<int>(reader.integer(key, 1, 200));
    TRY_DO(reader.finish());
    return value;
}

Result<QList<TaskId>> idsIn(const QByteArray& body)
{
    QList<TaskId> ids;
    if (body.isEmpty()) {
        return ids;
    }
    TRY(const auto object, parseObject(body, u"the request"_s));
    ObjectReader reader(object);
    for (const QString& text : reader.strings(u"ids"_s)) {
        ids.append(text.toLongLong());
    }
    TRY_DO(reader.finish());
    return ids;
}

using DeadWork = Result<int> (*)(Connection&, const QList<TaskId>&);

Answer onDead(const Administered& all, const web::Request& request, DeadWork work)
{
    const auto ids = idsIn(request.body);
    if (!ids) {
        return now(fail(ids.error()));
    }
    if (all.pool == nullptr) {
        return without();
    }
    const auto answer = Answer::make();
    const auto done = all.pool->run([ids = *ids, work](Connection& connection) { return work(connection, ids); });
    done.whenReadyDirectly([answer, done] { answer.fulfil(done.result().map([](int count) { return jsonResponse({{u"tasks"_s, count}}); })); });
    return answer;
}

web::Response queueStats(const VitalsBoard& vitals)
{
    const auto queue = vitals.read().queue;
    if (!queue) {
        return jsonResponse({{u"status"_s, u"no data"_s}});
    }
    return jsonResponse({{u"queued"_s, queue->queued}, {u"running"_s, queue->running}, {u"dead"_s, queue->dead}, {u"oldest_seconds"_s, static_cast<double>(queue->oldest.count()) / 1e6}});
}

web::Response workerStats(const VitalsBoard& vitals)
{
    const auto workers = vitals.read().workers;
    return jsonResponse({{u"busy"_s, workers.busy}, {u"count"_s, workers.count}});
}

web::Response cacheStats(const ResultCache& cache)
{
    const CacheStats stats = cache.stats();
    return jsonResponse({{u"entries"_s, stats.entries}, {u"size_bytes"_s, stats.size.count}, {u"hits"_s, stats.hits}, {u"misses"_s, stats.misses}, {u"evictions"_s, stats.evictions}});
}

Answer poolStats(const ConnectionPool* pool)
{
    if (pool == nullptr) {
        return without();
    }
    const PoolStats stats = pool->stats();
    return now(jsonResponse({{u"open"_s, stats.open}, {u"used"_s, stats.used}, {u"max"_s, stats.max}, {u"waiting"_s, stats.waiting}}));
}

std::vector<Route> agentRoutes(const Administered& all)
{
    return {
        {"GET", "/admin/agents", Access::Admin, u"Every agent and what it does"_s, {}, [all](const auto&, const auto&) { return onAgents(all, agentList); }},
        {"POST", "/admin/agents/restart", Access::Admin, u"Let all agents go after their tasks, and start anew"_s, {},
         [all](const auto&, const auto&) { return onAgents(all, [](AgentPool& agents) { agents.restart(false); return agentList(agents); }); }},
        {"POST", "/admin/agents/max", Access::Admin, u"How many agents there may be: {\"max\": N}"_s, {}, [all](const web::Request& request, const auto&) {
             const auto max = wholeIn(request.body, u"max"_s);
             return !max ? now(fail(max.error())) : onAgents(all, [max = *max](AgentPool& agents) { return agents.setMax(max).and_then([&agents] { return agentList(agents); }); });
         }},
    };
}

} // namespace

std::vector<Route> adminRoutes(const Administered& all)
{
    std::vector<Route> routes = agentRoutes(all);
    const auto add = [&routes](const QByteArray& method, const QByteArray& path, const QString& summary, Route::Answer answer) {
        routes.push_back({method, path, Access::Admin, summary, {}, std::move(answer)});
    };
    add("GET", "/admin/queue", u"How many tasks wait, run and are dead"_s, [all](const auto&, const auto&) { return now(queueStats(all.vitals)); });
    add("POST", "/admin/queue/requeue", u"Try dead tasks again: {\"ids\": [...]}, or all"_s, [all](const web::Request& request, const auto&) { return onDead(all, request, queries::requeueDead); });
    add("POST", "/admin/queue/purge", u"Remove dead tasks: {\"ids\": [...]}, or all"_s, [all](const web::Request& request, const auto&) { return onDead(all, request, queries::purgeDead); });
    add("GET", "/admin/workers", u"How many workers there are, and are busy"_s, [all](const auto&, const auto&) { return now(workerStats(all.vitals)); });
    add("GET", "/admin/cache", u"What the cache holds and how often it helped"_s, [all](const auto&, const auto&) { return now(cacheStats(all.cache)); });
    add("POST", "/admin/cache/clear", u"Throw out everything"_s, [all](const auto&, const auto&) { return now(jsonResponse({{u"removed"_s, all.cache.clear()}})); });
    add("GET", "/admin/pool", u"Connections to the database"_s, [all](const auto&, const auto&) { return poolStats(all.pool); });
    add("POST", "/admin/pool/size", u"How many connections there may be: {\"max\": N}"_s, [all](const web::Request& request, const auto&) {
        const auto max = wholeIn(request.body, u"max"_s);
        if (max && all.pool != nullptr) {
            all.pool->setMax(*max);
        }
        return !max ? now(fail(max.error())) : poolStats(all.pool);
    });
    return routes;
}

} // namespace godel::node
