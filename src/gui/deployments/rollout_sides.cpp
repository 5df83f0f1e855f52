#include "gui/deployments/rollout_sides.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

#include <algorithm>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 300;
constexpr int shownRows = 8;

api::Call logCall(const QString& instance)
{
    return {.command = u"instances:log"_s, .parameters = {{u"instance"_s, instance}, {u"lines"_s, QString::number(mostLines)}}};
}

} // namespace

QJsonArray sideRows(const QJsonArray& instances)
{
    std::vector<QJsonObject> rows;
    for (const QJsonValue& value : instances) {
        QJsonObject row = value.toObject();
        row.insert(u"side"_s, row.value(u"role"_s).toString() == u"new" ? RolloutSides::tr("new") : RolloutSides::tr("stable"));
        rows.push_back(row);
    }
    std::stable_partition(rows.begin(), rows.end(), [](const QJsonObject& row) { return row.value(u"role"_s).toString() == u"new"; });
    QJsonArray sorted;
    for (const QJsonObject& row : rows) {
        sorted.append(row);
    }
    return sorted;
}

RolloutSides::RolloutSides(Link& link, QWidget* parent)
    : QWidget(parent), m_link(link), m_instances(link, {.command = u"instances:list"_s}, {3s, {}}, this), m_log(link, logCall({}), {3s, {}}, this),
      m_table(new Table(new RowsModel({{u"side"_s, tr("Side")}, {u"instance"_s, tr("Instance"), ColumnKind::Mono}, {u"version"_s, tr("Version")}, {u"state"_s, tr("State")},
                                       {u"router"_s, tr("At the router")}, {u"requests_now"_s, tr("Requests now"), ColumnKind::Figure}, {u"memory"_s, tr("Memory"), ColumnKind::Figure},
                                       {u"cpu_percent"_s, tr("CPU"), ColumnKind::Figure, u"%"_s}, {u"restarts"_s, tr("Restarts"), ColumnKind::Figure}, {u"why"_s, tr("Why")}}),
                        tr("Instances of both sides"))),
      m_title(label(tr("Log"), u"heading"_s)), m_follows(new QCheckBox(tr("follow"))), m_text(new QPlainTextEdit)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    auto* instances = new Card(tr("Instances"));
    m_table->fitRows(shownRows);
    instances->inside()->addWidget(m_table);
    column->addWidget(instances);
    auto* log = new Card;
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    m_follows->setChecked(true);
    head->addWidget(m_follows);
    log->inside()->addLayout(head);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setProperty("role", u"mono"_s);
    m_text->setAccessibleName(tr("Log lines"));
    m_text->setMaximumBlockCount(mostLines);
    m_text->setMinimumHeight(180);
    log->inside()->addWidget(m_text);
    column->addWidget(log);
    connect(&m_instances, &Feed::changed, this, &RolloutSides::showInstances);
    connect(&m_log, &Feed::changed, this, &RolloutSides::showLog);
    connect(m_table, &Table::chosen, this, [this](const QJsonObject& row) {
        m_isChosenByPerson = m_isChosenByPerson || m_table->hasFocus();
        choose(row.value(u"instance"_s).toString());
    });
}

void RolloutSides::setActive(bool isActive)
{
    m_isActive = isActive;
    m_instances.setActive(isActive && m_link.offers(u"instances:list"_s));
    follow();
}

void RolloutSides::follow()
{
    m_log.setActive(m_isActive && !m_chosen.isEmpty() && m_link.offers(u"instances:log"_s) && m_link.session().role >= catalog::Role::Operator);
}

void RolloutSides::showInstances()
{
    const QJsonArray rows = sideRows(m_instances.body().value(u"instances"_s).toArray());
    const QString before = m_table->selected().value(u"instance"_s).toString();
    m_table->rows()->setRows(rows);
    const bool isThere = m_table->rows()->find(u"instance"_s, m_chosen) >= 0;
    const bool isNewThere = !rows.isEmpty() && rows.first()[u"role"_s].toString() == u"new";
    const bool isChosenNew = isThere && m_table->rows()->row(m_table->rows()->find(u"instance"_s, m_chosen)).value(u"role"_s).toString() == u"new";
    // Without a choice of the person's own it is the new version whose lines are wanted.
    const bool isBetter = !m_isChosenByPerson && isNewThere && !isChosenNew;
    if (!rows.isEmpty() && (!isThere || isBetter)) {
        m_table->select(0);
    } else if (isThere && before != m_chosen) {
        m_table->select(m_table->rows()->find(u"instance"_s, m_chosen));
    }
}

void RolloutSides::choose(const QString& instance)
{
    if (instance.isEmpty() || instance == m_chosen) {
        return;
    }
    m_chosen = instance;
    m_shownLog.clear();
    m_text->clear();
    m_title->setText(tr("Log of %1").arg(instance));
    m_log.setCall(logCall(instance));
    follow();
    showLog();
}

void RolloutSides::showLog()
{
    if (m_link.session().role < catalog::Role::Operator) {
        m_text->setPlainText(tr("Log lines are for operators: they may quote what users sent."));
        return;
    }
    if (m_log.error()) {
        m_text->setPlainText(text(*m_log.error()));
        m_shownLog.clear();
        return;
    }
    QStringList lines;
    for (const QJsonValue& line : m_log.body().value(u"lines"_s).toArray()) {
        lines.append(line.toString());
    }
    const QString all = lines.isEmpty() ? tr("It has written nothing yet.") : lines.join(u'\n');
    if (!m_log.hasData() || all == m_shownLog) {
        return;
    }
    m_shownLog = all;
    QScrollBar* bar = m_text->verticalScrollBar();
    const int position = bar->value();
    // Who has scrolled up is reading.
    const bool isAtTheEnd = position >= bar->maximum() - 1;
    m_text->setPlainText(all);
    bar->setValue(m_follows->isChecked() && isAtTheEnd ? bar->maximum() : position);
}

} // namespace godel::gui
