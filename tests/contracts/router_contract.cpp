#include "contracts/router_contract.h"

#include "support/catch.h"
#include "support/wait.h"

#include <numeric>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

template <typename T>
Result<T> answer(const Pending<T>& pending)
{
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return pending.result();
}

RouterView look(RouterStand& stand)
{
    const auto view = answer(stand.router().look());
    REQUIRE_OK(view);
    return *view;
}

RouterCounts count(RouterStand& stand)
{
    const auto counts = answer(stand.router().count());
    REQUIRE_OK(counts);
    return *counts;
}

/// A slot that is not told of is out.
SlotView slotOf(RouterStand& stand, Slot slot)
{
    for (const SlotView& seen : look(stand).slotViews) {
        if (seen.slot == slot) {
            return seen;
        }
    }
    return {slot, SlotState::Out, 0, 0};
}

void share(RouterStand& stand, Group stable, Percent canary, Duration lease = 1h)
{
    REQUIRE_OK(answer(stand.router().split({stable, canary, stand.clock().now() + lease})));
}

void placeBoth(RouterStand& stand)
{
    REQUIRE_OK(answer(stand.router().place({Group::S, 0}, stand.instance(Group::S))));
    REQUIRE_OK(answer(stand.router().place({Group::C, 0}, stand.instance(Group::C))));
    REQUIRE(waitFor([&] { return slotOf(stand, {Group::S, 0}).state == SlotState::Up && slotOf(stand, {Group::C, 0}).state == SlotState::Up; }));
}

qint64 sum(const std::array<qint64, 13>& histogram)
{
    return std::accumulate(histogram.begin(), histogram.end(), qint64(0));
}

void checkSlots(RouterStand& stand)
{
    const Slot slot{Group::S, 1};
    CHECK(slotOf(stand, slot).state == SlotState::Out);
    const quint16 port = stand.instance(Group::S);
    REQUIRE_OK(answer(stand.router().place(slot, port)));
    REQUIRE_OK(answer(stand.router().place(slot, port)));
    CHECK(slotOf(stand, slot).port == port);
    REQUIRE(waitFor([&] { return slotOf(stand, slot).state == SlotState::Up; }));
    for (int again = 0; again < 2; ++again) {
        REQUIRE(waitFor([&] { return answer(stand.router().takeOut(slot, Removal::Gently))->isOut; }));
        CHECK(slotOf(stand, slot).state == SlotState::Out);
    }
    REQUIRE_OK(answer(stand.router().place(slot, port)));
    REQUIRE(answer(stand.router().takeOut(slot, Removal::AtOnce))->isOut);
    CHECK(slotOf(stand, slot).state == SlotState::Out);
    for (const int number : {-1, 64}) {
        CHECK(answer(stand.router().place({Group::C, number}, port)).error().code == ErrorCode::Invalid);
        CHECK(answer(stand.router().takeOut({Group::C, number}, Removal::AtOnce)).error().code == ErrorCode::Invalid);
    }
}

