#include "gui/deployments/deployments_page.h"

#include "domain/rollout/rollout.h"
#include "gui/deployments/compare_rows.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/theme/words.h"

#include <QSplitter>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

api::Call one(const QString& id)
{
    return {.command = u"deploy:history"_s, .parameters = {{u"id"_s, id}}};
}

/// How a state stands: what was stopped is no fault of the page, but it is to be seen at once. What this window does not know is not well.
QString standingOfState(const QString& name)
{
    using domain::RolloutState;
    const auto state = domain::rolloutStateOf(name, {});
    if (!state) {
        return u"unknown"_s;
    }
    switch (*state) {
    case RolloutState::Aborted:
    case RolloutState::NeedsPerson: return u"critical"_s;
    case RolloutState::Held:
    case RolloutState::AwaitingApproval:
    case RolloutState::Aborting:
    case RolloutState::Draining: return u"warning"_s;
    default: return u"ok"_s;
    }
}

/// The rows of deploy:history with what people read beside it: how it stands, and how long it took.
QJsonArray shownRows(const QJsonArray& rollouts, Timestamp now)
{
    QJsonArray rows;
    for (const QJsonValue& value : rollouts) {
        QJsonObject row = value.toObject();
        const auto begun = parseTimestamp(row.value(u"begun"_s).toString());
        const auto ended = parseTimestamp(row.value(u"ended"_s).toString());
        if (begun) {
            row.insert(u"took"_s, countdownText((ended ? *ended : now) - *begun));
        }
        row.insert(u"standing"_s, standingOfState(row.value(u"state"_s).toString()));
        rows.append(row);
    }
    return rows;
}

} // namespace

DeploymentsPage::DeploymentsPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_status(link(), {.command = u"deploy:status"_s}, {10s, {u"rollout/"_s}}, this),
      m_list(link(), {.command = u"deploy:history"_s, .parameters = {{u"limit"_s, u"100"_s}}}, {15s, {u"rollout/"_s}}, this), m_left(link(), one({}), {60s, {}}, this),
      m_right(link(), one({}), {60s, {}}, this), m_present(new Banner), m_trouble(new Banner),
      m_table(new Table(new RowsModel({{u"standing"_s, tr("Stands"), ColumnKind::Standing}, {u"version"_s, tr("Version")}, {u"previous"_s, tr("From")}, {u"kind"_s, tr("Kind")}, {u"state"_s, tr("State")},
                                       {u"stage_reached"_s, tr("Came to")}, {u"verdict"_s, tr("Verdict")}, {u"begun"_s, tr("Begun"), ColumnKind::Time}, {u"took"_s, tr("Took"), ColumnKind::Figure},
                                       {u"requested_by"_s, tr("By")}, {u"approvals"_s, tr("Approved by")}, {u"reason"_s, tr("Why")}}), tr("Rollouts"))),
      m_open(button(tr("Open"))), m_pin(button(tr("Compare with …"))), m_back(button(tr("Roll back to this version …"), u"danger"_s)), m_backWhy(label({}, u"hint"_s))
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    auto* bring = button(tr("Bring a version …"), u"primary"_s);
    bring->setObjectName(u"bring"_s);
    m_present->actions()->addWidget(bring);
    inside->addWidget(m_present);
    m_trouble->hide();
    inside->addWidget(m_trouble);
    m_none = new EmptyState(u"history"_s, tr("No rollout yet"), tr("Choose a release and bring it stage by stage; every rollout is then listed here."));
    m_none->hide();
    inside->addWidget(m_none, 1);
    m_some = new QWidget;
    auto* some = new QVBoxLayout(m_some);
    some->setContentsMargins(0, 0, 0, 0);
    some->setSpacing(space::medium);
    inside->addWidget(m_some, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    m_table->setMinimumHeight(160);
    parts->addWidget(m_table);
    parts->addWidget(comparison());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    some->addWidget(parts, 1);
    auto* row = new QHBoxLayout;
    m_backWhy->setWordWrap(true);
    for (QWidget* widget : QList<QWidget*>{m_open, m_pin}) {
        row->addWidget(widget);
    }
    row->addWidget(m_backWhy, 1);
    row->addWidget(m_back);
    some->addLayout(row);
    connect(bring, &QPushButton::clicked, this, [this] { navigator().open({{}, u"deploy"_s, {}}); });
    connect(&m_status, &Feed::changed, this, &DeploymentsPage::showStatus);
    connect(&m_list, &Feed::changed, this, &DeploymentsPage::showList);
    connect(&m_left, &Feed::changed, this, &DeploymentsPage::compare);
    connect(&m_right, &Feed::changed, this, &DeploymentsPage::compare);
    connect(m_table, &Table::chosen, this, &DeploymentsPage::choose);
    connect(m_table, &Table::opened, this, [this](const QJsonObject& chosen) { navigator().open({{}, u"rollout"_s, chosen.value(u"id"_s).toString()}); });
    connect(m_open, &QPushButton::clicked, this, [this] { navigator().open({{}, u"rollout"_s, m_chosen.value(u"id"_s).toString()}); });
    connect(m_pin, &QPushButton::clicked, this, &DeploymentsPage::pin);
    connect(m_back, &QPushButton::clicked, this, [this] { navigator().ask(u"rollback"_s, {{u"to"_s, m_chosen.value(u"version"_s)}}); });
    showStatus();
}

