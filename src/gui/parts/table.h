#pragma once

#include "gui/parts/rows_model.h"

#include <QTableView>

namespace godel::gui {

/// A table as all pages have it: whole rows are selected, columns are as wide as what stands in them, standings have their shape,
/// Enter and double click open a row, Ctrl+C copies it.
class Table final : public QTableView {
    Q_OBJECT
public:
    explicit Table(RowsModel* model, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] RowsModel* rows() const { return m_rows; }
    /// The selected row; empty if none is.
    [[nodiscard]] QJsonObject selected() const;
    void select(int row);
    /// Which column takes the space that is left.
    void setStretched(int column);
    /// As high as its rows, at most so many of them: for tables inside a page that scrolls.
    void fitRows(int atMost);

Q_SIGNALS:
    void opened(const QJsonObject& row);
    void chosen(const QJsonObject& row);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fit();

    RowsModel* m_rows;
    int m_fitted = 0;
};

} // namespace godel::gui
