#include "gui/overview/overview_page.h"

#include "gui/overview/metric_tile.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/parts/time_chart.h"
#include "gui/shell/situation.h"
#include "gui/theme/words.h"

#include <QButtonGroup>
#include <QGridLayout>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowestTile = 220;
constexpr int mostChangesInSight = 8;

api::Call reading(const QString& command, const QJsonObject& parameters = {})
{
    return {.command = command, .parameters = parameters};
}

} // namespace

OverviewPage::OverviewPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_current(link(), reading(u"metrics:current"_s), {3s, {}}, this), m_history(link(), reading(u"metrics:history"_s, {{u"last"_s, u"1h"_s}}), {10s, {}}, this),
      // Yesterday does not change: it is asked for seldom, with ten minutes more than are on show.
      m_dayBefore(link(), reading(u"metrics:history"_s, {{u"last"_s, u"70m"_s}, {u"offset"_s, u"23h50m"_s}}), {2min, {}}, this),
      m_attention(link(), reading(u"attention:list"_s), {10s, {u"rollout/"_s, u"journal/"_s}}, this),
      m_changes(link(), reading(u"changes:list"_s, {{u"last"_s, u"24h"_s}}), {30s, {u"rollout/"_s}}, this), m_grid(new QGridLayout), m_choice(new QButtonGroup(this)),
      m_empty(new EmptyState(u"activity"_s, tr("Nothing is measured yet"), {})), m_told(new Banner), m_chartCard(new Card), m_needs(new Card(tr("Needs you"))),
      m_changeTable(new Table(new RowsModel({{u"at"_s, tr("When"), ColumnKind::Time}, {u"sentence"_s, tr("What")}, {u"by"_s, tr("Who")}}), tr("Changes")))
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    m_grid->setSpacing(space::medium);
    inside->addLayout(m_grid);
    inside->addWidget(m_empty);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto* needRows = new QVBoxLayout;
    needRows->setSpacing(space::small);
    m_needRows = needRows;
    m_needs->inside()->addLayout(needRows);
    m_needs->inside()->addStretch();
    row->addWidget(m_needs, 2);
    auto* changes = new Card(tr("Changes in the last 24 hours"));
    m_changeTable->setStretched(1);
    m_changeTable->fitRows(mostChangesInSight);
    changes->inside()->addWidget(m_changeTable);
    changes->inside()->addStretch();
    row->addWidget(changes, 3);
    inside->addLayout(row);
    m_chartCard->hide();
    m_told->hide();
    m_chartCard->inside()->addWidget(m_told);
    inside->addWidget(m_chartCard);
    inside->addStretch();
    connect(&m_current, &Feed::changed, this, &OverviewPage::showMetrics);
    connect(&m_history, &Feed::changed, this, &OverviewPage::showMetrics);
    connect(&m_dayBefore, &Feed::changed, this, &OverviewPage::showMetrics);
    connect(&m_attention, &Feed::changed, this, &OverviewPage::showNeeds);
    connect(&m_changes, &Feed::changed, this, &OverviewPage::showChanges);
    connect(m_changeTable, &Table::opened, this, [this](const QJsonObject& change) {
        if (const Destination where = destinationOf(change); !where.id.isEmpty()) {
            navigator().open(where);
        }
    });
    connect(m_choice, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        m_chosen = static_cast<MetricTile*>(button)->metric();
        showChosen();
    });
}

void OverviewPage::setShown(bool isShown)
{
    for (Feed* feed : {&m_current, &m_history, &m_dayBefore, &m_attention, &m_changes}) {
        feed->setActive(isShown);
    }
}

void OverviewPage::showMetrics()
{
    m_models = metricModels(m_current.body(), m_history.body(), m_dayBefore.body());
    m_empty->setVisible(m_models.isEmpty());
    if (m_models.isEmpty()) {
        const auto& error = m_current.error();
        m_empty->tell(error ? error->message : tr("Nothing is measured yet"), error ? error->hint : tr("The first values come a few seconds after the platform starts."));
    }
    while (m_tiles.size() < m_models.size()) {
        m_tiles.append(new MetricTile);
        m_choice->addButton(m_tiles.last());
        m_columns = 0;
    }
    while (m_tiles.size() > m_models.size()) {
        delete m_tiles.takeLast();
        m_columns = 0;
    }
    for (qsizetype at = 0; at < m_tiles.size(); ++at) {
        m_tiles[at]->show(m_models[at]);
    }
    if (m_chosen.isEmpty() && !m_models.isEmpty()) {
        // What is worst is drawn first; of equals the first.
        m_chosen = std::max_element(m_models.begin(), m_models.end(), [](const MetricModel& left, const MetricModel& right) {
            const auto weight = [](const MetricModel& model) { return model.standing == Standing::Unknown ? -1 : static_cast<int>(model.standing); };
            return weight(left) < weight(right);
        })->name;
    }
    arrange();
    // The large chart shows the course alone, which comes at longer intervals than the values: drawing it is what costs.
    if (m_charted != m_chosen || m_drawn != m_history.body() || m_drawnDayBefore != m_dayBefore.body()) {
        m_drawn = m_history.body();
        m_drawnDayBefore = m_dayBefore.body();
        showChosen();
    }
}

