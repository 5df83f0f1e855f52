#include "base/file.h"
#include "drivers/router/haproxy_check.h"
#include "drivers/router/haproxy_router.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace Qt::StringLiterals;

TEST_CASE("HAProxy accepts what is rendered")
{
    QTemporaryDir folder;
    QObject owner;
    for (const int slotCount : { 1, 8, 64 }) {
        const auto config =
            HaproxyConfig::parse({ .port = 18080,
                                   .slots = slotCount,
                                   .socketPath = folder.filePath(u"h.sock"_s),
                                   .statePath = folder.filePath(u"h.state"_s),
                                   .sessionCookie = u"session"_s,
                                   .split = { ports::Group::C, Percent::ofHundredths(1), Timestamp(1h) },
                                   .hold = 5s });
        REQUIRE_OK(config);
        CHECK(config->render().contains("set-var proc.canary_s int(1)\n"));
        CHECK(config->render().contains("set-var proc.lease int(3600)\n"));
        REQUIRE_OK(writeFile(folder.filePath(u"h.cfg"_s), config->render()));
        const auto checked = checkConfiguration(&owner, u"/usr/sbin/haproxy"_s, folder.filePath(u"h.cfg"_s));
        REQUIRE(test::waitFor([&] { return checked.isReady(); }));
        REQUIRE_OK(checked.result());
    }
}

TEST_CASE("nothing that could break out of the configuration gets in")
{
    const HaproxyConfig::Settings good{
        .port = 1, .slots = 1, .socketPath = u"/a"_s, .statePath = {}, .sessionCookie = u"s"_s, .split = {}, .hold = {}
    };
    REQUIRE_OK(HaproxyConfig::parse(good));
    const auto fieldOf = [&good](auto change) {
        auto settings = good;
        change(settings);
        const auto parsed = HaproxyConfig::parse(settings);
        return parsed ? u"none"_s : parsed.error().field;
    };
    CHECK(fieldOf([](auto& settings) { settings.port = 0; }) == u"port");
    CHECK(fieldOf([](auto& settings) { settings.slots = 65; }) == u"slots");
    CHECK(fieldOf([](auto& settings) { settings.socketPath = u"/a\nglobal"_s; }) == u"socket");
    CHECK(fieldOf([](auto& settings) { settings.statePath = u"a b"_s; }) == u"state");
    CHECK(fieldOf([](auto& settings) { settings.sessionCookie = u"a) b"_s; }) == u"session_cookie");
}

TEST_CASE("a router that does not run is unavailable")
{
    QTemporaryDir folder;
    const HaproxySocket socket(folder.filePath(u"none.sock"_s));
    const auto pending = socket.ask({ "show info" });
    REQUIRE(test::waitFor([&] { return pending.isReady(); }));
    CHECK(pending.result().error().code == ErrorCode::Unavailable);
}

TEST_CASE("a wrong configuration is refused with HAProxy's own words")
{
    QTemporaryDir folder;
    QObject owner;
    REQUIRE_OK(writeFile(folder.filePath(u"h.cfg"_s), "global\n    no-such-word\n"));
    const auto checked = checkConfiguration(&owner, u"/usr/sbin/haproxy"_s, folder.filePath(u"h.cfg"_s));
    const auto missing = checkConfiguration(&owner, folder.filePath(u"none"_s), folder.filePath(u"h.cfg"_s));
    REQUIRE(test::waitFor([&] { return checked.isReady() && missing.isReady(); }));
    CHECK(checked.result().error().code == ErrorCode::Invalid);
    CHECK(checked.result().error().message.contains(u"no-such-word"));
    CHECK(missing.result().error().code == ErrorCode::Unavailable);
}
