#include "engine/rollout/share_keeper.h"

namespace godel::engine {

bool ShareKeeper::keep(ports::Group stable, Percent share)
{
    take();
    const bool isSeen = m_seen && m_seen->stable == stable && m_seen->canary == share;
    // A third of the lease leaves two more tries before it ends. The router goes by the wall clock, so a clock that was set back
    // is a lease that is too long, and renewed as well.
    const Duration left = m_asked.lease - m_clock.now();
    const bool isDue = left < m_lease - m_lease / 3 || left > m_lease;
    if (!m_asking.isValid() && (!isSeen || isDue)) {
        m_asked = {stable, share, m_clock.now() + m_lease};
        m_asking = m_router.split(m_asked);
    }
    return isSeen;
}

void ShareKeeper::take()
{
    if (!m_asking.isReady()) {
        return;
    }
    const auto result = m_asking.result();
    m_asking = {};
    m_trouble = result ? QString() : godel::text(result.error());
    if (result) {
        m_seen = m_asked;
    } else {
        // Whether it took effect is unknown, so nothing is known to hold.
        m_seen.reset();
    }
}

} // namespace godel::engine
