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
    writeCache(page, platform.cache);
}

} // namespace godel::node
