#pragma once

#include "gui/parts/column_widths.h"
#include "gui/parts/rows_model.h"

#include <QMap>
#include <QTableView>
#include <QVariantMap>

namespace godel::gui {

/// A table as all pages have it: whole rows are selected, standings have their shape, Enter and double click open a row, Ctrl+C copies it.
/// Columns are as wide as what stands in them; where that is too much, long texts are elided rather than a column put out of sight, and
/// what a person has dragged keeps its width.
class Table final : public QTableView {
    Q_OBJECT
public:
    explicit Table(RowsModel* model, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] RowsModel* rows() const { return m_rows; }
    /// The selected row; empty if none is.
    [[nodiscard]] QJsonObject selected() const;
    void select(int row);
    /// Which column takes the space that is left; the last if none is named.
    void setStretched(int column);
    /// As high as its rows, at most so many of them: for tables inside a page that scrolls.
    void fitRows(int atMost);
    /// The widths that a person gave to columns, by the column's key.
    [[nodiscard]] QVariantMap givenWidths() const;
    void giveWidths(const QVariantMap& widths);
    /// The same in every language: what is remembered of a table is found by it.
    [[nodiscard]] QString layoutName() const;

Q_SIGNALS:
    void opened(const QJsonObject& row);
    void chosen(const QJsonObject& row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    void measure();
    void arrangeColumns();
    void haveDragged(int column, int width);

    RowsModel* m_rows;
    int m_fitted = 0;
    int m_stretched = -1;
    QList<ColumnWish> m_wishes; ///< by what stands in the columns
    QMap<int, int> m_given;     ///< widths by a person's hand, by the number of the column
    bool m_isArranging = false;
};

} // namespace godel::gui
