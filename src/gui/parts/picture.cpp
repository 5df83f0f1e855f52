#include "gui/parts/picture.h"

#include "gui/theme/icons.h"

#include <QPainter>

namespace godel::gui {

Picture::Picture(QString icon, QColor Tokens::*colour, int size, QWidget* parent) : QWidget(parent), m_icon(std::move(icon)), m_colour(colour)
{
    setFixedSize(size, size);
}

void Picture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, tinted(m_icon, tokens(palette()).*m_colour, width(), devicePixelRatioF()));
}

} // namespace godel::gui
