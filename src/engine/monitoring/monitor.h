#pragma once

#include "base/log.h"
#include "domain/metrics/course.h"
#include "engine/rollout/platform.h"
#include "ports/host.h"
#include "ports/metrics.h"

#include <QObject>
#include <QTimer>
#include <functional>

namespace godel::engine {

/// Sees to it that the platform is measured: names the pages that are read, and adds what only the engine can tell (host,
/// database). Lives on the engine's thread.
class Monitor final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        ports::Metrics& metrics;
        ports::Host& host;
        Platform& platform;
        Log& log;
        QList<domain::MetricDefinition> definitions;
        QList<ports::ScrapeTarget> fixed; ///< pages beside the instances': the router's
        QString instancePage; ///< path of an instance's page; empty: they have none
        Duration every = 5s;
    };
    explicit Monitor(Parts parts);

    /// Measures once now and from now on at each interval.
    void begin();

    struct Reading {
        domain::MetricDefinition definition;
        domain::MetricReading reading;
    };
    /// All metrics as they are now, in the order of their definitions.
    [[nodiscard]] Pending<QList<Reading>> current();
    /// The same as they were at that time.
    [[nodiscard]] Pending<QList<Reading>> asOf(Timestamp at);

    /// A stretch of time: `step` is at least 1 s, and there are at most `mostPoints` of them in it.
    struct Span {
        Timestamp from;
        Timestamp to;
        Duration step;
    };
    static constexpr int mostPoints = 10'000;
    /// A metric over time and as it was at the end of it; a step in which nothing was measured has no point.
    struct Course {
        Reading last;
        QList<domain::MetricPoint> points;
    };
    /// Those metrics, or all of them where no name is given, in the order of their definitions. NotFound for a name that is none.
    [[nodiscard]] Pending<QList<Course>> history(const QStringList& names, const Span& span);
    /// How often something is measured.
    [[nodiscard]] Duration every() const { return m_parts.every; }
    [[nodiscard]] Timestamp now() const { return m_parts.platform.clock.now(); }

private:
    using Asking = std::function<Pending<QList<ports::MetricSeries>>(const domain::MetricDefinition&)>;
    using Series = Result<QList<ports::MetricSeries>>;
    using Definitions = QList<domain::MetricDefinition>;
    /// What the store says of each of these, in their order; a failure of one is its own.
    [[nodiscard]] Pending<QList<Series>> askEach(const Definitions& definitions, const Asking& ask);
    [[nodiscard]] Pending<QList<Reading>> lately(const Definitions& definitions, Timestamp at);
    [[nodiscard]] Result<Definitions> named(const QStringList& names) const;
    [[nodiscard]] Pending<QList<Reading>> gather(const Definitions& definitions, const Asking& ask, Timestamp now);
    void measure();
    void watchPages();
    void writeOwn();
    void write(const QMap<QString, double>& values);
    [[nodiscard]] bool hasSource(const QString& source) const;
    [[nodiscard]] domain::MetricReading readingOf(const domain::MetricDefinition& definition, const Result<QList<ports::MetricSeries>>& series, Timestamp now) const;

    Parts m_parts;
    QTimer m_timer;
    QList<ports::ScrapeTarget> m_watched;
    bool m_isTroubled = false; ///< said once, not at each interval
};

} // namespace godel::engine
