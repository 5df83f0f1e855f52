#pragma once

#include "node/agents/agent.h"
#include "node/cache/result_cache.h"
#include "node/database/connection_pool.h"

namespace godel::node {

/// What the files of the configuration folder say; a missing file means its defaults.
struct NodeConfig {
    AgentSettings agents;  ///< agents.json
    CacheSettings cache;   ///< cache.json
    PoolSettings pool;     ///< database.json
};

/// Invalid names the file and the key, or the line and column of what is not JSON.
[[nodiscard]] Result<NodeConfig> readNodeConfig(const QString& folder);

} // namespace godel::node
