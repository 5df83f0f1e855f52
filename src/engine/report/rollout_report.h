#pragma once

#include "engine/report/chart.h"
#include "engine/rollout/platform.h"

namespace godel::engine {

/// Everything that is on record about one rollout, gathered event by event.
struct RolloutFacts {
    /// What one stage came to.
    struct Stage {
        QString name;
        SideTotals canary;
        SideTotals stable;
        QJsonObject evidence; ///< of its last judged scrape
    };
    struct Line {
        Timestamp at;
        QString state;
        QString stage;
        QString sentence;
        QString by;
    };

    RolloutEntry entry;
    Replayer replayer{};
    QList<Line> lines{};
    QList<Stage> stages{}; ///< those that were judged
    QList<ChartPoint> badNew{}; ///< percent
    QList<ChartPoint> badStable{};
    QList<ChartPoint> p95New{}; ///< milliseconds
    QList<ChartPoint> p95Stable{};
    QList<ChartPoint> ofWorse{};
    QList<ChartPoint> ofPass{};

    /// An event of the rollout's stream, in their order.
    [[nodiscard]] Result<> take(const ports::Event& event);
};

/// One HTML file that needs nothing else and runs nothing: what, who and when, stages, approvals, both versions compared, charts, timeline and
/// whether the verdicts are the same when worked out again. Well-formed, every text escaped. `now` is when it is written.
[[nodiscard]] QString reportOf(const RolloutFacts& facts, const RolloutSettings& settings, Timestamp now);

} // namespace godel::engine
