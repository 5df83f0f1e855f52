#include "gui/overview/metric_model.h"

#include "gui/theme/words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr double leastSpan = 120'000; ///< milliseconds
constexpr double longestSpan = 1e12;  ///< milliseconds, some thirty years
constexpr double day = 24 * 3600e3;   ///< milliseconds

/// What is said here, for translators.
struct MetricModelText {
    Q_DECLARE_TR_FUNCTIONS(MetricModel)
};

QJsonObject named(const QJsonArray& rows, const QString& name)
{
    for (const QJsonValue& row : rows) {
        if (row.toObject().value(u"metric"_s).toString() == name) {
            return row.toObject();
        }
    }
    return {};
}

double millisecondsOf(const QString& time)
{
    const auto at = parseTimestamp(time);
    return at ? static_cast<double>(microseconds(*at)) / 1000 : 0;
}

/// A span that fits into every clock, whatever was sent.
std::chrono::milliseconds millisecondsFor(double count)
{
    return std::chrono::milliseconds(static_cast<qint64>(std::clamp(count, -longestSpan, longestSpan)));
}

double stepOf(const QJsonObject& history)
{
    return history.value(u"step_seconds"_s).toDouble() * 1000;
}

QList<QPointF> pointsOf(const QJsonObject& history, const QString& name)
{
    QList<QPointF> points;
    for (const QJsonValue& point : named(history.value(u"metrics"_s).toArray(), name).value(u"points"_s).toArray()) {
        points.append({point.toArray().at(0).toDouble(), point.toArray().at(1).toDouble()});
    }
    return points;
}

/// What was measured a day before, and how the value differs from that of the same time.
void compare(MetricModel& model, double at, const QJsonObject& dayBefore)
{
    model.isDayBeforeKnown = !dayBefore.isEmpty();
    model.dayBefore = pointsOf(dayBefore, model.name);
    model.dayBeforeStep = stepOf(dayBefore);
    for (QPointF& point : model.dayBefore) {
        point.rx() += day;
    }
    if (const auto then = valueNear(model.dayBefore, at, 1.5 * model.dayBeforeStep); then && model.value) {
        model.change = *model.value - *then;
    }
}

Sparkline::Shown lineOf(const QJsonObject& history, const QString& name)
{
    Sparkline::Shown line;
    line.from = millisecondsOf(history.value(u"from"_s).toString());
    line.to = millisecondsOf(history.value(u"to"_s).toString());
    line.step = stepOf(history);
    line.points = pointsOf(history, name);
    // Where less was measured than was asked for, what there is fills the width: a line in a corner tells nothing.
    if (!line.points.isEmpty() && line.to - line.from > leastSpan) {
        line.from = std::clamp(line.points.first().x(), line.from, line.to - leastSpan);
    }
    return line;
}

} // namespace

QString MetricModel::valueText() const
{
    if (value) {
        return figureText(*value, unit);
    }
    return state == u"no-source" ? MetricModelText::tr("not offered here") : MetricModelText::tr("no data");
}

QString MetricModel::limitsText() const
{
    const QString side = isBadBelow ? MetricModelText::tr("warning below %1 · critical below %2") : MetricModelText::tr("warning over %1 · critical over %2");
    return side.arg(figureText(warning, unit), figureText(critical, unit));
}

QString MetricModel::changeText() const
{
    QStringList parts;
    if (change) {
        parts.append(MetricModelText::tr("%1 against 24 h ago").arg(signedText(*change, unitOfDifference(unit))));
    } else if (value && isDayBeforeKnown) {
        parts.append(MetricModelText::tr("no data of 24 h ago"));
    }
    if (age) {
        parts.append(ageText(*age));
    }
    return parts.isEmpty() ? finding : parts.join(u" · "_s);
}

QList<MetricModel> metricModels(const QJsonObject& current, const QJsonObject& history, const QJsonObject& dayBefore)
{
    QList<MetricModel> models;
    for (const QJsonValue& value : current.value(u"metrics"_s).toArray()) {
        const QJsonObject row = value.toObject();
        MetricModel model;
        model.name = row.value(u"metric"_s).toString();
        model.title = row.value(u"title"_s).toString(titleOf(model.name));
        model.unit = row.value(u"unit"_s).toString();
        model.state = row.value(u"state"_s).toString();
        model.standing = standingOf(model.state);
        model.finding = row.value(u"finding"_s).toString();
        model.warning = row.value(u"warning"_s).toDouble();
        model.critical = row.value(u"critical"_s).toDouble();
        model.isBadBelow = row.value(u"direction"_s).toString() == u"below";
        if (row.value(u"value"_s).isDouble()) {
            model.value = row.value(u"value"_s).toDouble();
        }
        if (row.value(u"age_seconds"_s).isDouble()) {
            model.age = millisecondsFor(row.value(u"age_seconds"_s).toDouble() * 1000);
        }
        model.line = lineOf(history, model.name);
        model.line.warning = model.warning;
        model.line.critical = model.critical;
        compare(model, millisecondsOf(row.value(u"at"_s).toString()), dayBefore);
        models.append(model);
    }
    return models;
}

} // namespace godel::gui
