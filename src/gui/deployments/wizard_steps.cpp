// The five steps of the wizard as widgets; what happens in them is in wizard_page.cpp.
#include "gui/deployments/wizard_page.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableWidget>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 12;

QVBoxLayout* columnOf(QWidget* page, const QString& title, const QString& lead)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(label(title, u"title"_s));
    auto* words = label(lead, u"hint"_s);
    words->setWordWrap(true);
    column->addWidget(words);
    return column;
}

} // namespace

QWidget* WizardPage::releaseStep()
{
    auto* page = new QWidget;
    auto* column = columnOf(page, tr("Which release?"), tr("Signed releases on the engine's machine, and how the chosen one differs from the version that has the traffic."));
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    m_releaseTable = new Table(new RowsModel({{u"version"_s, tr("Version")}, {u"has_traffic"_s, tr("Has the traffic"), ColumnKind::Flag}, {u"known_good"_s, tr("Known good"), ColumnKind::Flag},
                                              {u"migrations"_s, tr("Migrations"), ColumnKind::Figure}}), tr("Releases"));
    parts->addWidget(m_releaseTable);
    auto* card = new Card(tr("What differs"));
    m_releaseText = label({});
    m_releaseText->setWordWrap(true);
    m_releaseText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_releaseText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->inside()->addWidget(m_releaseText, 1);
    parts->addWidget(card);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    column->addWidget(parts, 1);
    connect(m_releaseTable, &Table::chosen, this, [this](const QJsonObject& row) {
        m_model.setVersion(row.value(u"version"_s).toString());
        showRelease();
    });
    return page;
}

QWidget* WizardPage::stagesStep()
{
    auto* page = new QWidget;
    auto* column = columnOf(page, tr("How carefully?"), tr("Each stage gives the new version a share of the traffic and watches it. It is stopped by itself as soon as it is worse."));
    m_kind = new QComboBox;
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("Canary: stage by stage, watched"));
    m_kind->addItem(tr("Hotfix: at once; skips the stages, and a second person confirms it"));
    column->addWidget(m_kind);
    m_stageTable = new QTableWidget(0, 2);
    m_stageTable->setObjectName(u"stages"_s);
    m_stageTable->setAccessibleName(tr("Stages"));
    m_stageTable->setHorizontalHeaderLabels({tr("Share of the traffic, %"), tr("Watched for")});
    m_stageTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_stageTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_stageTable->setTabKeyNavigation(false);
    m_stageTable->setMinimumHeight(180);
    column->addWidget(m_stageTable);
    m_stageButtons = new QWidget;
    auto* row = new QHBoxLayout(m_stageButtons);
    row->setContentsMargins(0, 0, 0, 0);
    m_addStage = button(tr("Add a stage"));
    m_addStage->setObjectName(u"add-stage"_s);
    m_removeStage = button(tr("Take the stage away"));
    m_removeStage->setObjectName(u"remove-stage"_s);
    row->addWidget(m_addStage);
    row->addWidget(m_removeStage);
    row->addStretch();
    column->addWidget(m_stageButtons);
    m_policy = label({}, u"hint"_s);
    m_policy->setWordWrap(true);
    column->addWidget(m_policy);
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("What it is for; it stays on record"));
    column->addWidget(m_reason);
    column->addStretch();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int kind) {
        m_model.setHotfix(kind == 1);
        update();
    });
    connect(m_stageTable, &QTableWidget::itemChanged, this, &WizardPage::readStages);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString& reason) {
        m_model.setReason(reason);
        update();
    });
    connect(m_stageTable, &QTableWidget::currentCellChanged, this, [this] { update(); });
    connect(m_addStage, &QPushButton::clicked, this, &WizardPage::addStage);
    connect(m_removeStage, &QPushButton::clicked, this, &WizardPage::removeStage);
    return page;
}

