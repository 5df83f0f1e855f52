#pragma once

#include "gui/theme/tokens.h"

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonObject>
#include <functional>
#include <optional>

namespace godel::gui {

/// How the values of a column are written.
enum class ColumnKind {
    Text,
    Figure,   ///< right-aligned, in figures of one width
    Time,     ///< ISO 8601, shown as a time of day
    Standing, ///< "ok", "warning" …: word and shape
    Flag,     ///< yes or nothing
    Mono,     ///< ids and hashes
};

/// One column of a table over rows of JSON.
struct Column {
    QString key;
    QString title;
    ColumnKind kind = ColumnKind::Text;
    QString unit{};
    QString standingKey{}; ///< of Standing: what says the shape, where the value is a word of its own
};

/// Rows of a reply as a table. Keeps selections and scroll positions where rows stay, by the value of the first column that
/// names a row.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RowsModel(QList<Column> columns, QObject* parent = nullptr);

    void setRows(const QJsonArray& rows);
    [[nodiscard]] QJsonObject row(int number) const { return m_rows.at(number).toObject(); }
    [[nodiscard]] const QJsonArray& rows() const { return m_rows; }
    [[nodiscard]] const Column& column(int number) const { return m_columns.at(number); }
    /// The first row whose column has this text; -1 if there is none.
    [[nodiscard]] int find(const QString& key, const QString& text) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The value itself, for sorting.
    static constexpr int valueRole = Qt::UserRole;
    /// The standing of a cell, as an int; for the delegate that paints its shape.
    static constexpr int standingRole = Qt::UserRole + 1;

private:
    [[nodiscard]] QString nameOf(const QJsonArray& rows, int number) const;
    /// Where the row of this number is among other rows; -1: it is not.
    [[nodiscard]] int placeIn(const QJsonArray& rows, int number) const;
    void moveTo(const QJsonArray& rows);

    QList<Column> m_columns;
    QJsonArray m_rows;
};

/// A value as a person reads it.
[[nodiscard]] QString cellText(const QJsonValue& value, const Column& column);
/// Columns for rows that nobody declared: the keys in the order of `first`, then of the alphabet.
[[nodiscard]] QList<Column> columnsOf(const QJsonArray& rows, const QStringList& first);

} // namespace godel::gui
