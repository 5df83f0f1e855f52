#include "gui/operations/operations_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

#include <QProgressBar>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

OperationsPage::OperationsPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_list(link(), {.command = u"operations:list"_s, .parameters = {{u"limit"_s, u"100"_s}}}, {10s, {u"journal/"_s}}, this),
      m_detail(link(), {.command = u"operations:show"_s}, {5s, {}}, this),
      m_operations(new Table(new RowsModel({{u"title"_s, tr("Operation")}, {u"state"_s, tr("State")}, {u"step"_s, tr("Step")}, {u"started"_s, tr("Begun"), ColumnKind::Time}, {u"by"_s, tr("By")},
                                            {u"id"_s, tr("Id"), ColumnKind::Mono}}), tr("Operations")))
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    m_operations->setObjectName(u"operations"_s);
    m_operations->setMinimumHeight(160);
    parts->addWidget(m_operations);
    parts->addWidget(detail());
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    inside->addWidget(parts);
    connect(&m_list, &Feed::changed, this, &OperationsPage::showList);
    connect(&m_detail, &Feed::changed, this, &OperationsPage::showDetail);
    connect(m_operations, &Table::chosen, this, [this](const QJsonObject& row) { choose(row.value(u"id"_s).toString()); });
    m_tick = new QTimer(this);
    m_tick->setInterval(1000);
    connect(m_tick, &QTimer::timeout, this, &OperationsPage::showDetail);
}

