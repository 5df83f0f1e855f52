#pragma once

#include "base/result.h"

#include <functional>

namespace godel::gui {

/// Asks a person where a file of this name shall go; empty: nowhere.
using ChooseFile = std::function<QString(const QString& proposed)>;

/// Writes all of it or nothing: what was there before stays until the last byte is written. What is no file, such as a device, is not replaced.
[[nodiscard]] Result<> replaceFile(const QString& path, const QByteArray& bytes);

/// A text as a cell of a CSV file; the program that opens it takes it for no formula.
[[nodiscard]] QByteArray csvText(QString text);

} // namespace godel::gui
