#pragma once

#include "gui/deployments/wizard_model.h"
#include "gui/shell/page.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace godel::gui {

class Banner;
class Table;

/// The deployment wizard: release, stages, prechecks, forecast, the engine's plan. Going back loses nothing.
class WizardPage final : public Page {
    Q_OBJECT
public:
    explicit WizardPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;
    void openThing(const QString& version) override;
    [[nodiscard]] WizardStep step() const;

private:
    [[nodiscard]] QWidget* releaseStep();
    [[nodiscard]] QWidget* stagesStep();
    [[nodiscard]] QWidget* precheckStep();
    [[nodiscard]] QWidget* forecastStep();
    [[nodiscard]] QWidget* confirmStep();
    [[nodiscard]] QWidget* foot();
    void start();
    void go(WizardStep step);
    void showReleases();
    void showRelease();
    void showStages();
    void readStages();
    void askPrecheck();
    void askPlan();
    void askAnew();
    void ask(const api::Call& call, void (WizardModel::*have)(const api::Call&, const Result<api::Reply>&));
    [[nodiscard]] bool isAsking() const;
    void begin();
    void haveBegun(const QString& version, const Result<api::Reply>& reply);
    void update();
    void showResults();
    void showOutcome();
    void showButtons();
    void addStage();
    void removeStage();
    [[nodiscard]] QString whyNoNext() const;
    [[nodiscard]] QString findingText() const;

    Feed m_releases;
    Feed m_release;
    Feed m_status;
    WizardModel m_model;
    bool m_hasBegun = false;
    QList<std::pair<QString, QJsonObject>> m_asked; ///< commands and parameters that wait for their answers
    bool m_isBeginning = false;
    std::optional<Error> m_beginError;
    QPointer<QWidget> m_focusTaken; ///< where the focus went when the button that had it became grey
    QListWidget* m_list;
    QStackedWidget* m_steps;
    Banner* m_outcome;
    QPushButton* m_planAgain;
    QLabel* m_why = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    Table* m_releaseTable = nullptr;
    QLabel* m_releaseText = nullptr;
    QComboBox* m_kind = nullptr;
    QTableWidget* m_stageTable = nullptr;
    QWidget* m_stageButtons = nullptr;
    QPushButton* m_addStage = nullptr;
    QPushButton* m_removeStage = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_policy = nullptr;
    Table* m_checks = nullptr;
    QLabel* m_finding = nullptr;
    QLabel* m_traffic = nullptr;
    Table* m_forecasts = nullptr;
    Banner* m_advice = nullptr;
    QPushButton* m_takeAdvice = nullptr;
    Banner* m_summary = nullptr;
    QLabel* m_underWay = nullptr;
    QCheckBox* m_supersede = nullptr;
    Table* m_planTable = nullptr;
    Table* m_approvalTable = nullptr;
};

} // namespace godel::gui
