#pragma once

#include "base/result.h"

namespace godel::drivers {

/// Makes the local user the owner of the file or folder, which only root can; nothing for an empty user. Invalid with the field
/// `user` if there is no such account.
[[nodiscard]] Result<> giveTo(const QString& user, const QString& path);

} // namespace godel::drivers
