#pragma once

#include "engine/monitoring/health.h"
#include "engine/monitoring/monitor.h"
#include "engine/rollout/deployments.h"

namespace godel::engine {

enum class RollbackNeed {
    No,
    Unknown, ///< something is wrong, and nothing says that the last deployment did it
    Advised,
};

/// "no", "unknown", "advised".
[[nodiscard]] QString name(RollbackNeed need);

/// The deployment that a rollback would take back.
struct Suspect {
    domain::RolloutId id;
    domain::Version version;
    Timestamp begun;
    bool isUnderWay = false;
};

/// The rollout under way, or the last one that was completed within that time; none if there is none.
[[nodiscard]] Result<std::optional<Suspect>> suspect(const Deployments& deployments, Duration within);

struct RollbackAdvice {
    RollbackNeed need = RollbackNeed::No;
    QString sentence;
};

/// Would going back help? `now` and `before` are the metrics now and just before the suspect began, in the same order, or empty
/// where nothing is measured. A metric speaks against the suspect when it is past a limit now and was not then.
[[nodiscard]] RollbackAdvice adviseRollback(const std::optional<Suspect>& suspect, const Health& health, const QList<Monitor::Reading>& now,
                                            const QList<Monitor::Reading>& before);

} // namespace godel::engine
