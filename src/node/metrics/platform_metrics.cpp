#include "node/metrics/platform_metrics.h"

#include <limits>

namespace godel::node {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

void writeQueue(MetricsPage& page, const std::optional<Vitals::Queue>& queue)
{
    page.gauge("godel_queue_depth", "Tasks that wait, all nodes together.", queue ? double(queue->queued) : unknown);
    page.gauge("godel_queue_running", "Tasks that run, all nodes together.", queue ? double(queue->running) : unknown);
    page.gauge("godel_queue_dead", "Tasks that were given up and wait for a person.", queue ? double(queue->dead) : unknown);
    page.gauge("godel_queue_intake_open", "1 while new tasks are taken in.", queue ? (queue->isIntakeOpen ? 1 : 0) : unknown);
    page.gauge("godel_queue_oldest_seconds", "How long the first waiting task has been ready.",
               queue ? double(queue->oldest.count()) / 1e6 : unknown);
}

void writeCache(MetricsPage& page, const CacheStats& cache)
{
    page.counter("godel_cache_hits_total", "Reads answered from the cache.", double(cache.hits));
    page.counter("godel_cache_misses_total", "Reads that the cache could not answer.", double(cache.misses));
    page.counter("godel_cache_evictions_total", "Entries thrown out for want of room.", double(cache.evictions));
    page.gauge("godel_cache_entries", "Entries in the cache.", double(cache.entries));
    page.gauge("godel_cache_size_bytes", "Bytes that the entries take.", double(cache.size.count));
}

void writeWork(MetricsPage& page, const Vitals::Work& work)
{
    page.counter("godel_tasks_accepted_total", "New tasks that this instance took in.", double(work.accepted));
    page.counter("godel_tasks_removed_total", "Tasks that this instance removed when it was asked to.", double(work.removed));
    page.family("godel_task_attempts_total", "counter", "Attempts that ended on this instance, by outcome.");
    page.sample({}, "outcome=\"done\"", double(work.done));
    page.sample({}, "outcome=\"failed\"", double(work.failed));
    page.sample({}, "outcome=\"handed_back\"", double(work.handedBack));
    page.sample({}, "outcome=\"lost\"", double(work.lost));
}

// Not godel_database_connections: by this name the engine tells of the server's, those of everybody.
void writePool(MetricsPage& page, const std::optional<PoolStats>& pool)
{
    const auto orUnknown = [&pool](auto read) { return pool ? double(read(*pool)) : unknown; };
    page.gauge("godel_pool_connections_open", "Connections of this instance to the database.", orUnknown([](const PoolStats& stats) { return stats.open; }));
    page.gauge("godel_pool_connections_used", "Connections with work.", orUnknown([](const PoolStats& stats) { return stats.used; }));
    page.gauge("godel_pool_connections_max", "Connections that may be open.", orUnknown([](const PoolStats& stats) { return stats.settings.max; }));
    page.gauge("godel_pool_waiting", "Pieces of work that wait for a connection.", orUnknown([](const PoolStats& stats) { return stats.waiting; }));
    page.counter("godel_pool_served_total", "Pieces of work that had a connection.", orUnknown([](const PoolStats& stats) { return stats.served; }));
    page.counter("godel_pool_refused_total", "Connections that could not be had.", orUnknown([](const PoolStats& stats) { return stats.refused; }));
    page.counter("godel_pool_expired_total", "Pieces of work that waited for too long.", orUnknown([](const PoolStats& stats) { return stats.expired; }));
}

void writeConfiguration(MetricsPage& page, const Vitals::Configuration& configuration)
{
    page.gauge("godel_configuration_generation", "How often a configuration came into force.", configuration.generation);
    const bool isRefused = !configuration.trouble.isEmpty() || !configuration.credentialTrouble.isEmpty();
    page.gauge("godel_configuration_refused", "1 while a newer configuration is not in force because it is wrong.", isRefused ? 1 : 0);
}

} // namespace

void write(MetricsPage& page, const Platform& platform)
{
    const Vitals& vitals = platform.vitals;
    page.family("godel_build_info", "gauge", "Which release this is.");
    page.sample({}, "version=\"" + labelText(platform.version.toUtf8()) + "\",instance=\"" + labelText(platform.instance.toUtf8()) + '"', 1);
    page.gauge("godel_draining", "1 while the instance is about to stop.", vitals.isDraining ? 1 : 0);
    writeQueue(page, vitals.queue);
    page.gauge("godel_agents_active", "Agent processes that live.", vitals.agents.active);
    page.gauge("godel_agents_busy", "Agent processes with a task.", vitals.agents.busy);
    page.gauge("godel_agents_max", "Agent processes that may live.", vitals.agents.max);
    page.gauge("godel_workers", "Tasks that may run here at a time.", vitals.workers.count);
    page.gauge("godel_workers_busy", "Tasks that run here.", vitals.workers.busy);
    writeWork(page, vitals.work);
    writeCache(page, platform.cache);
    writePool(page, platform.pool);
    writeConfiguration(page, vitals.configuration);
}

} // namespace godel::node