QWidget* OperationsPage::detail()
{
    m_card = new Card;
    m_state = new Banner;
    m_card->inside()->addWidget(m_state);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_card->inside()->addWidget(m_progress);
    auto* tabs = new QTabWidget;
    tabs->setAccessibleName(tr("Steps and log"));
    m_steps = new Table(new RowsModel({{u"number"_s, tr("No."), ColumnKind::Figure}, {u"step"_s, tr("Step")}, {u"state"_s, tr("State"), ColumnKind::Standing, {}, u"standing"_s}, {u"what"_s, tr("What")}, {u"progress"_s, tr("Says")},
                                       {u"began"_s, tr("Begun"), ColumnKind::Time}, {u"took"_s, tr("Took"), ColumnKind::Figure}, {u"left"_s, tr("Left")},
                                       {u"looks"_s, tr("Looks"), ColumnKind::Figure}, {u"undo"_s, tr("On cancel")}}), tr("Steps"));
    m_log = new Table(new RowsModel({{u"at"_s, tr("When"), ColumnKind::Time}, {u"step"_s, tr("Step")}, {u"event"_s, tr("Event")}, {u"progress"_s, tr("Says")}}), tr("Log"));
    tabs->addTab(m_steps, tr("Steps"));
    tabs->addTab(m_log, tr("Log"));
    m_card->inside()->addWidget(tabs, 1);
    auto* row = new QHBoxLayout;
    m_limit = label({}, u"hint"_s);
    m_limit->setWordWrap(true);
    row->addWidget(m_limit, 1);
    m_resume = button(tr("Try again"));
    m_resume->setObjectName(u"resume"_s);
    m_cancel = button(tr("Cancel and take back"), u"danger"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_undo = button(tr("Undo …"));
    m_undo->setObjectName(u"undo-operation"_s);
    row->setSpacing(space::wide);
    for (QPushButton* one : {m_undo, m_resume, m_cancel}) {
        row->addWidget(one);
    }
    m_card->inside()->addLayout(row);
    m_why = label({}, u"hint"_s);
    m_why->setWordWrap(true);
    m_card->inside()->addWidget(m_why);
    connect(m_cancel, &QPushButton::clicked, this, [this] { act(u"operations:cancel"_s); });
    // The form shows first what goes back, step by step.
    connect(m_undo, &QPushButton::clicked, this, [this] { navigator().ask(u"operations:undo"_s, {{u"id"_s, m_chosen}}); });
    connect(m_resume, &QPushButton::clicked, this, [this] { act(u"operations:resume"_s); });
    m_card->hide();
    return m_card;
}

void OperationsPage::setShown(bool isShown)
{
    m_list.setActive(isShown);
    m_detail.setActive(isShown && !m_chosen.isEmpty());
    isShown ? m_tick->start() : m_tick->stop();
}

void OperationsPage::openThing(const QString& id)
{
    choose(id);
}

void OperationsPage::choose(const QString& id)
{
    if (id.isEmpty() || id == m_chosen) {
        return;
    }
    m_chosen = id;
    m_model.clear();
    m_shownOfLog = 0;
    m_log->rows()->setRows({});
    m_detail.setCall({.command = u"operations:show"_s, .parameters = {{u"id"_s, id}}});
    m_detail.setActive(m_list.isActive());
    m_journal = link().listenFromTheStart(u"journal/"_s + id, [guard = QPointer<OperationsPage>(this), id](const api::Event& event) {
        if (guard && guard->m_chosen == id) {
            guard->m_model.hear(event);
            // Asking again joins a burst of events into one answer.
            guard->m_detail.refresh();
        }
    });
    m_operations->select(m_operations->rows()->find(u"id"_s, id));
}

void OperationsPage::showList()
{
    QJsonArray rows;
    for (const QJsonValue& value : m_list.body().value(u"operations"_s).toArray()) {
        QJsonObject row = value.toObject();
        row.insert(u"title"_s, titleOfOperation(row));
        rows.append(row);
    }
    m_operations->rows()->setRows(rows);
    if (m_chosen.isEmpty() && m_operations->rows()->rowCount() > 0) {
        choose(m_operations->rows()->row(0).value(u"id"_s).toString());
    }
    m_operations->select(m_operations->rows()->find(u"id"_s, m_chosen));
}

void OperationsPage::showDetail()
{
    m_card->setVisible(!m_chosen.isEmpty());
    if (!m_detail.hasData()) {
        if (m_detail.error()) {
            m_state->show(*m_detail.error());
        }
        return;
    }
    m_model.show(m_detail.body());
    const Timestamp now = link().engineNow();
    m_state->show(m_model.standing(), m_model.sentence(now), m_model.trouble());
    const auto [done, all] = m_model.progress();
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
    m_progress->setAccessibleDescription(tr("%1 of %2 steps are done").arg(done).arg(all));
    m_steps->rows()->setRows(m_model.steps(now));
    if (m_shownOfLog != m_model.heard()) {
        // Who reads further up stays there.
        const bool isAtEnd = m_log->verticalScrollBar()->value() >= m_log->verticalScrollBar()->maximum();
        m_shownOfLog = m_model.heard();
        m_log->rows()->setRows(m_model.log());
        if (isAtEnd) {
            m_log->scrollToBottom();
        }
    }
    showActions();
}

void OperationsPage::showActions()
{
    const bool mayOperate = link().session().role >= catalog::Role::Operator;
    const QString role = mayOperate ? QString() : tr("This is for operators.");
    const bool isDone = m_model.state() == u"done";
    const QString whyNot = !role.isEmpty() ? role : isDone ? m_model.whyNotUndo() : m_model.whyNotCancel();
    setReason(m_cancel, whyNot);
    m_cancel->setVisible(m_model.state() == u"running" || m_model.state() == u"undoing");
    setReason(m_undo, whyNot);
    m_undo->setVisible(isDone);
    m_limit->setText(m_model.state() == u"running" && whyNot.isEmpty() ? m_model.cancelLimit() : QString());
    setReason(m_resume, role);
    m_resume->setVisible(m_model.needsPerson());
    m_why->setText(m_cancel->isVisibleTo(this) || m_undo->isVisibleTo(this) ? whyNot : QString());
    m_why->setVisible(!m_why->text().isEmpty());
}

void OperationsPage::act(const QString& command)
{
    link().call(this, {.command = command, .parameters = {{u"id"_s, m_chosen}}}, [this](const Result<api::Reply>& reply) {
        if (!reply) {
            m_state->show(reply.error());
            navigator().tell(Standing::Warning, text(reply.error()), {{}, u"operation"_s, m_chosen});
            return;
        }
        m_detail.refresh();
    });
}

} // namespace godel::gui
