#include "base/json.h"
#include "gui/link/feed.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Lets the event loop run on, for what must not happen.
void settle(int milliseconds = 250)
{
    (void)waitFor([] { return false; }, milliseconds);
}

QJsonObject changed(QJsonObject body, const QString& key, const QJsonValue& value)
{
    body.insert(key, value);
    return body;
}

const Error unauthenticated{ErrorCode::Unauthenticated, u"nobody is known by this token"_s, u"An admin makes one with tokens:create"_s, u"token"_s};

} // namespace

TEST_CASE("a link opens, is lost at the first call that nobody answers, and comes back by itself", "[gui][link]")
{
    PageStand stand;
    stand.engine.say(u"users:list"_s, {});
    int changes = 0;
    QObject::connect(&stand.link, &Link::stateChanged, [&changes] { ++changes; });
    REQUIRE(stand.open());
    REQUIRE(stand.link.session().person == u"anna");
    REQUIRE(stand.link.offers(u"users:list"_s));
    REQUIRE(stand.link.silence().has_value());
    REQUIRE(changes == 1);

    stand.engine.cut();
    std::optional<Error> said;
    stand.link.call(&stand.link, {.command = u"users:list"_s}, [&said](const Result<api::Reply>& reply) { said = reply ? std::nullopt : std::optional(reply.error()); });
    REQUIRE(waitFor([&] { return said.has_value(); }));
    REQUIRE(said->code == ErrorCode::Unavailable);
    REQUIRE(stand.link.state() == LinkState::Lost);
    REQUIRE_FALSE(stand.link.why().hint.isEmpty());
    REQUIRE(stand.link.session().person == u"anna");

    // Nobody has to press anything.
    stand.engine.reconnect();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Open; }));
    REQUIRE(changes == 3);
}

TEST_CASE("who is refused is told why and what to do, and is let in once that is mended", "[gui][link]")
{
    PageStand stand;
    stand.engine.refuse(u"session:show"_s, unauthenticated);
    stand.link.begin();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Refused; }));
    REQUIRE(stand.link.why() == unauthenticated);
    stand.engine.signIn(u"vera"_s, catalog::Role::Viewer);
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Open; }));
    REQUIRE(stand.link.session().role == catalog::Role::Viewer);
}

TEST_CASE("an engine without session:show is said to be older, and both ways out are named", "[gui][link]")
{
    PageStand stand;
    stand.engine.refuse(u"session:show"_s, {ErrorCode::NotFound, u"there is no command session:show"_s, {}, {}});
    stand.link.begin();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Refused; }));
    REQUIRE(stand.link.why().message.contains(u"older"));
    REQUIRE(stand.link.why().hint.contains(u"Update the engine"));
}

TEST_CASE("the engine's clock counts, not this machine's", "[gui][link]")
{
    for (const Duration off : {Duration(1h), Duration(-1h)}) {
        PageStand stand;
        const Timestamp there = SystemClock().now() - off;
        stand.engine.say(u"session:show"_s, changed(sessionBody(u"anna"_s, catalog::Role::Admin), u"now"_s, text(there)));
        REQUIRE(stand.open());
        const Duration ahead = stand.link.clockAhead();
        REQUIRE(ahead - off < 1min);
        REQUIRE(off - ahead < 1min);
        REQUIRE(stand.link.engineNow() - there < 1min);
        REQUIRE(stand.link.engineNow() >= there);
    }
}

TEST_CASE("a slow engine is asked one thing at a time, and is lost after a while, until it answers", "[gui][link]")
{
    PageStand stand;
    stand.link.setPatience(std::chrono::milliseconds(150));
    stand.engine.hold();
    stand.link.begin();
    stand.link.tryNow();
    stand.link.tryNow();
    REQUIRE(stand.engine.count(u"session:show"_s) == 1);
    REQUIRE(waitFor([&] { return stand.link.why().code == ErrorCode::Timeout; }));
    REQUIRE(stand.link.state() == LinkState::Connecting);
    stand.engine.release();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Open; }));

    stand.engine.hold();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Lost; }));
    REQUIRE(stand.link.why().code == ErrorCode::Timeout);
    REQUIRE_FALSE(stand.link.why().hint.isEmpty());
    // Those who do not answer are not asked more and more.
    settle(1500);
    REQUIRE(stand.engine.held() <= 3);
    stand.engine.release();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Open; }));
}

