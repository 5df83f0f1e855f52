#pragma once

#include <QColor>
#include <QPalette>

namespace godel::gui {

/// How something stands. Each has a colour, a shape and a word, so that none of the three has to be seen alone. Unknown is what ought to be
/// known and is not; neutral is neither good nor bad, as what has not begun yet or is only told.
enum class Standing { Ok, Warning, Critical, Unknown, Neutral };

/// "ok", "warning", "critical", and "info" for what is neutral; whatever else is said (stale, no-data, no-source …) is unknown, and never ok.
[[nodiscard]] Standing standingOf(const QString& name);
[[nodiscard]] Standing standingOf(int status); ///< of a reply: 0, 1, 2

/// The colours of one appearance. Text on any of the three surfaces has a contrast of at least 4.5 to 1.
struct Tokens {
    QColor ok, warning, critical, unknown;
    QColor okChip, warningChip, criticalChip, unknownChip;
    QColor text, secondText, accent, border;
    QColor surface, canvas, sunken; ///< cards, the page behind them, and what lies deeper
    QColor canaryLine, stableLine;  ///< the two sides of a rollout in charts; neither is a status

    [[nodiscard]] QColor of(Standing standing) const;
};

/// Those of the appearance that a palette belongs to: widgets need no other way to know whether it is dark.
[[nodiscard]] const Tokens& tokens(const QPalette& palette);
[[nodiscard]] bool isDark(const QPalette& palette);
[[nodiscard]] QPalette paletteOf(bool isDark);

/// Distances and corners in pixels.
namespace space {
inline constexpr int hair = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int wide = 24;
inline constexpr int huge = 32;
} // namespace space
inline constexpr int smallCorner = 6;
inline constexpr int largeCorner = 10;
inline constexpr int leastTarget = 28;

} // namespace godel::gui
