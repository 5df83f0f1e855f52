#include "domain/metrics/course.h"
#include "support/catch.h"

#include <cmath>

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

namespace {

const Timestamp begin = timestampOf(1770544800000000);

MetricPoint point(Duration after, double value)
{
    return { begin + after, value };
}

MetricDefinition metric(MetricDirection direction)
{
    MetricDefinition definition;
    definition.name = u"one"_s;
    definition.direction = direction;
    return definition;
}

} // namespace

TEST_CASE("thinning out keeps the spike, and a gap stays a gap", "[metrics]")
{
    const QList<MetricPoint> points{ point(0s, 1), point(5s, 2),  point(10s, 90), point(15s, 3),
                                     point(20s, 4), point(45s, 5), point(60s, std::nan("")) };
    const auto course = worstOfEachStep(metric(MetricDirection::Above), points, begin, 20s);
    REQUIRE(course == QList<MetricPoint>{ point(0s, 1), point(20s, 90), point(60s, 5) });
}

TEST_CASE("what is bad below its limit keeps its lowest value", "[metrics]")
{
    const QList<MetricPoint> points{ point(-5s, 0), point(5s, 2), point(10s, 90) };
    const auto course = worstOfEachStep(metric(MetricDirection::Below), points, begin, 10s);
    REQUIRE(course == QList<MetricPoint>{ point(10s, 2) });
}
