#pragma once

#include "engine/rollout/rollout_book.h"

namespace godel::engine {

/// What the one button of a rollout does now, for whoever may press it.
struct NextDecision {
    QString action = QStringLiteral("none"); ///< "approve", "resume", "complete", "confirm" or "none": the deploy: command of that name
    std::optional<Percent> share{};          ///< of the traffic that the new version then has
    std::optional<double> requestsPerSecond{}; ///< what that is at the traffic of the last minutes; none: not known
    QString sentence{};                      ///< what happens then, or by itself where nothing is asked
};

[[nodiscard]] NextDecision nextDecision(const domain::ApprovalPolicy& policy, const RolloutEntry& entry, Timestamp now);
/// {action, share_percent, requests_per_second, sentence}; null where not known.
[[nodiscard]] QJsonObject toJson(const NextDecision& next);

} // namespace godel::engine
