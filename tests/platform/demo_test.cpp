#include "stands/real_platform.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// Two instances of the reference platform in an environment that may be broken, or may not.
struct Stage : RealPlatform {
    explicit Stage(bool isDemo)
    {
        service.insert(u"environment"_s, u"test"_s);
        if (isDemo) {
            service.insert(u"demo"_s, true);
        }
        begin();
        REQUIRE(addNodeRelease(u"v2.0.0"_s).status == 0);
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        REQUIRE(settles());
        REQUIRE(isServed(20));
    }
    /// So many requests in a row are answered well.
    bool isServed(int times)
    {
        int well = 0;
        return waitFor([&] {
            well = get("/v1/info").startsWith("HTTP/1.1 200") ? well + 1 : 0;
            return well >= times;
        });
    }
    bool fails()
    {
        return waitFor([&] { return get("/v1/info").startsWith("HTTP/1.1 500"); });
    }
    QJsonObject instance(const QString& name)
    {
        for (const QJsonValue& row : reply({u"instances:list"_s}).value(u"instances"_s).toArray()) {
            if (row.toObject().value(u"instance"_s).toString() == name) {
                return row.toObject();
            }
        }
        return {};
    }
};

} // namespace

TEST_CASE("a demo is broken on its real processes, and mends")
{
    Stage stage(true);
    const QJsonObject killed = stage.reply({u"demo:break"_s, u"kill-instance"_s});
    const qint64 pid = killed.value(u"pid"_s).toInteger();
    CHECK(pid > 1);
    const QString name = killed.value(u"instances"_s).toArray().first().toString();
    CHECK(waitFor([&] {
        const QJsonObject row = stage.instance(name);
        return row.value(u"state"_s).toString() == u"ready" && row.value(u"pid"_s).toInteger() != pid && row.value(u"restarts"_s).toInteger() == 1;
    }));

    stage.reply({u"demo:break"_s, u"errors"_s, u"--for=10m"_s});
    CHECK(stage.fails());
    stage.reply({u"demo:mend"_s});
    CHECK(stage.isServed(40));

    // What was brought for a while passes without an engine.
    stage.reply({u"demo:break"_s, u"errors"_s, u"--for=4s"_s});
    CHECK(stage.fails());
    stage.reply({u"demo:break"_s, u"kill-engine"_s});
    REQUIRE(stage.engineEnds());
    CHECK(stage.isServed(40));
    stage.startEngine();
    CHECK(stage.ctl({u"health:check"_s}).status <= 1);
}

TEST_CASE("what is no demo has no command that breaks it")
{
    Stage stage(false);
    CHECK(stage.ctl({u"demo:break"_s, u"errors"_s}).error.contains(u"demo:break"));
    CHECK(stage.ctl({u"demo:break"_s, u"errors"_s}).status > 2);
    CHECK(stage.isServed(20));
}