void OverviewPage::arrange()
{
    const int columns = std::max(1, std::min(4, width() / narrowestTile));
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (qsizetype at = 0; at < m_tiles.size(); ++at) {
        m_grid->addWidget(m_tiles[at], static_cast<int>(at) / columns, static_cast<int>(at) % columns);
    }
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

void OverviewPage::showChosen()
{
    const auto model = std::find_if(m_models.begin(), m_models.end(), [this](const MetricModel& one) { return one.name == m_chosen; });
    m_chartCard->setVisible(model != m_models.end() && model->line.to > model->line.from);
    if (model == m_models.end()) {
        return;
    }
    for (MetricTile* tile : std::as_const(m_tiles)) {
        tile->setChecked(tile->metric() == m_chosen);
    }
    if (m_charted != m_chosen) {
        delete m_chart;
        m_chart = new TimeChart(model->title, model->unit);
        m_chart->setFixedHeight(220);
        m_chartCard->inside()->addWidget(m_chart);
        m_told->hide();
        connect(m_chart, &TimeChart::told, m_told, qOverload<Standing, const QString&, const QString&>(&Banner::show));
        m_charted = m_chosen;
    }
    TimeChart::Shown shown{.lines = {{model->title, tokens(palette()).accent, false, model->line.points}}, .from = model->line.from, .to = model->line.to, .step = model->line.step,
                           .warning = model->warning, .critical = model->critical};
    if (model->isDayBeforeKnown) {
        shown.earlier = {tr("24 h ago"), model->dayBefore, model->dayBeforeStep};
    }
    for (const QJsonValue& value : m_changes.body().value(u"changes"_s).toArray()) {
        const QJsonObject change = value.toObject();
        const QString kind = change.value(u"kind"_s).toString();
        const auto at = parseTimestamp(change.value(u"at"_s).toString());
        if (at && (kind == u"rollout" || kind == u"stage" || kind == u"rollback" || kind == u"restart")) {
            shown.marks.append({static_cast<double>(microseconds(*at)) / 1000, kind});
        }
    }
    m_chart->show(shown);
}

QWidget* OverviewPage::needRow(const QJsonObject& need)
{
    auto* banner = new Banner;
    const bool may = need.value(u"may"_s).toBool();
    const auto until = parseTimestamp(need.value(u"until"_s).toString());
    const QString left = until ? tr("%1 left").arg(countdownText(*until - link().engineNow())) : QString();
    const QString why = may ? left : (left.isEmpty() ? QString() : left + u" · "_s) + need.value(u"why_not"_s).toString();
    banner->show(need.value(u"kind"_s).toString().startsWith(u"stuck"_s) ? Standing::Critical : Standing::Warning, need.value(u"sentence"_s).toString(), why);
    auto* open = button(may ? tr("Decide …") : tr("Look"));
    connect(open, &QPushButton::clicked, this, [this, need] { navigator().open(destinationOf(need)); });
    banner->actions()->addWidget(open);
    return banner;
}

void OverviewPage::showNeeds()
{
    const QJsonArray needs = m_attention.body().value(u"items"_s).toArray();
    if (needs == m_shownNeeds && m_needRows->count() > 0 && m_hasShownNeeds == m_attention.hasData()) {
        return;
    }
    m_hasShownNeeds = m_attention.hasData();
    m_shownNeeds = needs;
    clear(m_needRows);
    if (needs.isEmpty()) {
        m_needRows->addWidget(label(m_attention.hasData() ? tr("Nothing waits for you.") : tr("Not known yet."), u"hint"_s));
    }
    for (const QJsonValue& need : needs) {
        m_needRows->addWidget(needRow(need.toObject()));
    }
}

void OverviewPage::showChanges()
{
    m_changeTable->rows()->setRows(m_changes.body().value(u"changes"_s).toArray());
}

} // namespace godel::gui