TEST_CASE("what a hostile engine says of itself is refused and named, whatever it is", "[gui][link]")
{
    const QJsonObject good = sessionBody(u"anna"_s, catalog::Role::Admin);
    const QList<QPair<QString, QJsonValue>> wrong{{u"environment"_s, 5},         {u"environment"_s, QJsonValue::Null},       {u"environment"_s, QString(1'000'000, u'x')}, {u"environment"_s, u"a\nb"_s},
                                                  {u"person"_s, QJsonArray()},   {u"role"_s, u"king"_s},                     {u"role"_s, true},                           {u"now"_s, u"yesterday"_s},
                                                  {u"now"_s, 12},                {u"approval"_s, u"all"_s},                  {u"approval"_s, QJsonObject{{u"x"_s, 1}}},   {u"stages"_s, u"many"_s},
                                                  {u"newest_event"_s, -1},       {u"newest_event"_s, 1e300},                 {u"newest_event"_s, u"1"_s},                 {u"is_demo"_s, u"yes"_s},
                                                  {u"engine_version"_s, QJsonObject()}};
    for (const auto& [key, value] : wrong) {
        INFO(key.toStdString());
        const auto info = sessionInfoOf(changed(good, key, value));
        REQUIRE_FALSE(info.has_value());
        REQUIRE(info.error().code == ErrorCode::Corrupt);
        REQUIRE_FALSE(info.error().hint.isEmpty());
        REQUIRE(info.error().message.size() < 1000);
    }
    for (const QString& key : {u"environment"_s, u"person"_s, u"role"_s, u"now"_s}) {
        QJsonObject without = good;
        without.remove(key);
        REQUIRE_FALSE(sessionInfoOf(without).has_value());
    }
    const auto odd = sessionInfoOf(changed(good, u"stages"_s, QJsonArray{1, u"x"_s, QJsonObject{{u"watch_seconds"_s, 1e300}, {u"share_percent"_s, QJsonArray()}}}));
    REQUIRE_OK(odd);
    REQUIRE(odd->stages.size() == 3);
    REQUIRE_OK(sessionInfoOf(changed(good, u"of_a_later_version"_s, 1)));

    PageStand stand;
    stand.engine.say(u"session:show"_s, {});
    stand.link.begin();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Refused; }));
    REQUIRE(stand.link.why().hint.contains(u"one version"));
}

TEST_CASE("a feed asks only while somebody looks, and joins a burst of events into one question", "[gui][feed]")
{
    PageStand stand;
    stand.engine.say(u"x:list"_s, {{u"n"_s, 1}});
    REQUIRE(stand.open());
    Feed feed(stand.link, {.command = u"x:list"_s}, {std::chrono::milliseconds(0), {u"rollout/"_s}});
    stand.engine.tell(u"rollout/1"_s, {});
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 0);
    REQUIRE(stand.engine.listeners() == 0);

    feed.setActive(true);
    REQUIRE(waitFor([&] { return feed.hasData(); }));
    REQUIRE(stand.engine.count(u"x:list"_s) == 1);
    REQUIRE(stand.engine.listeners() == 1);
    for (int number = 0; number < 500; ++number) {
        stand.engine.tell(u"rollout/%1"_s.arg(number % 7), {});
    }
    stand.engine.tell(u"journal/1"_s, {});
    REQUIRE(waitFor([&] { return stand.engine.count(u"x:list"_s) == 2; }));
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 2);

    // What is told while an answer is on its way is asked for once more, so that nothing newer is missed.
    stand.engine.hold();
    feed.refresh();
    for (int number = 0; number < 20; ++number) {
        stand.engine.tell(u"rollout/1"_s, {});
    }
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 3);
    stand.engine.release();
    REQUIRE(waitFor([&] { return stand.engine.count(u"x:list"_s) == 4; }));
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 4);

    feed.setActive(false);
    REQUIRE(stand.engine.listeners() == 0);
    stand.engine.tell(u"rollout/1"_s, {});
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 4);
    REQUIRE(feed.hasData());
}

