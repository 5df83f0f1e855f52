#include "engine/fleet/crew.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using ports::ProcessState;
using ports::Slot;

namespace {

/// A version whose instance fails so often in a row before it was ever ready is not worth more tries.
constexpr int mostFailures = 2;

} // namespace

QList<Slot> Crew::occupied() const
{
    QList<Slot> found;
    for (int number = 0; number < m_fleet.settings().slots; ++number) {
        if (m_processes.find(m_fleet.idOf({m_group, number}))) {
            found.append({m_group, number});
        }
    }
    return found;
}

QList<ports::ProcessView> Crew::views() const
{
    QList<ports::ProcessView> views;
    for (const Slot slot : occupied()) {
        views.append(*m_processes.find(m_fleet.idOf(slot)));
    }
    return views;
}

int Crew::ready() const
{
    const auto all = views();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto& view) { return view.state == ProcessState::Ready; }));
}

Result<bool> Crew::start(Slot slot, const domain::Version& version)
{
    const auto id = m_fleet.idOf(slot);
    TRY(const auto spec, m_fleet.specOf(slot, version));
    const auto view = m_processes.find(id);
    if (!view || view->state == ProcessState::Stopped) {
        TRY_DO(m_processes.start(id, spec));
        return false;
    }
    if (view->state == ProcessState::GaveUp || (view->state == ProcessState::Waiting && view->restarts >= mostFailures)) {
        return fail(ErrorCode::Unavailable, u"instance %1 of %2 does not come up: %3"_s.arg(id.text(), version.text(), view->reason),
                    u"Look at its log, then mend the release or its configuration"_s);
    }
    return view->state == ProcessState::Ready;
}

Result<bool> Crew::bringUp(const domain::Version& version)
{
    bool areReady = true;
    for (int number = 0; number < wanted(); ++number) {
        TRY(const bool isReady, start({m_group, number}, version));
        areReady = areReady && isReady;
    }
    if (!areReady) {
        return false;
    }
    bool arePlaced = true;
    for (int number = 0; number < wanted(); ++number) {
        auto& placing = m_placings[number];
        if (!placing.isValid()) {
            placing = m_router.place({m_group, number}, m_fleet.portOf({m_group, number}));
        }
        if (placing.isReady() && !placing.result()) {
            const Error error = placing.result().error();
            placing = {};
            return fail(error);
        }
        arePlaced = arePlaced && placing.isReady();
    }
    return arePlaced;
}

Result<bool> Crew::takeOut(ports::Removal removal)
{
    bool areOut = true;
    for (int number = 0; number < m_fleet.settings().slots; ++number) {
        if (m_isOut[number]) {
            continue;
        }
        areOut = false;
        auto& departure = m_departures[number];
        if (!departure.isValid()) {
            departure = m_router.takeOut({m_group, number}, removal);
        }
        if (!departure.isReady()) {
            continue;
        }
        const auto result = departure.result();
        departure = {};
        if (!result) {
            return fail(result.error());
        }
        m_isOut[number] = result->isOut;
    }
    return areOut;
}

Result<bool> Crew::stop(Slot slot)
{
    const auto id = m_fleet.idOf(slot);
    const auto view = m_processes.find(id);
    if (!view) {
        return true;
    }
    if (view->state == ProcessState::Stopped) {
        TRY_DO(m_processes.forget(id));
        return true;
    }
    if (view->state != ProcessState::Stopping) {
        TRY_DO(m_processes.stop(id));
    }
    return false;
}

Result<bool> Crew::retire(ports::Removal removal)
{
    TRY(const bool areOut, takeOut(removal));
    if (!areOut) {
        return false;
    }
    bool areGone = true;
    for (const Slot slot : occupied()) {
        TRY(const bool isGone, stop(slot));
        areGone = areGone && isGone;
    }
    return areGone;
}

} // namespace godel::engine
