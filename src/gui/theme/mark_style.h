#pragma once

#include <QProxyStyle>

namespace godel::gui {

/// Draws the marks of check boxes with the border and the accent of the house: the platform's own outline is darker than the
/// window, and so cannot be seen on a dark one.
class MarkStyle final : public QProxyStyle {
    Q_OBJECT
public:
    MarkStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
};

} // namespace godel::gui
