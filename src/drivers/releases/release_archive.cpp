#include "drivers/releases/release_archive.h"

#include "base/file.h"
#include "base/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

struct ArchiveCloser {
    void operator()(archive* opened) const { archive_read_free(opened); }
};
using OpenArchive = std::unique_ptr<archive, ArchiveCloser>;

auto corrupt(const QString& message)
{
    return fail(ErrorCode::Corrupt, message, u"Pack the release again"_s);
}

auto tooMuch(const QString& message)
{
    return fail(ErrorCode::LimitExceeded, message, u"Pack less into the release"_s);
}

auto unwritten(const QString& path)
{
    return fail(ErrorCode::Unavailable, u"'%1' cannot be written: %2"_s.arg(path, qt_error_string()));
}

/// Unpacks one archive, entry by entry, and remembers what it wrote.
class Unpacker {
public:
    Unpacker(archive* source, QString folder, const ArchiveLimits& limits)
        : m_source(source), m_folder(std::move(folder)), m_limits(limits)
    {
    }

    [[nodiscard]] Result<QMap<QString, QString>> run()
    {
        archive_entry* entry = nullptr;
        int status = ARCHIVE_OK;
        while ((status = archive_read_next_header(m_source, &entry)) == ARCHIVE_OK) {
            TRY_DO(unpack(entry));
        }
        if (status != ARCHIVE_EOF) {
            return unreadable();
        }
        return m_hashes;
    }

private:
    [[nodiscard]] tl::unexpected<Error> unreadable() const
    {
        return corrupt(u"The archive is unreadable: %1"_s.arg(QString::fromUtf8(archive_error_string(m_source))));
    }

    [[nodiscard]] Result<QString> checkedPath(archive_entry* entry)
    {
        auto path = QString::fromUtf8(archive_entry_pathname_utf8(entry));
        const auto shown = path.left(80);
        const auto type = archive_entry_filetype(entry);
        if (archive_entry_hardlink(entry) || archive_entry_hardlink_utf8(entry) || archive_entry_symlink(entry)
            || archive_entry_symlink_utf8(entry)) {
            return corrupt(u"'%1' in the archive is a link"_s.arg(shown));
        }
        if (type != AE_IFREG && type != AE_IFDIR) {
            return corrupt(u"'%1' in the archive is neither a file nor a folder"_s.arg(shown));
        }
        if ((archive_entry_perm(entry) & (S_ISUID | S_ISGID | S_ISVTX)) != 0) {
            return corrupt(u"'%1' in the archive has a setuid, setgid or sticky bit"_s.arg(shown));
        }
        if (type == AE_IFDIR && path.endsWith(u'/')) {
            path.chop(1);
        }
        if (!domain::isReleasePath(path)) {
            return corrupt(u"'%1' in the archive is not a path inside a release"_s.arg(shown));
        }
        if (m_seen.contains(path)) {
            return corrupt(u"'%1' is in the archive twice"_s.arg(shown));
        }
        m_seen.insert(path);
        return path;
    }

    [[nodiscard]] Result<> unpack(archive_entry* entry)
    {
        if (++m_entries > m_limits.entries) {
            return tooMuch(u"The archive has more than %1 entries"_s.arg(m_limits.entries));
        }
        TRY(const auto path, checkedPath(entry));
        const auto target = m_folder + u'/' + path;
        if (archive_entry_filetype(entry) == AE_IFDIR) {
            return makeFolder(target);
        }
        TRY_DO(makeFolder(QFileInfo(target).path()));
        const bool isProgram = (archive_entry_perm(entry) & S_IXUSR) != 0;
        return write(path, target, isProgram ? 0755 : 0644);
    }

    [[nodiscard]] Result<> makeFolder(const QString& path) const
    {
        return QDir().mkpath(path) ? Result<>() : unwritten(path);
    }

