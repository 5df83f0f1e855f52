#pragma once

#include "ports/host.h"

#include <QString>

namespace godel::drivers {

/// The Host as Linux tells of it in /proc.
class LinuxHost final : public ports::Host {
public:
    /// `folder`: of whose disk the free space is asked.
    explicit LinuxHost(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] Result<ports::HostView> look() override;

private:
    QString m_folder;
    qint64 m_busy = 0;  ///< ticks
    qint64 m_total = 0; ///< ticks; 0 before the first look
};

/// Busy and all ticks of the first line of /proc/stat: idle and waiting for a disk are not busy.
struct CpuTicks {
    qint64 busy = 0;
    qint64 total = 0;
};
[[nodiscard]] Result<CpuTicks> cpuTicksOf(const QByteArray& stat);
/// 100 * (1 - MemAvailable / MemTotal) of /proc/meminfo.
[[nodiscard]] Result<double> memoryPercentOf(const QByteArray& meminfo);

} // namespace godel::drivers
