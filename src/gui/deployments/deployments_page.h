#pragma once

#include "gui/shell/page.h"

class QLabel;
class QPushButton;

namespace godel::gui {

class Banner;
class Card;
class EmptyState;
class Table;

/// Every rollout there was, newest first; two of them side by side; and the way back to one.
class DeploymentsPage final : public Page {
    Q_OBJECT
public:
    explicit DeploymentsPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;

private:
    [[nodiscard]] QWidget* comparison();
    void showStatus();
    void showList();
    [[nodiscard]] QString whyNotBack() const;
    void choose(const QJsonObject& row);
    void pin();
    void compare();

    Feed m_status;
    Feed m_list;
    Feed m_left;
    Feed m_right;
    QJsonObject m_chosen;
    QString m_pinned; ///< the rollout that others are compared with
    Banner* m_present;
    Banner* m_trouble;
    EmptyState* m_none = nullptr;
    QWidget* m_some = nullptr; ///< what there is to do with rollouts, once there are some
    Table* m_table;
    QPushButton* m_open;
    QPushButton* m_pin;
    QPushButton* m_back;
    QLabel* m_backWhy;
    Card* m_compareCard = nullptr;
    QLabel* m_compareTitle = nullptr;
    Table* m_compareTable = nullptr;
};

} // namespace godel::gui
