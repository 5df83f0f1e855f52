#include "cli/reply_text.h"
#include "support/catch.h"

#include <QJsonArray>

using namespace godel::cli;
using namespace Qt::StringLiterals;

TEST_CASE("lists of objects are tables with the declared columns first")
{
    const QJsonArray rows{QJsonObject{{u"age"_s, 3}, {u"id"_s, u"a"_s}, {u"name"_s, u"first"_s}}, QJsonObject{{u"id"_s, u"longer"_s}, {u"name"_s, QJsonValue()}}};
    REQUIRE(replyText({{u"things"_s, rows}}, {u"id"_s, u"name"_s}) ==
            u"ID      NAME   AGE\n"
            u"a       first  3\n"
            u"longer  -      -\n");
}

TEST_CASE("single values are lines, an empty list says so")
{
    REQUIRE(replyText({{u"last_hash"_s, u"ab"_s}, {u"entries"_s, 12}, {u"is_whole"_s, true}}, {u"is_whole"_s}) ==
            u"is whole   yes\n"
            u"entries    12\n"
            u"last hash  ab\n");
    REQUIRE(replyText({{u"users"_s, QJsonArray()}}, {}) == u"none\n");
    REQUIRE(replyText({}, {}).isEmpty());
}

TEST_CASE("no value can move the cursor")
{
    REQUIRE(replyText({{u"name"_s, u"a\x1b[2Jb\nc"_s}}, {}) == u"name  a?[2Jb?c\n");
}

TEST_CASE("a table that is too wide for the terminal has its widest cells wrapped at words")
{
    const QJsonObject body{{u"checks"_s, QJsonArray{QJsonObject{{u"check"_s, u"disk"_s}, {u"finding"_s, u"only a little room is left on the disk for what comes after it"_s}}}}};
    REQUIRE(replyText(body, {u"check"_s}, 40) == u"CHECK  FINDING\ndisk   only a little room is left on the\n       disk for what comes after it\n"_s);
    REQUIRE(replyText(body, {u"check"_s}, 0).count(u'\n') == 2);
    REQUIRE(replyText(body, {u"check"_s}, 200) == replyText(body, {u"check"_s}));
}

TEST_CASE("of a reply with its record a terminal shows what the columns name, and a thing with a sentence is told by it")
{
    const QJsonObject next{{u"action"_s, u"approve"_s}, {u"sentence"_s, u"5 % moves"_s}};
    const QJsonArray rows{QJsonObject{{u"a"_s, 1}}};
    const QJsonObject view{{u"record"_s, QJsonObject{{u"epoch"_s, 3}}}, {u"next"_s, next}, {u"stage"_s, 2}, {u"sides"_s, rows}, {u"plan"_s, rows}};
    REQUIRE(replyText(view, {u"next"_s, u"sides"_s}) == u"next  5 % moves\n\nA\n1\n");
    REQUIRE(replyText({{u"next"_s, next}, {u"stage"_s, 2}}, {u"next"_s}) == u"next   5 % moves\nstage  2\n");
}
