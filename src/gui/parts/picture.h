#pragma once

#include "gui/theme/tokens.h"

#include <QWidget>

namespace godel::gui {

/// An icon as a picture beside words that say the same, in one of the house's colours, whether it is light or dark. Not read out.
class Picture final : public QWidget {
    Q_OBJECT
public:
    /// `size` is its width and height in points.
    Picture(QString icon, QColor Tokens::*colour, int size, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    QColor Tokens::*m_colour;
};

} // namespace godel::gui
