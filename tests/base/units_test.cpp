#include "base/units.h"
#include "support/catch.h"

using namespace godel;
using namespace Qt::StringLiterals;

TEST_CASE("lengths of time read back as written")
{
    for (const Duration duration : {Duration(0s), Duration(15min), Duration(90min), Duration(250ms), Duration(24h * 3 + 1us)}) {
        REQUIRE(parseDuration(text(duration)) == duration);
    }
    REQUIRE(text(90min) == u"1h30m");
    REQUIRE(parseDuration(u"90s"_s) == 90s);
}

TEST_CASE("a wrong length of time names the field and the next step")
{
    for (const auto& wrong : {u""_s, u"15"_s, u"m15"_s, u"1s1h"_s, u"-5s"_s, u"15 m"_s, u"1m1m"_s}) {
        const auto parsed = parseDuration(wrong, u"duration"_s);
        REQUIRE_FALSE(parsed);
        REQUIRE(parsed.error().field == u"duration");
        REQUIRE(parsed.error().hint.contains(u"15m"));
    }
    REQUIRE_FALSE(parseDuration(u"999999999999d"_s));
}

TEST_CASE("a time needs its zone")
{
    REQUIRE(text(parseTimestamp(u"2026-02-08T10:30:00Z"_s).value()) == u"2026-02-08T10:30:00Z");
    REQUIRE(text(parseTimestamp(u"2026-02-08T11:30:00.250+01:00"_s).value()) == u"2026-02-08T10:30:00.250Z");
    REQUIRE(text(parseTimestamp(u"2026-02-08 10:30Z"_s).value()) == u"2026-02-08T10:30:00Z");
    REQUIRE(text(parseTimestamp(u"1969-12-31T23:59:59.5Z"_s).value()) == u"1969-12-31T23:59:59.500Z");
    REQUIRE(text(parseTimestamp(u"2024-02-29T00:00:00Z"_s).value()) == u"2024-02-29T00:00:00Z");
    for (const auto& wrong : {u"2026-02-08T10:30:00"_s, u"2026-02-30T10:30:00Z"_s, u"now"_s, u"2026-02-08T10:30:00Z\nx"_s}) {
        REQUIRE_FALSE(parseTimestamp(wrong));
    }
}

TEST_CASE("shares have steps of a hundredth of a percent")
{
    REQUIRE(parsePercent(u"0.25"_s)->hundredths() == 25);
    REQUIRE(parsePercent(u"100%"_s) == Percent(100));
    REQUIRE(text(Percent::ofHundredths(1)) == u"0.01");
    for (const auto& wrong : {u"100.01"_s, u"1.234"_s, u"-1"_s, u"one"_s, u""_s}) {
        REQUIRE_FALSE(parsePercent(wrong));
    }
}

TEST_CASE("sizes know their units")
{
    REQUIRE(parseBytes(u"512MiB"_s)->count == 512LL * 1024 * 1024);
    REQUIRE(parseBytes(u"4096"_s)->count == 4096);
    REQUIRE(text(Bytes{1288490189}) == u"1.2 GiB");
    REQUIRE_FALSE(parseBytes(u"999999999999999TiB"_s));
    REQUIRE_FALSE(parseBytes(u"12MB"_s));
}

TEST_CASE("a length for people has no more digits than they can use")
{
    REQUIRE(roughText(34s + 945ms + 351us) == u"35s");
    REQUIRE(roughText(29min + 32s + 579ms) == u"29m33s");
    REQUIRE(roughText(109ms + 273us) == u"109ms");
    REQUIRE(roughText(0s) == u"0s");
}