QWidget* DeploymentsPage::comparison()
{
    m_compareCard = new Card;
    auto* head = new QHBoxLayout;
    m_compareTitle = label({}, u"heading"_s);
    m_compareTitle->setWordWrap(true);
    head->addWidget(m_compareTitle, 1);
    auto* end = button(tr("End the comparison"), u"link"_s);
    head->addWidget(end);
    m_compareCard->inside()->addLayout(head);
    m_compareTable = new Table(new RowsModel({{u"what"_s, {}}, {u"left"_s, tr("This one")}, {u"right"_s, tr("The other")}}), tr("Comparison"));
    m_compareCard->inside()->addWidget(m_compareTable, 1);
    m_compareCard->hide();
    connect(end, &QPushButton::clicked, this, [this] {
        m_pinned.clear();
        m_left.setActive(false);
        m_right.setActive(false);
        compare();
        showStatus();
    });
    return m_compareCard;
}

void DeploymentsPage::setShown(bool isShown)
{
    m_status.setActive(isShown);
    m_list.setActive(isShown);
    m_left.setActive(isShown && !m_pinned.isEmpty());
    m_right.setActive(isShown && !m_pinned.isEmpty());
}

void DeploymentsPage::showStatus()
{
    if (m_status.error()) {
        m_present->show(*m_status.error(), Standing::Unknown);
    } else {
        m_present->show(m_status.hasData() ? standingOf(m_status.status()) : Standing::Unknown, m_status.hasData() ? m_status.body().value(u"sentence"_s).toString() : tr("Not known yet."));
    }
    const QString version = m_chosen.value(u"version"_s).toString();
    const QString none = m_chosen.isEmpty() ? tr("Choose a rollout first.") : QString();
    setReason(m_open, none);
    setReason(m_pin, none);
    const QString why = none.isEmpty() ? whyNotBack() : none;
    setReason(m_back, why);
    m_backWhy->setText(why);
    m_back->setText(version.isEmpty() ? tr("Roll back to this version …") : tr("Roll back to %1 …").arg(version));
    m_pin->setText(m_pinned.isEmpty() ? tr("Compare with …") : tr("Compare others with this one"));
}

/// Why there is no way back to the chosen one from here; empty if there is.
QString DeploymentsPage::whyNotBack() const
{
    const QString version = m_chosen.value(u"version"_s).toString();
    const QString present = m_status.body().value(u"version"_s).toString();
    const QString previous = m_status.body().value(u"previous"_s).toString();
    if (link().session().role < catalog::Role::Operator) {
        return tr("This is for operators.");
    }
    if (version == (previous.isEmpty() ? present : previous)) {
        return tr("%1 has the traffic.").arg(version);
    }
    if (!previous.isEmpty()) {
        return tr("%1 is on its way: end or turn back its rollout first.").arg(present);
    }
    return m_chosen.value(u"state"_s).toString() == u"done" ? QString() : tr("%1 did not come through: bring it stage by stage instead.").arg(version);
}

void DeploymentsPage::showList()
{
    {
        // Rows that come or go move the selection; what is chosen is changed by people only.
        const QSignalBlocker quiet(m_table);
        m_table->rows()->setRows(shownRows(m_list.body().value(u"rollouts"_s).toArray(), link().engineNow()));
        const int row = m_chosen.isEmpty() ? -1 : m_table->rows()->find(u"id"_s, m_chosen.value(u"id"_s).toString());
        m_chosen = row < 0 ? QJsonObject() : m_table->rows()->row(row);
        if (row < 0) {
            m_table->setCurrentIndex({});
        } else {
            m_table->select(row);
        }
    }
    if (m_list.error()) {
        m_trouble->show(*m_list.error(), Standing::Unknown);
    }
    m_trouble->setVisible(m_list.error().has_value());
    const bool isEmpty = m_list.hasData() && m_table->rows()->rowCount() == 0;
    m_none->setVisible(isEmpty);
    m_some->setVisible(!isEmpty);
    showStatus();
}

void DeploymentsPage::choose(const QJsonObject& row)
{
    if (row.value(u"id"_s) != m_chosen.value(u"id"_s) && !m_pinned.isEmpty()) {
        m_right.setCall(one(row.value(u"id"_s).toString()));
        m_right.setActive(m_list.isActive());
    }
    m_chosen = row;
    showStatus();
}

void DeploymentsPage::pin()
{
    m_pinned = m_chosen.value(u"id"_s).toString();
    m_left.setCall(one(m_pinned));
    m_left.setActive(m_list.isActive());
    m_right.setCall(one(m_pinned));
    showStatus();
    compare();
}

void DeploymentsPage::compare()
{
    m_compareCard->setVisible(!m_pinned.isEmpty());
    if (m_pinned.isEmpty()) {
        return;
    }
    const bool isSame = m_right.asked().parameters.value(u"id"_s).toString() == m_pinned;
    const auto& error = m_left.error() ? m_left.error() : isSame ? std::optional<Error>() : m_right.error();
    const bool isAsked = !m_left.hasData() || (!isSame && !m_right.hasData());
    m_compareTitle->setText(error       ? text(*error)
                                : isAsked ? tr("The engine is asked …")
                                : isSame  ? tr("Now choose the one to compare it with")
                                          : tr("%1 beside %2").arg(m_left.body().value(u"version"_s).toString(), m_right.body().value(u"version"_s).toString()));
    m_compareTable->rows()->setRows(compareRows(m_left.body(), isSame ? QJsonObject() : m_right.body()));
}

} // namespace godel::gui
