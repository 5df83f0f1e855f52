#pragma once

#include <QColor>

namespace godel::gui {

/// How well one colour is told from the other, 1 to 21 (WCAG 2.1, contrast ratio); text wants at least 4.5.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);
/// The same colour, as dark as white text on it needs.
[[nodiscard]] QColor darkEnoughForWhite(QColor colour);

} // namespace godel::gui
