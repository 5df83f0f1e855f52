#include "drivers/releases/release_pack.h"

#include "base/file.h"
#include "base/json.h"
#include "drivers/releases/minisign.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr auto publicFile = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;

struct ArchiveCloser {
    void operator()(archive* opened) const { archive_write_free(opened); }
};
struct EntryCloser {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

auto unreadable(const QString& path, const QString& why)
{
    return fail(ErrorCode::Unavailable, u"'%1' cannot be read: %2"_s.arg(path, why));
}

/// Writes one archive whose bytes depend on nothing but the names, contents and executable bits put into it.
class Packer {
public:
    [[nodiscard]] Result<> open(const QString& path)
    {
        const bool isOpen = archive_write_set_format_pax_restricted(m_archive.get()) == ARCHIVE_OK
            && archive_write_add_filter_zstd(m_archive.get()) == ARCHIVE_OK
            && archive_write_open_filename(m_archive.get(), QFile::encodeName(path).constData()) == ARCHIVE_OK;
        return isOpen ? Result<>() : failed();
    }

    [[nodiscard]] Result<> begin(const QString& path, qint64 size, bool isProgram)
    {
        const std::unique_ptr<archive_entry, EntryCloser> entry(archive_entry_new());
        archive_entry_set_pathname_utf8(entry.get(), path.toUtf8().constData());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), isProgram ? 0755 : 0644);
        archive_entry_set_size(entry.get(), size);
        archive_entry_set_mtime(entry.get(), 0, 0);
        return archive_write_header(m_archive.get(), entry.get()) == ARCHIVE_OK ? Result<>() : failed();
    }

    [[nodiscard]] Result<> write(const QByteArray& bytes)
    {
        const auto size = static_cast<size_t>(bytes.size());
        const auto written = archive_write_data(m_archive.get(), bytes.constData(), size);
        return written == static_cast<la_ssize_t>(size) ? Result<>() : failed();
    }

    [[nodiscard]] Result<> close()
    {
        return archive_write_close(m_archive.get()) == ARCHIVE_OK ? Result<>() : failed();
    }

private:
    [[nodiscard]] tl::unexpected<Error> failed() const
    {
        const auto* why = archive_error_string(m_archive.get());
        return fail(ErrorCode::Unavailable, u"The archive cannot be written: %1"_s.arg(QString::fromUtf8(why)));
    }

    std::unique_ptr<archive, ArchiveCloser> m_archive{ archive_write_new() };
};

Result<QMap<QString, QString>> hashFiles(const QString& folder)
{
    QMap<QString, QString> files;
    const QDir root(QDir(folder).absolutePath());
    QDirIterator entries(root.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const auto path = entries.next();
        const auto info = entries.fileInfo();
        if (info.isSymLink() || (!info.isDir() && !info.isFile())) {
            return fail(ErrorCode::Invalid, u"'%1' is neither a file nor a folder"_s.arg(path),
                        u"A release holds plain files only; copy what the link points to"_s);
        }
        if (info.isDir()) {
            continue;
        }
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
            return unreadable(path, file.errorString());
        }
        files.insert(root.relativeFilePath(path), QString::fromLatin1(hash.result().toHex()));
    }
    files.remove(domain::manifestFileName());
    return files;
}

Result<domain::ReleaseManifest> manifestOf(const QString& folder)
{
    TRY(const auto bytes, readFile(QDir(folder).filePath(domain::manifestFileName())));
    TRY(auto object, parseObject(bytes, domain::manifestFileName()));
    TRY(const auto hashes, hashFiles(folder));
    QJsonObject files;
    for (auto file = hashes.begin(); file != hashes.end(); ++file) {
        files.insert(file.key(), file.value());
    }
    object[u"files"_s] = files;
    return domain::readManifest(object);
}

Result<> packFile(Packer& packer, const QString& folder, const QString& path)
{
    QFile file(QDir(folder).filePath(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadable(file.fileName(), file.errorString());
    }
    TRY_DO(packer.begin(path, file.size(), QFileInfo(file).permissions().testFlag(QFile::ExeOwner)));
    while (!file.atEnd()) {
        const auto block = file.read(256 * 1024);
        if (block.isEmpty()) {
            return unreadable(file.fileName(), file.errorString());
        }
        TRY_DO(packer.write(block));
    }
    return {};
}

} // namespace

Result<domain::ReleaseManifest> packRelease(const QString& folder, const QString& archive, const Secret& secretKeyFile)
{
    TRY(auto manifest, manifestOf(folder));
    Packer packer;
    TRY_DO(packer.open(archive));
    const auto content = indented(domain::toJson(manifest));
    TRY_DO(packer.begin(domain::manifestFileName(), content.size(), false));
    TRY_DO(packer.write(content));
    for (auto file = manifest.files.begin(); file != manifest.files.end(); ++file) {
        TRY_DO(packFile(packer, folder, file.key()));
    }
    TRY_DO(packer.close());
    const auto comment = u"release:%1"_s.arg(manifest.version.text());
    TRY(const auto signature, signFile(archive, secretKeyFile, comment));
    TRY_DO(writeFile(archive + u".minisig"_s, signature, publicFile));
    return manifest;
}

} // namespace godel::drivers
