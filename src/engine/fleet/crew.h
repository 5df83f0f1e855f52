#pragma once

#include "engine/fleet/fleet.h"

#include <map>
#include <vector>

namespace godel::engine {

/// All instances of one group of slots: brings those of a version up, or takes whoever stands there away. Both are called
/// again and again until they say true, also by another engine after a crash.
class Crew {
public:
    Crew(const Fleet& fleet, ports::Processes& processes, ports::Router& router, ports::Group group)
        : m_fleet(fleet), m_processes(processes), m_router(router), m_group(group) {}

    /// True once every instance is ready and has its slot at the router. Unavailable with the instance's own words for one that
    /// does not come up.
    [[nodiscard]] Result<bool> bringUp(const domain::Version& version);
    /// True once the router sends the group nothing, no request is running and the processes are gone.
    [[nodiscard]] Result<bool> retire(ports::Removal removal);
    /// True once the router has let go of every slot of the group; the processes go on.
    [[nodiscard]] Result<bool> takeOut(ports::Removal removal);

    [[nodiscard]] int wanted() const { return m_fleet.settings().instances; }
    /// How many are ready now.
    [[nodiscard]] int ready() const;
    [[nodiscard]] QList<ports::ProcessView> views() const;

private:
    [[nodiscard]] Result<bool> start(ports::Slot slot, const domain::Version& version);
    [[nodiscard]] Result<bool> stop(ports::Slot slot);
    [[nodiscard]] QList<ports::Slot> occupied() const;

    const Fleet& m_fleet;
    ports::Processes& m_processes;
    ports::Router& m_router;
    ports::Group m_group;
    std::map<int, Pending<>> m_placings;
    std::map<int, Pending<ports::Departure>> m_departures;
    std::map<int, bool> m_isOut;
};

} // namespace godel::engine
