#pragma once

#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/http/router.h"

namespace godel::node {

/// POST /v1/tasks, GET /v1/tasks/{id} and GET /v1/tasks. Without a pool they answer 503. Both outlive the routes.
[[nodiscard]] std::vector<Route> taskRoutes(ConnectionPool* pool, ResultCache& cache);

} // namespace godel::node
