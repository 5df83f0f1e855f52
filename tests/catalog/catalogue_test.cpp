#include "catalog/catalogue.h"
#include "support/catch.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::catalog;
using namespace Qt::StringLiterals;

namespace {

CommandSpec canary()
{
    return {.name = u"deploy:canary"_s,
            .summary = u"Send a share of traffic to a new version"_s,
            .role = Role::Operator,
            .danger = Danger::Disrupts,
            .parameters = {{.name = u"version"_s, .help = u"Version to roll out"_s, .kind = Kind::Label, .isRequired = true},
                           {.name = u"stage"_s, .help = u"Share of traffic"_s, .kind = Kind::Share, .otherwise = u"1"_s},
                           {.name = u"watch"_s, .help = u"How long to watch"_s, .kind = Kind::Duration, .otherwise = u"15m"_s},
                           {.name = u"force"_s, .help = u"Ask nothing"_s, .kind = Kind::Flag},
                           {.name = u"mode"_s, .help = u"How"_s, .choices = {u"slow"_s, u"fast"_s}}}};
}

Error refused(const QJsonObject& given)
{
    const auto values = validated(canary(), given);
    REQUIRE_FALSE(values);
    return values.error();
}

} // namespace

TEST_CASE("a command line and JSON give the same canonical values")
{
    const auto typed = validated(canary(), {{u"version"_s, u"v2.1.0"_s}, {u"stage"_s, u"5%"_s}, {u"force"_s, u"true"_s}});
    const auto sent = validated(canary(), {{u"version"_s, u"v2.1.0"_s}, {u"stage"_s, 5}, {u"force"_s, true}});
    REQUIRE_OK(typed);
    REQUIRE(*typed == *sent);
    REQUIRE(typed->value(u"stage"_s) == u"5"_s);
    REQUIRE(typed->value(u"watch"_s) == u"15m"_s);
    REQUIRE_FALSE(typed->contains(u"mode"_s));
}

TEST_CASE("what is wrong is named, with the next step")
{
    REQUIRE(refused({}).field == u"version");
    REQUIRE(refused({{u"version"_s, u"v1\nglobal"_s}}).field == u"version");
    REQUIRE(refused({{u"version"_s, u"v1"_s}, {u"stage"_s, 101}}).field == u"stage");
    REQUIRE(refused({{u"version"_s, u"v1"_s}, {u"stage"_s, QJsonArray()}}).field == u"stage");
    REQUIRE(refused({{u"version"_s, u"v1"_s}, {u"force"_s, u"yes"_s}}).hint.contains(u"--force"));
    REQUIRE(refused({{u"version"_s, u"v1"_s}, {u"mode"_s, u"middling"_s}}).hint.contains(u"slow, fast"));
    REQUIRE(refused({{u"versoin"_s, u"v1"_s}}).hint == u"Did you mean --version?");
}

TEST_CASE("the catalogue is sorted, and finds what was nearly typed")
{
    Catalogue catalogue;
    REQUIRE_OK(catalogue.add(canary()));
    REQUIRE_OK(catalogue.add({.name = u"backup:list"_s, .summary = u"List backups"_s}));
    REQUIRE(catalogue.commands().first().name == u"backup:list");
    REQUIRE(catalogue.find(u"deploy:canari"_s).error().hint == u"Did you mean deploy:canary?");
    REQUIRE(catalogue.find(u"zzz"_s).error().code == ErrorCode::NotFound);
    REQUIRE(catalogue.toJson().value(u"commands"_s).toArray().size() == 2);
    REQUIRE(helpText(*catalogue.find(u"deploy:canary"_s)).contains(u"--stage=share  Share of traffic (default 1)"));
}

TEST_CASE("a command declared twice, or with a default that does not read back, is refused")
{
    Catalogue catalogue;
    REQUIRE_OK(catalogue.add(canary()));
    REQUIRE_FALSE(catalogue.add(canary()));
    REQUIRE_FALSE(catalogue.add({.name = u"a"_s, .summary = u"a"_s, .parameters = {{.name = u"n"_s, .help = u"n"_s, .kind = Kind::Whole, .otherwise = u"many"_s}}}));
    REQUIRE_FALSE(catalogue.add({.name = u"b"_s, .summary = u"b"_s, .parameters = {{.name = u"n"_s, .help = u"n"_s, .kind = Kind::Duration, .otherwise = u"60m"_s}}}));
}

TEST_CASE("what follows a lone -- is taken only where the command says so, and within bounds")
{
    CommandSpec restart{.name = u"restart"_s, .summary = u"Restart"_s};
    REQUIRE_OK(acceptsFurther(restart, {}));
    REQUIRE(acceptsFurther(restart, {u"--max-old-space-size=4096"_s}).error().hint.contains(u"--"));
    restart.further = u"Passed to every instance"_s;
    REQUIRE_OK(acceptsFurther(restart, {u"--max-old-space-size=4096"_s, u"--"_s, u""_s}));
    REQUIRE(acceptsFurther(restart, QStringList(65, u"x"_s)).error().field == u"arguments");
    REQUIRE_FALSE(acceptsFurther(restart, {u"a\nb"_s}));
    REQUIRE_FALSE(acceptsFurther(restart, {QString(2001, u'x')}));
    REQUIRE(helpText(restart).contains(u"-- ARGUMENTS  Passed to every instance"));
    Catalogue catalogue;
    REQUIRE_OK(catalogue.add(restart));
    REQUIRE(catalogueOf(catalogue.toJson())->find(u"restart"_s)->further == restart.further);
}

TEST_CASE("two letters that were swapped are one mistake")
{
    REQUIRE(nearest(u"rloe"_s, {u"name"_s, u"role"_s, u"uid"_s}) == u"role");
    REQUIRE(nearest(u"users:lits"_s, {u"users:add"_s, u"users:list"_s}) == u"users:list");
    REQUIRE(nearest(u"xyz"_s, {u"role"_s}).isEmpty());
}

TEST_CASE("the content of a file may have many lines, and no other control characters")
{
    const Parameter content{.name = u"content"_s, .help = u"The file"_s, .isDocument = true};
    const QString lines = u"{\r\n\t\"a\": 1\n}\n"_s + QString(3000, u' ');
    REQUIRE(canonical(content, lines).value() == lines);
    REQUIRE(canonical(content, u"\x1b[2J"_s).error().field == u"content");
    REQUIRE(canonical(content, QString(256 * 1024 + 1, u'x')).error().field == u"content");
    REQUIRE_FALSE(canonical({.name = u"reason"_s, .help = u"Why"_s}, u"two\nlines"_s));
    Catalogue catalogue;
    REQUIRE_OK(catalogue.add({.name = u"config:set"_s, .summary = u"Set"_s, .parameters = {content}}));
    const auto read = catalogueOf(catalogue.toJson());
    REQUIRE_OK(read);
    REQUIRE(read->find(u"config:set"_s)->parameters.first().isDocument);
}
