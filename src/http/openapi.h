#pragma once

#include "catalog/catalogue.h"

namespace godel::http {

/// The OpenAPI 3.0 document of an engine with these commands.
[[nodiscard]] QJsonObject openApiOf(const catalog::Catalogue& catalogue);

} // namespace godel::http
