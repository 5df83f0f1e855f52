#include "gui/parts/table.h"

#include "gui/parts/cell_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

namespace godel::gui {

namespace {

constexpr int heightOfRow = 32;
constexpr int widestColumn = 420;
constexpr int leastOfText = 72;

} // namespace

Table::Table(RowsModel* model, const QString& accessibleName, QWidget* parent) : QTableView(parent), m_rows(model)
{
    model->setParent(this);
    setModel(model);
    setAccessibleName(accessibleName);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(heightOfRow);
    horizontalHeader()->setHighlightSections(false);
    // Only the rows in sight: a thousand rows would be measured at every refresh.
    horizontalHeader()->setResizeContentsPrecision(0);
    setHorizontalScrollMode(ScrollPerPixel);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT opened(m_rows->row(index.row())); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && index.row() < m_rows->rowCount()) {
            // Focus makes the first row the current one without marking it; what buttons act on is to be seen.
            selectionModel()->select(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            Q_EMIT chosen(m_rows->row(index.row()));
        }
    });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) { haveDragged(column, width); });
    connect(model, &QAbstractItemModel::dataChanged, this, &Table::fit);
    connect(model, &QAbstractItemModel::modelReset, this, &Table::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &Table::fit);
}

QJsonObject Table::selected() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && index.row() < m_rows->rowCount() ? m_rows->row(index.row()) : QJsonObject();
}

void Table::select(int row)
{
    if (row >= 0 && row < m_rows->rowCount()) {
        setCurrentIndex(m_rows->index(row, 0));
    }
}

void Table::setStretched(int column)
{
    m_stretched = column;
    arrangeColumns();
}

QVariantMap Table::givenWidths() const
{
    QVariantMap widths;
    for (auto given = m_given.begin(); given != m_given.end(); ++given) {
        widths.insert(m_rows->column(given.key()).key, given.value());
    }
    return widths;
}

void Table::giveWidths(const QVariantMap& widths)
{
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const int width = widths.value(m_rows->column(column).key).toInt();
        if (width >= horizontalHeader()->minimumSectionSize()) {
            m_given.insert(column, width);
        }
    }
    arrangeColumns();
}

QString Table::layoutName() const
{
    QStringList keys;
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        keys.append(m_rows->column(column).key);
    }
    return keys.join(u'-');
}

void Table::fitRows(int atMost)
{
    m_fitted = atMost;
    fit();
}

void Table::fit()
{
    measure();
    arrangeColumns();
    if (m_fitted > 0) {
        const int shown = std::clamp(m_rows->rowCount(), 1, m_fitted);
        setFixedHeight(horizontalHeader()->sizeHint().height() + shown * heightOfRow + 2 * frameWidth() + space::small);
    }
}

void Table::measure()
{
    m_wishes.clear();
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const ColumnKind kind = m_rows->column(column).kind;
        const int title = horizontalHeader()->sectionSizeHint(column);
        const int natural = std::min(std::max(sizeHintForColumn(column), title), widestColumn);
        const bool mayBeElided = kind == ColumnKind::Text || kind == ColumnKind::Mono;
        m_wishes.append({natural, mayBeElided ? std::min(natural, std::max(title, leastOfText)) : natural});
    }
}

void Table::arrangeColumns()
{
    if (m_wishes.isEmpty()) {
        return;
    }
    QList<ColumnWish> wishes = m_wishes;
    wishes[m_stretched >= 0 ? m_stretched : wishes.size() - 1].takesRest = true;
    for (auto given = m_given.begin(); given != m_given.end(); ++given) {
        wishes[given.key()].natural = given.value();
        wishes[given.key()].isGiven = true;
    }
    m_isArranging = true;
    const QList<int> widths = fittedWidths(wishes, viewport()->width());
    for (int column = 0; column < widths.size(); ++column) {
        horizontalHeader()->resizeSection(column, widths[column]);
    }
    // Or a scroll bar that is needed no more would stay for a moment.
    updateGeometries();
    m_isArranging = false;
}

void Table::haveDragged(int column, int width)
{
    if (!m_isArranging) {
        m_given.insert(column, width);
        arrangeColumns();
    }
}

void Table::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    // Fonts and margins are those of the window that it has come into.
    if (event->type() == QEvent::StyleChange) {
        fit();
    }
}

void Table::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    arrangeColumns();
}

void Table::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(selected());
        return;
    }
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QStringList cells;
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            cells.append(m_rows->index(currentIndex().row(), column).data().toString());
        }
        QApplication::clipboard()->setText(cells.join(u'\t'));
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace godel::gui
