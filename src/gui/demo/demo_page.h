#pragma once

#include "gui/shell/page.h"

#include <QList>

class QPushButton;

namespace godel::gui {

class Banner;

/// Buttons that break a demo on purpose, on its real processes: to see what the engine, the pages and a canary make of it.
class DemoPage final : public Page {
    Q_OBJECT
public:
    explicit DemoPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;

private:
    [[nodiscard]] QWidget* choice(const QString& icon, const QString& title, const QString& text, const QString& what);
    void act(const QString& command, const QJsonObject& parameters);

    QList<QPushButton*> m_buttons;
    Banner* m_outcome;
};

} // namespace godel::gui
