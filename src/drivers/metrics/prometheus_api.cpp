#include "drivers/metrics/prometheus_api.h"

#include "base/json.h"

#include <QRegularExpression>
#include <cmath>
#include <limits>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

tl::unexpected<Error> notUnderstood(const QString& what)
{
    return fail(ErrorCode::Corrupt, u"the store of metrics answered with %1"_s.arg(what),
                u"Check that it is one that speaks Prometheus' HTTP API"_s);
}

/// "timeout" is how both Prometheus and VictoriaMetrics name a query that took too long.
tl::unexpected<Error> refusal(const web::Response& response)
{
    const auto body = parseObject(response.body, u"the refusal"_s);
    const QString words = body ? (*body)[u"error"_s].toString() : QString::fromUtf8(response.body.left(200));
    if (response.status == 503 && words.contains(u"timeout")) {
        return fail(ErrorCode::Timeout, u"the question took too long: %1"_s.arg(words),
                    u"Ask about fewer series or a shorter time"_s);
    }
    if (response.status == 400 || response.status == 422) {
        return fail(ErrorCode::Invalid, u"the expression cannot be answered: %1"_s.arg(words), u"Correct it"_s,
                    u"expression"_s);
    }
    return fail(ErrorCode::Unavailable,
                u"the store of metrics answered with status %1: %2"_s.arg(response.status).arg(words),
                u"Look into its log"_s);
}

Result<QJsonValue> dataOf(const web::Response& response)
{
    if (response.status != 200) {
        return refusal(response);
    }
    TRY(const auto body, parseObject(response.body, u"the answer of the store of metrics"_s));
    if (body[u"status"_s].toString() != u"success") {
        return notUnderstood(u"'%1'"_s.arg(body[u"error"_s].toString().left(200)));
    }
    return body[u"data"_s];
}

std::optional<double> numberOf(const QString& text)
{
    if (text == u"+Inf" || text == u"-Inf") {
        return text.startsWith(u'-') ? -std::numeric_limits<double>::infinity()
                                     : std::numeric_limits<double>::infinity();
    }
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// [1770544800.123, "0.5"]; NaN is left out.
Result<> readPoint(const QJsonValue& value, MetricSeries& series)
{
    const QJsonArray pair = value.toArray();
    const double seconds = pair.at(0).toDouble(std::nan(""));
    const QString text = pair.at(1).toString();
    if (text.compare(u"nan", Qt::CaseInsensitive) == 0) {
        return {};
    }
    const auto number = numberOf(text);
    if (std::isnan(seconds) || !number) {
        return notUnderstood(u"a point that is not one: '%1'"_s.arg(text.left(40)));
    }
    series.points.append({ timestampOf(std::llround(seconds * 1e3) * 1000), *number });
    return {};
}

Result<MetricSeries> oneSeries(const QJsonObject& object)
{
    MetricSeries series;
    const QJsonObject labels = object[u"metric"_s].toObject();
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        series.labels.insert(label.key(), label.value().toString());
    }
    const bool isVector = object.contains(u"value"_s);
    for (const QJsonValue& point : isVector ? QJsonArray{ object[u"value"_s] } : object[u"values"_s].toArray()) {
        TRY_DO(readPoint(point, series));
    }
    return series;
}

bool isMetricName(const QString& text, bool isLabel)
{
    static const QRegularExpression metric(u"\\A[A-Za-z_:][A-Za-z0-9_:]*\\z"_s);
    static const QRegularExpression label(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    return (isLabel ? label : metric).match(text).hasMatch();
}

Result<> checkLabels(const MetricSeries& series)
{
    const QString name = series.labels.value(u"__name__"_s);
    if (!isMetricName(name, false)) {
        return fail(ErrorCode::Invalid, u"'%1' cannot name a metric"_s.arg(name.left(80)),
                    u"Use letters, digits, '_' and ':', no digit first"_s, u"__name__"_s);
    }
    for (auto label = series.labels.begin(); label != series.labels.end(); ++label) {
        if (!isMetricName(label.key(), true)) {
            return fail(ErrorCode::Invalid, u"'%1' cannot name a label of %2"_s.arg(label.key().left(80), name),
                        u"Use letters, digits and '_', no digit first"_s, label.key().left(80));
        }
    }
    return {};
}

} // namespace

Result<QList<MetricSeries>> seriesOf(const web::Response& response)
{
    TRY(const auto value, dataOf(response));
    const QJsonObject data = value.toObject();
    const QString type = data[u"resultType"_s].toString();
    QList<MetricSeries> all;
    if (type == u"scalar") {
        MetricSeries series;
        TRY_DO(readPoint(data[u"result"_s], series));
        all.append(series);
    } else if (type != u"vector" && type != u"matrix") {
        return notUnderstood(u"a result of type '%1'"_s.arg(type.left(40)));
    } else {
        for (const QJsonValue& one : data[u"result"_s].toArray()) {
            TRY(const auto series, oneSeries(one.toObject()));
            all.append(series);
        }
    }
    all.removeIf([](const MetricSeries& series) { return series.points.isEmpty(); });
    return all;
}

Result<QList<TargetView>> targetsOf(const web::Response& response)
{
    TRY(const auto value, dataOf(response));
    QList<TargetView> views;
    for (const QJsonValue& one : value[u"activeTargets"_s].toArray()) {
        const QJsonObject labels = one[u"labels"_s].toObject();
        views.append({ labels[u"job"_s].toString(), labels[u"instance"_s].toString(),
                       one[u"health"_s].toString() == u"up", one[u"lastError"_s].toString() });
    }
    return views;
}

Result<QByteArray> importLines(const QList<MetricSeries>& series)
{
    QByteArray lines;
    for (const MetricSeries& one : series) {
        TRY_DO(checkLabels(one));
        QJsonObject labels;
        for (auto label = one.labels.begin(); label != one.labels.end(); ++label) {
            labels.insert(label.key(), label.value());
        }
        QJsonArray values;
        QJsonArray times;
        for (const domain::MetricPoint& point : one.points) {
            if (!std::isfinite(point.value)) {
                return fail(ErrorCode::Invalid, u"a sample of %1 is no number"_s.arg(one.labels[u"__name__"_s]),
                            u"Leave out what is not known"_s, u"points"_s);
            }
            values.append(point.value);
            times.append(microseconds(point.at) / 1000);
        }
        lines += compact({ { u"metric"_s, labels }, { u"values"_s, values }, { u"timestamps"_s, times } }) + '\n';
    }
    return lines;
}

QString secondsText(Timestamp at)
{
    return QString::number(static_cast<double>(microseconds(at)) / 1e6, 'f', 3);
}

} // namespace godel::drivers
