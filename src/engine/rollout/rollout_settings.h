#pragma once

#include "base/result.h"
#include "domain/rollout/next_action.h"

namespace godel::engine {

/// How rollouts go here: everything that `rollout.json` may say.
struct RolloutSettings {
    domain::StagePlan plan = domain::StagePlan::standard();
    domain::RolloutPolicy policy;
    domain::GuardSettings guards;
    domain::VerdictSettings verdict;
    Duration scrapeEvery = 5s;  ///< 100 ms to 1 min
    Duration latencyFloor = 10ms; ///< up to here latencies are alike to the verdict, 0 s to 5 s; a canary with little traffic is colder
    Duration lease = 15s;       ///< the canary's share ends so long after the engine's last word; 2 s to 5 min
    Duration drainAtMost = 60s; ///< then running requests are cut off
    Duration soak = 30min;      ///< of a hotfix and a rollback, which have no stages
};

/// Invalid names the key; what is left out has its default.
[[nodiscard]] Result<RolloutSettings> rolloutSettingsOf(const QJsonObject& object, const QString& field);

} // namespace godel::engine
