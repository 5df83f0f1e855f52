#pragma once

#include "gui/deployments/evidence_model.h"
#include "gui/deployments/rollout_model.h"
#include "gui/parts/saved_file.h"
#include "gui/shell/page.h"

class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace godel::gui {

class Banner;
class DecisionPanel;
class EmptyState;
class EvidenceChart;
class HoldButton;
class ReplayBar;
class RolloutHead;
class RolloutSides;
class SignInDialog;
class Table;
class TimelineView;

/// One rollout, live or past: how it stands, how both versions compare, how near the verdict is, and what may be decided.
class RolloutPage final : public Page {
    Q_OBJECT
public:
    explicit RolloutPage(const PageContext& context, QWidget* parent = nullptr);
    ~RolloutPage() override;

    void setShown(bool isShown) override;
    void openThing(const QString& id) override;
    /// Goes to the one that is under way.
    void openLive();

    /// Asks the person for a file to write to; a test gives its own.
    void setChooser(ChooseFile chooser) { m_chooser = std::move(chooser); }

private:
    void build();
    [[nodiscard]] QWidget* charts();
    [[nodiscard]] QWidget* story();
    void connectAll();
    void activate();
    void begin();
    void showView();
    void showNothing();
    void showDecisions();
    void showEvidence(const Feed& feed);
    void showCharts();
    void showStory();
    void showRelease();
    void choose(int stage);
    void rollBack(const QString& command);
    void decide(const QString& command, const QJsonObject& parameters);
    void have(const QString& command, const Result<api::Reply>& reply, const QString& sentEvidence);
    void tellOutcome(const api::Reply& reply);
    void askSecondPerson();
    void save();
    void write(const QString& path, const QByteArray& html);

    Feed m_view;
    Feed m_evidence; ///< all of it
    Feed m_newest;   ///< the last few scrapes, again and again
    Feed m_timeline;
    Feed m_release;
    RolloutModel m_model;
    EvidenceModel m_points;
    QString m_wanted; ///< the rollout that was asked for; empty: the one under way
    QString m_turn;
    QString m_stage; ///< the one that the charts show; empty: all
    QString m_underway; ///< what is on its way to the engine; empty: nothing
    QString m_overtaken; ///< evidence that the engine said is no longer what counts
    QString m_operation;
    QString m_decidedAt; ///< where the rollout stood when what is told was decided; empty: nothing decided is told
    bool m_isShown = false;
    ChooseFile m_chooser;

    QVBoxLayout* m_column;
    Banner* m_trouble;
    Banner* m_outcome;
    QPushButton* m_showOperation;
    EmptyState* m_empty;
    QPushButton* m_last;
    QWidget* m_content;
    RolloutHead* m_head;
    TimelineView* m_stages;
    Table* m_comparison;
    QLabel* m_nearness;
    QLabel* m_replayed;
    DecisionPanel* m_decisions;
    EvidenceChart* m_near;
    TimeChart* m_errors;
    TimeChart* m_latency;
    ReplayBar* m_replay;
    RolloutSides* m_sides;
    Table* m_story;
    QPushButton* m_save;
    QPushButton* m_live;
    QTimer* m_tick;
    QPointer<SignInDialog> m_signIn;
};

} // namespace godel::gui
