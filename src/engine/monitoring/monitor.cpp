#include "engine/monitoring/monitor.h"

#include "engine/fleet/crew.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using ports::Group;

namespace {

/// A value older than so many intervals is stale.
constexpr int staleIntervals = 3;
/// How far back a value is looked for, so that its age can be told.
constexpr Duration lookBack = 5min;

} // namespace

Monitor::Monitor(Parts parts) : m_parts(std::move(parts))
{
    connect(&m_timer, &QTimer::timeout, this, &Monitor::measure);
}

void Monitor::begin()
{
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_parts.every));
    measure();
}

void Monitor::measure()
{
    watchPages();
    writeOwn();
}

void Monitor::watchPages()
{
    QList<ports::ScrapeTarget> wanted = m_parts.fixed;
    const Platform& platform = m_parts.platform;
    const int slots = m_parts.instancePage.isEmpty() ? 0 : platform.fleet.settings().slots;
    for (const Group group : {Group::S, Group::C}) {
        for (int number = 0; number < slots; ++number) {
            const ports::Slot slot{group, number};
            const auto view = platform.processes.find(platform.fleet.idOf(slot));
            if (view && view->state == ports::ProcessState::Ready) {
                wanted.append({u"node"_s, view->id.text(), platform.fleet.portOf(slot), m_parts.instancePage});
            }
        }
    }
    if (wanted == m_watched) {
        return;
    }
    if (const auto watched = m_parts.metrics.watch(wanted); !watched) {
        m_parts.log.warning(u"METRICS_NOT_WATCHED"_s, text(watched.error()));
        return;
    }
    m_watched = wanted;
}

void Monitor::writeOwn()
{
    if (const auto host = m_parts.host.look()) {
        write({{u"godel_host_cpu_percent"_s, host->cpuPercent}, {u"godel_host_memory_percent"_s, host->memoryPercent},
               {u"godel_host_disk_free_bytes"_s, static_cast<double>(host->diskFree.count)}});
    }
    ports::Database* database = m_parts.platform.snapshots.database();
    if (database == nullptr) {
        return;
    }
    database->look().whenReady(this, [this](const Result<ports::DatabaseView>& view) {
        if (view && view->state == ports::DatabaseState::Ready) {
            write({{u"godel_database_connections"_s, view->connections}, {u"godel_database_connections_max"_s, view->connectionLimit},
                   {u"godel_database_size_bytes"_s, static_cast<double>(view->size.count)}});
        }
    });
}

void Monitor::write(const QMap<QString, double>& values)
{
    QList<ports::MetricSeries> series;
    for (auto value = values.begin(); value != values.end(); ++value) {
        series.append({{{u"__name__"_s, value.key()}, {u"job"_s, u"engine"_s}}, {{m_parts.platform.clock.now(), value.value()}}});
    }
    m_parts.metrics.write(series).whenReady(this, [this](const Result<>& written) {
        if (!written && !m_isTroubled) {
            m_parts.log.warning(u"METRICS_NOT_WRITTEN"_s, text(written.error()));
        }
        m_isTroubled = !written;
    });
}

bool Monitor::hasSource(const QString& source) const
{
    return source == u"engine" || std::any_of(m_watched.begin(), m_watched.end(), [&source](const auto& target) { return target.job == source; });
}

domain::MetricReading Monitor::readingOf(const domain::MetricDefinition& definition, const Result<QList<ports::MetricSeries>>& series, Timestamp now) const
{
    if (!series) {
        return {domain::MetricState::NoData, {}, godel::text(series.error())};
    }
    auto reading = domain::readMetric(definition, hasSource(definition.source), ports::latestPoints(*series), now, staleIntervals * m_parts.every);
    reading.age = reading.last ? std::max<Duration>(0s, now - reading.last->at) : Duration();
    return reading;
}

Pending<QList<Monitor::Reading>> Monitor::current()
{
    return lately(m_parts.definitions, m_parts.platform.clock.now());
}

