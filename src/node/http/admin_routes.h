#pragma once

#include "node/agents/agent_pool.h"
#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/http/router.h"
#include "node/queue/task_queue.h"
#include "node/reloader.h"

namespace godel::node {

/// What /admin acts on; no pool, agents and queue where there is no database. All outlive the routes.
struct Administered {
    ConnectionPool* pool = nullptr;
    AgentPool* agents = nullptr; ///< lives on `context`'s thread, as the next two do
    TaskQueue* queue = nullptr;
    Reloader& reloader;
    ResultCache& cache;
    VitalsBoard& vitals;
    QObject& context;
};

/// /admin/agents, /admin/workers, /admin/queue, /admin/cache, /admin/pool and /admin/configuration, behind the bearer token.
[[nodiscard]] std::vector<Route> adminRoutes(const Administered& administered);

// The same by area.
[[nodiscard]] std::vector<Route> adminAgentRoutes(const Administered& administered);
[[nodiscard]] std::vector<Route> adminQueueRoutes(const Administered& administered);
[[nodiscard]] std::vector<Route> adminCacheRoutes(const Administered& administered);
[[nodiscard]] std::vector<Route> adminPoolRoutes(const Administered& administered);

} // namespace godel::node
