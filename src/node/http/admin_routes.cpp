#include "node/http/admin_routes.h"

namespace godel::node {

std::vector<Route> adminRoutes(const Administered& all)
{
    std::vector<Route> routes;
    for (const auto& area : {adminAgentRoutes(all), adminQueueRoutes(all), adminCacheRoutes(all), adminPoolRoutes(all)}) {
        routes.insert(routes.end(), area.begin(), area.end());
    }
    return routes;
}

} // namespace godel::node
