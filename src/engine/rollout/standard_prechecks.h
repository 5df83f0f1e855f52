#pragma once

#include "engine/rollout/platform.h"

namespace godel::engine {

/// What is asked before every rollout: is the release whole, is the stable version well, does the router answer, is the database
/// there. The platform must outlive the checks.
void addStandardPrechecks(Prechecks& checks, Platform& platform);

} // namespace godel::engine
