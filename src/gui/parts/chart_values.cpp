#include "gui/parts/chart_values.h"

#include "base/units.h"
#include "gui/parts/saved_file.h"

#include <QJsonObject>
#include <QMap>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString timeText(double at)
{
    return text(Timestamp(std::chrono::milliseconds(static_cast<qint64>(at))));
}

} // namespace

ChartValues valuesOf(const TimeChart::Shown& shown, const QString& unit)
{
    ChartValues values;
    QList<const QList<QPointF>*> columns;
    const auto add = [&](const QString& name, const QList<QPointF>& points) {
        values.names.append(unit.isEmpty() ? name : u"%1 (%2)"_s.arg(name, unit));
        columns.append(&points);
    };
    for (const TimeChart::Line& line : shown.lines) {
        add(line.name, line.points);
    }
    if (shown.earlier) {
        add(shown.earlier->name, shown.earlier->points);
    }
    QMap<double, QList<std::optional<double>>> rows;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        for (const QPointF& point : *columns[column]) {
            QList<std::optional<double>>& row = rows[point.x()];
            row.resize(columns.size());
            row[column] = point.y();
        }
    }
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        values.rows.append({row.key(), row.value()});
    }
    return values;
}

QByteArray csvOf(const ChartValues& values)
{
    QByteArrayList titles{csvText(u"time (UTC)"_s)};
    for (const QString& name : values.names) {
        titles.append(csvText(name));
    }
    QByteArray csv = titles.join(',') + "\r\n";
    for (const auto& [at, cells] : values.rows) {
        QByteArrayList written{timeText(at).toUtf8()};
        for (const std::optional<double>& cell : cells) {
            written.append(cell ? QByteArray::number(*cell, 'g', 12) : QByteArray());
        }
        csv += written.join(',') + "\r\n";
    }
    return csv;
}

QJsonArray rowsOf(const ChartValues& values)
{
    QJsonArray rows;
    for (auto row = values.rows.rbegin(); row != values.rows.rend(); ++row) {
        QJsonObject object{{u"at"_s, timeText(row->first)}};
        for (qsizetype column = 0; column < row->second.size(); ++column) {
            if (const auto& cell = row->second[column]) {
                object.insert(QString::number(column), *cell);
            }
        }
        rows.append(object);
    }
    return rows;
}

} // namespace godel::gui
