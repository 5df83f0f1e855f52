#pragma once

#include "ports/host.h"

#include <QString>

namespace godel::drivers {

/// Reads /proc/stat and /proc/meminfo, and asks the file system that holds `folder`.
class LinuxHost final : public ports::Host {
public:
    explicit LinuxHost(QString folder, QString proc = QStringLiteral("/proc"));

    [[nodiscard]] Result<ports::HostUse> look() override;

private:
    /// In clock ticks since the machine began.
    struct Ticks {
        qint64 all = 0;
        qint64 idle = 0;
    };
    [[nodiscard]] Result<Ticks> readTicks() const;
    [[nodiscard]] Result<> readMemory(ports::HostUse& use) const;
    [[nodiscard]] Result<> readDisk(ports::HostUse& use) const;

    QString m_folder;
    QString m_proc;
    std::optional<Ticks> m_last;
};

} // namespace godel::drivers
