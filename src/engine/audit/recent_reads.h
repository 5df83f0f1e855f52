#pragma once

#include "base/units.h"

#include <QByteArray>
#include <QHash>

namespace godel::engine {

/// Remembers what was read lately, so that a window which asks for the same every few seconds is on record once in ten minutes. The
/// newest thousand are known; beyond them a read is recorded more often, never less.
class RecentReads {
public:
    static constexpr Duration quiet = 10min;
    static constexpr qsizetype mostKnown = 1000;

    /// Whether this read was recorded within the last ten minutes; if not, it counts as recorded now. `now` is monotonic.
    [[nodiscard]] bool isRepeated(const QByteArray& read, Duration now);
    [[nodiscard]] qsizetype known() const { return m_recorded.size(); }

private:
    void makeRoom(Duration now);

    QHash<QByteArray, Duration> m_recorded;
};

} // namespace godel::engine
