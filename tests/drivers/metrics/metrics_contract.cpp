#include "drivers/metrics/metrics_contract.h"

#include "base/clock.h"

#include <algorithm>
#include <cmath>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

Timestamp now()
{
    return std::chrono::floor<std::chrono::milliseconds>(SystemClock().now());
}

MetricSeries seriesOf(const QString& name, QList<domain::MetricPoint> points)
{
    return { { { u"__name__"_s, name }, { u"place"_s, u"a \"b\"\\ü"_s } }, std::move(points) };
}

void checkWrite(Metrics& metrics)
{
    const Timestamp written = now();
    REQUIRE_OK(answer(metrics.write({ seriesOf(u"written"_s, { { written, 1.25 } }) })));
    Result<QList<MetricSeries>> found;
    REQUIRE(waitFor([&] {
        found = answer(metrics.query(u"written"_s, written));
        return found && !found->isEmpty();
    }));
    CHECK(found->first().points == QList<domain::MetricPoint>{ { written, 1.25 } });
    CHECK(found->first().labels.value(u"place"_s) == u"a \"b\"\\ü");
    CHECK(found->first().labels.value(u"__name__"_s) == u"written");
    const auto before = answer(metrics.query(u"written"_s, now() - 1h));
    REQUIRE_OK(before);
    CHECK(before->isEmpty());
    CHECK(answer(metrics.write({})));
}

void checkRefusedWrites(Metrics& metrics)
{
    const auto unnamed = answer(metrics.write({ seriesOf(u"no name"_s, { { now(), 1 } }) }));
    CHECK(unnamed.error().code == ErrorCode::Invalid);
    CHECK(unnamed.error().field == u"__name__");
    for (const double value : { std::nan(""), HUGE_VAL }) {
        const auto written = answer(metrics.write({ seriesOf(u"name"_s, { { now(), value } }) }));
        CHECK(written.error().code == ErrorCode::Invalid);
    }
}

void checkRange(Metrics& metrics)
{
    const Timestamp end = std::chrono::floor<std::chrono::seconds>(now()) - 5s;
    MetricSeries series = seriesOf(u"ranged"_s, {});
    for (int second = 60; second >= 0; --second) {
        if (second > 40 || second < 20) {
            series.points.append({ end - second * 1s, double(second) });
        }
    }
    REQUIRE_OK(answer(metrics.write({ series })));
    Result<QList<MetricSeries>> found;
    REQUIRE(waitFor([&] {
        found = answer(metrics.queryRange(u"ranged"_s, end - 60s, end, 1s));
        return found && !found->isEmpty() && found->first().points.last().at == end;
    }));
    REQUIRE(found->size() == 1);
    const auto& points = found->first().points;
    CHECK(std::is_sorted(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
    CHECK(points.first() == domain::MetricPoint{ end - 60s, 60 });
    CHECK(points.last() == domain::MetricPoint{ end, 0 });
    const auto inGap = [&](const auto& point) { return point.at > end - 37s && point.at < end - 19s; };
    CHECK(std::none_of(points.begin(), points.end(), inGap));
    CHECK(latestPoints(*found) == QList<domain::MetricPoint>{ { end, 0 } });
}

void checkRefusedQuestions(Metrics& metrics)
{
    const auto unread = answer(metrics.query(u"sum(("_s));
    CHECK(unread.error().code == ErrorCode::Invalid);
    CHECK(unread.error().field == u"expression");
    CHECK(answer(metrics.queryRange(u"sum(("_s, now() - 1min, now(), 1s)).error().code == ErrorCode::Invalid);
    CHECK(answer(metrics.queryRange(u"up"_s, now() - 1min, now(), 500ms)).error().field == u"step");
    CHECK(answer(metrics.queryRange(u"up"_s, now(), now() - 1min, 1s)).error().field == u"step");
    CHECK(answer(metrics.queryRange(u"up"_s, now() - 11000s, now(), 1s)).error().field == u"step");
    const auto nothing = answer(metrics.query(u"nobody_wrote_this"_s));
    REQUIRE_OK(nothing);
    CHECK(nothing->isEmpty());
}

void checkTargets(MetricsStand& stand)
{
    auto& metrics = stand.metrics();
    const auto good = stand.goodTarget(u"page_value"_s, 7);
    const auto bad = stand.badTarget();
    REQUIRE_OK(metrics.watch({ good, bad }));
    const auto up = viewOf(metrics, good.instance);
    CHECK(up.isUp);
    CHECK(up.job == good.job);
    CHECK(up.trouble == u"");
    const auto down = viewOf(metrics, bad.instance);
    CHECK_FALSE(down.isUp);
    CHECK(down.trouble.contains(u"500"));
    REQUIRE(valueOf(metrics, u"page_value{job=\"%1\",instance=\"%2\"}"_s.arg(good.job, good.instance)) == 7);

    REQUIRE_OK(metrics.watch({ bad }));
    CHECK(waitFor([&] {
        const auto left = answer(metrics.query(u"page_value"_s));
        const auto views = answer(metrics.targets());
        return left && left->isEmpty() && views && views->size() == 1;
    }));
}

void checkRefusedTargets(MetricsStand& stand)
{
    const auto good = stand.goodTarget(u"page_value"_s, 7);
    auto portless = good;
    portless.port = 0;
    CHECK(stand.metrics().watch({ good, good }).error().field == u"targets");
    CHECK(stand.metrics().watch({ portless }).error().field == u"targets");
}

} // namespace

std::optional<double> valueOf(Metrics& metrics, const QString& expression, int deadlineMs)
{
    std::optional<double> value;
    waitFor(
        [&] {
            const auto found = answer(metrics.query(expression));
            if (found && found->size() == 1) {
                value = found->first().points.first().value;
            }
            return value.has_value();
        },
        deadlineMs);
    return value;
}

TargetView viewOf(Metrics& metrics, const QString& instance)
{
    TargetView found;
    waitFor([&] {
        const auto views = answer(metrics.targets());
        for (const TargetView& view : views.value_or(QList<TargetView>())) {
            if (view.instance == instance && (view.isUp || !view.trouble.isEmpty())) {
                found = view;
            }
        }
        return !found.job.isEmpty();
    });
    return found;
}

void checkMetrics(const std::function<std::unique_ptr<MetricsStand>()>& make)
{
    const auto stand = make();
    SECTION("samples that were written") { checkWrite(stand->metrics()); }
    SECTION("samples that cannot be") { checkRefusedWrites(stand->metrics()); }
    SECTION("a range with a gap") { checkRange(stand->metrics()); }
    SECTION("questions that cannot be answered") { checkRefusedQuestions(stand->metrics()); }
    SECTION("targets, up, down and left out") { checkTargets(*stand); }
    SECTION("targets that cannot be") { checkRefusedTargets(*stand); }
}

} // namespace godel::test
