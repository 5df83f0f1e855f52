#include "stands/haproxy_stand.h"

#include <numeric>

using namespace godel;
using namespace godel::ports;
using namespace Qt::StringLiterals;
using Stand = godel::test::HaproxyStand;

namespace {

QByteArray cookie(int user)
{
    return "Cookie: other=1; session=user" + QByteArray::number(user) + "\r\n";
}

qint64 sum(const std::array<qint64, 13>& histogram)
{
    return std::accumulate(histogram.begin(), histogram.end(), qint64(0));
}

} // namespace

TEST_CASE("what one client asks between two counts is one unit, however often")
{
    Stand stand;
    stand.share(Percent(0));
    const auto before = stand.count();
    REQUIRE(stand.sendInTurn(10, cookie(1)) == 0);
    REQUIRE(stand.sendInTurn(3, cookie(2)) == 0);
    REQUIRE(stand.sendInTurn(5, {}) == 0);
    const auto first = stand.count();
    REQUIRE(first.s.requests - before.s.requests == 18);
    // Without a cookie nobody can be told from others.
    REQUIRE(first.s.units - before.s.units == 2 + 5);
    REQUIRE(first.s.badUnits == 0);
    REQUIRE(sum(first.s.unitLatency) == first.s.units);
    REQUIRE(sum(first.s.latency) == first.s.requests);
    REQUIRE(stand.sendInTurn(4, cookie(1)) == 0);
    const auto second = stand.count();
    REQUIRE(second.s.units - first.s.units == 1);
    const auto third = stand.count();
    REQUIRE(third.s.units == second.s.units);
    REQUIRE(third.c.units == 0);
}

TEST_CASE("a unit is bad once, if any of its answers was")
{
    Stand stand;
    stand.share(Percent(0));
    const auto before = stand.count();
    REQUIRE(stand.sendInTurn(2, cookie(1)) == 0);
    stand.stable.status = 500;
    REQUIRE(stand.sendInTurn(10, cookie(1)) == 10);
    REQUIRE(stand.sendInTurn(10, cookie(2)) == 10);
    REQUIRE(stand.sendInTurn(3, {}) == 3);
    stand.stable.status = 200;
    REQUIRE(stand.sendInTurn(2, cookie(2)) == 0);
    REQUIRE(stand.sendInTurn(2, cookie(3)) == 0);
    const auto first = stand.count();
    REQUIRE(first.s.units - before.s.units == 3 + 3);
    REQUIRE(first.s.badUnits - before.s.badUnits == 2 + 3);
    REQUIRE(first.s.serverErrors - before.s.serverErrors == 23);
    stand.stable.status = 503;
    REQUIRE(stand.sendInTurn(7, cookie(1)) == 7);
    const auto second = stand.count();
    REQUIRE(second.s.badUnits - first.s.badUnits == 1);
}

TEST_CASE("each client is a unit of the side it is on")
{
    Stand stand;
    stand.share(Percent(50));
    const auto before = stand.count();
    int onCanary = 0;
    for (int user = 0; user < 20; ++user) {
        const int earlier = stand.canary.requests;
        REQUIRE(stand.sendInTurn(5, cookie(user)) == 0);
        onCanary += stand.canary.requests > earlier ? 1 : 0;
    }
    const auto after = stand.count();
    REQUIRE(onCanary > 0);
    REQUIRE(after.c.units - before.c.units == onCanary);
    REQUIRE(after.s.units - before.s.units == 20 - onCanary);
}

TEST_CASE("a header may tell the clients apart that send no cookie, and draws nobody")
{
    Stand stand(u"X-Api-Key"_s);
    stand.share(Percent(50));
    const auto before = stand.count();
    REQUIRE(stand.sendInTurn(200, "X-Api-Key: one\r\n") == 0);
    const auto after = stand.count();
    REQUIRE(stand.canary.requests > 0);
    REQUIRE(stand.stable.requests > 0);
    REQUIRE(after.s.units - before.s.units == 1);
    REQUIRE(after.c.units - before.c.units == 1);
}

TEST_CASE("what the router refuses for want of an instance is counted, and a hold is not")
{
    Stand stand;
    stand.share(Percent(0));
    REQUIRE_OK(Stand::answer(stand.router.hold(5s)));
    REQUIRE(stand.send(10) == 10);
    REQUIRE_OK(Stand::answer(stand.router.hold({})));
    REQUIRE(stand.count().s.unavailable == 0);
    REQUIRE_OK(Stand::answer(stand.router.takeOut({ Group::S, 0 }, Removal::AtOnce)));
    const auto before = stand.count();
    REQUIRE(stand.sendInTurn(10, cookie(1)) == 10);
    REQUIRE(stand.sendInTurn(10, {}) == 10);
    const auto refused = stand.count();
    REQUIRE(refused.s.unavailable - before.s.unavailable == 20);
    REQUIRE(refused.s.units - before.s.units == 1 + 10);
    REQUIRE(refused.s.badUnits - before.s.badUnits == 1 + 10);
    REQUIRE(refused.s.requests == before.s.requests);
    REQUIRE(refused.c.unavailable == 0);
    // The canary's own still get their answer.
    stand.share(Percent(100));
    REQUIRE(stand.send(20) == 0);
    REQUIRE(stand.count().s.unavailable == refused.s.unavailable);
}

TEST_CASE("a health check that fails is counted for the side of its instance")
{
    Stand stand;
    stand.share(Percent(0));
    REQUIRE(stand.count().c.failedChecks == 0);
    stand.canary.close();
    REQUIRE(test::waitFor([&] { return stand.stateOf({ Group::C, 0 }) == SlotState::Down; }));
    const auto down = stand.count();
    REQUIRE(down.c.failedChecks > 0);
    REQUIRE(down.c.failedChecks <= 2);
    REQUIRE(down.s.failedChecks == 0);
}
