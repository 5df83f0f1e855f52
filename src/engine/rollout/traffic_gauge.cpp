#include "engine/rollout/traffic_gauge.h"

#include "engine/rollout/side_totals.h"

#include <QTimer>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Traffic;
using ports::RouterCounts;

namespace {

constexpr std::chrono::milliseconds apart = 2s;

Result<Traffic> between(const RouterCounts& earlier, const RouterCounts& later, Duration span)
{
    if (earlier.epoch != later.epoch || span <= Duration::zero()) {
        return fail(ErrorCode::Unavailable, u"the router began to count anew meanwhile"_s, u"Ask again"_s);
    }
    SideTotals all = engine::between(earlier.s, later.s);
    all += engine::between(earlier.c, later.c);
    return Traffic{static_cast<double>(all.requests) * 1e6 / static_cast<double>(span.count()), all.badRate()};
}

} // namespace

Pending<Traffic> TrafficGauge::measure()
{
    const auto answer = Pending<Traffic>::make();
    m_router.count().whenReady(this, [this, answer](const Result<RouterCounts>& first) {
        if (!first) {
            return answer.fulfil(fail(first.error()));
        }
        QTimer::singleShot(apart, this, [this, answer, earlier = *first, begun = m_clock.monotonic()] {
            m_router.count().whenReady(this, [this, answer, earlier, begun](const Result<RouterCounts>& second) {
                answer.fulfil(second.and_then([&](const RouterCounts& later) { return between(earlier, later, m_clock.monotonic() - begun); }));
            });
        });
    });
    return answer;
}

QStringList forecasts(const domain::VerdictSettings& settings, const Traffic& traffic, const domain::StagePlan& plan)
{
    QStringList lines;
    for (int stage = 0; stage < plan.last(); ++stage) {
        const domain::Stage& at = plan.at(stage);
        lines.append(u"%1: %2"_s.arg(plan.nameOf(stage), domain::forecastPass(settings, traffic, at.share, at.watch).sentence));
    }
    return lines;
}

} // namespace godel::engine
