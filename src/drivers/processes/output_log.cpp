#include "drivers/processes/output_log.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr qint64 blockSize = 1024 * 1024;
constexpr qint64 longestLine = 64 * 1024;
constexpr qint64 readSize = 64 * 1024;
constexpr qint64 mostRead = 8 * 1024 * 1024;
constexpr int mostAttempts = 3;

tl::unexpected<Error> logTrouble(const QString& path, int number)
{
    return fail(ErrorCode::Unavailable,
                u"cannot keep the log %1: %2"_s.arg(path, QString::fromLocal8Bit(strerror(number))),
                u"Make room on that disk, and let the engine's user write there"_s);
}

/// Where data begins: what was punched out earlier on a file system that cannot shift is a hole.
qint64 beginOfData(int file)
{
    return std::max<qint64>(0, ::lseek(file, 0, SEEK_DATA));
}

/// The end of the line in which the offset lies; the offset itself if that line is too long or not finished.
qint64 endOfLine(int file, qint64 from)
{
    QByteArray bytes(longestLine, Qt::Uninitialized);
    const auto size = ::pread(file, bytes.data(), static_cast<size_t>(bytes.size()), from);
    const auto end = bytes.left(std::max<qint64>(0, size)).indexOf('\n');
    return end < 0 ? from : from + end + 1;
}

bool copy(int from, qint64 begin, qint64 end, int to)
{
    QByteArray bytes(blockSize, Qt::Uninitialized);
    while (begin < end) {
        const auto size = ::pread(from, bytes.data(), static_cast<size_t>(std::min(blockSize, end - begin)), begin);
        if (size <= 0 || ::write(to, bytes.constData(), static_cast<size_t>(size)) != size) {
            return false;
        }
        begin += size;
    }
    return ::fdatasync(to) == 0;
}

/// Whether the file system can take something out of a file at all; asked before anything is moved.
bool canRemoveFront(int empty)
{
    return ::ftruncate(empty, 4096) == 0
        && ::fallocate(empty, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096) == 0 && ::ftruncate(empty, 0) == 0;
}

/// Takes what lies before `shift` out of the file, under its writer; `end` is where the line at `shift` ends.
bool removeFront(int file, qint64 shift, qint64 end)
{
    if (::fallocate(file, FALLOC_FL_COLLAPSE_RANGE, 0, shift) == 0) {
        // The rest of a line that has been copied whole becomes one empty line.
        const auto rest = QByteArray(std::max<qint64>(0, end - shift - 1), ' ') + (end > shift ? "\n" : "");
        return ::pwrite(file, rest.constData(), static_cast<size_t>(rest.size()), 0) == rest.size();
    }
    return ::fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, end) == 0;
}

/// The last lines of a file, at most so many, oldest first, and at most so many bytes of it. None if it was rotated meanwhile.
std::optional<QList<QByteArray>> lastLines(const QString& path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return QList<QByteArray>();
    }
    const qint64 size = file.size();
    const qint64 least = std::max(beginOfData(file.handle()), size - mostRead);
    qint64 from = size;
    QByteArray bytes;
    // One line end more than lines are wanted: the last one ends the file.
    while (from > least && bytes.count('\n') <= count) {
        const qint64 before = std::max(least, from - readSize);
        file.seek(before);
        const QByteArray block = file.read(from - before);
        if (block.size() != from - before) {
            return {};
        }
        bytes.prepend(block);
        from = before;
    }
    if (file.size() < size) {
        return {};
    }
    QList<QByteArray> lines = bytes.split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines.mid(std::max<qsizetype>(0, lines.size() - count));
}

} // namespace

bool OutputLog::exists() const
{
    return QFileInfo::exists(m_path);
}

Result<QStringList> OutputLog::lines(const LogWish& wish) const
{
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        auto lines = lastLines(m_path, wish.lines);
        const auto missing = static_cast<int>(wish.lines - (lines ? lines->size() : 0));
        if (lines && missing > 0 && wish.isPreviousToo) {
            const auto before = lastLines(older(1), missing);
            lines = before ? std::optional(*before + *lines) : std::nullopt;
        }
        if (lines) {
            QStringList readable;
            std::transform(lines->begin(), lines->end(), std::back_inserter(readable), readableLine);
            return readable;
        }
    }
    return fail(ErrorCode::Unavailable, u"the log %1 changes faster than it can be read"_s.arg(m_path), u"Ask again"_s);
}

Result<int> OutputLog::open() const
{
    const int file = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (file < 0) {
        return logTrouble(m_path, errno);
    }
    return file;
}

qint64 OutputLog::size() const
{
    return QFileInfo(m_path).size();
}

QString OutputLog::older(int number) const
{
    return u"%1.%2"_s.arg(m_path).arg(number);
}

Result<> OutputLog::rotateIfNeeded() const
{
    // Without O_APPEND, which would send every write to the end.
    const int file = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CLOEXEC);
    struct stat status{};
    if (file < 0 || ::fstat(file, &status) != 0 || status.st_size - beginOfData(file) <= m_limits.size.count) {
        ::close(file);
        return {};
    }
    const auto begin = beginOfData(file);
    // What is written last stays, for whoever asks why it died; only whole blocks can go.
    const auto most = status.st_size - std::min<qint64>(longestLine, status.st_size / 4);
    const auto shift = most - most % std::max<qint64>(4096, status.st_blksize);
    const auto end = endOfLine(file, shift);
    QFile fresh(m_path + u".new"_s);
    bool done = fresh.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
        && fresh.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup)
        && canRemoveFront(fresh.handle()) && copy(file, begin, end, fresh.handle());
    if (done) {
        QFile::remove(older(m_limits.count));
        for (int number = m_limits.count - 1; number >= 1; --number) {
            QFile::rename(older(number), older(number + 1));
        }
        done = fresh.rename(older(1)) && removeFront(file, shift, end);
    }
    const int number = errno;
    ::close(file);
    if (!done) {
        return logTrouble(m_path, number);
    }
    return {};
}

QString OutputLog::tail(qint64 from, int lines) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto size = file.size();
    file.seek(std::max(from > size ? 0 : from, size - 4096));
    auto all = QString::fromUtf8(file.readAll()).remove(QChar(0)).split(u'\n', Qt::SkipEmptyParts);
    for (auto& line : all) {
        line = line.trimmed().left(200);
    }
    all.removeAll(QString());
    return QStringList(all.mid(std::max<qsizetype>(0, all.size() - lines))).join(u'\n');
}

} // namespace godel::drivers
