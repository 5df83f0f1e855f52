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
    return domain::readMetric(definition, hasSource(definition.source), ports::latestPoints(*series), now, staleIntervals * m_parts.every);
}

Pending<QList<Monitor::Reading>> Monitor::current()
{
    const Timestamp now = m_parts.platform.clock.now();
    const Duration step = std::max<Duration>(1s, m_parts.every);
    return gather([this, now, step](const domain::MetricDefinition& definition) { return m_parts.metrics.queryRange(definition.expression, now - lookBack, now, step); }, now);
}

Pending<QList<Monitor::Reading>> Monitor::asOf(Timestamp at)
{
    return gather([this, at](const domain::MetricDefinition& definition) { return m_parts.metrics.query(definition.expression, at); }, at);
}

Pending<QList<Monitor::Reading>> Monitor::gather(const Asking& ask, Timestamp now)
{
    // Shared by the answers, the last of which hands it over.
    struct Gathering {
        QList<Reading> readings;
        qsizetype missing = 0;
    };
    const auto answer = Pending<QList<Reading>>::make();
    const auto gathering = std::make_shared<Gathering>();
    gathering->missing = m_parts.definitions.size();
    for (qsizetype at = 0; at < m_parts.definitions.size(); ++at) {
        gathering->readings.append({m_parts.definitions[at], {}});
        ask(m_parts.definitions[at]).whenReady(this, [this, answer, gathering, at, now](const Result<QList<ports::MetricSeries>>& series) {
            gathering->readings[at].reading = readingOf(gathering->readings[at].definition, series, now);
            if (--gathering->missing == 0) {
                answer.fulfil(gathering->readings);
            }
        });
    }
    if (m_parts.definitions.isEmpty()) {
        answer.fulfil(QList<Reading>());
    }
    return answer;
}

} // namespace godel::engine
