#pragma once

#include "node/http/router.h"

namespace godel::node {

/// GET /openapi.json: an OpenAPI 3.0 document of every route that the router has when it is asked. The router outlives the route.
[[nodiscard]] Route openApiRoute(const Router& router, const QString& version);

} // namespace godel::node
