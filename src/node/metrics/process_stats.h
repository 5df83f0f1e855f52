#pragma once

#include "base/units.h"
#include "node/metrics/metrics_page.h"

namespace godel::node {

/// What the kernel says of this process; zeros where it says nothing.
struct ProcessStats {
    double cpuSeconds = 0;
    Bytes resident;
    Bytes virtualSize;
    double startTime = 0; ///< seconds since 1970
    int threads = 0;
    int openFiles = 0;
    qint64 openFilesLimit = 0;
};

[[nodiscard]] ProcessStats readProcessStats();
/// The process_* families that Prometheus clients have in common.
void write(MetricsPage& page, const ProcessStats& stats);

} // namespace godel::node
