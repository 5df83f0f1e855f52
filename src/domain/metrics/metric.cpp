#include "domain/metrics/metric.h"

#include "base/id.h"
#include "domain/stored_names.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array stateNames{
    StoredName<MetricState>{ MetricState::Ok, "ok" },
    StoredName<MetricState>{ MetricState::Warning, "warning" },
    StoredName<MetricState>{ MetricState::Critical, "critical" },
    StoredName<MetricState>{ MetricState::NoSource, "no-source" },
    StoredName<MetricState>{ MetricState::NoData, "no-data" },
    StoredName<MetricState>{ MetricState::Stale, "stale" },
};

constexpr std::array directionNames{
    StoredName<MetricDirection>{ MetricDirection::Above, "above" },
    StoredName<MetricDirection>{ MetricDirection::Below, "below" },
};

bool isBeyond(const MetricDefinition& definition, double value, double limit)
{
    return definition.direction == MetricDirection::Above ? value > limit : value < limit;
}

void refuse(ObjectReader& reader, const QString& key, const QString& message)
{
    reader.refuse({ ErrorCode::Invalid, message, u"Correct %1"_s.arg(reader.pathOf(key)), reader.pathOf(key) });
}

Result<MetricDefinition> definitionOf(const QJsonObject& object, const QString& path)
{
    constexpr double most = std::numeric_limits<double>::max();
    ObjectReader reader(object, path);
    MetricDefinition read;
    read.name = reader.string(u"name"_s);
    read.title = reader.string(u"title"_s);
    read.expression = reader.string(u"expression"_s);
    read.unit = reader.string(u"unit"_s);
    read.source = reader.string(u"source"_s);
    read.direction =
        reader.take(valueOfName(directionNames, reader.string(u"direction"_s), reader.pathOf(u"direction"_s)));
    read.warning = reader.number(u"warning"_s, -most, most, std::nan(""));
    read.critical = reader.number(u"critical"_s, -most, most, std::nan(""));
    if (!isLabel(read.name) || !isLabel(read.source)) {
        refuse(reader, isLabel(read.name) ? u"source"_s : u"name"_s, u"a metric and its source have plain names"_s);
    }
    if (read.expression.trimmed().isEmpty()) {
        refuse(reader, u"expression"_s, u"%1 has no expression"_s.arg(read.name));
    }
    if (!isBeyond(read, read.critical, read.warning)) {
        refuse(reader, u"critical"_s, u"the critical limit of %1 does not lie beyond its warning"_s.arg(read.name));
    }
    TRY_DO(reader.finish());
    return read;
}

QString valueText(double value, const QString& unit)
{
    // Three digits tell what people decide by; large counts are written out.
    const QString number =
        std::abs(value) >= 1000 ? QString::number(std::round(value), 'f', 0) : QString::number(value, 'g', 3);
    return u"%1 %2"_s.arg(number, unit);
}

std::optional<MetricPoint> worst(const MetricDefinition& definition, const QList<MetricPoint>& points)
{
    std::optional<MetricPoint> found;
    for (const MetricPoint& point : points) {
        if (!std::isnan(point.value) && (!found || isBeyond(definition, point.value, found->value))) {
            found = point;
        }
    }
    return found;
}

} // namespace

Result<QList<MetricDefinition>> metricDefinitionsOf(const QJsonObject& object)
{
    ObjectReader reader(object);
    QList<MetricDefinition> definitions;
    const QJsonArray array = reader.array(u"metrics"_s);
    TRY_DO(reader.finish());
    for (const QJsonValue& value : array) {
        const QString path = u"metrics[%1]"_s.arg(definitions.size());
        TRY(const auto definition, definitionOf(value.toObject(), path));
        const auto isSame = [&](const MetricDefinition& other) { return other.name == definition.name; };
        if (std::any_of(definitions.begin(), definitions.end(), isSame)) {
            return fail(ErrorCode::Invalid, u"two metrics are called '%1'"_s.arg(definition.name),
                        u"Rename one of them"_s, path + u".name"_s);
        }
        definitions.append(definition);
    }
    return definitions;
}

QJsonObject toJson(const QList<MetricDefinition>& definitions)
{
    QJsonArray array;
    for (const MetricDefinition& definition : definitions) {
        array.append(QJsonObject{ { u"name"_s, definition.name },
                                  { u"title"_s, definition.title },
                                  { u"expression"_s, definition.expression },
                                  { u"unit"_s, definition.unit },
                                  { u"source"_s, definition.source },
                                  { u"direction"_s, storedName(directionNames, definition.direction) },
                                  { u"warning"_s, definition.warning },
                                  { u"critical"_s, definition.critical } });
    }
    return { { u"metrics"_s, array } };
}

QString name(MetricDirection direction)
{
    return storedName(directionNames, direction);
}

QString name(MetricState state)
{
    return storedName(stateNames, state);
}

MetricReading readMetric(const MetricDefinition& definition, bool hasSource, const QList<MetricPoint>& latest,
                         Timestamp now, Duration staleAfter)
{
    if (!hasSource) {
        return { MetricState::NoSource,
                 {},
                 u"nothing here offers it: there is no target '%1'"_s.arg(definition.source) };
    }
    QList<MetricPoint> fresh;
    std::copy_if(latest.begin(), latest.end(), std::back_inserter(fresh),
                 [&](const MetricPoint& point) { return now - point.at <= staleAfter; });
    const auto last = worst(definition, fresh.isEmpty() ? latest : fresh);
    if (!last) {
        return { MetricState::NoData, {}, u"no data"_s };
    }
    if (now - last->at > staleAfter) {
        const auto age = std::chrono::floor<std::chrono::seconds>(now - last->at);
        return { MetricState::Stale, last,
                 u"no data for %1; it was %2"_s.arg(text(Duration(age)), valueText(last->value, definition.unit)) };
    }
    const bool isCritical = isBeyond(definition, last->value, definition.critical);
    if (!isCritical && !isBeyond(definition, last->value, definition.warning)) {
        return { MetricState::Ok, last, valueText(last->value, definition.unit) };
    }
    const QString side = definition.direction == MetricDirection::Above ? u"over"_s : u"under"_s;
    const double limit = isCritical ? definition.critical : definition.warning;
    return { isCritical ? MetricState::Critical : MetricState::Warning, last,
             u"%1, %2 %3"_s.arg(valueText(last->value, definition.unit), side, valueText(limit, definition.unit)) };
}

} // namespace godel::domain
