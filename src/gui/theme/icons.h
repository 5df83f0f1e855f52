#pragma once

#include <QIcon>
#include <QPalette>

namespace godel::gui {

/// An icon of resources/icons by its name, in the text colour of the palette (or its accent), sharp at every scale.
[[nodiscard]] QIcon icon(const QString& name, const QPalette& palette);
[[nodiscard]] QPixmap tinted(const QString& name, const QColor& colour, int size, qreal ratio);

} // namespace godel::gui
