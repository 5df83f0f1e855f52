#include "domain/metrics/metric.h"

#include "base/file.h"
#include "support/catch.h"

#include <cmath>

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp now = timestampOf(1770544800000000);

QJsonObject shipped()
{
    const auto bytes = readFile(QStringLiteral(GODEL_SOURCE_DIR "/resources/metrics.json"));
    REQUIRE_OK(bytes);
    return parseObject(*bytes, u"metrics.json"_s).value();
}

MetricDefinition named(const QString& name)
{
    const auto definitions = metricDefinitionsOf(shipped());
    REQUIRE_OK(definitions);
    for (const MetricDefinition& definition : *definitions) {
        if (definition.name == name) {
            return definition;
        }
    }
    FAIL("no metric of that name");
    return {};
}

MetricReading read(const MetricDefinition& definition, double value, Duration age = 0s)
{
    return readMetric(definition, true, { { now - age, value } }, now, 15s);
}

} // namespace

TEST_CASE("the seven metrics of the runbook have the runbook's limits")
{
    const auto definitions = metricDefinitionsOf(shipped());
    REQUIRE_OK(definitions);
    REQUIRE(definitions->size() == 7);
    const auto [name, warning, critical] =
        GENERATE(table<const char*, double, double>({ { "error_rate", 1, 5 },
                                                      { "latency", 500, 2000 },
                                                      { "queue_depth", 1000, 5000 },
                                                      { "cpu", 70, 90 },
                                                      { "memory", 80, 95 },
                                                      { "agents", 80, 95 },
                                                      { "db_connections", 80, 95 } }));
    const auto metric = named(QString::fromLatin1(name));
    REQUIRE(metric.warning == warning);
    REQUIRE(metric.critical == critical);
    REQUIRE(read(metric, warning).state == MetricState::Ok);
    REQUIRE(read(metric, warning + 0.1).state == MetricState::Warning);
    REQUIRE(read(metric, critical).state == MetricState::Warning);
    REQUIRE(read(metric, critical + 0.1).state == MetricState::Critical);
}

TEST_CASE("definitions read back as written")
{
    const auto definitions = metricDefinitionsOf(shipped()).value();
    REQUIRE(metricDefinitionsOf(toJson(definitions)).value() == definitions);
}

TEST_CASE("a reading says what it saw against which limit")
{
    const auto latency = named(u"latency"_s);
    REQUIRE(read(latency, 305).sentence == u"305 ms");
    REQUIRE(read(latency, 612).sentence == u"612 ms, over 500 ms");
    REQUIRE(read(latency, 2400).sentence == u"2400 ms, over 2000 ms");
}

TEST_CASE("no source, no data and stale are states of their own, never zero and never ok")
{
    const auto cpu = named(u"cpu"_s);
    REQUIRE(readMetric(cpu, false, {}, now, 15s).state == MetricState::NoSource);
    REQUIRE(readMetric(cpu, true, {}, now, 15s).state == MetricState::NoData);
    REQUIRE(read(cpu, std::nan("")).state == MetricState::NoData);
    const auto stale = read(cpu, 40, 94s);
    REQUIRE(stale.state == MetricState::Stale);
    REQUIRE(stale.sentence == u"no data for 1m34s; it was 40 %");
    REQUIRE(stale.last->value == 40);
    REQUIRE(read(cpu, 40, 15s).state == MetricState::Ok);
}

TEST_CASE("of several series the worst fresh one counts")
{
    const auto cpu = named(u"cpu"_s);
    const QList<MetricPoint> points{ { now, 20 }, { now, 75 }, { now - 1h, 99 } };
    REQUIRE(readMetric(cpu, true, points, now, 15s).last->value == 75);

    auto below = cpu;
    below.direction = MetricDirection::Below;
    below.warning = 30;
    below.critical = 10;
    REQUIRE(readMetric(below, true, points, now, 15s).sentence == u"20 %, under 30 %");
}

TEST_CASE("a definition that cannot be meant is refused by its field")
{
    const auto refusedField = [](const QString& key, const QJsonValue& value) {
        auto array = shipped()[u"metrics"_s].toArray();
        auto object = array[1].toObject();
        object[key] = value;
        array[1] = object;
        const auto read = metricDefinitionsOf({ { u"metrics"_s, array } });
        REQUIRE_FALSE(read);
        return read.error().field;
    };
    REQUIRE(refusedField(u"critical"_s, 500) == u"metrics[1].critical");
    REQUIRE(refusedField(u"warning"_s, u"500"_s) == u"metrics[1].warning");
    REQUIRE(refusedField(u"direction"_s, u"up"_s) == u"metrics[1].direction");
    REQUIRE(refusedField(u"name"_s, u"error_rate"_s) == u"metrics[1].name");
    REQUIRE(refusedField(u"expression"_s, u" "_s) == u"metrics[1].expression");
    REQUIRE(refusedField(u"colour"_s, u"red"_s) == u"metrics[1].colour");
}
