#pragma once

#include "domain/rollout/rollout.h"

#include <QJsonObject>

namespace godel::test {

/// A rollout of v2.1.0 in this state at the first stage, requested by anna, with evidence "evidence-1".
[[nodiscard]] domain::Rollout rolloutIn(domain::RolloutState state);
/// What `deploy:status` and `deploy:history --id` say of it: with plan, comparison, evidence and the next decision.
[[nodiscard]] QJsonObject rolloutBody(const domain::Rollout& rollout, const QString& action = {});
/// What `deploy:evidence` says: so many scrapes, a second apart, of which the first half is of the first stage.
[[nodiscard]] QJsonObject evidenceBody(int scrapes, int from = 0);

} // namespace godel::test