TEST_CASE("one more scrape is news to who shows scrapes, and what it changes is news to all", "[gui][feed]")
{
    PageStand stand;
    stand.engine.say(u"x:list"_s, {{u"n"_s, 1}});
    stand.engine.say(u"y:list"_s, {{u"n"_s, 1}});
    REQUIRE(stand.open());
    Feed plain(stand.link, {.command = u"x:list"_s}, {std::chrono::milliseconds(0), {u"rollout/"_s}});
    Feed close(stand.link, {.command = u"y:list"_s}, {std::chrono::milliseconds(0), {u"rollout/"_s}, true});
    plain.setActive(true);
    close.setActive(true);
    REQUIRE(waitFor([&] { return plain.hasData() && close.hasData(); }));
    stand.engine.tell(u"rollout/1"_s, {{u"evidence"_s, QJsonObject()}});
    REQUIRE(waitFor([&] { return stand.engine.count(u"y:list"_s) == 2; }));
    settle();
    REQUIRE(stand.engine.count(u"x:list"_s) == 1);
    stand.engine.tell(u"rollout/1"_s, {{u"evidence"_s, QJsonObject()}, {u"sentence"_s, u"v2.1.0 awaits approval"_s}});
    REQUIRE(waitFor([&] { return stand.engine.count(u"x:list"_s) == 2 && stand.engine.count(u"y:list"_s) == 3; }));
}

TEST_CASE("a feed asks again after its interval", "[gui][feed]")
{
    PageStand stand;
    stand.engine.say(u"x:list"_s, {});
    REQUIRE(stand.open());
    Feed feed(stand.link, {.command = u"x:list"_s}, {std::chrono::milliseconds(20), {}});
    feed.setActive(true);
    REQUIRE(waitFor([&] { return stand.engine.count(u"x:list"_s) >= 3; }));
}

TEST_CASE("what a feed knows stays while the engine is lost or refuses, with its age, and is asked anew when it is back", "[gui][feed]")
{
    PageStand stand;
    stand.engine.say(u"x:list"_s, {{u"n"_s, 1}});
    REQUIRE(stand.open());
    Feed feed(stand.link, {.command = u"x:list"_s}, {std::chrono::milliseconds(0), {u"rollout/"_s}});
    REQUIRE_FALSE(feed.age().has_value());
    REQUIRE(feed.status() == 1);
    feed.setActive(true);
    REQUIRE(waitFor([&] { return feed.hasData(); }));
    stand.engine.cut();
    feed.refresh();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Lost && feed.error().has_value(); }));
    REQUIRE(feed.body().value(u"n"_s).toInt() == 1);
    REQUIRE(feed.age().has_value());
    stand.engine.say(u"x:list"_s, {{u"n"_s, 2}});
    stand.engine.reconnect();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return feed.body().value(u"n"_s).toInt() == 2; }));
    REQUIRE_FALSE(feed.error().has_value());
    // The engine's own follower takes the stream up again: one listener before and after.
    REQUIRE(stand.engine.listeners() == 1);

    stand.engine.refuse(u"x:list"_s, {ErrorCode::Denied, u"not for you"_s, u"Ask an admin"_s, {}});
    feed.refresh();
    REQUIRE(waitFor([&] { return feed.error().has_value(); }));
    REQUIRE(feed.body().value(u"n"_s).toInt() == 2);
    REQUIRE(stand.link.state() == LinkState::Open);
}

TEST_CASE("an answer to a question that is no longer asked is dropped", "[gui][feed]")
{
    PageStand stand;
    stand.engine.answer(u"x:show"_s, [](const api::Call& call) { return api::Reply{{{u"id"_s, call.parameters.value(u"id"_s)}}, {}, 0}; });
    REQUIRE(stand.open());
    Feed feed(stand.link, {.command = u"x:show"_s, .parameters = {{u"id"_s, u"a"_s}}}, {std::chrono::milliseconds(0), {}});
    stand.engine.hold();
    feed.setActive(true);
    QStringList seen;
    QObject::connect(&feed, &Feed::changed, [&] {
        if (feed.hasData()) {
            seen.append(feed.body().value(u"id"_s).toString());
        }
    });
    feed.setCall({.command = u"x:show"_s, .parameters = {{u"id"_s, u"b"_s}}});
    REQUIRE(stand.engine.held() == 2);
    stand.engine.release();
    REQUIRE(waitFor([&] { return feed.hasData(); }));
    settle(50);
    REQUIRE(seen == QStringList{u"b"_s});
}
