#pragma once

#include "domain/rollout/next_action.h"
#include "support/catch.h"

namespace godel::domain {

/// A rollout with its clock and policy, driven as a controller would drive it.
struct ExampleRollout {
    ExampleRollout();

    /// Applies the event; fails the test if it is refused.
    void event(RolloutEvent event);
    /// Looks once: asks for the next action and applies its event.
    NextAction look();
    /// Looks until nothing more happens by itself, at most 20 times.
    void settle();
    /// Lets time pass in which it is watched, then settles.
    void watchFor(Duration span);
    void approve(const QString& person);
    /// From the draft to the first stage, warm and watched.
    void begin();

    Timestamp now = timestampOf(1770544800000000); ///< 2026-02-08T10:00:00Z
    RolloutPolicy policy;
    Rollout rollout;
    RolloutView view; ///< what the controller sees, until a test changes it
};

} // namespace godel::domain
