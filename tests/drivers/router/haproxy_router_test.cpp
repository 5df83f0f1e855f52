#include "base/clock.h"
#include "contracts/free_port.h"
#include "stands/haproxy_stand.h"

#include <QTcpSocket>
#include <cmath>
#include <numeric>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;
using godel::test::freePort;
using Stand = godel::test::HaproxyStand;

TEST_CASE("a quarter of the traffic goes to the canary and is counted to the request")
{
    Stand stand;
    stand.share(Percent(25));
    REQUIRE(stand.send(2000) == 0);
    const double sigma = std::sqrt(2000 * 0.25 * 0.75);
    CHECK(std::abs(stand.canary.requests - 500) <= 4 * sigma);
    CHECK(stand.stable.requests + stand.canary.requests == 2000);

    const auto counts = Stand::answer(stand.router.count());
    REQUIRE_OK(counts);
    for (const auto& [side, backend] :
         { std::pair{ counts->s, &stand.stable }, std::pair{ counts->c, &stand.canary } }) {
        CHECK(side.requests == backend->requests);
        CHECK(side.successes == backend->requests);
        CHECK(std::accumulate(side.latency.begin(), side.latency.end(), qint64(0)) == backend->requests);
        CHECK(side.serverErrors + side.clientErrors + side.tooMany + side.redirects + side.informational == 0);
        CHECK(side.connectErrors + side.responseErrors + side.retries + side.redispatches == 0);
    }
}

TEST_CASE("a share of 0 or an expired lease sends the canary nothing")
{
    Stand stand;
    stand.share(Percent(0));
    REQUIRE(stand.send(300) == 0);
    CHECK(stand.canary.requests == 0);
    stand.share(Percent(100));
    REQUIRE(stand.send(100) == 0);
    CHECK(stand.canary.requests == 100);
    stand.share(Percent(100), -2s);
    REQUIRE(stand.send(300) == 0);
    CHECK(stand.canary.requests == 100);
    CHECK(stand.stable.requests == 600);
}

TEST_CASE("a lease runs out by itself")
{
    Stand stand;
    stand.share(Percent(100), 2s);
    REQUIRE(test::waitFor([&] {
        const auto before = stand.stable.requests;
        REQUIRE(stand.send(8) == 0);
        return stand.stable.requests == before + 8;
    }));
    CHECK(stand.stable.requests >= 8);
}

TEST_CASE("changing the share under requests fails none")
{
    Stand stand;
    int changed = 0;
    QList<Pending<>> changes;
    const auto failed = stand.send(2000, {}, [&](int done) {
        if (done % 100 == 50) {
            changes.append(stand.router.split({ Group::S, Percent((changed++ * 37) % 101), SystemClock().now() + 1h }));
        }
    });
    CHECK(failed == 0);
    CHECK(changed == 20);
    for (const auto& change : changes) {
        REQUIRE_OK(Stand::answer(change));
    }
    CHECK(stand.stable.requests + stand.canary.requests == 2000);
}

TEST_CASE("a user stays on one side")
{
    Stand stand;
    stand.share(Percent(50));
    for (int user = 0; user < 20; ++user) {
        const auto before = stand.canary.requests;
        REQUIRE(stand.send(20, "Cookie: session=user" + QByteArray::number(user) + "\r\n") == 0);
        const auto mine = stand.canary.requests - before;
        CHECK((mine == 0 || mine == 20));
    }
    CHECK(stand.canary.requests > 0);
    CHECK(stand.stable.requests > 0);
}

TEST_CASE("a slot goes at once, cutting off what runs, and gently, waiting for it")
{
    Stand stand;
    stand.share(Percent(100));
    CHECK(Stand::answer(stand.router.takeOut({ Group::C, 0 }, Removal::Gently)).error().code == ErrorCode::Conflict);

    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, stand.port());
    client.write("GET /hang HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(test::waitFor([&] { return stand.canary.hanging == 1; }));
    stand.share(Percent(0));
    const auto waiting = Stand::answer(stand.router.takeOut({ Group::C, 0 }, Removal::Gently));
    REQUIRE_OK(waiting);
    CHECK_FALSE(waiting->isOut);
    CHECK(waiting->sessions == 1);

    const auto cut = Stand::answer(stand.router.takeOut({ Group::C, 0 }, Removal::AtOnce));
    REQUIRE_OK(cut);
    CHECK(cut->isOut);
    REQUIRE(test::waitFor([&] {
        const auto again = Stand::answer(stand.router.takeOut({ Group::C, 0 }, Removal::Gently));
        return again && again->isOut && again->sessions == 0;
    }));
    stand.share(Percent(100));
    CHECK(stand.send(100) == 0);
    CHECK(stand.stable.requests >= 100);
}

