#include "fakes/fake_router.h"

#include <algorithm>
#include <cmath>

namespace godel::test {

using namespace ports;

namespace {

bool hasSlot(Slot slot)
{
    return slot.number >= 0 && slot.number < 64;
}

} // namespace

template <typename T>
Pending<T> FakeRouter::answer(Result<T> result)
{
    return answers() ? Pending<T>::of(std::move(result)) : Pending<T>::of(fail(ErrorCode::Unavailable, QStringLiteral("the router does not answer")));
}

Percent FakeRouter::shareNow() const
{
    return m_clock.now() < m_split.lease ? m_split.canary : Percent();
}

int FakeRouter::upIn(Group group) const
{
    return static_cast<int>(std::count_if(m_slots.begin(), m_slots.end(), [group](const auto& entry) { return entry.first.first == group; }));
}

qint64 FakeRouter::draw(qint64 trials, double chance)
{
    // The normal approximation is near enough for what the tests ask, and never leaves the range.
    const double mean = static_cast<double>(trials) * chance;
    const double spread = std::sqrt(mean * (1 - chance));
    double normal = -6;
    for (int count = 0; count < 12; ++count) {
        normal += m_random.fraction();
    }
    return std::clamp<qint64>(std::llround(mean + normal * spread), 0, trials);
}

void FakeRouter::send(Group group, qint64 requests)
{
    SideCounts& counts = group == Group::S ? m_counts.s : m_counts.c;
    if (upIn(group) == 0 || m_hold) {
        m_refused += requests;
        if (!m_hold) {
            counts.unavailable += requests;
            counts.units += requests;
            counts.badUnits += requests;
        }
        return;
    }
    const Answers& how = group == Group::S ? s : c;
    const qint64 refused = how.refusedRate > 0 ? draw(requests, how.refusedRate) : 0;
    m_refused += refused;
    counts.connectErrors += refused;
    counts.unavailable += refused;
    requests -= refused;
    const qint64 bad = draw(requests, how.badRate);
    counts.requests += requests + bad * (how.tries - 1);
    counts.serverErrors += bad * how.tries;
    counts.successes += requests - bad;
    counts.units += requests;
    counts.badUnits += bad;
    // Half of the requests are twice as fast, one in twenty ten times as slow.
    const auto put = [&counts](Duration latency, qint64 number) {
        const auto bucket = std::upper_bound(latencyBounds.begin(), latencyBounds.end(), latency.count()) - latencyBounds.begin();
        counts.latency[static_cast<size_t>(bucket)] += number;
        counts.unitLatency[static_cast<size_t>(bucket)] += number;
    };
    const qint64 fast = draw(requests, 0.5);
    const qint64 slow = draw(requests - fast, 0.1);
    put(how.latency / 2, fast);
    put(how.latency * 10, slow);
    put(how.latency, requests - fast - slow);
}

void FakeRouter::flow()
{
    const double wanted = m_rest + requestsPerSecond * static_cast<double>((m_clock.monotonic() - m_flowedTo).count()) / 1e6;
    const auto requests = static_cast<qint64>(wanted);
    m_rest = wanted - static_cast<double>(requests);
    m_flowedTo = m_clock.monotonic();
    const qint64 toCanary = draw(requests, shareNow().fraction());
    send(m_split.stable, requests - toCanary);
    // A canary that is not there costs nobody anything.
    send(upIn(other(m_split.stable)) > 0 ? other(m_split.stable) : m_split.stable, toCanary);
}

Pending<> FakeRouter::place(Slot slot, quint16 port)
{
    if (!hasSlot(slot)) {
        return Pending<>::of(fail(ErrorCode::Invalid, QStringLiteral("there is no such slot")));
    }
    if (m_slots.empty() && m_counts.s.requests == 0) {
        // Nobody asks before there is something to ask.
        m_flowedTo = m_clock.monotonic();
    }
    flow();
    m_slots[{slot.group, slot.number}] = port;
    return answer<void>({});
}

Pending<Departure> FakeRouter::takeOut(Slot slot, Removal removal)
{
    flow();
    if (!hasSlot(slot)) {
        return Pending<Departure>::of(fail(ErrorCode::Invalid, QStringLiteral("there is no such slot")));
    }
    const bool isCanary = slot.group != m_split.stable;
    if (removal == Removal::Gently && isCanary && m_split.canary > Percent()) {
        return answer<Departure>(fail(ErrorCode::Conflict, QStringLiteral("the canary's share is not 0")));
    }
    m_slots.erase({slot.group, slot.number});
    return answer<Departure>(Departure{true, 0});
}

Pending<> FakeRouter::split(Split split)
{
    flow();
    if (split.canary < Percent(0) || split.canary > Percent(100)) {
        return Pending<>::of(fail(ErrorCode::Invalid, QStringLiteral("a share lies between 0 and 100 %")));
    }
    split.lease = std::chrono::floor<std::chrono::seconds>(split.lease);
    m_split = split;
    m_highest = std::max(m_highest, shareNow());
    return answer<void>({});
}

Pending<> FakeRouter::hold(std::optional<Duration> retryAfter)
{
    flow();
    m_hold = retryAfter ? std::optional<Duration>(std::chrono::ceil<std::chrono::seconds>(*retryAfter)) : std::nullopt;
    return answer<void>({});
}

Pending<RouterView> FakeRouter::look()
{
    flow();
    RouterView view;
    for (const auto& [place, port] : m_slots) {
        view.slotViews.append({{place.first, place.second}, SlotState::Up, port, 0});
    }
    view.split = m_split;
    view.hold = m_hold;
    return answer<RouterView>(view);
}

Pending<RouterCounts> FakeRouter::count()
{
    flow();
    return answer<RouterCounts>(m_counts);
}

} // namespace godel::test
