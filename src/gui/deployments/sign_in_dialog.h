#pragma once

#include "gui/deployments/decision_model.h"
#include "gui/link/link.h"
#include "gui/link/second_person.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace godel::gui {

class Banner;

/// Takes the token of somebody else who stands at this window, says who that is, and lets them approve what is on show. The token goes to the
/// engine and nowhere else, and the way to the engine ends with the dialog.
class SignInDialog final : public QDialog {
    Q_OBJECT
public:
    /// `view` is what is approved: the rollout as it stood beside the button.
    SignInDialog(Link& link, SecondPerson secondPerson, QJsonObject view, QWidget* parent = nullptr);

    /// The rollout went on while the dialog was open: what is decided from now on is this.
    void renew(const QJsonObject& view);

Q_SIGNALS:
    /// The engine took it; `reply` is what it said.
    void decided(const godel::api::Reply& reply);

private:
    void signIn();
    void haveSession(const Result<api::Reply>& reply);
    void decide();
    void showPerson();
    [[nodiscard]] DecisionModel model() const { return {m_view, m_person, m_link.engineNow()}; }

    Link& m_link;
    SecondPerson m_secondPerson;
    QJsonObject m_view;
    std::unique_ptr<api::Engine> m_engine;
    SessionInfo m_person; ///< empty until the engine said who it is
    QLineEdit* m_token;
    QPushButton* m_signIn;
    QLabel* m_who;
    QLineEdit* m_comment;
    QPushButton* m_decide;
    Banner* m_trouble;
};

} // namespace godel::gui
