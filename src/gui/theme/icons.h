#pragma once

#include <QIcon>

namespace godel::gui {

/// An icon of resources/icons by its name, in the text colour that the application has when it is painted, sharp at every scale.
[[nodiscard]] QIcon icon(const QString& name);
/// The same as a picture, `size` points wide and high, for a screen with `ratio` pixels to the point.
[[nodiscard]] QPixmap tinted(const QString& name, const QColor& colour, int size, qreal ratio);

} // namespace godel::gui
