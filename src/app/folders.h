#pragma once

#include "base/result.h"

#include <QString>

namespace godel::app {

/// Where an environment keeps its things. Absolute paths.
struct Folders {
    QString state;  ///< what must not be lost
    QString config; ///< what people write
    QString run;    ///< sockets
    QString logs;

    [[nodiscard]] QString socket() const { return run + QStringLiteral("/api.sock"); }
};

/// Everything below one folder; how tests and demos live side by side.
[[nodiscard]] Folders foldersBelow(const QString& folder);
/// /var/lib/godel-ops and its like for root and the service's account, the XDG folders for anybody else.
[[nodiscard]] Folders standardFolders();
/// Creates what is missing, for this user only.
[[nodiscard]] Result<> make(const Folders& folders);

} // namespace godel::app
