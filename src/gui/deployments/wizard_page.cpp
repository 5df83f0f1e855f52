#include "gui/deployments/wizard_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/platform/platform_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastListWidth = 168;
constexpr int mostStages = 10;

} // namespace

WizardPage::WizardPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_releases(link(), {.command = u"releases:list"_s}, {30s, {}}, this), m_release(link(), {.command = u"releases:show"_s}, {60s, {}}, this),
      m_status(link(), {.command = u"deploy:status"_s}, {10s, {u"rollout/"_s}}, this), m_list(new QListWidget), m_steps(new QStackedWidget), m_outcome(new Banner), m_planAgain(button(tr("Ask again")))
{
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, space::large);
    whole->setSpacing(space::large);
    m_list->setAccessibleName(tr("Steps"));
    m_list->addItems({tr("1  Release"), tr("2  Stages"), tr("3  Prechecks"), tr("4  Forecast"), tr("5  Plan")});
    whole->addWidget(m_list);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::medium);
    m_outcome->hide();
    m_planAgain->setObjectName(u"plan-again"_s);
    m_planAgain->hide();
    m_outcome->actions()->addWidget(m_planAgain);
    connect(m_planAgain, &QPushButton::clicked, this, &WizardPage::askPlan);
    column->addWidget(m_outcome);
    // Each step scrolls by itself, so that the buttons below stay in sight. The first one is looked at while the others come.
    m_steps->addWidget(scrolling(releaseStep()));
    for (QWidget* step : {stagesStep(), precheckStep(), forecastStep(), confirmStep()}) {
        unfoldLater(step, [this](QWidget* placed) { m_steps->addWidget(scrolling(placed)); });
    }
    column->addWidget(m_steps, 1);
    column->addWidget(foot());
    whole->addLayout(column, 1);
    connect(&m_releases, &Feed::changed, this, &WizardPage::showReleases);
    connect(&m_release, &Feed::changed, this, &WizardPage::showRelease);
    connect(&m_status, &Feed::changed, this, [this] {
        m_model.setStatus(m_status.body());
        // Somebody else's rollout, or its end, makes the plan another one.
        askAnew();
        update();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != m_steps->currentIndex()) {
            go(static_cast<WizardStep>(row));
        }
    });
    start();
}

void WizardPage::start()
{
    m_model.begin(link().session());
    m_model.setStatus(m_status.body());
    m_beginError.reset();
    m_reason->clear();
    m_kind->setCurrentIndex(0);
    m_supersede->setChecked(false);
    m_releaseTable->clearSelection();
    m_releaseTable->setCurrentIndex({});
    showStages();
    go(WizardStep::Release);
}

void WizardPage::setShown(bool isShown)
{
    // Fonts and margins are those of the window that it stands in by now.
    m_list->setFixedWidth(std::max(leastListWidth, m_list->sizeHintForColumn(0) + 2 * space::large));
    m_releases.setActive(isShown);
    m_status.setActive(isShown);
    m_release.setActive(isShown && !m_model.version().isEmpty() && link().offers(u"releases:show"_s));
    if (isShown && !m_hasBegun && link().state() == LinkState::Open) {
        m_hasBegun = true;
        start();
    }
}

void WizardPage::openThing(const QString& version)
{
    m_model.setVersion(version);
    go(WizardStep::Release);
    showReleases();
}

WizardStep WizardPage::step() const
{
    return static_cast<WizardStep>(m_steps->currentIndex());
}

/// No further than the first step that cannot be left.
void WizardPage::go(WizardStep wanted)
{
    int at = m_isBeginning ? m_steps->currentIndex() : 0;
    while (!m_isBeginning && at < static_cast<int>(wanted) && m_model.whyNot(static_cast<WizardStep>(at)).isEmpty()) {
        ++at;
    }
    if (at != m_steps->currentIndex()) {
        unfoldNow();
        m_beginError.reset();
    }
    m_steps->setCurrentIndex(at);
    m_list->setCurrentRow(at);
    if (step() == WizardStep::Precheck && !m_model.isPrecheckCurrent()) {
        askPrecheck();
    } else if (step() >= WizardStep::Forecast && !m_model.isPlanCurrent()) {
        askPlan();
    }
    update();
}

