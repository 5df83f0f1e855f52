#pragma once

#include "gui/deployments/evidence_model.h"
#include "gui/deployments/rollout_model.h"

namespace godel::gui {

/// How both sides stood at a moment (milliseconds since 1970 UTC), worked out from the scrapes of the stage that it lies in: errors of
/// all of them so far with a 95 % interval (domain/rollout/interval.h), latency of the last one. Rows as `RolloutModel::comparison`
/// has them, the gate being the verdict of then; none before the first scrape.
[[nodiscard]] QJsonArray comparisonAt(const EvidenceModel& evidence, double moment);

/// The stages of a rollout as they stood at that moment; before its first scrape none has begun.
[[nodiscard]] QList<TimelineStage> stagesAt(QList<TimelineStage> stages, const EvidenceModel& evidence, double moment);

} // namespace godel::gui
