#include "gui/parts/rows_model.h"

#include "base/clock.h"
#include "base/json.h"
#include "gui/theme/theme.h"
#include "gui/theme/words.h"

#include <QSet>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString harmless(QString text)
{
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format) {
            character = u' ';
        }
    }
    return text;
}

/// A standing in words; why it is unknown is said where that is known.
QString standingText(const QString& name)
{
    if (name == u"no-data") {
        return RowsModel::tr("not enough data");
    }
    return name == u"no-source" ? RowsModel::tr("no source") : name == u"stale" ? RowsModel::tr("stale") : wordOf(standingOf(name));
}

QString listText(const QJsonArray& values)
{
    QStringList texts;
    for (const QJsonValue& value : values) {
        texts.append(cellText(value, {}));
    }
    return texts.join(u", ");
}

/// What a command was given, as a person would type it; what lies deeper stays as it is written.
QString objectText(const QJsonObject& object)
{
    QStringList texts;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        texts.append(entry.key() + u'=' + (entry->isObject() ? QString::fromUtf8(compact(entry->toObject())) : cellText(*entry, {})));
    }
    return texts.join(u", ");
}

} // namespace

QString cellText(const QJsonValue& value, const Column& column)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? RowsModel::tr("yes") : column.kind == ColumnKind::Flag ? QString() : RowsModel::tr("no");
    case QJsonValue::Double:
        // Numbers that name something, such as a process, are not figures.
        return column.kind == ColumnKind::Mono && value.toDouble() == static_cast<double>(value.toInteger()) ? QString::number(value.toInteger()) : figureText(value.toDouble(), column.unit);
    case QJsonValue::Array: return listText(value.toArray());
    case QJsonValue::Object: return harmless(objectText(value.toObject()));
    case QJsonValue::String: break;
    default: return QStringLiteral("–");
    }
    if (column.kind == ColumnKind::Time) {
        const auto at = parseTimestamp(value.toString());
        return at ? clockText(*at, SystemClock().now()) : harmless(value.toString());
    }
    return harmless(value.toString());
}

QList<Column> columnsOf(const QJsonArray& rows, const QStringList& first)
{
    QSet<QString> present;
    QSet<QString> figures;
    for (const QJsonValue& row : rows) {
        const QJsonObject object = row.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            present.insert(entry.key());
            if (entry->isDouble()) {
                figures.insert(entry.key());
            }
        }
    }
    QStringList order;
    for (const QString& key : first) {
        if (present.remove(key)) {
            order.append(key);
        }
    }
    QStringList rest(present.begin(), present.end());
    rest.sort();
    QList<Column> columns;
    for (const QString& key : order + rest) {
        const bool isTime = key == u"at" || key == u"since" || key.endsWith(u"_at"_s) || key == u"started" || key == u"made" || key == u"expires";
        columns.append({key, titleOf(key), figures.contains(key) ? ColumnKind::Figure : isTime ? ColumnKind::Time : ColumnKind::Text});
    }
    return columns;
}

RowsModel::RowsModel(QList<Column> columns, QObject* parent) : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

QString RowsModel::nameOf(const QJsonArray& rows, int number) const
{
    return m_columns.isEmpty() ? QString() : rows.at(number).toObject().value(m_columns.first().key).toVariant().toString();
}

int RowsModel::placeIn(const QJsonArray& rows, int number) const
{
    const QString name = nameOf(m_rows, number);
    const int after = static_cast<int>(rows.size());
    if (name.isEmpty() || (number < after && nameOf(rows, number) == name)) {
        return number < after ? number : -1;
    }
    for (int place = 0; place < after; ++place) {
        if (nameOf(rows, place) == name) {
            return place;
        }
    }
    return -1;
}

void RowsModel::moveTo(const QJsonArray& rows)
{
    // Only what a view holds on to is looked for: the row that is chosen.
    const QModelIndexList held = persistentIndexList();
    QHash<int, int> places;
    for (const QModelIndex& index : held) {
        if (!places.contains(index.row())) {
            places.insert(index.row(), placeIn(rows, index.row()));
        }
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QModelIndexList moved;
    for (const QModelIndex& index : persistentIndexList()) {
        const int place = places.value(index.row(), index.row());
        moved.append(place < 0 ? QModelIndex() : createIndex(place, index.column()));
    }
    changePersistentIndexList(persistentIndexList(), moved);
    for (qsizetype number = 0; number < rows.size(); ++number) {
        m_rows.replace(number, rows[number]);
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RowsModel::setRows(const QJsonArray& rows)
{
    if (m_rows == rows) {
        return;
    }
    const int before = static_cast<int>(m_rows.size());
    const int after = static_cast<int>(rows.size());
    // Views keep their position as long as the model is not reset, so only the difference in length is told as such. What is chosen goes
    // where its thing goes: in a list with the newest first, the row of a number is soon another thing.
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        for (int number = before; number < after; ++number) {
            m_rows.append(rows[number]);
        }
        endInsertRows();
    }
    moveTo(rows);
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows = rows;
        endRemoveRows();
    }
    if (after > 0 && !m_columns.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(after - 1, static_cast<int>(m_columns.size()) - 1));
    }
}

int RowsModel::find(const QString& key, const QString& text) const
{
    for (int number = 0; number < m_rows.size(); ++number) {
        if (row(number).value(key).toString() == text) {
            return number;
        }
    }
    return -1;
}

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const Column& column = m_columns.at(index.column());
    const QJsonValue value = row(index.row()).value(column.key);
    const bool isNamedByStanding = column.kind == ColumnKind::Standing && column.standingKey.isEmpty();
    switch (role) {
    case Qt::DisplayRole: return isNamedByStanding ? standingText(value.toString()) : cellText(value, column);
    case Qt::ToolTipRole: {
        const auto at = column.kind == ColumnKind::Time ? parseTimestamp(value.toString()) : Result<Timestamp>(fail(ErrorCode::Invalid, {}));
        return at ? fullTimeText(*at) : cellText(value, column);
    }
    case Qt::FontRole: return column.kind == ColumnKind::Figure || column.kind == ColumnKind::Mono || column.kind == ColumnKind::Time ? QVariant(monoFont(12)) : QVariant();
    case Qt::TextAlignmentRole: return column.kind == ColumnKind::Figure ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: return column.title + u": "_s + cellText(value, column);
    case valueRole: return value.toVariant();
    case standingRole: return column.kind == ColumnKind::Standing ? QVariant(static_cast<int>(standingOf(isNamedByStanding ? value.toString() : row(index.row()).value(column.standingKey).toString()))) : QVariant();
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_columns.size()) {
        return {};
    }
    const Column& column = m_columns.at(section);
    if (role == Qt::DisplayRole) {
        return column.title;
    }
    if (role == Qt::TextAlignmentRole) {
        return column.kind == ColumnKind::Figure ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    }
    return {};
}

} // namespace godel::gui
