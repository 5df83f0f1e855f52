#include "drivers/processes/folder_lock.h"

#include <QByteArray>
#include <QFile>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

qint64 holderOf(int handle)
{
    QByteArray text(32, '\0');
    const auto size = ::pread(handle, text.data(), static_cast<size_t>(text.size()), 0);
    return text.left(std::max<qsizetype>(0, size)).trimmed().toLongLong();
}

bool lives(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

} // namespace

Result<FolderLock> FolderLock::take(const QString& folder)
{
    const auto path = folder + u"/lock"_s;
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0) {
        return fail(ErrorCode::Unavailable, u"cannot open %1: %2"_s.arg(path, QString::fromLocal8Bit(strerror(errno))),
                    u"Check that the folder belongs to this user"_s);
    }
    FolderLock lock(handle);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        const auto holder = holderOf(handle);
        if (lives(holder)) {
            return fail(ErrorCode::Conflict, u"process %1 already looks after %2"_s.arg(holder).arg(folder),
                        u"Stop it first, or choose another folder with --state=DIR"_s);
        }
        // The holder is dead, so only a child of it between fork and exec has the lock: for microseconds.
        if (::flock(handle, LOCK_EX) != 0) {
            return fail(ErrorCode::Unavailable, u"cannot lock %1"_s.arg(path), u"Try again"_s);
        }
    }
    const auto text = QByteArray::number(qint64(::getpid())).leftJustified(20, ' ') + '\n';
    if (::pwrite(handle, text.constData(), static_cast<size_t>(text.size()), 0) != text.size()) {
        return fail(ErrorCode::Unavailable, u"cannot write %1"_s.arg(path), u"Make room on that disk"_s);
    }
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

FolderLock::~FolderLock()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

} // namespace godel::drivers
