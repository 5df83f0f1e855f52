#pragma once

#include "engine/rollout/platform.h"
#include "engine/rollout/traffic_gauge.h"
#include "ports/host.h"

namespace godel::engine {

/// What is asked before every rollout: is the release whole, is the stable version well, does the router answer, is the database
/// there, is there room on the disk, and when will there be a verdict. Everything given must outlive the checks.
void addStandardPrechecks(Prechecks& checks, Platform& platform, ports::Host& host, TrafficGauge& gauge);

} // namespace godel::engine
