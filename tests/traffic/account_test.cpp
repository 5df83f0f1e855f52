#include "support/catch.h"
#include "traffic/account.h"
#include "traffic/session.h"
#include "traffic/traffic_plan.h"

#include <QJsonObject>

using namespace godel;
using namespace godel::traffic;
using namespace Qt::StringLiterals;

TEST_CASE("every request stands in the account once, every try too")
{
    Account account;
    for (int request = 0; request < 5; ++request) {
        account.sent();
        account.tried(false);
    }
    account.notSent();
    account.answered(u"v1"_s, 200, timestampOf(5), 1ms);
    account.ended(true, 200);
    account.answered(u"v2"_s, 404, timestampOf(7), 2ms);
    account.ended(true, 404);
    account.answered(u"v2"_s, 503, timestampOf(6), 3ms);
    account.tried(true);
    account.broken(u"unavailable"_s);
    account.ended(false, 0);
    account.answered({}, 503, timestampOf(8), 1ms);
    account.ended(false, 503);
    CHECK(account.isBalanced());
    CHECK(account.underWay() == 1);
    CHECK(exitStatusOf(account) == 1);
    const QJsonObject told = account.toJson();
    CHECK(told[u"sent"_s] == 5);
    CHECK(told[u"not_sent"_s] == 1);
    CHECK(told[u"succeeded"_s] == 1);
    CHECK(told[u"refused"_s] == 1);
    CHECK(told[u"failed"_s] == 2);
    CHECK(told[u"under_way"_s] == 1);
    CHECK(told[u"retried"_s] == 1);
    CHECK(told[u"tries"_s] == QJsonObject{{u"sent"_s, 6}, {u"answered"_s, 4}, {u"broken"_s, 1}, {u"under_way"_s, 1}});
    CHECK(told[u"versions"_s][u"v2"_s][u"statuses"_s] == QJsonObject{{u"404"_s, 1}, {u"503"_s, 1}});
    CHECK(told[u"versions"_s][u"v2"_s][u"bad"_s] == 1);
    CHECK(told[u"versions"_s][u"v2"_s][u"first_sent"_s] == text(timestampOf(6)));
    CHECK(told[u"versions"_s][u"v2"_s][u"last_sent"_s] == text(timestampOf(7)));
    CHECK(told[u"versions"_s][u"none"_s][u"answers"_s] == 1);
}

TEST_CASE("a request that gets lost shows")
{
    Account account;
    account.sent();
    account.tried(false);
    account.ended(true, 200);
    CHECK_FALSE(account.isBalanced());
    CHECK(exitStatusOf(account) == exitStatus(ErrorCode::Internal));
}

TEST_CASE("quantiles are right to one per cent, from microseconds to hours")
{
    for (const double scale : {1.0, 37.0, 1e4, 3e7}) {
        Latencies latencies;
        for (int number = 1; number <= 1000; ++number) {
            latencies.add(Duration(static_cast<qint64>(number * scale)));
        }
        for (const double share : {0.0, 0.5, 0.99, 1.0}) {
            const double exact = (std::floor(share * 999) + 1) * scale / 1000;
            CAPTURE(scale, share);
            CHECK(std::abs(latencies.quantile(share) - exact) <= 0.01 * exact);
        }
    }
    CHECK(Latencies().quantile(0.5) == 0);
}

TEST_CASE("a session keeps what answers set, and forgets what they take back")
{
    Session session("user-7");
    CHECK(session.header() == "godel_session=user-7");
    session.take({{"set-cookie", "side=canary; Path=/; HttpOnly"}, {"content-type", "a=b"}, {"set-cookie", "a=1=2"}});
    CHECK(session.header() == "a=1=2; godel_session=user-7; side=canary");
    session.take({{"set-cookie", "side=; Max-Age=0"}, {"set-cookie", "nonsense"}, {"set-cookie", "godel_session=new; Max-Age=60"}});
    CHECK(session.header() == "a=1=2; godel_session=new");
}

TEST_CASE("wrong options of the traffic are told by name")
{
    for (const auto& [word, field] : {std::pair{u"--rate=0"_s, u"rate"_s}, {u"--until-count=none"_s, u"until-count"_s}, {u"--for=5"_s, u"for"_s}, {u"--writes=2"_s, u"writes"_s}, {u"rate=5"_s, u"rate=5"_s}}) {
        CAPTURE(word);
        const auto plan = trafficPlanOf({word});
        REQUIRE_FALSE(plan);
        CHECK(plan.error().field == field);
    }
    const auto plan = trafficPlanOf({u"--until-count=500"_s, u"--for=1m"_s});
    REQUIRE_OK(plan);
    CHECK(plan->count == 500);
    CHECK(plan->lasts == 1min);
}
