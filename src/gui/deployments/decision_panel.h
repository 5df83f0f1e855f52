#pragma once

#include "gui/deployments/decision_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace godel::gui {

/// What happens if one approves, the reason, and the buttons; each grey one says why in a line below.
class DecisionPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DecisionPanel(QWidget* parent = nullptr);

    void show(const DecisionModel& model, Timestamp now);
    /// Why nothing can be decided at all, such as a lost connection or a decision on its way; empty: nothing is in the way.
    void setObstacle(const QString& whyNot) { m_obstacle = whyNot; }
    void setMaySignIn(bool may) { m_maySignIn = may; }
    [[nodiscard]] QString reason() const;
    void clearReason();

Q_SIGNALS:
    void decided(const QString& command, const QJsonObject& parameters);
    void secondPersonAsked();
    void reasonEdited();

private:
    QWidget* buttons();
    void give(const Decision& decision);
    void showWhyNot();

    Decision m_leading;
    Decision m_holding;
    Decision m_rejecting;
    QString m_evidence; ///< of what is on the screen
    QString m_obstacle;
    bool m_maySignIn = false;
    QLabel* m_sentence;
    QLabel* m_quorum;
    QLabel* m_given;
    QLineEdit* m_reason;
    QPushButton* m_reject;
    QPushButton* m_hold;
    QPushButton* m_lead;
    QPushButton* m_second;
    QLabel* m_why;
};

} // namespace godel::gui
