#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "ports/router.h"

#include <functional>
#include <map>

namespace godel::test {

/// How the version behind a group answers.
struct Answers {
    double badRate = 0;
    Duration latency = 10ms;
    double refusedRate = 0; ///< that no instance would take, so that the router answers 503
    int tries = 1; ///< a client whose answer is bad asks so often within one scrape, and every answer is bad
};

/// A router in memory with traffic of its own: so many requests a second, drawn by the share that holds. It outlives the engine
/// that a test kills, as a real one would.
class FakeRouter final : public ports::Router {
public:
    FakeRouter(const Clock& clock, quint64 seed) : m_clock(clock), m_random(seed) {}

    double requestsPerSecond = 1000;
    Answers s;
    Answers c;
    /// Asked before each call; false: the router does not answer, and whether the call took effect is unknown (it did).
    std::function<bool()> answers = [] { return true; };

    [[nodiscard]] Pending<> place(ports::Slot slot, quint16 port) override;
    [[nodiscard]] Pending<ports::Departure> takeOut(ports::Slot slot, ports::Removal removal) override;
    [[nodiscard]] Pending<> split(ports::Split split) override;
    [[nodiscard]] Pending<> hold(std::optional<Duration> retryAfter) override;
    [[nodiscard]] Pending<ports::RouterView> look() override;
    [[nodiscard]] Pending<ports::RouterCounts> count() override;

    /// The router's own health checks of an instance of that group fail, which were good until then.
    void failChecks(ports::Group group, qint64 checks) { (group == ports::Group::S ? m_counts.s : m_counts.c).failedChecks += checks; }
    /// The share that a request meets now: 0 once the lease is over.
    [[nodiscard]] Percent shareNow() const;
    [[nodiscard]] ports::Group stable() const { return m_split.stable; }
    [[nodiscard]] bool isUp(ports::Slot slot) const { return m_slots.contains({slot.group, slot.number}); }
    [[nodiscard]] int upIn(ports::Group group) const;
    /// Requests that found no instance to go to: what users would have seen as 503.
    [[nodiscard]] qint64 refused() const { return m_refused; }
    /// The highest share that ever held for the group that is not stable.
    [[nodiscard]] Percent highestShare() const { return m_highest; }

private:
    template <typename T>
    [[nodiscard]] Pending<T> answer(Result<T> result);
    /// The requests since the last call.
    void flow();
    void send(ports::Group group, qint64 requests);
    [[nodiscard]] qint64 draw(qint64 trials, double chance);

    const Clock& m_clock;
    SeededRandom m_random;
    std::map<std::pair<ports::Group, int>, quint16> m_slots;
    ports::Split m_split;
    std::optional<Duration> m_hold;
    ports::RouterCounts m_counts{1, {}, {}};
    Duration m_flowedTo{};
    double m_rest = 0;
    qint64 m_refused = 0;
    Percent m_highest;
};

} // namespace godel::test
