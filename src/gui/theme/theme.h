#pragma once

#include <QFont>
#include <QObject>
#include <optional>

namespace godel::gui {

class MarkStyle;

/// What a person chose; System follows what the desktop says.
enum class Appearance { System, Light, Dark };

/// Fonts, palette and style sheet of the application. Widgets read its colours from their palette, see tokens.h.
class Theme final : public QObject {
    Q_OBJECT
public:
    Theme();

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    /// What the desktop prefers, whenever that is told or changes.
    void setSystemIsDark(bool isDark);

private:
    void apply();

    MarkStyle* m_style; ///< the application's, which owns it
    std::optional<bool> m_isDark;
    Appearance m_appearance = Appearance::System;
    bool m_systemIsDark = false;
};

/// For figures, logs and ids: all digits have one width.
[[nodiscard]] QFont monoFont(int pixels = 13, int weight = QFont::Normal);
[[nodiscard]] QFont textFont(int pixels = 13, int weight = QFont::Normal);

} // namespace godel::gui
