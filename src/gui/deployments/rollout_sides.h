#pragma once

#include "gui/link/feed.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace godel::gui {

class Table;

/// The instances of both sides of a rollout, and what the chosen one writes; the first of the new version by itself.
class RolloutSides final : public QWidget {
    Q_OBJECT
public:
    explicit RolloutSides(Link& link, QWidget* parent = nullptr);

    void setActive(bool isActive);

private:
    void showInstances();
    void choose(const QString& instance);
    void showLog();
    void follow();

    Link& m_link;
    Feed m_instances;
    Feed m_log;
    bool m_isActive = false;
    bool m_isChosenByPerson = false;
    QString m_chosen;
    QString m_shownLog;
    Table* m_table;
    QLabel* m_title;
    QCheckBox* m_follows;
    QPlainTextEdit* m_text;
};

/// Rows of `instances:list`, those of the new version first, with the side as people call it.
[[nodiscard]] QJsonArray sideRows(const QJsonArray& instances);

} // namespace godel::gui
