#pragma once

#include <QJsonObject>
#include <QStringList>

namespace godel::cli {

/// A reply's body for people: lists of objects as tables, everything else as `name  value` lines, in the order of `columns`
/// first and of the alphabet then. Control characters are shown as '?', so that no value can move the cursor. A table that is wider than
/// `width` columns has its widest cells wrapped at words; 0: it is as wide as it is, for files and pipes.
[[nodiscard]] QString replyText(const QJsonObject& body, const QStringList& columns, int width = 0);

} // namespace godel::cli
