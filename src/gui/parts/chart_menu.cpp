#include "gui/parts/chart_menu.h"

#include "base/units.h"
#include "gui/parts/chart_values.h"
#include "gui/parts/table.h"
#include "gui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// "latency-p95-20261125-120000.png": a name that every file system takes.
QString fileName(const TimeChart& chart, const QString& suffix)
{
    QString name;
    for (const QChar letter : chart.accessibleName().toLower()) {
        name += letter.isLetterOrNumber() ? letter : name.endsWith(u'-') ? QString() : u"-"_s;
    }
    const Timestamp until(std::chrono::milliseconds(static_cast<qint64>(chart.shown().to)));
    return u"%1-%2.%3"_s.arg(name, stamp(until), suffix);
}

} // namespace

ChartMenu::ChartMenu(TimeChart& chart)
    : QToolButton(&chart), m_chart(chart), m_chooser([this](const QString& proposed) {
          const QString suffix = proposed.section(u'.', -1);
          return QFileDialog::getSaveFileName(this, tr("Save the chart"), proposed, u"%1 (*.%2)"_s.arg(suffix.toUpper(), suffix));
      })
{
    setIcon(gui::icon(u"menu"_s));
    setMinimumSize(leastTarget, leastTarget);
    setObjectName(u"chart-menu"_s);
    setAccessibleName(tr("What can be done with the chart %1").arg(chart.accessibleName()));
    setToolTip(tr("Save, copy, show as table"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
    setCursor(Qt::ArrowCursor);
    addActions();
}

void ChartMenu::addActions()
{
    const QList<std::pair<QString, QString>> kinds{{tr("Save as &PNG …"), u"png"_s}, {tr("Save as &SVG …"), u"svg"_s}, {tr("Save as &CSV …"), u"csv"_s}};
    for (const auto& [title, suffix] : kinds) {
        menu()->addAction(title, this, [this, suffix = suffix] { save(suffix); })->setObjectName(suffix);
    }
    menu()->addSeparator();
    menu()->addAction(tr("C&opy as picture"), this, &ChartMenu::copy)->setObjectName(u"copy"_s);
    QAction* table = menu()->addAction(tr("Show as &table"));
    table->setObjectName(u"table"_s);
    table->setCheckable(true);
    connect(table, &QAction::toggled, this, &ChartMenu::showTable);
    menu()->addAction(tr("Back to the &whole range"), &m_chart, &TimeChart::showWhole)->setObjectName(u"whole"_s);
}

void ChartMenu::arrange()
{
    const QSize size = sizeHint();
    setGeometry(isRightToLeft() ? 0 : m_chart.width() - size.width(), 0, size.width(), size.height());
    if (m_table != nullptr) {
        m_table->setGeometry(0, size.height(), m_chart.width(), m_chart.height() - size.height());
    }
}

void ChartMenu::copy()
{
    QApplication::clipboard()->setImage(m_chart.picture());
}

void ChartMenu::save(const QString& suffix)
{
    const QString path = m_chooser(fileName(m_chart, suffix));
    if (path.isEmpty()) {
        return;
    }
    const QByteArray bytes = suffix == u"png" ? m_chart.png() : suffix == u"svg" ? m_chart.svg() : csvOf(valuesOf(m_chart.shown(), m_chart.unit()));
    const auto isSaved = replaceFile(path, bytes);
    Q_EMIT m_chart.told(isSaved ? Standing::Ok : Standing::Warning, isSaved ? tr("The chart was saved to %1").arg(path) : isSaved.error().message, isSaved ? QString() : isSaved.error().hint);
}

void ChartMenu::showTable(bool isShown)
{
    if (m_table != nullptr) {
        m_table->setVisible(isShown);
    }
    refresh();
    if (isShown) {
        m_table->setFocus();
    }
}

void ChartMenu::refresh()
{
    if (!menu()->findChild<QAction*>(u"table"_s)->isChecked()) {
        return;
    }
    const ChartValues values = valuesOf(m_chart.shown(), m_chart.unit());
    if (m_table == nullptr || m_columns != values.names) {
        delete m_table;
        m_columns = values.names;
        QList<Column> columns{{u"at"_s, tr("When (UTC)"), ColumnKind::Time}};
        for (qsizetype number = 0; number < m_columns.size(); ++number) {
            columns.append({QString::number(number), m_columns[number], ColumnKind::Figure});
        }
        m_table = new Table(new RowsModel(columns), tr("Values of %1").arg(m_chart.accessibleName()), &m_chart);
        // Tab comes to the menu first, and from it to what it has opened.
        QWidget::setTabOrder(this, m_table);
        arrange();
        m_table->show();
    }
    m_table->rows()->setRows(rowsOf(values));
}

} // namespace godel::gui