Pending<QList<Monitor::Reading>> Monitor::lately(const Definitions& definitions, Timestamp at)
{
    const Duration step = std::max<Duration>(1s, m_parts.every);
    return gather(definitions, [this, at, step](const domain::MetricDefinition& definition) { return m_parts.metrics.queryRange(definition.expression, at - lookBack, at, step); }, at);
}

Pending<QList<Monitor::Reading>> Monitor::asOf(Timestamp at)
{
    return gather(m_parts.definitions, [this, at](const domain::MetricDefinition& definition) { return m_parts.metrics.query(definition.expression, at); }, at);
}

Pending<QList<Monitor::Reading>> Monitor::gather(const Definitions& definitions, const Asking& ask, Timestamp now)
{
    const auto answer = Pending<QList<Reading>>::make();
    askEach(definitions, ask).whenReady(this, [this, answer, definitions, now](const Result<QList<Series>>& all) {
        QList<Reading> readings;
        for (qsizetype at = 0; at < definitions.size(); ++at) {
            readings.append({definitions[at], readingOf(definitions[at], all->at(at), now)});
        }
        answer.fulfil(readings);
    });
    return answer;
}

Pending<QList<Monitor::Series>> Monitor::askEach(const Definitions& definitions, const Asking& ask)
{
    // Shared by the answers, the last of which hands it over.
    struct Gathering {
        QList<Series> series;
        qsizetype missing = 0;
    };
    const auto answer = Pending<QList<Series>>::make();
    const auto gathering = std::make_shared<Gathering>();
    gathering->series.resize(definitions.size());
    gathering->missing = definitions.size();
    for (qsizetype at = 0; at < definitions.size(); ++at) {
        ask(definitions[at]).whenReady(this, [answer, gathering, at](const Series& series) {
            gathering->series[at] = series;
            if (--gathering->missing == 0) {
                answer.fulfil(gathering->series);
            }
        });
    }
    if (definitions.isEmpty()) {
        answer.fulfil(QList<Series>());
    }
    return answer;
}

Result<Monitor::Definitions> Monitor::named(const QStringList& names) const
{
    Definitions found;
    QStringList known;
    for (const domain::MetricDefinition& definition : m_parts.definitions) {
        known.append(definition.name);
        if (names.isEmpty() || names.contains(definition.name)) {
            found.append(definition);
        }
    }
    for (const QString& name : names) {
        if (!known.contains(name)) {
            return fail(ErrorCode::NotFound, u"there is no metric %1"_s.arg(name), u"Those that are measured are %1"_s.arg(known.join(u", ")), u"metric"_s);
        }
    }
    return found;
}

Pending<QList<Monitor::Course>> Monitor::history(const QStringList& names, const Span& span)
{
    const auto wanted = named(names);
    if (!wanted) {
        return Pending<QList<Course>>::of(fail(wanted.error()));
    }
    // Asked for as finely as the store answers in one go, so that a spike between two steps is not lost.
    const Duration finest = std::chrono::ceil<std::chrono::seconds>((span.to - span.from) / mostPoints);
    const Duration fine = std::min(span.step, std::max<Duration>({1s, finest, m_parts.every}));
    const auto answer = Pending<QList<Course>>::make();
    const auto definitions = *wanted;
    const auto asked = askEach(definitions, [this, span, fine](const domain::MetricDefinition& definition) {
        return m_parts.metrics.queryRange(definition.expression, span.from, span.to, fine);
    });
    asked.whenReady(this, [this, answer, definitions, span](const Result<QList<Series>>& all) {
        QList<QList<domain::MetricPoint>> points;
        for (qsizetype at = 0; at < definitions.size(); ++at) {
            QList<domain::MetricPoint> measured;
            for (const ports::MetricSeries& one : all->at(at).value_or(QList<ports::MetricSeries>())) {
                measured += one.points;
            }
            points.append(domain::worstOfEachStep(definitions[at], measured, span.from, span.step));
        }
        lately(definitions, span.to).whenReady(this, [answer, points](const Result<QList<Reading>>& readings) {
            QList<Course> courses;
            for (qsizetype at = 0; at < readings->size(); ++at) {
                courses.append({readings->at(at), points[at]});
            }
            answer.fulfil(courses);
        });
    });
    return answer;
}

} // namespace godel::engine
