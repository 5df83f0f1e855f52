#pragma once

#include "base/result.h"

namespace godel::drivers {

/// Whether a page is whole and in the Prometheus text format (version 0.0.4, or OpenMetrics with its `# EOF`), line by
/// line, no series twice. Corrupt with the number of the first bad line; nothing of such a page may be believed, since
/// whoever wrote one bad line may have written others.
[[nodiscard]] Result<> checkMetricsPage(QByteArrayView page, QByteArrayView contentType);

} // namespace godel::drivers
