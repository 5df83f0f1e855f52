#pragma once

#include "node/agents/agent_pool.h"
#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/http/router.h"

namespace godel::node {

/// What /admin acts on; no pool and no agents where there is no database. All outlive the routes.
struct Administered {
    ConnectionPool* pool = nullptr;
    AgentPool* agents = nullptr; ///< lives on `context`'s thread
    ResultCache& cache;
    VitalsBoard& vitals;
    QObject& context;
};

/// /admin/agents, /admin/queue, /admin/workers, /admin/cache and /admin/pool, behind the bearer token.
[[nodiscard]] std::vector<Route> adminRoutes(const Administered& administered);

} // namespace godel::node
