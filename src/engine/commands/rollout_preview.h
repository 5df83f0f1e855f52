#pragma once

#include "domain/rollout/forecast.h"
#include "engine/control/command_set.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// What a rollout would go through: `steps`, `approvals` by stage, and where the `traffic` of now is known `forecasts` of the stages and
/// `advice` where that is too little. `traffic` is null where it could not be measured.
[[nodiscard]] api::Reply rolloutPreview(const domain::Rollout& rollout, const Platform& platform, const Result<domain::Traffic>& traffic);

} // namespace godel::engine
