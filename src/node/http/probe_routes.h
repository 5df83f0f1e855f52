#pragma once

#include "base/clock.h"
#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/http/router.h"
#include "node/metrics/http_metrics.h"
#include "node/vitals.h"

namespace godel::node {

/// What the probes tell of. All of it outlives the routes.
struct Probed {
    const VitalsBoard& vitals;
    const HttpMetrics& http;
    const ResultCache& cache;
    const ConnectionPool* pool = nullptr; ///< null: no database
    const Clock& clock;
    QString version;
    QString instance;
    bool isNeverHealthy = false; ///< a fault of this release
};

/// /live, /ready, /health, /health/details, /metrics and /v1/info. None of them asks the database: they tell what is known.
[[nodiscard]] std::vector<Route> probeRoutes(const Probed& probed);

} // namespace godel::node