QWidget* WizardPage::precheckStep()
{
    auto* page = new QWidget;
    auto* column = columnOf(page, tr("Is everything ready for it?"), tr("What must be well before a version gets traffic, asked now."));
    m_checks = new Table(new RowsModel({{u"standing"_s, tr("Result"), ColumnKind::Standing}, {u"check"_s, tr("Check")}, {u"finding"_s, tr("Finding")}, {u"asks"_s, tr("Asks")}}), tr("Prechecks"));
    column->addWidget(m_checks, 1);
    m_finding = label({});
    m_finding->setWordWrap(true);
    m_finding->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_finding);
    connect(m_checks, &Table::chosen, this, [this] { update(); });
    auto* again = button(tr("Ask again"));
    again->setObjectName(u"precheck"_s);
    column->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &WizardPage::askPrecheck);
    return page;
}

QWidget* WizardPage::forecastStep()
{
    auto* page = new QWidget;
    auto* column = columnOf(page, tr("Will there be a verdict in time?"), tr("How long each stage needs until it is clear that the new version is no worse, if it is as good as the present one."));
    m_traffic = label({});
    m_traffic->setWordWrap(true);
    column->addWidget(m_traffic);
    m_forecasts = new Table(new RowsModel({{u"stage"_s, tr("Stage")}, {u"watch"_s, tr("Watched for"), ColumnKind::Figure}, {u"needs"_s, tr("Needs"), ColumnKind::Figure},
                                           {u"fits"_s, tr("In time"), ColumnKind::Standing}, {u"sentence"_s, tr("Forecast")}}), tr("Forecasts"));
    m_forecasts->fitRows(mostRows);
    column->addWidget(m_forecasts);
    m_advice = new Banner;
    m_takeAdvice = button(tr("Use the advised watch times"));
    m_takeAdvice->setObjectName(u"advice"_s);
    m_advice->actions()->addWidget(m_takeAdvice);
    column->addWidget(m_advice);
    column->addStretch();
    connect(m_takeAdvice, &QPushButton::clicked, this, [this] {
        if (m_model.takeAdvice()) {
            showStages();
            askPlan();
        }
    });
    return page;
}

QWidget* WizardPage::confirmStep()
{
    auto* page = new QWidget;
    auto* column = columnOf(page, tr("This is what will happen"), tr("The engine's own plan. Nothing has been done yet."));
    m_summary = new Banner;
    column->addWidget(m_summary);
    m_underWay = label({}, u"second"_s);
    m_underWay->setWordWrap(true);
    column->addWidget(m_underWay);
    m_supersede = new QCheckBox(tr("End the rollout that is under way first"));
    m_supersede->setObjectName(u"supersede"_s);
    column->addWidget(m_supersede);
    m_planTable = new Table(new RowsModel({{u"step"_s, tr("Step")}, {u"what"_s, tr("What")}}), tr("Plan"));
    m_planTable->fitRows(mostRows);
    column->addWidget(m_planTable);
    column->addWidget(label(tr("Who approves"), u"heading"_s));
    m_approvalTable = new Table(new RowsModel({{u"step"_s, tr("After")}, {u"sentence"_s, tr("Approval")}}), tr("Approvals"));
    m_approvalTable->fitRows(mostRows);
    column->addWidget(m_approvalTable);
    column->addStretch();
    connect(m_supersede, &QCheckBox::toggled, this, [this](bool isOn) {
        m_model.setSupersedes(isOn);
        m_beginError.reset();
        update();
    });
    return page;
}

QWidget* WizardPage::foot()
{
    auto* bar = new QWidget;
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    m_why = label({}, u"hint"_s);
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    auto* row = new QHBoxLayout;
    m_cancel = button(tr("Cancel"));
    m_cancel->setObjectName(u"cancel"_s);
    m_back = button(tr("Back"));
    m_back->setObjectName(u"back"_s);
    m_next = button(tr("Next"), u"primary"_s);
    m_next->setObjectName(u"next"_s);
    row->addWidget(m_cancel);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    column->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        start();
        navigator().open({{}, u"deployments"_s, {}});
    });
    connect(m_back, &QPushButton::clicked, this, [this] { go(static_cast<WizardStep>(std::max(0, static_cast<int>(step()) - 1))); });
    connect(m_next, &QPushButton::clicked, this, [this] { step() == WizardStep::Confirm ? begin() : go(static_cast<WizardStep>(static_cast<int>(step()) + 1)); });
    return bar;
}

} // namespace godel::gui
