#pragma once

#include "base/clock.h"
#include "ports/metrics.h"

#include <map>

namespace godel::test {

/// Samples in memory. Understands `name` and `name{label="value"}`; the answer to any other expression is what a test
/// said it is, or nothing.
class FakeMetrics final : public ports::Metrics {
public:
    /// A series without a sample for `lookback` has no value.
    explicit FakeMetrics(const Clock& clock, Duration lookback = 15s) : m_clock(clock), m_lookback(lookback) { }

    /// What a target's page on that port says from now on: the value of each name, or why it cannot be read.
    void setPage(quint16 port, Result<QMap<QString, double>> page) { m_pages.insert_or_assign(port, std::move(page)); }
    /// What the expression gives from now on.
    void setAnswer(const QString& expression, Result<QList<ports::MetricSeries>> answer)
    {
        m_answers.insert_or_assign(expression, std::move(answer));
    }
    /// While it does not run everything that asks is Unavailable.
    void setRunning(bool isRunning) { m_isRunning = isRunning; }

    [[nodiscard]] Result<> watch(const QList<ports::ScrapeTarget>& targets) override;
    [[nodiscard]] Pending<QList<ports::TargetView>> targets() override;
    [[nodiscard]] Pending<QList<ports::MetricSeries>> query(const QString& expression,
                                                            std::optional<Timestamp> at = {}) override;
    [[nodiscard]] Pending<QList<ports::MetricSeries>> queryRange(const QString& expression, Timestamp from,
                                                                 Timestamp to, Duration step) override;
    [[nodiscard]] Pending<> write(const QList<ports::MetricSeries>& series) override;

private:
    using Labels = std::map<QString, QString>;

    [[nodiscard]] Result<> checkRuns() const;
    /// Every target is read when somebody looks.
    void scrape();
    [[nodiscard]] Result<QList<ports::MetricSeries>> select(const QString& expression, QList<Timestamp> times);

    const Clock& m_clock;
    Duration m_lookback;
    bool m_isRunning = true;
    QList<ports::ScrapeTarget> m_targets;
    std::map<quint16, Result<QMap<QString, double>>> m_pages;
    std::map<QString, Result<QList<ports::MetricSeries>>> m_answers;
    std::map<Labels, std::map<Timestamp, double>> m_series;
};

} // namespace godel::test
