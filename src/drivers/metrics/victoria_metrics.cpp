#include "drivers/metrics/victoria_metrics.h"

#include "base/file.h"
#include "base/json.h"
#include "drivers/metrics/prometheus_api.h"
#include "drivers/processes/account.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr qint64 mostPoints = 11000;

Result<> check(const VictoriaMetrics::Settings& settings)
{
    if (!QDir::isAbsolutePath(settings.folder) || settings.port == 0) {
        return fail(ErrorCode::Invalid, u"the store of metrics needs an absolute folder and a port"_s,
                    u"Set both"_s, settings.port == 0 ? u"port"_s : u"folder"_s);
    }
    if (settings.scrapeInterval < 1s || settings.scrapeInterval > 1min) {
        return fail(ErrorCode::Invalid, u"metrics cannot be read every %1"_s.arg(text(settings.scrapeInterval)),
                    u"Choose 1s to 1m"_s, u"scrape_interval"_s);
    }
    if (settings.retention < 24h) {
        return fail(ErrorCode::Invalid, u"samples cannot be kept for only %1"_s.arg(text(settings.retention)),
                    u"Choose at least 1d"_s, u"retention"_s);
    }
    return {};
}

Result<> checkTargets(const QList<ScrapeTarget>& targets)
{
    QSet<QString> seen;
    for (const ScrapeTarget& target : targets) {
        const QString path = PageGate::pathOf(target);
        if (!isLabel(target.job) || !isLabel(target.instance) || target.port == 0 || !target.path.startsWith(u'/')) {
            return fail(ErrorCode::Invalid, u"%1 on port %2 cannot be watched"_s.arg(path).arg(target.port),
                        u"Give it plain names, a port and a path that begins with '/'"_s, u"targets"_s);
        }
        if (seen.contains(path)) {
            return fail(ErrorCode::Invalid, u"%1 is there twice"_s.arg(path), u"Leave one of them out"_s, u"targets"_s);
        }
        seen.insert(path);
    }
    return {};
}

/// The configuration is YAML, of which JSON is a part in which nothing needs quoting twice.
QJsonObject scrapeConfig(const QList<ScrapeTarget>& targets, quint16 gate, Duration interval)
{
    QJsonArray groups;
    for (const ScrapeTarget& target : targets) {
        groups.append(QJsonObject{ { u"targets"_s, QJsonArray{ u"127.0.0.1:%1"_s.arg(gate) } },
                                   { u"labels"_s,
                                     QJsonObject{ { u"job"_s, target.job },
                                                  { u"instance"_s, target.instance },
                                                  { u"__metrics_path__"_s, PageGate::pathOf(target) } } } });
    }
    // No page may say when its values were measured, or it could write into the past.
    const QJsonObject job{ { u"job_name"_s, u"pages"_s },
                           { u"honor_timestamps"_s, false },
                           { u"static_configs"_s, groups } };
    return { { u"global"_s,
               QJsonObject{ { u"scrape_interval"_s, text(interval) }, { u"scrape_timeout"_s, text(interval) } } },
             { u"scrape_configs"_s, groups.isEmpty() ? QJsonArray() : QJsonArray{ job } } };
}

QString percentEncoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// What `read` makes of the answer, on the client's thread: large answers take a while.
template <typename T, typename Read> Pending<T> readWith(const Pending<web::Response>& asked, Read read)
{
    const auto pending = Pending<T>::make();
    asked.whenReadyDirectly([asked, pending, read] {
        const auto& answer = asked.result();
        if (!answer) {
            Error error = answer.error();
            error.message = u"the store of metrics: %1"_s.arg(error.message);
            pending.fulfil(fail(std::move(error)));
            return;
        }
        pending.fulfil(read(*answer));
    });
    return pending;
}

} // namespace

VictoriaMetrics::VictoriaMetrics(const Settings& settings, web::Client& client) :
    m_settings(settings), m_client(client), m_gate(client, settings.scrapeInterval * 4 / 5)
{
}

Result<std::unique_ptr<VictoriaMetrics>> VictoriaMetrics::open(const Settings& settings, Processes& processes,
                                                               web::Client& client)
{
    TRY_DO(check(settings));
    TRY_DO(makeFolder(settings.folder));
    TRY_DO(giveTo(settings.user, settings.folder));
    std::unique_ptr<VictoriaMetrics> opened(new VictoriaMetrics(settings, client));
    TRY_DO(opened->m_gate.start());
    // What an earlier engine wrote stays until `watch`, so that no series ends in between.
    if (!QFileInfo::exists(opened->targetsPath())) {
        TRY_DO(opened->watch({}));
    }
    TRY_DO(processes.start(processName(), opened->spec()));
    return opened;
}

InstanceId VictoriaMetrics::processName()
{
    return *InstanceId::parse(u"victoria-metrics"_s);
}

QString VictoriaMetrics::targetsPath() const
{
    return m_settings.folder + u"/targets.json"_s;
}

