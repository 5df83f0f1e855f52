#pragma once

#include "gui/shell/page.h"

class QLabel;
class QPushButton;

namespace godel::gui {

class Banner;
class Table;

/// Who may do what, and by which tokens.
class PeoplePage final : public Page {
    Q_OBJECT
public:
    explicit PeoplePage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;

private:
    void showPeople();
    void showTokens();
    void update();

    Feed m_people;
    Feed m_tokens;
    Table* m_peopleTable;
    Table* m_tokenTable;
    Banner* m_trouble;
    QLabel* m_peopleWhy;
    QLabel* m_tokensWhy;
    QList<QPushButton*> m_adminButtons;
    QPushButton* m_change = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_revoke = nullptr;
};

} // namespace godel::gui
