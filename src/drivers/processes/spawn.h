#pragma once

#include "base/result.h"

#include <QMap>
#include <QStringList>

namespace godel::drivers {

/// A new process with a session of its own and nothing inherited but its output.
struct SpawnRequest {
    QStringList command; ///< absolute program, then arguments
    QString folder;
    QMap<QString, QString> environment;
    QString user{}; ///< empty: as this process
    int input = -1; ///< an open file, or -1 for nothing to read
    int output = -1;
    int complaint = -1; ///< for its standard error
    QString birthPath{}; ///< it writes its own line of /proc/self/stat here before the program begins; empty: nowhere
    bool diesWithThread = false; ///< killed when the thread ends that started it
};

/// The pid of the running program. Invalid for a user that does not exist, Unavailable with the kernel's reason for
/// everything else; no process is left behind then.
[[nodiscard]] Result<qint64> spawn(const SpawnRequest& request);

/// Invalid if there is no such user or this process may not become it; empty is always fine.
[[nodiscard]] Result<> checkUser(const QString& user);

} // namespace godel::drivers
