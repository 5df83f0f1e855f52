#pragma once

#include "base/pending.h"

#include <QObject>

namespace godel::drivers {

/// One GET of the path on 127.0.0.1 at the port: fine for 200 to 299, Unavailable with the answer or its lack for everything
/// else, also after two seconds without one. `context` owns what it takes.
[[nodiscard]] Pending<> askReady(QObject* context, quint16 port, const QString& path);

} // namespace godel::drivers
