#pragma once

#include "base/clock.h"
#include "ports/router.h"

namespace godel::engine {

/// Keeps the router at one share, and the lease of that share in the future. A router that does not answer is asked again:
/// whoever holds the lease's other end brings the share to 0 meanwhile.
class ShareKeeper {
public:
    ShareKeeper(ports::Router& router, const Clock& clock, Duration lease) : m_router(router), m_clock(clock), m_lease(lease) {}

    /// True once the router has read the share back, and as long as it agrees since.
    [[nodiscard]] bool keep(ports::Group stable, Percent share);
    /// Why the router could not be asked last; empty if it could.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

private:
    void take();

    ports::Router& m_router;
    const Clock& m_clock;
    Duration m_lease;
    Pending<> m_asking;
    ports::Split m_asked;
    std::optional<ports::Split> m_seen;
    QString m_trouble;
};

} // namespace godel::engine
