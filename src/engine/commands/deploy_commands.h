#pragma once

#include "engine/control/command_set.h"
#include "engine/rollout/deployments.h"
#include "engine/rollout/traffic_gauge.h"

namespace godel::engine {

/// deploy:* and rollback*. The gauge says beforehand when there will be a verdict.
void addDeployCommands(CommandSet& commands, Deployments& deployments, TrafficGauge& gauge);
void addRollbackCommands(CommandSet& commands, Deployments& deployments);
/// deploy:snapshot and rollback:migrations.
void addSnapshotCommands(CommandSet& commands, Platform& platform, Runner& runner);
/// deploy:evidence and deploy:timeline.
void addEvidenceCommands(CommandSet& commands, const Platform& platform);
/// deploy:report.
void addReportCommands(CommandSet& commands, const Platform& platform);

/// What people and the window see of a rollout in a reply; latencies, shares and times are numbers in the unit of their name.
[[nodiscard]] QJsonObject rolloutView(const Platform& platform, const RolloutEntry& entry);
/// {name, share_percent, watch_seconds} of one stage, as numbers.
[[nodiscard]] QJsonObject stageRow(const domain::StagePlan& plan, int stage);

/// {at, state, stage, sentence, by}; none for an event of a rollout's stream that is a scrape and nothing else.
[[nodiscard]] std::optional<QJsonObject> timelineLine(const ports::Event& event);

/// What was decided, and the operation that carries it out.
[[nodiscard]] api::Reply decided(const RolloutEntry& entry);

} // namespace godel::engine
