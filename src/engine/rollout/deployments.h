#pragma once

#include "base/random.h"
#include "engine/operations/runner.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// Somebody who asks for something, and what they may do.
struct Asker {
    QString person;
    bool mayApprove = false;
};

/// What people do to rollouts: begin them, decide on them, turn them back. Every change is stored before it is carried out, and
/// the operation that drives the rollout looks at once.
class Deployments {
public:
    Deployments(Platform& platform, Runner& runner, Random& random) : m_platform(platform), m_runner(runner), m_random(random) {}

    struct Wish {
        domain::RolloutKind kind = domain::RolloutKind::Canary;
        domain::Version version;
        QString reason; ///< a hotfix needs one
        std::optional<domain::StagePlan> plan{}; ///< none: the platform's, or at once where the kind has no stages
        bool supersedes = false; ///< ends the rollout that is under way, and begins once that has left
    };
    /// The rollout as it would begin, checked against what is known now. Conflict if the version has the traffic already, if
    /// another rollout is under way, or if its migrations do not allow it.
    [[nodiscard]] Result<domain::Rollout> draft(const Wish& wish, const QString& by) const;
    /// One that supersedes comes back as a draft: the operation under way begins it once the other has left the traffic.
    [[nodiscard]] Result<RolloutEntry> begin(const Wish& wish, const QString& by);
    /// The first version of all. Conflict if one runs.
    [[nodiscard]] Result<OperationId> beginFirst(const domain::Version& version, const QString& by);

    /// `shown` is the hash of the evidence that the approver has seen; empty: that of now.
    [[nodiscard]] Result<RolloutEntry> approve(const Asker& asker, const QString& shown, const QString& comment);
    /// Applies an event of a person to the rollout that is under way.
    [[nodiscard]] Result<RolloutEntry> decide(const QString& by, const domain::RolloutEvent& event);
    /// Ends the watch by hand, with the verdict of this moment.
    [[nodiscard]] Result<RolloutEntry> complete(const QString& by);
    /// The second person of a hotfix.
    [[nodiscard]] Result<RolloutEntry> confirm(const Asker& asker);

    /// Turns the rollout under way back to the version before, or begins a rollout to `to` (empty: the last known good one).
    /// Urgent: running requests of the new version are cut off.
    [[nodiscard]] Result<RolloutEntry> rollBack(const QString& by, const QString& reason, const std::optional<domain::Version>& to, bool isUrgent);
    /// Where a rollback would go now.
    [[nodiscard]] Result<domain::Version> wayBack() const;

    [[nodiscard]] Platform& platform() const { return m_platform; }

private:
    [[nodiscard]] Result<domain::Rollout> sketch(const Wish& wish, const QString& by) const;
    [[nodiscard]] Result<RolloutEntry> supersede(RolloutEntry leaving, const Wish& wish, const QString& by);
    [[nodiscard]] Result<> dropWaiting(const QString& by, const QString& reason);
    void wake(const RolloutEntry& entry);
    [[nodiscard]] Result<RolloutEntry> change(const domain::RolloutId& id, const QString& by,
                                              const std::function<Result<domain::Rollout>(const domain::Rollout&)>& change, bool isUrgent = false);
    [[nodiscard]] Result<domain::RolloutId> newId() const;

    Platform& m_platform;
    Runner& m_runner;
    Random& m_random;
};

} // namespace godel::engine
