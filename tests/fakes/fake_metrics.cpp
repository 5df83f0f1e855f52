#include "fakes/fake_metrics.h"

#include <QRegularExpression>
#include <cmath>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

/// What the labels of a series must be; none for an expression that is no plain selector.
std::optional<QMap<QString, QString>> selectorOf(const QString& expression)
{
    static const QRegularExpression shape(uR"(\A([A-Za-z_:][A-Za-z0-9_:]*)(?:\{(.*)\})?\z)"_s);
    static const QRegularExpression label(uR"re(([A-Za-z_][A-Za-z0-9_]*)="([^"]*)")re"_s);
    const auto found = shape.match(expression.trimmed());
    if (!found.hasMatch()) {
        return {};
    }
    QMap<QString, QString> labels{ { u"__name__"_s, found.captured(1) } };
    for (auto each = label.globalMatch(found.captured(2)); each.hasNext();) {
        const auto pair = each.next();
        labels.insert(pair.captured(1), pair.captured(2));
    }
    return labels;
}

bool holds(const std::map<QString, QString>& labels, const QMap<QString, QString>& wanted)
{
    return std::all_of(wanted.keyBegin(), wanted.keyEnd(), [&](const QString& key) {
        const auto label = labels.find(key);
        return label != labels.end() && label->second == wanted.value(key);
    });
}

} // namespace

Result<> FakeMetrics::checkRuns() const
{
    if (!m_isRunning) {
        return fail(ErrorCode::Unavailable, u"the store of metrics does not answer"_s);
    }
    return {};
}

Result<> FakeMetrics::watch(const QList<ScrapeTarget>& targets)
{
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const auto isSame = [&](const ScrapeTarget& other) {
            return other.job == targets[i].job && other.instance == targets[i].instance;
        };
        if (targets[i].port == 0 || std::any_of(targets.begin(), targets.begin() + i, isSame)) {
            return fail(ErrorCode::Invalid, u"%1 cannot be watched"_s.arg(targets[i].instance), {}, u"targets"_s);
        }
    }
    for (const ScrapeTarget& target : m_targets) {
        if (!targets.contains(target)) {
            std::erase_if(m_series, [&](const auto& entry) {
                return holds(entry.first, { { u"job"_s, target.job }, { u"instance"_s, target.instance } });
            });
        }
    }
    m_targets = targets;
    return {};
}

void FakeMetrics::scrape()
{
    for (const ScrapeTarget& target : m_targets) {
        const auto page = m_pages.find(target.port);
        if (page == m_pages.end() || !page->second) {
            continue;
        }
        for (auto entry = page->second->begin(); entry != page->second->end(); ++entry) {
            m_series[{ { u"__name__"_s, entry.key() },
                       { u"job"_s, target.job },
                       { u"instance"_s, target.instance } }][m_clock.now()]
                = entry.value();
        }
    }
}

Pending<QList<TargetView>> FakeMetrics::targets()
{
    if (const auto runs = checkRuns(); !runs) {
        return Pending<QList<TargetView>>::of(fail(runs.error()));
    }
    QList<TargetView> views;
    for (const ScrapeTarget& target : m_targets) {
        const auto page = m_pages.find(target.port);
        const bool isUp = page != m_pages.end() && page->second.has_value();
        const QString why = page == m_pages.end() || isUp ? u"nobody answers"_s : page->second.error().message;
        const QString trouble = isUp ? QString() : why;
        views.append({ target.job, target.instance, isUp, trouble });
    }
    return Pending<QList<TargetView>>::of(views);
}

Result<QList<MetricSeries>> FakeMetrics::select(const QString& expression, QList<Timestamp> times)
{
    TRY_DO(checkRuns());
    if (const auto answer = m_answers.find(expression); answer != m_answers.end()) {
        return answer->second;
    }
    if (expression.count(u'(') != expression.count(u')') || expression.trimmed().isEmpty()) {
        return fail(ErrorCode::Invalid, u"'%1' cannot be read"_s.arg(expression), {}, u"expression"_s);
    }
    scrape();
    QList<MetricSeries> found;
    const auto wanted = selectorOf(expression);
    for (const auto& [labels, samples] : m_series) {
        MetricSeries series{ QMap(labels), {} };
        for (const Timestamp time : wanted && holds(labels, *wanted) ? times : QList<Timestamp>()) {
            const auto after = samples.upper_bound(time);
            if (after != samples.begin() && time - std::prev(after)->first < m_lookback) {
                series.points.append({ time, std::prev(after)->second });
            }
        }
        if (!series.points.isEmpty()) {
            found.append(series);
        }
    }
    return found;
}

Pending<QList<MetricSeries>> FakeMetrics::query(const QString& expression, std::optional<Timestamp> at)
{
    return Pending<QList<MetricSeries>>::of(select(expression, { at.value_or(m_clock.now()) }));
}

Pending<QList<MetricSeries>> FakeMetrics::queryRange(const QString& expression, Timestamp from, Timestamp to,
                                                     Duration step)
{
    if (step < 1s || to < from || (to - from) / step >= 11000) {
        return Pending<QList<MetricSeries>>::of(fail(ErrorCode::Invalid, u"no such range"_s, {}, u"step"_s));
    }
    QList<Timestamp> times;
    for (Timestamp at = from; at <= to; at += step) {
        times.append(at);
    }
    return Pending<QList<MetricSeries>>::of(select(expression, times));
}

Pending<> FakeMetrics::write(const QList<MetricSeries>& series)
{
    if (const auto runs = checkRuns(); !runs) {
        return Pending<>::of(runs);
    }
    for (const MetricSeries& one : series) {
        const auto name = selectorOf(one.labels.value(u"__name__"_s));
        const bool isFinite = std::all_of(one.points.begin(), one.points.end(),
                                          [](const auto& point) { return std::isfinite(point.value); });
        if (!name || !isFinite) {
            return Pending<>::of(fail(ErrorCode::Invalid, u"a series cannot be written"_s, {},
                                      isFinite ? u"__name__"_s : u"points"_s));
        }
        for (const auto& point : one.points) {
            m_series[one.labels.toStdMap()][point.at] = point.value;
        }
    }
    return Pending<>::of({});
}

} // namespace godel::test
