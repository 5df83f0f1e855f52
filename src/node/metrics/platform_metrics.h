#pragma once

#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"
#include "node/metrics/metrics_page.h"
#include "node/vitals.h"

namespace godel::node {

/// What is told of the parts at one moment.
struct Platform {
    Vitals vitals;
    CacheStats cache;
    std::optional<PoolStats> pool; ///< none without a database
    QString version;
    QString instance;
};

/// The godel_* families but those of HTTP. What is not known is NaN, never zero.
void write(MetricsPage& page, const Platform& platform);

} // namespace godel::node
