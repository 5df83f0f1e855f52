#pragma once

#include "gui/parts/saved_file.h"

#include <QToolButton>

namespace godel::gui {

class Table;
class TimeChart;

/// What a person can do with a chart besides looking at it: save and copy it, read its values in a table, see all of it again.
class ChartMenu final : public QToolButton {
    Q_OBJECT
public:
    explicit ChartMenu(TimeChart& chart);

    /// In place of the dialog that asks where a file shall go.
    void setChooser(ChooseFile chooser) { m_chooser = std::move(chooser); }
    /// To where the chart has its corner, and the table below.
    void arrange();
    /// Writes the chart's values into the table, if that is in sight.
    void refresh();
    void copy();

private:
    void addActions();
    void save(const QString& suffix);
    void showTable(bool isShown);

    TimeChart& m_chart;
    ChooseFile m_chooser;
    Table* m_table = nullptr;
    QStringList m_columns;
};

} // namespace godel::gui
