#include "engine/audit/recent_reads.h"

#include <algorithm>

namespace godel::engine {

bool RecentReads::isRepeated(const QByteArray& read, Duration now)
{
    const auto found = m_recorded.constFind(read);
    if (found != m_recorded.constEnd() && now - *found < quiet) {
        return true;
    }
    makeRoom(now);
    m_recorded.insert(read, now);
    return false;
}

void RecentReads::makeRoom(Duration now)
{
    if (m_recorded.size() < mostKnown) {
        return;
    }
    m_recorded.removeIf([now](const auto& entry) { return now - entry.value() >= quiet; });
    if (m_recorded.size() >= mostKnown) {
        m_recorded.erase(std::min_element(m_recorded.constBegin(), m_recorded.constEnd()));
    }
}

} // namespace godel::engine
