#include "drivers/host/linux_host.h"

#include "base/file.h"

#include <QFile>
#include <sys/statvfs.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

/// Files of /proc have no size, so they are read to their end.
Result<QByteArray> kernelFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Unavailable, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    }
    return file.readAll();
}

qint64 kibibytes(const QByteArray& meminfo, const QByteArray& key)
{
    const qsizetype at = meminfo.indexOf(key + ':');
    return at < 0 ? 0 : meminfo.mid(at + key.size() + 1, 40).simplified().split(' ').first().toLongLong();
}

/// For this user; asked of the folder itself, since not every place shows its mounts.
Result<Bytes> diskFree(const QString& folder)
{
    struct statvfs disk {};
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0) {
        return fail(ErrorCode::Unavailable, u"the room on the disk of %1 is not known: %2"_s.arg(folder, qt_error_string()));
    }
    return Bytes{static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize)};
}

} // namespace

Result<CpuTicks> cpuTicksOf(const QByteArray& stat)
{
    const auto fields = stat.split('\n').first().simplified().split(' ');
    if (fields.size() < 8 || fields.first() != "cpu") {
        return fail(ErrorCode::Corrupt, u"/proc/stat does not begin with the processors"_s);
    }
    CpuTicks ticks;
    // Guest time stands in user time already, so only the first eight figures count.
    for (qsizetype at = 1; at <= 8 && at < fields.size(); ++at) {
        const qint64 count = fields[at].toLongLong();
        ticks.total += count;
        ticks.busy += at == 4 || at == 5 ? 0 : count;
    }
    return ticks;
}

Result<double> memoryPercentOf(const QByteArray& meminfo)
{
    const qint64 total = kibibytes(meminfo, "MemTotal");
    if (total <= 0 || !meminfo.contains("MemAvailable:")) {
        return fail(ErrorCode::Corrupt, u"/proc/meminfo does not tell total and available memory"_s);
    }
    return 100 * (1 - static_cast<double>(kibibytes(meminfo, "MemAvailable")) / static_cast<double>(total));
}

Result<ports::HostView> LinuxHost::look()
{
    TRY(const auto stat, kernelFile(u"/proc/stat"_s));
    TRY(const auto ticks, cpuTicksOf(stat));
    TRY(const auto meminfo, kernelFile(u"/proc/meminfo"_s));
    ports::HostView view;
    TRY(view.memoryPercent, memoryPercentOf(meminfo));
    if (m_total > 0 && ticks.total > m_total) {
        view.cpuPercent = 100 * static_cast<double>(ticks.busy - m_busy) / static_cast<double>(ticks.total - m_total);
    }
    m_busy = ticks.busy;
    m_total = ticks.total;
    TRY(view.diskFree, diskFree(m_folder));
    return view;
}

} // namespace godel::drivers
