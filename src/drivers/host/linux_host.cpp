#include "drivers/host/linux_host.h"

#include "base/file.h"

#include <QMap>
#include <QStorageInfo>
#include <algorithm>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> unread(const QString& path)
{
    return fail(ErrorCode::Unavailable, u"%1 does not say how busy the machine is"_s.arg(path),
                u"Look whether /proc is mounted here"_s);
}

} // namespace

LinuxHost::LinuxHost(QString folder, QString proc) : m_folder(std::move(folder)), m_proc(std::move(proc)) { }

Result<ports::HostUse> LinuxHost::look()
{
    ports::HostUse use;
    TRY(const auto ticks, readTicks());
    TRY_DO(readMemory(use));
    TRY_DO(readDisk(use));
    // The kernel's idle time may step back a little between two looks (proc(5)), which is no negative use.
    if (m_last && ticks.all > m_last->all) {
        const double idle = static_cast<double>(ticks.idle - m_last->idle) / static_cast<double>(ticks.all - m_last->all);
        use.cpu = std::clamp(1 - idle, 0.0, 1.0);
    }
    m_last = ticks;
    return use;
}

Result<LinuxHost::Ticks> LinuxHost::readTicks() const
{
    const QString path = m_proc + u"/stat"_s;
    TRY(const auto bytes, readFile(path));
    // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are part of user and nice already.
    const auto words = bytes.left(bytes.indexOf('\n')).simplified().split(' ');
    if (words.size() < 9 || words.first() != "cpu") {
        return unread(path);
    }
    Ticks ticks;
    for (qsizetype i = 1; i <= 8; ++i) {
        bool isNumber = false;
        const qint64 count = words.at(i).toLongLong(&isNumber);
        if (!isNumber) {
            return unread(path);
        }
        ticks.all += count;
        ticks.idle += i == 4 || i == 5 ? count : 0;
    }
    return ticks;
}

Result<> LinuxHost::readMemory(ports::HostUse& use) const
{
    const QString path = m_proc + u"/meminfo"_s;
    TRY(const auto bytes, readFile(path));
    QMap<QByteArray, qint64> kibibytes;
    for (const QByteArray& line : bytes.split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() == 3 && words.at(2) == "kB") {
            kibibytes.insert(words.first(), words.at(1).toLongLong());
        }
    }
    const qint64 total = kibibytes.value("MemTotal:");
    if (total <= 0 || !kibibytes.contains("MemAvailable:")) {
        return unread(path);
    }
    use.memory = 1 - static_cast<double>(kibibytes["MemAvailable:"]) / static_cast<double>(total);
    use.memorySize = { total * 1024 };
    return {};
}

Result<> LinuxHost::readDisk(ports::HostUse& use) const
{
    const QStorageInfo storage(m_folder);
    if (!storage.isValid() || !storage.isReady() || storage.bytesTotal() <= 0) {
        return fail(ErrorCode::Unavailable, u"the file system of %1 does not say how full it is"_s.arg(m_folder),
                    u"Look whether the folder exists"_s);
    }
    use.diskFree = { storage.bytesAvailable() };
    use.disk = 1 - static_cast<double>(storage.bytesAvailable()) / static_cast<double>(storage.bytesTotal());
    return {};
}

} // namespace godel::drivers
