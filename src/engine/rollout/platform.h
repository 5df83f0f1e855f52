#pragma once

#include "base/log.h"
#include "engine/fleet/fleet.h"
#include "engine/rollout/prechecks.h"
#include "engine/rollout/rollout_book.h"
#include "engine/rollout/rollout_settings.h"
#include "engine/rollout/snapshots.h"

namespace godel::engine {

/// What rollouts work with. Everything here outlives them.
struct Platform {
    ports::Router& router;
    ports::Processes& processes;
    const ports::Releases& releases;
    Fleet& fleet;
    RolloutBook& book;
    Prechecks& prechecks;
    Snapshots& snapshots;
    const Clock& clock;
    const RolloutSettings& settings;
};

} // namespace godel::engine
