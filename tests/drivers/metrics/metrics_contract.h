#pragma once

#include "ports/metrics.h"
#include "support/catch.h"
#include "support/wait.h"

#include <functional>

namespace godel::test {

/// One implementation of the port under test. Its scrape interval is a second, and its clock the machine's.
class MetricsStand {
public:
    virtual ~MetricsStand() = default;
    [[nodiscard]] virtual ports::Metrics& metrics() = 0;
    /// A target whose page is whole and says that `name` is `value`.
    [[nodiscard]] virtual ports::ScrapeTarget goodTarget(const QString& name, double value) = 0;
    /// A target that answers with status 500.
    [[nodiscard]] virtual ports::ScrapeTarget badTarget() = 0;
};

/// What every implementation of ports::Metrics keeps to. `make` yields a fresh stand without samples.
void checkMetrics(const std::function<std::unique_ptr<MetricsStand>()>& make);

template <typename T> Result<T> answer(const Pending<T>& pending)
{
    REQUIRE(waitFor([&] { return pending.isReady(); }));
    return pending.result();
}

/// The value of the expression's only series, as soon as it has one.
std::optional<double> valueOf(ports::Metrics& metrics, const QString& expression, int deadlineMs = 20000);
/// What is known of a target as soon as it was looked at; one that never was has no job.
ports::TargetView viewOf(ports::Metrics& metrics, const QString& instance);

} // namespace godel::test
