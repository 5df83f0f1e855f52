#pragma once

#include "gui/link/link.h"

#include <QWidget>

namespace godel::gui {

/// The strip on top of every window and dialog: which environment this is, in its own colour, and whether its engine answers.
class Ribbon final : public QWidget {
    Q_OBJECT
public:
    explicit Ribbon(Link& link, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {200, 28}; }
    /// "DEMO · demo".
    [[nodiscard]] QString title() const;
    /// The title as it is drawn: with its middle left out where it would run under the standing.
    [[nodiscard]] QString shownTitle() const;
    /// "connected · 2 s ago", "lost 14 s ago, asking again".
    [[nodiscard]] QString standing() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void write(QPainter& painter, const QRect& where, Qt::Alignment side, const QString& text) const;
    [[nodiscard]] QRect inner() const;
    /// What the standing leaves for the title.
    [[nodiscard]] QRect titleRoom() const;

    Link& m_link;
    QString m_shown;
};

/// The colour of a connection: the person's choice, else one that its name gives, always with white or black text readable on it.
[[nodiscard]] QColor colourOf(const QString& connection, const QColor& chosen = {});

} // namespace godel::gui