ProcessSpec VictoriaMetrics::spec() const
{
    const auto hours = std::chrono::floor<std::chrono::hours>(m_settings.retention).count();
    ProcessSpec spec;
    spec.folder = m_settings.folder;
    spec.command = { m_settings.program,
                     u"-httpListenAddr=127.0.0.1:%1"_s.arg(m_settings.port),
                     u"-storageDataPath=%1/samples"_s.arg(m_settings.folder),
                     u"-retentionPeriod=%1h"_s.arg(hours),
                     u"-memory.allowedBytes=%1"_s.arg(m_settings.cacheLimit.count),
                     u"-promscrape.config=%1"_s.arg(targetsPath()),
                     // Looking by itself cannot come before it listens for HUP, which would end it.
                     u"-promscrape.configCheckInterval=1s"_s,
                     u"-promscrape.suppressScrapeErrors"_s,
                     // Without these the newest 30 s are hidden, and what has ended is shown for minutes.
                     u"-search.latencyOffset=1s"_s,
                     u"-search.maxStalenessInterval=%1"_s.arg(text(m_settings.scrapeInterval * 3)),
                     u"-search.maxQueryDuration=10s"_s };
    spec.user = m_settings.user;
    spec.ready = ReadyCheck{ m_settings.port, u"/health"_s, 60s };
    spec.drainTime = 30s;
    return spec;
}

Result<> VictoriaMetrics::watch(const QList<ScrapeTarget>& targets)
{
    TRY_DO(checkTargets(targets));
    m_gate.setTargets(targets);
    TRY_DO(writeFile(targetsPath(), indented(scrapeConfig(targets, m_gate.port(), m_settings.scrapeInterval))));
    return giveTo(m_settings.user, targetsPath());
}

Pending<web::Response> VictoriaMetrics::ask(const QByteArray& method, const QString& path, const QByteArray& body)
{
    web::Target target;
    target.port = m_settings.port;
    web::Ask ask;
    ask.method = method;
    ask.path = path.toUtf8();
    ask.body = body;
    ask.limit = 64 * 1024 * 1024;
    return m_client.ask(target, ask);
}

Pending<QList<TargetView>> VictoriaMetrics::targets()
{
    const auto pending = Pending<QList<TargetView>>::make();
    const auto read = readWith<QList<TargetView>>(ask("GET", u"/api/v1/targets?state=active"_s), targetsOf);
    read.whenReady(this, [this, pending](const Result<QList<TargetView>>& views) {
        pending.fulfil(views.map([this](QList<TargetView> seen) {
            for (TargetView& view : seen) {
                const QString trouble = m_gate.troubleOf(view.job, view.instance);
                view.trouble = view.isUp || trouble.isEmpty() ? view.trouble : trouble;
            }
            return seen;
        }));
    });
    return pending;
}

Pending<QList<MetricSeries>> VictoriaMetrics::query(const QString& expression, std::optional<Timestamp> at)
{
    const QString time = at ? u"&time=%1"_s.arg(secondsText(*at)) : QString();
    return readWith<QList<MetricSeries>>(
        ask("GET", u"/api/v1/query?query=%1%2"_s.arg(percentEncoded(expression), time)), seriesOf);
}

Pending<QList<MetricSeries>> VictoriaMetrics::queryRange(const QString& expression, Timestamp from, Timestamp to,
                                                         Duration step)
{
    if (step < 1s || to < from || (to - from) / step >= mostPoints) {
        return Pending<QList<MetricSeries>>::of(
            fail(ErrorCode::Invalid, u"a range of %1 in steps of %2 cannot be asked for"_s.arg(
                     to < from ? u"no time"_s : text(to - from), step < 0s ? u"less than none"_s : text(step)),
                 u"Choose steps of at least 1s, and at most %1 of them"_s.arg(mostPoints), u"step"_s));
    }
    // The cache would move the range to multiples of the step.
    return readWith<QList<MetricSeries>>(
        ask("GET",
            u"/api/v1/query_range?nocache=1&query=%1&start=%2&end=%3&step=%4"_s.arg(
                percentEncoded(expression), secondsText(from), secondsText(to),
                QString::number(static_cast<double>(step.count()) / 1e6, 'f', 3))),
        seriesOf);
}

Pending<> VictoriaMetrics::write(const QList<MetricSeries>& series)
{
    const auto lines = importLines(series);
    if (!lines) {
        return Pending<>::of(fail(lines.error()));
    }
    return readWith<void>(ask("POST", u"/api/v1/import"_s, *lines), [](const web::Response& response) -> Result<> {
        if (response.status != 204 && response.status != 200) {
            return fail(ErrorCode::Unavailable,
                        u"the store of metrics did not take the samples: status %1"_s.arg(response.status),
                        u"Look into its log and at the space on its disk"_s);
        }
        return {};
    });
}

} // namespace godel::drivers
