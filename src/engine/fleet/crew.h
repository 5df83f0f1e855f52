#pragma once

#include "engine/fleet/post.h"

#include <vector>

namespace godel::engine {

/// All posts of one group of slots: brings up the instances of a version, or takes whoever stands there away.
class Crew {
public:
    Crew(const Fleet& fleet, ports::Processes& processes, ports::Router& router, ports::Group group);

    /// True once every instance is ready and has its slot at the router; errors as in `Post`.
    [[nodiscard]] Result<bool> bringUp(const domain::Version& version);
    /// True once the router has let go of every slot of the group; the processes go on.
    [[nodiscard]] Result<bool> takeOut(ports::Removal removal);
    /// True once the router sends the group nothing, no request is running and the processes are gone.
    [[nodiscard]] Result<bool> retire(ports::Removal removal);

    [[nodiscard]] int wanted() const { return m_wanted; }
    /// How many are ready now.
    [[nodiscard]] int ready() const;
    [[nodiscard]] QList<ports::ProcessView> views() const;

private:
    template <typename Work>
    [[nodiscard]] Result<bool> all(size_t count, Work work);

    int m_wanted;
    std::vector<Post> m_posts;
};

} // namespace godel::engine