void WizardPage::showReleases()
{
    {
        // Rows that come or go move the selection; what is chosen is changed by people only.
        const QSignalBlocker quiet(m_releaseTable);
        m_releaseTable->rows()->setRows(m_releases.body().value(u"releases"_s).toArray());
        const int row = m_releaseTable->rows()->find(u"version"_s, m_model.version());
        if (row < 0 || m_model.version().isEmpty()) {
            m_releaseTable->setCurrentIndex({});
        } else {
            m_releaseTable->select(row);
        }
    }
    showRelease();
}

void WizardPage::showRelease()
{
    const QJsonObject wanted{{u"version"_s, m_model.version()}};
    const bool isNamed = !m_model.version().isEmpty();
    const bool canShow = link().offers(u"releases:show"_s);
    if (isNamed && m_release.asked().parameters != wanted) {
        m_release.setCall({.command = u"releases:show"_s, .parameters = wanted});
        m_release.setActive(m_releases.isActive() && canShow);
    }
    const bool hasNone = m_releases.hasData() && m_releaseTable->rows()->rowCount() == 0;
    m_releaseText->setText(!isNamed && hasNone ? tr("There is no release on the engine's machine yet: bring one there with releases:add.")
                               : !isNamed      ? tr("Choose a release.")
                               : !canShow      ? tr("This engine does not say what differs.")
                               : m_release.error() ? text(*m_release.error())
                                                   : m_release.hasData() ? releaseText(m_release.body()) : QString());
    update();
}

void WizardPage::showStages()
{
    const QSignalBlocker quiet(m_stageTable);
    m_stageTable->setRowCount(static_cast<int>(m_model.stages().size()));
    for (int row = 0; row < m_stageTable->rowCount(); ++row) {
        m_stageTable->setItem(row, 0, new QTableWidgetItem(m_model.stages()[row].share));
        m_stageTable->setItem(row, 1, new QTableWidgetItem(m_model.stages()[row].watch));
    }
    update();
}

void WizardPage::readStages()
{
    QList<WizardModel::StageText> stages;
    for (int row = 0; row < m_stageTable->rowCount(); ++row) {
        const auto cell = [this, row](int column) { return m_stageTable->item(row, column) != nullptr ? m_stageTable->item(row, column)->text() : QString(); };
        stages.append({cell(0), cell(1)});
    }
    m_model.setStages(stages);
    update();
}

void WizardPage::addStage()
{
    auto stages = m_model.stages();
    const int row = static_cast<int>(std::max<qsizetype>(0, stages.size() - 1));
    stages.insert(row, {QString(), u"15m"_s});
    m_model.setStages(stages);
    showStages();
    m_stageTable->setCurrentCell(row, 0);
    m_stageTable->setFocus();
}

void WizardPage::removeStage()
{
    auto stages = m_model.stages();
    stages.removeAt(m_stageTable->currentRow());
    m_model.setStages(stages);
    showStages();
}

void WizardPage::askPrecheck()
{
    ask(m_model.precheckCall(), &WizardModel::havePrecheck);
}

void WizardPage::askPlan()
{
    ask(m_model.planCall(), &WizardModel::havePlan);
}

/// Asks what this step needs and was not asked yet; what was refused is asked again by people only.
void WizardPage::askAnew()
{
    if (step() == WizardStep::Precheck && !m_model.isPrecheckCurrent() && !m_model.precheckError()) {
        askPrecheck();
    } else if (step() >= WizardStep::Forecast && !m_isBeginning && !m_model.isPlanCurrent() && !m_model.planError()) {
        askPlan();
    }
}

