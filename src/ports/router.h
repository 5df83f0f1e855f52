#pragma once

#include "base/pending.h"
#include "base/units.h"

#include <QList>
#include <array>
#include <optional>

namespace godel::ports {

/// The two groups of slots; which of them is stable and which is the canary changes at promotion.
enum class Group { S, C };

[[nodiscard]] constexpr Group other(Group group)
{
    return group == Group::S ? Group::C : Group::S;
}

/// A place for one instance behind the router; numbers count from 0 in each group.
struct Slot {
    Group group = Group::S;
    int number = 0;
    friend bool operator==(const Slot&, const Slot&) = default;
};

enum class Removal {
    Gently, ///< no new requests; out once no request is running
    AtOnce, ///< running requests are cut off
};

struct Departure {
    bool isOut = false;
    qint64 sessions = 0; ///< still running
};

/// Who gets what. The canary's share holds while `lease` lies in the future; afterwards it is 0 by itself.
struct Split {
    Group stable = Group::S;
    Percent canary;
    Timestamp lease; ///< effective in whole seconds, rounded down
    friend bool operator==(const Split&, const Split&) = default;
};

enum class SlotState { Out, Up, Draining, Down };

struct SlotView {
    Slot slot;
    SlotState state = SlotState::Out;
    quint16 port = 0;
    qint64 sessions = 0; ///< requests running now
};

/// What the router says it does, read back from it.
struct RouterView {
    QList<SlotView> slotViews;
    Split split;
    std::optional<Duration> hold; ///< Retry-After of the refusal, if everything is refused
};

/// Upper bounds of the latency buckets in microseconds, exclusive; a thirteenth bucket takes the rest.
inline constexpr std::array<qint64, 12> latencyBounds{ 1000,   2000,   5000,   10000,   20000,   50000,
                                                       100000, 200000, 500000, 1000000, 2000000, 5000000 };

/// Cumulative within one epoch. A unit is what one client asked of this side between two counts, however often it asked; whoever
/// cannot be told from others is a unit with each request. A unit is bad if any of its answers was.
struct SideCounts {
    qint64 requests = 0; ///< answered by an instance
    qint64 informational = 0; ///< 1xx, a protocol switch for instance
    qint64 successes = 0;
    qint64 redirects = 0;
    qint64 clientErrors = 0; ///< 4xx without 429
    qint64 tooMany = 0; ///< 429
    qint64 serverErrors = 0;
    std::array<qint64, 13> latency{};
    qint64 units = 0;
    qint64 badUnits = 0; ///< answered with 5xx, or refused, at least once
    std::array<qint64, 13> unitLatency{}; ///< of each unit's first answer
    qint64 unavailable = 0; ///< answered 503 by the router, since no instance took it
    qint64 failedChecks = 0; ///< of instances that were up until then
    qint64 connectErrors = 0;
    qint64 responseErrors = 0;
    qint64 retries = 0;
    qint64 redispatches = 0;
};

/// Counters of two epochs must not be subtracted from each other.
struct RouterCounts {
    qint64 epoch = 0;
    SideCounts s;
    SideCounts c;
};

/// Sends each request to an instance. Every call is idempotent, and a failure leaves it unknown whether the call took
/// effect: look, then call again.
class Router {
public:
    virtual ~Router() = default;

    /// Opens the slot for the instance on that port of this host. To be called once it listens: the router takes
    /// it for alive until its first look.
    [[nodiscard]] virtual Pending<> place(Slot slot, quint16 port) = 0;
    /// Gently: to be called again until `isOut`. Refused with Conflict for a canary's slot whose share is not 0.
    [[nodiscard]] virtual Pending<Departure> takeOut(Slot slot, Removal removal) = 0;
    /// Ready when the router has read it back.
    [[nodiscard]] virtual Pending<> split(Split split) = 0;
    /// Refuses every request with 503 and Retry-After in whole seconds, at least 1; without a value it ends.
    [[nodiscard]] virtual Pending<> hold(std::optional<Duration> retryAfter) = 0;
    [[nodiscard]] virtual Pending<RouterView> look() = 0;
    /// Begins the next interval of units, so one caller counts: two would see a client twice between them.
    [[nodiscard]] virtual Pending<RouterCounts> count() = 0;
};

} // namespace godel::ports
