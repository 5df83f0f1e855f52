#pragma once

#include "engine/fleet/fleet.h"

namespace godel::engine {

/// One slot with the instance in it. Everything is called again and again until it says true, also by another engine after a
/// crash.
class Post {
public:
    Post(const Fleet& fleet, ports::Processes& processes, ports::Router& router, ports::Slot slot)
        : m_fleet(fleet), m_processes(processes), m_router(router), m_slot(slot) {}

    /// True once its instance of that version is ready and the router sends to it. Unavailable with the instance's own words if
    /// it does not come up.
    [[nodiscard]] Result<bool> bringUp(const domain::Version& version);
    /// True once the router has let go of the slot; the process goes on.
    [[nodiscard]] Result<bool> takeOut(ports::Removal removal);
    /// True once the router has let go and the process is gone.
    [[nodiscard]] Result<bool> retire(ports::Removal removal);

    [[nodiscard]] std::optional<ports::ProcessView> view() const;
    /// True if what stands here was not started as an instance of that version would be now; it may also be on its way out.
    [[nodiscard]] Result<bool> isStartedOtherwise(const domain::Version& version) const;

private:
    [[nodiscard]] Result<bool> start(const domain::Version& version);
    [[nodiscard]] Result<bool> stop();

    const Fleet& m_fleet;
    ports::Processes& m_processes;
    ports::Router& m_router;
    ports::Slot m_slot;
    Pending<> m_placing;
    Pending<ports::Departure> m_departure;
    bool m_isOut = false;
};

} // namespace godel::engine
