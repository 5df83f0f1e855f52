#pragma once

#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/http/router.h"
#include "node/queue/task.h"
#include "node/vitals.h"

namespace godel::node {

/// What tasks are taken into and answered from; no pool where there is no database. All outlive the routes.
struct TaskPlaces {
    ConnectionPool* pool = nullptr;
    ResultCache& cache;
    VitalsBoard& vitals;
};

/// The answer for a task, as it is cached once it is done.
[[nodiscard]] QByteArray bodyOf(const Task& task);

/// POST /v1/tasks, GET and DELETE /v1/tasks/{id}, and GET /v1/tasks. Without a pool they answer 503, as POST does with Retry-After while the
/// queue takes nothing in.
[[nodiscard]] std::vector<Route> taskRoutes(const TaskPlaces& places);

} // namespace godel::node
