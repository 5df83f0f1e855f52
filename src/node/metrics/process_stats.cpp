#include "node/metrics/process_stats.h"

#include <QDir>
#include <QFile>
#include <sys/resource.h>
#include <unistd.h>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double bootTime()
{
    for (const auto& line : contentOf(u"/proc/stat"_s).split('\n')) {
        if (line.startsWith("btime ")) {
            return line.mid(6).toDouble();
        }
    }
    return 0;
}

} // namespace

ProcessStats readProcessStats()
{
    ProcessStats stats;
    const QByteArray text = contentOf(u"/proc/self/stat"_s);
    // The second field is the program's name and may hold anything, so counting begins behind its bracket, with field 3.
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() > 21) {
        const auto ticks = double(::sysconf(_SC_CLK_TCK));
        stats.cpuSeconds = (fields[11].toDouble() + fields[12].toDouble()) / ticks;
        stats.threads = fields[17].toInt();
        static const double boot = bootTime();
        stats.startTime = boot + fields[19].toDouble() / ticks;
        stats.virtualSize = Bytes{fields[20].toLongLong()};
        stats.resident = Bytes{fields[21].toLongLong() * ::sysconf(_SC_PAGESIZE)};
    }
    stats.openFiles = int(QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        stats.openFilesLimit = qint64(limit.rlim_cur);
    }
    return stats;
}

void write(MetricsPage& page, const ProcessStats& stats)
{
    page.counter("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.", stats.cpuSeconds);
    page.gauge("process_resident_memory_bytes", "Resident memory size in bytes.", double(stats.resident.count));
    page.gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.", double(stats.virtualSize.count));
    page.gauge("process_start_time_seconds", "Start time of the process since unix epoch in seconds.", stats.startTime);
    page.gauge("process_threads", "Number of threads of the process.", stats.threads);
    page.gauge("process_open_fds", "Number of open file descriptors.", stats.openFiles);
    page.gauge("process_max_fds", "Maximum number of open file descriptors.", double(stats.openFilesLimit));
}

} // namespace godel::node