TEST_CASE("a hold refuses everything and says when to come back")
{
    Stand stand;
    REQUIRE_OK(Stand::answer(stand.router.hold(7s)));
    CHECK(Stand::answer(stand.router.look())->hold == Duration(7s));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, stand.port());
    client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(test::waitFor([&] { return client.bytesAvailable() > 0; }));
    const auto answer = client.readAll().toLower();
    CHECK(answer.startsWith("http/1.1 503"));
    CHECK(answer.contains("retry-after: 7\r\n"));
    REQUIRE_OK(Stand::answer(stand.router.hold({})));
    CHECK(stand.send(50) == 0);
}

TEST_CASE("the roles swap under requests and none fails")
{
    Stand stand;
    stand.share(Percent(100));
    QList<Pending<>> changes;
    const auto failed = stand.send(1000, {}, [&](int done) {
        if (done == 500) {
            changes.append(stand.router.split({ Group::C, Percent(0), SystemClock().now() }));
        }
    });
    CHECK(failed == 0);
    REQUIRE(changes.size() == 1);
    REQUIRE_OK(Stand::answer(changes.first()));
    // Everybody was at C before and is there after it: at no moment did S get anybody.
    CHECK(stand.canary.requests == 1000);
    CHECK(stand.stable.requests == 0);
    CHECK(Stand::answer(stand.router.look())->split.stable == Group::C);
}

TEST_CASE("a canary that dies costs no request that may be repeated")
{
    Stand stand;
    stand.share(Percent(50));
    const auto failed = stand.send(500, {}, [&](int done) {
        if (done == 100) {
            stand.canary.close();
            for (auto* socket : stand.canary.findChildren<QTcpSocket*>()) {
                socket->abort();
            }
        }
    });
    CHECK(failed == 0);
    REQUIRE(test::waitFor([&] { return stand.stateOf({ Group::C, 0 }) == SlotState::Down; }));
    const auto counts = Stand::answer(stand.router.count());
    REQUIRE_OK(counts);
    CHECK(counts->s.requests + counts->c.requests == 500);
    // Nobody was turned away, so the retries are the only trace of the fault.
    CHECK(counts->c.retries + counts->c.redispatches + counts->c.connectErrors + counts->c.responseErrors > 0);
}

TEST_CASE("a slot that does not exist is refused")
{
    Stand stand;
    CHECK(Stand::answer(stand.router.place({ Group::S, 2 }, 1)).error().code == ErrorCode::Invalid);
    CHECK(Stand::answer(stand.router.takeOut({ Group::S, -1 }, Removal::AtOnce)).error().code == ErrorCode::Invalid);
}

TEST_CASE("an instance that does not listen is seen to be down")
{
    Stand stand;
    REQUIRE_OK(Stand::answer(stand.router.place({ Group::S, 1 }, freePort())));
    REQUIRE(test::waitFor([&] { return stand.stateOf({ Group::S, 1 }) == SlotState::Down; }));
    CHECK(stand.send(200) == 0);
}

TEST_CASE("the next HAProxy goes on where the last one was")
{
    Stand stand;
    REQUIRE_OK(Stand::answer(stand.router.split({ Group::C, Percent::ofHundredths(1234), SystemClock().now() + 1h })));
    REQUIRE_OK(Stand::answer(stand.router.takeOut({ Group::S, 0 }, Removal::AtOnce)));
    const auto before = Stand::answer(stand.router.look());
    const auto epoch = Stand::answer(stand.router.count())->epoch;
    const auto config = Stand::answer(stand.router.carryOver());
    REQUIRE_OK(config);
    stand.end();
    stand.begin(*config);
    const auto after = Stand::answer(stand.router.look());
    REQUIRE_OK(after);
    CHECK(after->split == before->split);
    REQUIRE(after->slotViews.size() == 4);
    for (int index = 0; index < 4; ++index) {
        CHECK(after->slotViews.at(index).state == before->slotViews.at(index).state);
        CHECK(after->slotViews.at(index).port == before->slotViews.at(index).port);
    }
    CHECK(Stand::answer(stand.router.count())->epoch != epoch);
    CHECK(stand.send(100) == 0);
    CHECK(stand.canary.requests == 100);
}

TEST_CASE("each class of answers has its counter, and 429 one of its own")
{
    Stand stand;
    stand.share(Percent(100));
    for (const int status : { 301, 404, 428, 429, 430, 500, 503 }) {
        stand.canary.status = status;
        CHECK(stand.send(10) == 10);
    }
    const auto counts = Stand::answer(stand.router.count());
    REQUIRE_OK(counts);
    CHECK(counts->c.requests == 70);
    CHECK(counts->c.redirects == 10);
    CHECK(counts->c.clientErrors == 30);
    CHECK(counts->c.tooMany == 10);
    CHECK(counts->c.serverErrors == 20);
    CHECK(counts->s.requests == 0);
}
