#include "base/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <unistd.h>

namespace godel {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> fileTrouble(const QString& what, const QString& path, const QString& why)
{
    return fail(ErrorCode::Unavailable, u"cannot %1 %2: %3"_s.arg(what, path, why),
                u"Check that the disk has room and that the folder belongs to this user"_s);
}

/// Makes a rename durable. A file system that cannot sync a folder has nothing to lose here.
void syncFolder(const QString& path)
{
    if (const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC); folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace

Result<QByteArray> readFile(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, u"there is no file %1"_s.arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fileTrouble(u"read"_s, path, file.errorString());
    }
    const QByteArray content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError) {
        return fileTrouble(u"read"_s, path, file.errorString());
    }
    if (content.size() > limit) {
        return fail(ErrorCode::LimitExceeded, u"%1 is larger than %2 bytes"_s.arg(path).arg(limit));
    }
    return content;
}

Result<> writeFile(const QString& path, const QByteArray& content, QFileDevice::Permissions permissions)
{
    QFile file(path + u".new"_s);
    QFile::remove(file.fileName());
    const bool opened = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, permissions);
    const bool written = opened && file.write(content) == content.size() && file.flush() && ::fsync(file.handle()) == 0;
    const QString why = opened && !written && file.error() == QFileDevice::NoError ? QString::fromLocal8Bit(strerror(errno))
                                                                                    : file.errorString();
    file.close();
    if (!written || ::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) != 0) {
        QFile::remove(file.fileName());
        return fileTrouble(u"write"_s, path, why);
    }
    syncFolder(QFileInfo(path).path());
    return {};
}

Result<> makeFolder(const QString& path, QFileDevice::Permissions permissions)
{
    if (!QDir().mkpath(path)) {
        return fileTrouble(u"create the folder"_s, path, QString::fromLocal8Bit(strerror(errno)));
    }
    if (!QFile::setPermissions(path, permissions)) {
        return fileTrouble(u"set the permissions of"_s, path, QString::fromLocal8Bit(strerror(errno)));
    }
    return {};
}

} // namespace godel
