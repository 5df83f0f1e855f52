#pragma once

#include "catalog/catalogue.h"

namespace godel::cli {

/// The script that teaches a shell to ask `godelctl complete-words`. Invalid for a shell that is not bash, zsh or fish.
[[nodiscard]] Result<QString> completionScript(const QString& shell);

/// What may stand in place of the last of the words (which may be empty), sorted; `words` begin after the program's name.
[[nodiscard]] QStringList completionsOf(const catalog::Catalogue& catalogue, const QStringList& words);

} // namespace godel::cli