void WizardPage::ask(const api::Call& call, void (WizardModel::*have)(const api::Call&, const Result<api::Reply>&))
{
    const std::pair question{call.command, call.parameters};
    if (m_asked.contains(question)) {
        return;
    }
    m_asked.append(question);
    update();
    link().call(this, call, [this, call, have, question](const Result<api::Reply>& reply) {
        m_asked.removeOne(question);
        (m_model.*have)(call, reply);
        update();
    });
}

/// Whether the step on show waits for an answer; one that an earlier step asked for holds up nothing.
bool WizardPage::isAsking() const
{
    const api::Call call = step() == WizardStep::Precheck ? m_model.precheckCall() : m_model.planCall();
    return step() >= WizardStep::Precheck && m_asked.contains({call.command, call.parameters});
}

void WizardPage::begin()
{
    m_isBeginning = true;
    m_beginError.reset();
    update();
    link().call(this, m_model.beginCall(), [this, version = m_model.version()](const Result<api::Reply>& reply) { haveBegun(version, reply); });
}

void WizardPage::haveBegun(const QString& version, const Result<api::Reply>& reply)
{
    m_isBeginning = false;
    if (!reply) {
        m_beginError = reply.error();
        return update();
    }
    const QString rollout = reply->body.value(u"rollout"_s).toString();
    start();
    navigator().tell(Standing::Ok, tr("The rollout of %1 has begun").arg(version), {{}, u"rollout"_s, rollout});
    navigator().open({{}, u"rollout"_s, rollout});
}

/// What was found in whole sentences, which a cell has no room for: that of the chosen check, else of every one that failed.
QString WizardPage::findingText() const
{
    QStringList lines;
    const auto add = [&lines](const QJsonObject& row) { lines.append(u"%1: %2"_s.arg(row.value(u"check"_s).toString(), row.value(u"finding"_s).toString())); };
    if (const QJsonObject chosen = m_checks->selected(); !chosen.isEmpty()) {
        add(chosen);
        return lines.join(u'\n');
    }
    for (const QJsonValue& row : m_checks->rows()->rows()) {
        if (row[u"standing"_s].toString() != u"ok") {
            add(row.toObject());
        }
    }
    return lines.join(u'\n');
}

void WizardPage::showResults()
{
    m_checks->rows()->setRows(m_model.isPrecheckCurrent() ? m_model.checks() : QJsonArray());
    m_finding->setText(findingText());
    const bool hasPlan = m_model.isPlanCurrent();
    m_traffic->setText(hasPlan ? m_model.traffic() : m_model.planError() ? QString() : tr("The engine is asked …"));
    m_forecasts->rows()->setRows(hasPlan ? m_model.forecasts() : QJsonArray());
    m_planTable->rows()->setRows(hasPlan ? m_model.steps() : QJsonArray());
    m_approvalTable->rows()->setRows(hasPlan ? m_model.approvals() : QJsonArray());
    const bool needsAdvice = hasPlan && !m_model.advice().isEmpty();
    m_advice->setVisible(needsAdvice);
    if (needsAdvice) {
        m_advice->show(Standing::Warning, m_model.advice());
    }
    m_takeAdvice->setVisible(m_model.hasAdvisedWatch());
    m_supersede->setVisible(!m_model.underWay().isEmpty());
    const QSignalBlocker quiet(m_supersede);
    m_supersede->setChecked(m_model.supersedes());
    m_underWay->setVisible(!m_model.underWay().isEmpty());
    m_underWay->setText(tr("Under way: %1").arg(m_model.underWay()));
    const QString first = m_model.stages().isEmpty() ? QString() : m_model.stages().first().share;
    m_summary->show(Standing::Neutral, m_model.isHotfix() ? tr("%1 takes the place of %2 in %3 at once.").arg(m_model.version(), m_model.present(), link().session().environment)
                                                          : tr("%1 comes beside %2 in %3, with %4 % of the traffic at first.").arg(m_model.version(), m_model.present(), link().session().environment, first));
}

