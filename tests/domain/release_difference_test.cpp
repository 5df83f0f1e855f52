#include "domain/release_difference.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

TEST_CASE("two releases differ in what was added, left out or changed", "[releases]")
{
    ReleaseManifest from;
    from.files = { { u"bin/run"_s, u"aa"_s }, { u"lib/old"_s, u"bb"_s }, { u"same"_s, u"cc"_s } };
    from.environment = { { u"LEVEL"_s, u"info"_s }, { u"GONE"_s, u"1"_s }, { u"SAME"_s, u"1"_s } };
    from.migrations = { { u"001"_s, MigrationKind::Expand, u"1.sql"_s, {} } };
    from.instance = InstanceContract{ { u"bin/run"_s }, u"PORT"_s, { u"/l"_s, u"/r"_s, u"/h"_s }, 10s };
    ReleaseManifest to = from;
    to.files = { { u"bin/run"_s, u"ab"_s }, { u"lib/new"_s, u"bb"_s }, { u"same"_s, u"cc"_s } };
    to.environment = { { u"LEVEL"_s, u"debug"_s }, { u"NEW"_s, {} }, { u"SAME"_s, u"1"_s } };
    to.migrations.append({ u"002"_s, MigrationKind::Breaking, u"2.sql"_s, {} });
    to.instance->command.append(u"--fast"_s);
    to.instance->drainTime = 20s;

    const auto difference = differenceOf(from, to);
    CHECK(difference.added == QStringList{ u"lib/new"_s });
    CHECK(difference.removed == QStringList{ u"lib/old"_s });
    CHECK(difference.changed == QStringList{ u"bin/run"_s });
    CHECK(difference.migrations == QStringList{ u"002"_s });
    CHECK(difference.environment
          == QList<ChangedValue>{ { u"GONE"_s, u"1"_s, {} }, { u"LEVEL"_s, u"info"_s, u"debug"_s }, { u"NEW"_s, {}, u""_s } });
    CHECK(difference.instance
          == QList<ChangedValue>{ { u"command"_s, u"bin/run"_s, u"bin/run --fast"_s }, { u"drainTime"_s, u"10s"_s, u"20s"_s } });
    CHECK(differenceOf(from, from) == ReleaseDifference());
}