void checkSplit(RouterStand& stand)
{
    placeBoth(stand);
    const Split split{Group::S, Percent::ofHundredths(1234), Timestamp(std::chrono::seconds(4'000'000'000)) + 700ms};
    REQUIRE_OK(answer(stand.router().split(split)));
    const Split read = look(stand).split;
    CHECK(read.stable == Group::S);
    CHECK(read.canary == split.canary);
    CHECK(read.lease == Timestamp(std::chrono::seconds(4'000'000'000)));
    for (const Percent wrong : {Percent::ofHundredths(-1), Percent::ofHundredths(10001)}) {
        CHECK(answer(stand.router().split({Group::S, wrong, split.lease})).error().code == ErrorCode::Invalid);
    }
    CHECK(look(stand).split == read);
    // The canary leaves gently only when nobody is sent to it any more.
    CHECK(answer(stand.router().takeOut({Group::C, 0}, Removal::Gently)).error().code == ErrorCode::Conflict);
    CHECK(slotOf(stand, {Group::C, 0}).state == SlotState::Up);
    share(stand, Group::S, Percent(0));
    REQUIRE(waitFor([&] { return answer(stand.router().takeOut({Group::C, 0}, Removal::Gently))->isOut; }));
}

void checkTraffic(RouterStand& stand)
{
    placeBoth(stand);
    const auto expect = [&](Group stable, Percent canary, Duration lease, bool toCanary) {
        share(stand, stable, canary, lease);
        const auto before = count(stand);
        CHECK(stand.send(40) == 0);
        const auto after = count(stand);
        const Group group = toCanary ? other(stable) : stable;
        CHECK(after.s.requests - before.s.requests == (group == Group::S ? 40 : 0));
        CHECK(after.c.requests - before.c.requests == (group == Group::C ? 40 : 0));
    };
    expect(Group::S, Percent(0), 1h, false);
    expect(Group::S, Percent(100), 1h, true);
    expect(Group::S, Percent(100), -2s, false);
    expect(Group::C, Percent(0), 1h, false);
    expect(Group::C, Percent(100), 1h, true);
}

void checkCounts(RouterStand& stand)
{
    placeBoth(stand);
    share(stand, Group::S, Percent(50));
    const auto before = count(stand);
    CHECK(stand.send(200) == 0);
    const auto after = count(stand);
    CHECK(after.epoch == before.epoch);
    CHECK(after.s.requests + after.c.requests - before.s.requests - before.c.requests == 200);
    for (const SideCounts& side : {after.s, after.c}) {
        CHECK(side.requests > 0);
        CHECK(side.successes == side.requests);
        // Nobody has a cookie here, so each request is a unit.
        CHECK(side.units == side.requests);
        CHECK(side.badUnits == 0);
        CHECK(side.unavailable == 0);
        CHECK(sum(side.latency) == side.requests);
        CHECK(sum(side.unitLatency) == side.units);
    }
    const auto again = count(stand);
    CHECK(again.s.requests == after.s.requests);
    CHECK(again.c.units == after.c.units);
}

void checkRefusals(RouterStand& stand)
{
    placeBoth(stand);
    share(stand, Group::S, Percent(0));
    REQUIRE_OK(answer(stand.router().hold(Duration(1500ms))));
    CHECK(look(stand).hold == Duration(2s));
    CHECK(stand.send(10) == 10);
    REQUIRE_OK(answer(stand.router().hold({})));
    CHECK_FALSE(look(stand).hold);
    CHECK(stand.send(10) == 0);
    const auto before = count(stand);
    CHECK(before.s.unavailable == 0);
    CHECK(before.s.requests == 10);
    REQUIRE(answer(stand.router().takeOut({Group::S, 0}, Removal::AtOnce))->isOut);
    CHECK(stand.send(10) == 10);
    const auto after = count(stand);
    CHECK(after.s.unavailable == 10);
    CHECK(after.s.units - before.s.units == 10);
    CHECK(after.s.badUnits - before.s.badUnits == 10);
    CHECK(after.s.requests == before.s.requests);
    CHECK(after.c.unavailable == 0);
}

/// A canary that is not there costs its users nothing: the stable side takes them.
void checkAbsentCanary(RouterStand& stand)
{
    placeBoth(stand);
    share(stand, Group::S, Percent(100));
    REQUIRE(answer(stand.router().takeOut({Group::C, 0}, Removal::AtOnce))->isOut);
    const auto before = count(stand);
    CHECK(stand.send(20) == 0);
    const auto after = count(stand);
    CHECK(after.s.requests - before.s.requests == 20);
    CHECK(after.c.requests == before.c.requests);
}

} // namespace

void checkRouter(const std::function<std::unique_ptr<RouterStand>()>& make)
{
    checkSlots(*make());
    checkSplit(*make());
    checkTraffic(*make());
    checkCounts(*make());
    checkRefusals(*make());
    checkAbsentCanary(*make());
}

} // namespace godel::test