void WizardPage::update()
{
    if (m_next == nullptr || m_steps->currentIndex() < 0) {
        return;
    }
    showResults();
    const domain::ApprovalPolicy& approval = link().session().approval;
    m_policy->setText(tr("Between stages %n approval(s) are needed", nullptr, approval.needed) + (approval.approvers.isEmpty() ? QString() : tr(", of %1").arg(approval.approvers.join(u", "_s)))
                      + (approval.mayApproveOwn ? tr("; who asks may approve too, which is marked.") : tr("; not by who asks.")));
    for (QWidget* one : QList<QWidget*>{m_stageTable, m_stageButtons, m_policy}) {
        one->setVisible(!m_model.isHotfix());
    }
    showOutcome();
    showButtons();
    for (int row = 0; row < m_list->count(); ++row) {
        bool isReachable = !m_isBeginning;
        for (int before = 0; before < row; ++before) {
            isReachable = isReachable && m_model.whyNot(static_cast<WizardStep>(before)).isEmpty();
        }
        QListWidgetItem* item = m_list->item(row);
        item->setFlags(isReachable || row == m_steps->currentIndex() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    }
}

/// The nearest error: of what was just tried, of this step, of what the steps are made from.
void WizardPage::showOutcome()
{
    const auto planError = step() >= WizardStep::Forecast ? m_model.planError() : std::optional<Error>();
    const auto precheckError = step() == WizardStep::Precheck ? m_model.precheckError() : std::optional<Error>();
    m_planAgain->setVisible(planError && !m_beginError);
    setReason(m_planAgain, isAsking() ? tr("The engine is asked …") : QString());
    for (const auto& error : {m_beginError, planError, precheckError, m_releases.error(), m_status.error()}) {
        if (error) {
            return m_outcome->show(*error);
        }
    }
    m_outcome->hide();
}

QString WizardPage::whyNoNext() const
{
    if (m_isBeginning) {
        return tr("The engine begins it …");
    }
    if (isAsking()) {
        return tr("The engine is asked …");
    }
    return step() == WizardStep::Confirm && link().session().role < catalog::Role::Operator ? tr("Bringing a version is for operators.") : m_model.whyNot(step());
}

void WizardPage::showButtons()
{
    const bool hadFocus = window()->focusWidget() == m_next;
    const QString why = whyNoNext();
    setReason(m_next, why);
    m_next->setText(step() != WizardStep::Confirm ? tr("Next")
                        : m_model.isHotfix()      ? tr("Bring %1 at once").arg(m_model.version())
                                                  : tr("Bring %1 to %2 %").arg(m_model.version(), m_model.stages().value(0).share));
    m_why->setText(why);
    const QString beginning = m_isBeginning ? tr("The engine begins it …") : QString();
    setReason(m_back, step() == WizardStep::Release ? tr("This is the first step.") : beginning);
    setReason(m_cancel, beginning);
    setReason(m_addStage, m_model.stages().size() >= mostStages ? tr("A rollout has at most %1 stages.").arg(mostStages) : QString());
    setReason(m_removeStage, m_model.stages().size() <= 1 ? tr("A rollout has at least one stage.") : m_stageTable->currentRow() < 0 ? tr("Choose the stage that is to go.") : QString());
    // A grey button loses the focus. Who pressed it gets it back, unless they have gone elsewhere meanwhile.
    if (hadFocus && !why.isEmpty() && !isAsking() && !m_isBeginning && step() == WizardStep::Confirm && m_supersede->isVisibleTo(this)) {
        m_supersede->setFocus();
    } else if (hadFocus && !why.isEmpty()) {
        m_focusTaken = window()->focusWidget();
    } else if (why.isEmpty() && m_focusTaken != nullptr) {
        if (window()->focusWidget() == m_focusTaken) {
            m_next->setFocus();
        }
        m_focusTaken.clear();
    }
}

} // namespace godel::gui
