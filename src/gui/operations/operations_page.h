#pragma once

#include "gui/operations/operation_model.h"
#include "gui/shell/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace godel::gui {

class Banner;
class Card;
class Table;

/// What goes on and what went on: every step live, with times, log, and what may still be done to it.
class OperationsPage final : public Page {
    Q_OBJECT
public:
    explicit OperationsPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;
    void openThing(const QString& id) override;

private:
    [[nodiscard]] QWidget* detail();
    void choose(const QString& id);
    void showList();
    void showDetail();
    void showActions();
    void act(const QString& command);

    Feed m_list;
    Feed m_detail;
    OperationModel m_model;
    QString m_chosen;
    qint64 m_shownOfLog = 0;
    api::Subscription m_journal;
    Table* m_operations;
    Card* m_card = nullptr;
    Banner* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_limit = nullptr;
    Table* m_steps = nullptr;
    Table* m_log = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_resume = nullptr;
    QLabel* m_why = nullptr;
    QTimer* m_tick = nullptr;
};

} // namespace godel::gui
