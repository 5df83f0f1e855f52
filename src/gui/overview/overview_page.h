#pragma once

#include "gui/overview/metric_model.h"
#include "gui/shell/page.h"

class QButtonGroup;
class QGridLayout;

namespace godel::gui {

class Banner;
class Card;
class EmptyState;
class MetricTile;
class Table;
class TimeChart;

/// Is it healthy, what changed, what needs me?
class OverviewPage final : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showMetrics();
    void showChosen();
    void showNeeds();
    void showChanges();
    void arrange();
    [[nodiscard]] QWidget* needRow(const QJsonObject& need);

    Feed m_current;
    Feed m_history;
    Feed m_dayBefore;
    Feed m_attention;
    Feed m_changes;
    QList<MetricModel> m_models;
    QString m_chosen;
    QGridLayout* m_grid;
    QButtonGroup* m_choice;
    QList<MetricTile*> m_tiles;
    EmptyState* m_empty;
    TimeChart* m_chart = nullptr;
    Banner* m_told;
    QString m_charted;
    QJsonObject m_drawn;          ///< the course that the large chart shows
    QJsonObject m_drawnDayBefore; ///< and that of a day before
    Card* m_chartCard;
    Card* m_needs;
    QLayout* m_needRows;
    QJsonArray m_shownNeeds;
    bool m_hasShownNeeds = false;
    Table* m_changeTable;
    int m_columns = 0;
};

} // namespace godel::gui
