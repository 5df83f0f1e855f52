#pragma once

#include "engine/rollout/migrator.h"
#include "engine/rollout/platform.h"
#include "engine/rollout/rollout_watch.h"
#include "engine/rollout/share_keeper.h"

namespace godel::engine {

/// Drives one rollout: looks at the world, does the work of its state, applies what the rules decide and stores it. Everything it
/// knows can be found again by the next one, so it may die at any point. People change the stored rollout behind its back; it
/// reads it anew at each look.
class RolloutController {
public:
    struct Look {
        domain::Rollout rollout;
        QString sentence; ///< what goes on, for people
        bool isNews = false; ///< something was counted or has happened since the last look
        Duration wait{};  ///< until the next look
    };

    RolloutController(Platform& platform, domain::RolloutId id);

    [[nodiscard]] Result<Look> look();
    /// Turns it back, if that is still to be done.
    [[nodiscard]] Result<> abort(const QString& reason);

private:
    [[nodiscard]] Result<> prepare(const RolloutEntry& entry);
    /// Does what the state asks for; fills in whether it is done.
    void work(const RolloutEntry& entry, domain::RolloutView& view);
    [[nodiscard]] Result<bool> errand(const RolloutEntry& entry);
    [[nodiscard]] Result<bool> check(const domain::Rollout& rollout);
    [[nodiscard]] Result<bool> snapshot(const domain::Rollout& rollout);
    [[nodiscard]] Result<bool> bringUp(const RolloutEntry& entry);
    [[nodiscard]] Result<bool> divert(const RolloutEntry& entry);
    [[nodiscard]] Result<bool> stopInstances(const RolloutEntry& entry);
    [[nodiscard]] Duration pace(const domain::Rollout& rollout) const;
    [[nodiscard]] QString sentenceOf(const domain::NextAction& action, const domain::Rollout& rollout) const;

    Platform& m_platform;
    domain::RolloutId m_id;
    ports::Group m_stable = ports::Group::S;
    // Made at the first look, when the lineup is known.
    std::optional<Crew> m_canaryCrew;
    std::optional<Crew> m_stableCrew;
    std::optional<RolloutWatch> m_watch;
    ShareKeeper m_share;
    std::optional<PrecheckRun> m_prechecks;
    Migrator m_migrator;
    domain::RolloutView m_view;
};

} // namespace godel::engine
