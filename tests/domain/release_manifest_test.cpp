#include "domain/release_manifest.h"

#include "base/json.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

QJsonObject example()
{
    const auto hash = QString(64, u'a');
    return { { u"version"_s, u"v2.1.0"_s },
             { u"command"_s, QJsonArray{ u"bin/server"_s, u"--quiet"_s } },
             { u"portVariable"_s, u"PORT"_s },
             { u"health"_s,
               QJsonObject{ { u"live"_s, u"/live"_s }, { u"ready"_s, u"/ready"_s }, { u"health"_s, u"/health"_s } } },
             { u"drainTime"_s, u"45s"_s },
             { u"environment"_s, QJsonObject{ { u"MODE"_s, u"production"_s } } },
             { u"migrations"_s,
               QJsonArray{ QJsonObject{ { u"id"_s, u"0001"_s },
                                        { u"kind"_s, u"breaking"_s },
                                        { u"up"_s, u"up.sql"_s },
                                        { u"down"_s, u"down.sql"_s },
                                        { u"downIsSafe"_s, true } } } },
             { u"files"_s, QJsonObject{ { u"bin/server"_s, hash }, { u"up.sql"_s, hash }, { u"down.sql"_s, hash } } } };
}

QString refusedField(const QString& key, const QJsonValue& value)
{
    auto object = example();
    object[key] = value;
    const auto manifest = readManifest(object);
    REQUIRE_FALSE(manifest);
    return manifest.error().field;
}

} // namespace

TEST_CASE("a manifest reads back as written")
{
    const auto manifest = readManifest(example());
    REQUIRE_OK(manifest);
    REQUIRE(manifest->instance->drainTime == 45s);
    REQUIRE(manifest->migrations.value(0).kind == MigrationKind::Breaking);
    REQUIRE(toJson(*manifest) == example());
    REQUIRE(readManifest(toJson(*manifest)).value() == *manifest);
}

TEST_CASE("a wrong manifest names the field")
{
    const auto hash = QString(64, u'a');
    REQUIRE(refusedField(u"version"_s, u"../x"_s) == u"version");
    REQUIRE(refusedField(u"comand"_s, u"x"_s).contains(u"comand"));
    REQUIRE(refusedField(u"command"_s, QJsonArray{ u"bin/other"_s }) == u"command");
    REQUIRE(refusedField(u"command"_s, QJsonArray{}) == u"command");
    REQUIRE(refusedField(u"command"_s, QJsonArray{ u"/usr/../x"_s }) == u"command");
    REQUIRE(refusedField(u"portVariable"_s, u"PO RT"_s) == u"portVariable");
    REQUIRE(refusedField(u"environment"_s, QJsonObject{ { u"A=B"_s, u"x"_s } }) == u"environment");
    REQUIRE(refusedField(u"environment"_s, QJsonObject{ { u"LD_PRELOAD"_s, u"x"_s } }) == u"environment");
    REQUIRE(refusedField(u"environment"_s, QJsonObject{ { u"A"_s, 1 } }) == u"environment.A");
    REQUIRE(refusedField(u"files"_s, QJsonObject{ { u"../x"_s, hash } }) == u"files");
    REQUIRE(refusedField(u"files"_s, QJsonObject{ { u"x"_s, u"abc"_s } }) == u"files");
    REQUIRE(refusedField(u"health"_s, QJsonObject{ { u"live"_s, u"live"_s } }) == u"health.live");
    REQUIRE(refusedField(u"migrations"_s, QJsonArray{ QJsonObject{ { u"id"_s, u"1"_s }, { u"kind"_s, u"odd"_s } } })
            == u"migrations[0].kind");
}

TEST_CASE("a release may leave it to the platform how it is started, but not half of it")
{
    auto object = example();
    for (const auto& key : { u"command"_s, u"portVariable"_s, u"health"_s, u"drainTime"_s }) {
        object.remove(key);
    }
    const auto manifest = readManifest(object);
    REQUIRE_OK(manifest);
    REQUIRE_FALSE(manifest->instance);
    REQUIRE(readManifest(toJson(*manifest)).value() == *manifest);
    object.insert(u"portVariable"_s, u"PORT"_s);
    REQUIRE(readManifest(object).error().field == u"health.live");
    const QJsonObject contract{ { u"command"_s, QJsonArray{ u"/usr/sbin/lighttpd"_s, u"-D"_s } },
                                { u"portVariable"_s, u"PORT"_s },
                                { u"health"_s, example().value(u"health"_s) } };
    REQUIRE(instanceContractOf(contract, u"platform.json.instance"_s)->command.size() == 2);
    auto wrong = contract;
    wrong.insert(u"command"_s, QJsonArray{ u"../bin/server"_s });
    REQUIRE(instanceContractOf(wrong, u"platform.json.instance"_s).error().field == u"platform.json.instance.command");
}

TEST_CASE("paths stay inside the release")
{
    REQUIRE(isReleasePath(u"bin/server"_s));
    for (const auto& wrong : { u""_s, u"/a"_s, u"a/"_s, u"a//b"_s, u"./a"_s, u"a/../b"_s, u"a\nb"_s, u"\u00fc"_s, u"a\\b"_s }) {
        REQUIRE_FALSE(isReleasePath(wrong));
    }
}
