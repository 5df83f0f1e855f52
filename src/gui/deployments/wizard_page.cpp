#include "gui/deployments/wizard_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/platform/platform_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableWidget>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int listWidth = 168;

} // namespace

WizardPage::WizardPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_releases(link(), {.command = u"releases:list"_s}, {30s, {}}, this), m_release(link(), {.command = u"releases:show"_s}, {60s, {}}, this),
      m_status(link(), {.command = u"deploy:status"_s}, {10s, {u"rollout/"_s}}, this), m_list(new QListWidget), m_steps(new QStackedWidget), m_outcome(new Banner)
{
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, space::large);
    whole->setSpacing(space::large);
    m_list->setAccessibleName(tr("Steps"));
    m_list->setFixedWidth(listWidth);
    m_list->addItems({tr("1  Release"), tr("2  Stages"), tr("3  Prechecks"), tr("4  Forecast"), tr("5  Plan")});
    whole->addWidget(m_list);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::medium);
    m_outcome->hide();
    column->addWidget(m_outcome);
    for (QWidget* one : {releaseStep(), stagesStep(), precheckStep(), forecastStep(), confirmStep()}) {
        m_steps->addWidget(one);
    }
    column->addWidget(m_steps, 1);
    column->addWidget(foot());
    whole->addLayout(column, 1);
    connect(&m_releases, &Feed::changed, this, &WizardPage::showReleases);
    connect(&m_release, &Feed::changed, this, &WizardPage::showRelease);
    connect(&m_status, &Feed::changed, this, [this] {
        m_model.setStatus(m_status.body());
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
    m_outcome->hide();
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
    m_releases.setActive(isShown);
    m_status.setActive(isShown);
    m_release.setActive(isShown && !m_model.version().isEmpty() && link().offers(u"releases:show"_s));
    if (isShown && !m_hasBegun && !link().session().stages.isEmpty()) {
        m_hasBegun = true;
        start();
    }
}

void WizardPage::openThing(const QString& version)
{
    m_model.setVersion(version);
    showReleases();
    showRelease();
}

WizardStep WizardPage::step() const
{
    return static_cast<WizardStep>(m_steps->currentIndex());
}

/// No further than the first step that cannot be left.
void WizardPage::go(WizardStep wanted)
{
    int at = 0;
    while (at < static_cast<int>(wanted) && m_model.whyNot(static_cast<WizardStep>(at)).isEmpty()) {
        ++at;
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
    m_releaseTable->rows()->setRows(m_releases.body().value(u"releases"_s).toArray());
    m_releaseTable->select(m_releaseTable->rows()->find(u"version"_s, m_model.version()));
    if (m_releases.error()) {
        m_outcome->show(*m_releases.error());
    }
    update();
}

void WizardPage::showRelease()
{
    const QJsonObject wanted{{u"version"_s, m_model.version()}};
    if (!m_model.version().isEmpty() && m_release.asked().parameters != wanted) {
        m_release.setCall({.command = u"releases:show"_s, .parameters = wanted});
        m_release.setActive(m_releases.isActive() && link().offers(u"releases:show"_s));
    }
    m_releaseText->setText(m_model.version().isEmpty() ? tr("Choose a release.") : m_release.error() ? text(*m_release.error()) : m_release.hasData() ? releaseText(m_release.body()) : QString());
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

void WizardPage::askPrecheck()
{
    const api::Call call = m_model.precheckCall();
    m_isAsking = true;
    update();
    link().call(this, call, [this, call](const Result<api::Reply>& reply) {
        m_isAsking = false;
        m_model.havePrecheck(call, reply);
        update();
    });
}

void WizardPage::askPlan()
{
    const api::Call call = m_model.planCall();
    m_isAsking = true;
    update();
    link().call(this, call, [this, call](const Result<api::Reply>& reply) {
        m_isAsking = false;
        m_model.havePlan(call, reply);
        update();
    });
}

void WizardPage::begin()
{
    m_isAsking = true;
    update();
    link().call(this, m_model.beginCall(), [this](const Result<api::Reply>& reply) {
        m_isAsking = false;
        if (!reply) {
            m_outcome->show(reply.error());
            return update();
        }
        const QString version = m_model.version();
        const QString rollout = reply->body.value(u"rollout"_s).toString();
        start();
        navigator().tell(Standing::Ok, tr("The rollout of %1 has begun").arg(version), {{}, u"rollout"_s, rollout});
        navigator().open({{}, u"rollout"_s, rollout});
    });
}

void WizardPage::showResults()
{
    m_checks->rows()->setRows(m_model.isPrecheckCurrent() ? m_model.checks() : QJsonArray());
    const bool hasPlan = m_model.isPlanCurrent();
    m_traffic->setText(hasPlan ? m_model.traffic() : tr("The engine is asked …"));
    m_forecasts->rows()->setRows(hasPlan ? m_model.forecasts() : QJsonArray());
    m_planTable->rows()->setRows(hasPlan ? m_model.steps() : QJsonArray());
    m_approvalTable->rows()->setRows(hasPlan ? m_model.approvals() : QJsonArray());
    const bool needsAdvice = hasPlan && !m_model.advice().isEmpty();
    m_advice->setVisible(needsAdvice);
    if (needsAdvice) {
        m_advice->show(Standing::Warning, m_model.advice());
    }
    m_supersede->setVisible(!m_model.underWay().isEmpty());
    m_supersede->setText(tr("End the rollout that is under way first (%1)").arg(m_model.underWay()));
    const QString first = m_model.stages().isEmpty() ? QString() : m_model.stages().first().share;
    m_summary->show(Standing::Unknown, m_model.isHotfix() ? tr("%1 takes the place of %2 in %3 at once.").arg(m_model.version(), m_model.present(), link().session().environment)
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
    m_stageTable->setVisible(!m_model.isHotfix());
    m_stageButtons->setVisible(!m_model.isHotfix());
    const auto& error = step() == WizardStep::Precheck ? m_model.precheckError() : step() >= WizardStep::Forecast ? m_model.planError() : std::optional<Error>();
    if (error) {
        m_outcome->show(*error);
    } else if (!m_releases.error()) {
        m_outcome->hide();
    }
    const bool mayOperate = link().session().role >= catalog::Role::Operator;
    const QString why = m_isAsking ? tr("The engine is asked …")
        : step() == WizardStep::Confirm && !mayOperate ? tr("Bringing a version is for operators.")
                                                       : m_model.whyNot(step());
    setReason(m_next, why);
    m_next->setText(step() != WizardStep::Confirm ? tr("Next") : m_model.isHotfix() ? tr("Bring %1 at once").arg(m_model.version()) : tr("Bring %1 to %2 %").arg(m_model.version(), m_model.stages().value(0).share));
    m_why->setText(why);
    setReason(m_back, step() == WizardStep::Release ? tr("This is the first step.") : QString());
    for (int row = 0; row < m_list->count(); ++row) {
        bool isReachable = true;
        for (int before = 0; before < row; ++before) {
            isReachable = isReachable && m_model.whyNot(static_cast<WizardStep>(before)).isEmpty();
        }
        QListWidgetItem* item = m_list->item(row);
        item->setFlags(isReachable || row <= m_steps->currentIndex() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    }
}

} // namespace godel::gui
