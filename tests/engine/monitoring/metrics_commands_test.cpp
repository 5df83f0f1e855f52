#include "engine/command_stand.h"
#include "engine/commands/metrics_commands.h"
#include "engine/rollout/rollout_world.h"
#include "fakes/fake_host.h"
#include "fakes/fake_metrics.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using api::Reply;

namespace {

domain::MetricDefinition metric(const QString& name, const QString& source, const QString& expression)
{
    return {name, u"Title of "_s + name, expression, u"%"_s, source, domain::MetricDirection::Above, 70, 90};
}

/// A monitor over metrics that a test writes itself, and the commands that ask it.
struct Measured {
    RolloutWorld world;
    FakeMetrics metrics{world.clock};
    FakeHost host;
    SilentLog log;
    std::unique_ptr<engine::Monitor> monitor;
    engine::CommandSet commands;

    Measured()
    {
        const QList<domain::MetricDefinition> definitions{metric(u"cpu"_s, u"engine"_s, u"cpu_percent"_s), metric(u"queue"_s, u"node"_s, u"queue_depth"_s)};
        monitor = std::make_unique<engine::Monitor>(engine::Monitor::Parts{metrics, host, world.deployments().platform(), log, definitions, {}, {}, 5s});
        addMetricsCommands(commands, monitor.get());
        REQUIRE_OK(commands.check());
    }

    void write(Duration ago, double value)
    {
        REQUIRE_OK(metrics.write({{{{u"__name__"_s, u"cpu_percent"_s}, {u"job"_s, u"engine"_s}}, {{world.clock.now() - ago, value}}}}).result());
    }

    Result<Reply> ask(const QString& command, const QJsonObject& given = {})
    {
        return test::ask(commands, command, given);
    }
};

QJsonObject row(const Reply& reply, qsizetype at)
{
    return reply.body.value(u"metrics"_s).toArray().at(at).toObject();
}

qint64 milliseconds(Timestamp at)
{
    return microseconds(at) / 1000;
}

} // namespace

TEST_CASE("the course of a metric has its spike, and nothing where nothing was measured", "[metrics]")
{
    Measured measured;
    for (int second = 600; second >= 0; second -= 5) {
        if (second < 120 || second > 300) {
            measured.write(std::chrono::seconds(second), second == 415 ? 95 : 10);
        }
    }
    const auto told = measured.ask(u"metrics:history"_s, {{u"last"_s, u"10m"_s}, {u"step"_s, u"1m"_s}});
    REQUIRE_OK(told);
    const Timestamp now = measured.world.clock.now();
    CHECK(told->body.value(u"from"_s).toString() == text(now - 10min));
    CHECK(told->body.value(u"to"_s).toString() == text(now));
    CHECK(told->body.value(u"step_seconds"_s).toDouble() == 60);
    const QJsonObject cpu = row(*told, 0);
    CHECK(cpu.value(u"metric"_s).toString() == u"cpu");
    CHECK(cpu.value(u"title"_s).toString() == u"Title of cpu");
    CHECK(cpu.value(u"direction"_s).toString() == u"above");
    CHECK(cpu.value(u"state"_s).toString() == u"ok");
    QMap<qint64, double> points;
    for (const QJsonValue& point : cpu.value(u"points"_s).toArray()) {
        points.insert(point.toArray().at(0).toInteger(), point.toArray().at(1).toDouble());
    }
    CHECK(points.value(milliseconds(now - 6min)) == 95);
    CHECK(points.value(milliseconds(now)) == 10);
    CHECK_FALSE(points.contains(milliseconds(now - 3min)));
    CHECK(points.size() == 9);
}

TEST_CASE("a metric that nothing offers says so, also over time", "[metrics]")
{
    Measured measured;
    measured.write(0s, 10);
    const auto told = measured.ask(u"metrics:history"_s);
    REQUIRE_OK(told);
    CHECK(told->body.value(u"step_seconds"_s).toDouble() == 12);
    CHECK(row(*told, 1).value(u"state"_s).toString() == u"no-source");
    CHECK(row(*told, 1).value(u"points"_s).toArray().isEmpty());
    const auto one = measured.ask(u"metrics:history"_s, {{u"metric"_s, u"queue"_s}});
    REQUIRE_OK(one);
    CHECK(one->body.value(u"metrics"_s).toArray().size() == 1);
}

TEST_CASE("the same span of a day before is asked for by its offset", "[metrics]")
{
    Measured measured;
    measured.write(24h + 10min, 50);
    measured.write(0s, 10);
    const auto told = measured.ask(u"metrics:history"_s, {{u"metric"_s, u"cpu"_s}, {u"offset"_s, u"24h"_s}});
    REQUIRE_OK(told);
    CHECK(told->body.value(u"to"_s).toString() == text(measured.world.clock.now() - 24h));
    const QJsonArray points = row(*told, 0).value(u"points"_s).toArray();
    REQUIRE_FALSE(points.isEmpty());
    CHECK(points.first().toArray().at(1).toDouble() == 50);
    // Of that span alone: what was not measured then is a gap, whatever is measured now.
    for (const QJsonValue& point : points) {
        CHECK(point.toArray().at(1).toDouble() == 50);
        CHECK(point.toArray().at(0).toInteger() <= milliseconds(measured.world.clock.now() - 24h - 9min));
    }
    const auto unmeasured = measured.ask(u"metrics:history"_s, {{u"metric"_s, u"cpu"_s}, {u"offset"_s, u"48h"_s}});
    REQUIRE_OK(unmeasured);
    CHECK(row(*unmeasured, 0).value(u"points"_s).toArray().isEmpty());
}

TEST_CASE("a span or step that cannot be told is refused by its name", "[metrics]")
{
    Measured measured;
    const auto [given, field] = GENERATE(table<QJsonObject, QString>({{{{u"last"_s, u"59s"_s}}, u"last"_s},
                                                                      {{{u"last"_s, u"31d"_s}}, u"last"_s},
                                                                      {{{u"step"_s, u"4s"_s}}, u"step"_s},
                                                                      {{{u"step"_s, u"2h"_s}}, u"step"_s},
                                                                      {{{u"last"_s, u"30d"_s}, {u"step"_s, u"1m"_s}}, u"step"_s},
                                                                      {{{u"offset"_s, u"366d"_s}}, u"offset"_s},
                                                                      {{{u"metric"_s, u"cup"_s}}, u"metric"_s}}));
    const auto refused = measured.ask(u"metrics:history"_s, given);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == field);
    CHECK_FALSE(refused.error().hint.isEmpty());
    CHECK(measured.ask(u"metrics:history"_s, {{u"last"_s, u"30d"_s}}).has_value());
}

TEST_CASE("a value is told with its age, and without a value there is none", "[metrics]")
{
    Measured measured;
    const auto none = measured.ask(u"metrics:current"_s);
    REQUIRE_OK(none);
    CHECK(row(*none, 0).value(u"at"_s).isNull());
    CHECK(row(*none, 0).value(u"age_seconds"_s).isNull());
    measured.write(0s, 10);
    measured.world.clock.advance(1min);
    const auto late = measured.ask(u"metrics:current"_s);
    REQUIRE_OK(late);
    CHECK(row(*late, 0).value(u"state"_s).toString() == u"stale");
    CHECK(row(*late, 0).value(u"value"_s).isNull());
    CHECK(row(*late, 0).value(u"age_seconds"_s).toDouble() == 50);
    CHECK(row(*late, 0).value(u"at"_s).toString() == text(measured.world.clock.now() - 50s));
    CHECK(row(*late, 0).value(u"title"_s).toString() == u"Title of cpu");
}
