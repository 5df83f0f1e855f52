#pragma once

#include "base/pending.h"

#include <QObject>

namespace godel::drivers {

/// Lets the program at `haproxy` read the configuration at `path` without running it. Invalid with the program's first
/// complaint if it would not start; to be asked before every start and reload. `context` owns the process.
[[nodiscard]] Pending<> checkConfiguration(QObject* context, const QString& haproxy, const QString& path);

} // namespace godel::drivers
