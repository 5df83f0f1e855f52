#include "engine/fleet/post.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using ports::ProcessState;

namespace {

/// A version whose instance fails so often in a row before it was ever ready is not worth more tries.
constexpr int mostFailures = 2;

} // namespace

std::optional<ports::ProcessView> Post::view() const
{
    return m_processes.find(m_fleet.idOf(m_slot));
}

Result<bool> Post::isStartedOtherwise(const domain::Version& version) const
{
    TRY(const auto spec, m_fleet.specOf(m_slot, version));
    const auto present = view();
    return present && present->state != ProcessState::Stopped && present->spec != spec;
}

Result<bool> Post::start(const domain::Version& version)
{
    const auto id = m_fleet.idOf(m_slot);
    const auto present = view();
    if (!present || present->state == ProcessState::Stopped) {
        TRY(const auto spec, m_fleet.specOf(m_slot, version));
        TRY_DO(m_processes.start(id, spec));
        return false;
    }
    if (present->state == ProcessState::GaveUp || (present->state == ProcessState::Waiting && present->restarts >= mostFailures)) {
        return fail(ErrorCode::Unavailable, u"instance %1 of %2 does not come up: %3"_s.arg(id.text(), version.text(), present->reason),
                    u"Look at its log, then mend the release or its configuration"_s);
    }
    return present->state == ProcessState::Ready;
}

Result<bool> Post::bringUp(const domain::Version& version)
{
    TRY(const bool isReady, start(version));
    if (!isReady) {
        return false;
    }
    m_isOut = false;
    if (!m_placing.isValid()) {
        m_placing = m_router.place(m_slot, m_fleet.portOf(m_slot));
    }
    if (m_placing.isReady() && !m_placing.result()) {
        const Error error = m_placing.result().error();
        m_placing = {};
        return fail(error);
    }
    return m_placing.isReady();
}

Result<bool> Post::takeOut(ports::Removal removal)
{
    if (m_isOut) {
        return true;
    }
    m_placing = {};
    if (!m_departure.isValid()) {
        m_departure = m_router.takeOut(m_slot, removal);
    }
    if (!m_departure.isReady()) {
        return false;
    }
    const auto departure = m_departure.result();
    m_departure = {};
    TRY_DO(departure);
    m_isOut = departure->isOut;
    return m_isOut;
}

Result<bool> Post::stop()
{
    const auto id = m_fleet.idOf(m_slot);
    const auto present = view();
    if (!present) {
        return true;
    }
    if (present->state == ProcessState::Stopped) {
        TRY_DO(m_processes.forget(id));
        return true;
    }
    if (present->state != ProcessState::Stopping) {
        TRY_DO(m_processes.stop(id));
    }
    return false;
}

Result<bool> Post::retire(ports::Removal removal)
{
    TRY(const bool isOut, takeOut(removal));
    return isOut ? stop() : Result<bool>(false);
}

} // namespace godel::engine