    [[nodiscard]] Result<> write(const QString& path, const QString& target, mode_t mode)
    {
        QFile file(target);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
            return unwritten(target);
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 size = 0;
        la_ssize_t count = 0;
        while ((count = archive_read_data(m_source, m_block.data(), static_cast<size_t>(m_block.size()))) > 0) {
            size += count;
            m_total += count;
            TRY_DO(checkSize(path, size));
            hash.addData(QByteArrayView(m_block).first(count));
            if (file.write(m_block.constData(), count) != count) {
                return unwritten(target);
            }
        }
        if (count < 0) {
            return unreadable();
        }
        if (::fchmod(file.handle(), mode) != 0) {
            return unwritten(target);
        }
        m_hashes.insert(path, QString::fromLatin1(hash.result().toHex()));
        return {};
    }

    [[nodiscard]] Result<> checkSize(const QString& path, qint64 size) const
    {
        if (size > m_limits.file.count) {
            return tooMuch(u"'%1' in the archive is larger than %2"_s.arg(path.left(80), text(m_limits.file)));
        }
        if (m_total > m_limits.total.count) {
            return tooMuch(u"The archive unpacks to more than %1"_s.arg(text(m_limits.total)));
        }
        if (m_total > m_limits.unquestioned.count && m_total / m_limits.ratio > archive_filter_bytes(m_source, -1)) {
            return tooMuch(u"The archive unpacks to more than %1 times its size"_s.arg(m_limits.ratio));
        }
        return {};
    }

    archive* m_source; // Lives in the caller.
    QString m_folder;
    const ArchiveLimits& m_limits;
    QByteArray m_block = QByteArray(256 * 1024, '\0');
    QSet<QString> m_seen;
    QMap<QString, QString> m_hashes;
    int m_entries = 0;
    qint64 m_total = 0;
};

Result<> compare(const QMap<QString, QString>& listed, const QMap<QString, QString>& found)
{
    for (auto file = found.begin(); file != found.end(); ++file) {
        if (!listed.contains(file.key())) {
            return corrupt(u"'%1' is in the archive but not in its manifest"_s.arg(file.key().left(80)));
        }
        if (listed.value(file.key()) != file.value()) {
            return corrupt(u"'%1' is not the file that the manifest lists"_s.arg(file.key().left(80)));
        }
    }
    for (auto file = listed.begin(); file != listed.end(); ++file) {
        if (!found.contains(file.key())) {
            return corrupt(u"'%1' is in the manifest but not in the archive"_s.arg(file.key().left(80)));
        }
    }
    return {};
}

Result<> sync(const QString& path, mode_t mode)
{
    const int opened = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (opened < 0) {
        return unwritten(path);
    }
    const bool isDone = (mode == 0 || ::fchmod(opened, mode) == 0) && ::fsync(opened) == 0;
    const auto result = isDone ? Result<>() : unwritten(path);
    ::close(opened);
    return result;
}

} // namespace

Result<domain::ReleaseManifest> unpackRelease(const QString& path, const QString& folder, const ArchiveLimits& limits)
{
    const OpenArchive source(archive_read_new());
    archive_read_support_filter_zstd(source.get());
    archive_read_support_format_tar(source.get());
    if (archive_read_open_filename(source.get(), QFile::encodeName(path).constData(), 64 * 1024) != ARCHIVE_OK) {
        return corrupt(u"The archive is unreadable: %1"_s.arg(QString::fromUtf8(archive_error_string(source.get()))));
    }
    TRY(auto found, Unpacker(source.get(), folder, limits).run());
    if (found.remove(domain::manifestFileName()) == 0) {
        return corrupt(u"The archive has no manifest.json"_s);
    }
    TRY(const auto bytes, readFile(folder + u'/' + domain::manifestFileName()));
    TRY(const auto object, parseObject(bytes, domain::manifestFileName()));
    TRY(auto manifest, domain::readManifest(object));
    TRY_DO(compare(manifest.files, found));
    return manifest;
}

Result<> sealFolder(const QString& folder)
{
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const auto path = entries.next();
        const auto info = entries.fileInfo();
        TRY_DO(sync(path, info.isDir() || info.isExecutable() ? 0555 : 0444));
    }
    return sync(folder, 0755);
}

Result<> syncFolder(const QString& folder)
{
    return sync(folder, 0);
}

} // namespace godel::drivers
