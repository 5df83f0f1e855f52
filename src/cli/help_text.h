#pragma once

#include "catalog/catalogue.h"

namespace godel::cli {

/// How the program is used, what its exit statuses mean, and every command with its summary.
[[nodiscard]] QString overviewText(const catalog::Catalogue& catalogue);
/// The same without the commands, for when no engine can be asked.
[[nodiscard]] QString usageText();

} // namespace godel::cli
