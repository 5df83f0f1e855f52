#include "engine/people/people.h"
#include "fakes/memory_store.h"
#include "support/catch.h"
#include "support/fake_clock.h"

using namespace godel;
using namespace godel::engine;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

struct Door {
    MemoryStore store;
    FakeClock clock;
    SeededRandom random{7};
    People people{store, clock, random, {1000, u"owner"_s}};

    Door()
    {
        REQUIRE_OK(people.put({u"anna"_s, catalog::Role::Operator, {}}));
        REQUIRE_OK(people.put({u"ben"_s, catalog::Role::Approver, {}}));
    }
    QByteArray token(const QString& person, std::optional<Duration> validFor = {})
    {
        const auto made = people.makeToken(person, validFor);
        REQUIRE_OK(made);
        return made->toLatin1();
    }
    Result<api::Caller> come(const QByteArray& token, const QByteArray& address = "10.0.0.7") { return people.admit({{}, token, address}); }
};

} // namespace

TEST_CASE("a token is worth something until it expires or is revoked, and says so only to who has it")
{
    Door door;
    const QByteArray token = door.token(u"anna"_s, 1h);
    REQUIRE(door.come(token)->person == u"anna");
    door.clock.advance(59min);
    REQUIRE_OK(door.come(token));
    door.clock.advance(1min);
    REQUIRE(door.come(token).error().message.contains(u"expired at 2026-02-08T11:00:00Z"));
    REQUIRE(door.come(token.chopped(1) + "x").error().message == u"the token is not valid");
    const QByteArray other = door.token(u"anna"_s);
    REQUIRE_OK(door.people.revokeToken(QString::fromLatin1(other.left(other.indexOf('.')))));
    REQUIRE(door.come(other).error().message.contains(u"was revoked"));
    REQUIRE(door.come({}).error().code == ErrorCode::Unauthenticated);
    for (const auto* wrong : {".", "anna", "anna.", ".x", "no such.x"}) {
        REQUIRE(door.come(wrong).error().code == ErrorCode::Unauthenticated);
    }
}

TEST_CASE("wrong secrets lock one token at one address out, longer each time, and nobody else")
{
    Door door;
    const QByteArray good = door.token(u"anna"_s);
    const QByteArray wrong = good.left(good.indexOf('.')) + ".wrong";
    for (int count = 0; count < 5; ++count) {
        REQUIRE(door.come(wrong).error().code == ErrorCode::Unauthenticated);
    }
    const auto locked = door.come(good);
    REQUIRE(locked.error().code == ErrorCode::LimitExceeded);
    REQUIRE(locked.error().hint.contains(u"Wait 1 s"));
    // The account is not locked: anna comes in from elsewhere, ben from here.
    REQUIRE_OK(door.come(good, "10.0.0.8"));
    REQUIRE_OK(door.come(door.token(u"ben"_s)));
    Duration wait = 1s;
    for (int count = 0; count < 8; ++count) {
        door.clock.advance(wait);
        REQUIRE(door.come(wrong).error().code == ErrorCode::Unauthenticated);
        wait = std::min<Duration>(2 * wait, 60s);
        door.clock.advance(wait - 1ms);
        REQUIRE(door.come(good).error().code == ErrorCode::LimitExceeded);
        door.clock.advance(1ms - wait);
    }
    door.clock.advance(1min);
    REQUIRE_OK(door.come(good));
    REQUIRE(door.come(wrong).error().code == ErrorCode::Unauthenticated);
    REQUIRE_OK(door.come(good));
}

TEST_CASE("a flood of invented tokens neither fills the memory nor frees who is locked out")
{
    Door door;
    const QByteArray good = door.token(u"anna"_s);
    for (int count = 0; count < 5; ++count) {
        (void)door.come(good.left(good.indexOf('.')) + ".wrong");
    }
    for (int count = 0; count < 10500; ++count) {
        REQUIRE(door.come("id" + QByteArray::number(count) + ".x").error().code == ErrorCode::Unauthenticated);
    }
    REQUIRE(door.come(good).error().code == ErrorCode::LimitExceeded);
}
