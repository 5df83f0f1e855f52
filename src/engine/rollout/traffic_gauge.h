#pragma once

#include "base/clock.h"
#include "domain/rollout/forecast.h"
#include "domain/rollout/stage_plan.h"
#include "ports/router.h"

#include <QObject>

namespace godel::engine {

/// Measures what the stable version answers now, so that one can say before a rollout how long its verdicts will take.
class TrafficGauge final : public QObject {
    Q_OBJECT
public:
    TrafficGauge(ports::Router& router, const Clock& clock) : m_router(router), m_clock(clock) {}

    /// Counts twice, two seconds apart. Unavailable if the router does not answer, or was replaced in between.
    [[nodiscard]] Pending<domain::Traffic> measure();

private:
    ports::Router& m_router;
    const Clock& m_clock;
};

/// One line for each stage before the last: when it comes to a verdict with this traffic.
[[nodiscard]] QStringList forecasts(const domain::VerdictSettings& settings, const domain::Traffic& traffic, const domain::StagePlan& plan);

} // namespace godel::engine
