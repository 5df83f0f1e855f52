#pragma once

#include "base/units.h"
#include "gui/theme/tokens.h"

#include <QJsonValue>

namespace godel::gui {

/// How figures, times and states are written everywhere in the window, in the person's language.

/// "ok", "warning", "critical", "unknown", "information".
[[nodiscard]] QString wordOf(Standing standing);
/// "14:02:07 UTC"; with the date in front unless it is that of `now`.
[[nodiscard]] QString clockText(Timestamp at, Timestamp now);
/// "2026-11-25 14:02:07 UTC (15:02:07 CET)".
[[nodiscard]] QString fullTimeText(Timestamp at);
/// "just now", "12 s ago", "5 min ago", "3 h ago", "2 d ago".
[[nodiscard]] QString ageText(Duration age);
/// "0:42", "12:40", "3:05:00": what is left or has passed, for figures that tick.
[[nodiscard]] QString countdownText(Duration duration);
/// At most three digits that count and the unit: "612 ms", "0.42 %", "1 812".
[[nodiscard]] QString figureText(double value, const QString& unit = {});
[[nodiscard]] QString figureText(const QJsonValue& value, const QString& unit = {});
/// "+307 ms", "−0.02 %".
[[nodiscard]] QString signedText(double value, const QString& unit = {});
/// A difference of shares is in points, or it would be taken for a share of a share: "pt" for "%", else the unit itself.
[[nodiscard]] QString unitOfDifference(const QString& unit);
/// A key of a reply as a person reads it: "Requested by".
[[nodiscard]] QString titleOf(const QString& key);

} // namespace godel::gui
