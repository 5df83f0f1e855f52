#include "drivers/releases/folder_releases.h"

#include "base/file.h"
#include "base/json.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>
#include <limits>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestSignature = 16 * 1024;

// A version never starts with a dot, so this name is free.
QString incoming(const QString& folder)
{
    return folder + u"/.incoming"_s;
}

Result<> removeTree(const QString& path)
{
    // Names can only be taken out of a folder that may be written.
    QFile::setPermissions(path, ownerOnlyFolder);
    QDirIterator folders(path, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                         QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        QFile::setPermissions(folders.next(), ownerOnlyFolder);
    }
    if (!QDir(path).removeRecursively()) {
        return fail(ErrorCode::Unavailable, u"'%1' cannot be removed"_s.arg(path), u"Check who owns its files"_s);
    }
    return {};
}

/// What is known of a release beside its own files, which must stay exactly what was signed. A version never starts with a dot.
const QString notePrefix = u".about-"_s;

QString notePath(const QString& folder, const domain::Version& version)
{
    return folder + u'/' + notePrefix + version.text() + u".json"_s;
}

/// Leaves the rest empty where there is no note, or none that can be read: nothing depends on it.
void readNote(const QString& folder, ports::Release& release)
{
    const QString path = notePath(folder, release.manifest.version);
    const auto note = readFile(path).and_then([&path](const QByteArray& bytes) { return parseObject(bytes, path); });
    if (!note) {
        return;
    }
    ObjectReader reader(*note);
    const Bytes size{ reader.integer(u"size_bytes"_s, 0, std::numeric_limits<qint64>::max()) };
    const QString signedBy = reader.string(u"signed_by"_s);
    if (reader.finishLenient()) {
        release.size = size;
        release.signedBy = signedBy;
        release.added = timestampOf(QFileInfo(path).lastModified().toMSecsSinceEpoch() * 1000);
    }
}

Bytes sizeOf(const QString& folder)
{
    Bytes size;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        size.count += files.fileInfo().size();
    }
    return size;
}

/// Notes of releases that never came to be, or are gone.
void clearNotes(const QString& folder)
{
    for (const auto& name : QDir(folder).entryList({ notePrefix + u"*.json"_s }, QDir::Files | QDir::Hidden)) {
        const QString version = name.chopped(5).mid(notePrefix.size());
        if (!QFileInfo::exists(folder + u'/' + version)) {
            QFile::remove(folder + u'/' + name);
        }
    }
}

/// A place for work half done, which goes away with all that is in it.
class Workplace {
public:
    explicit Workplace(const QString& folder) : m_folder(incoming(folder) + u"/XXXXXX"_s)
    {
        m_folder.setAutoRemove(false);
    }
    ~Workplace() { (void)removeTree(m_folder.path()); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

Result<> move(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) {
        return {};
    }
    return fail(ErrorCode::Unavailable, u"'%1' cannot be moved to '%2': %3"_s.arg(from, to, qt_error_string()));
}

tl::unexpected<Error> damaged(const ports::Release& release, const QString& file, const QString& how)
{
    return fail(ErrorCode::Corrupt, u"%1 of release %2 %3"_s.arg(file, release.manifest.version.text(), how),
                u"Remove the release with releases:remove and add it again"_s);
}

Result<QString> hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QFile::ReadOnly) || !hash.addData(&file)) {
        return fail(ErrorCode::Corrupt, u"'%1' cannot be read: %2"_s.arg(path, file.errorString()));
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<> verifyFiles(const ports::Release& release)
{
    auto left = release.manifest.files;
    QDirIterator files(release.folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.mid(release.folder.size() + 1);
        if (name == domain::manifestFileName()) {
            continue;
        }
        if (!left.contains(name) || QFileInfo(path).isSymLink()) {
            return damaged(release, name, u"was added after it had been signed"_s);
        }
        TRY(const auto hash, hashOf(path));
        if (left.take(name) != hash) {
            return damaged(release, name, u"has changed since it was signed"_s);
        }
    }
    return left.isEmpty() ? Result<>() : damaged(release, left.firstKey(), u"is missing"_s);
}

Result<ports::Release> addRelease(const QString& folder, const QString& archive, const QString& signatureFile,
                                  const QList<TrustedKey>& keys, const ArchiveLimits& limits)
{
    const Workplace place(folder);
    const auto copy = place.at(u"archive"_s);
    const auto content = place.at(u"content"_s);
    if (!place.isValid() || !QDir().mkdir(content)) {
        return fail(ErrorCode::Unavailable, u"Nothing can be written to '%1'"_s.arg(folder));
    }
    if (QFileInfo(archive).size() > limits.total.count) {
        return fail(ErrorCode::LimitExceeded, u"The archive is larger than %1"_s.arg(text(limits.total)));
    }
    // The bytes that were verified must be the bytes that are unpacked, so both read a copy nobody else can write.
    if (QFile source(archive); !source.copy(copy)) {
        return fail(ErrorCode::Unavailable, u"'%1' cannot be copied: %2"_s.arg(archive, source.errorString()));
    }
    TRY(const auto signature, readFile(signatureFile, longestSignature));
    TRY_DO(verifySignature(copy, signature, keys));
    TRY(auto manifest, unpackRelease(copy, content, limits));
    const auto target = folder + u'/' + manifest.version.text();
    if (QFileInfo::exists(target)) {
        return fail(ErrorCode::Conflict, u"Release %1 is there already"_s.arg(manifest.version.text()),
                    u"Releases never change; give the new one a new version"_s);
    }
    TRY(const auto signedBy, signerOf(signature));
    TRY_DO(sealFolder(content));
    // Before the release itself: the next start clears it where that never comes.
    const QJsonObject note{ { u"size_bytes"_s, sizeOf(content).count }, { u"signed_by"_s, signedBy } };
    TRY_DO(writeFile(notePath(folder, manifest.version), compact(note)));
    if (const auto moved = move(content, target); !moved) {
        QFile::remove(notePath(folder, manifest.version));
        return fail(moved.error());
    }
    QFile::setPermissions(target,
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
                              | QFile::ExeOther);
    TRY_DO(syncFolder(folder));
    ports::Release release{ target, std::move(manifest) };
    readNote(folder, release);
    return release;
}

} // namespace

FolderReleases::FolderReleases(QString folder, QList<TrustedKey> keys, ArchiveLimits limits)
    : m_folder(std::move(folder)), m_keys(std::move(keys)), m_limits(limits)
{
}

Result<std::unique_ptr<FolderReleases>> FolderReleases::open(const QString& folder, QList<TrustedKey> keys,
                                                             ArchiveLimits limits)
{
    const auto absolute = QDir(folder).absolutePath();
    // Instances that run as their own user find their program below; the names of releases are no secret.
    TRY_DO(makeFolder(absolute, ownerOnlyFolder | QFileDevice::ExeOther));
    if (QFileInfo::exists(incoming(absolute))) {
        TRY_DO(removeTree(incoming(absolute)));
    }
    TRY_DO(makeFolder(incoming(absolute)));
    clearNotes(absolute);
    return std::unique_ptr<FolderReleases>(new FolderReleases(absolute, std::move(keys), limits));
}

Pending<ports::Release> FolderReleases::add(const QString& archiveFile, const QString& signatureFile)
{
    return m_worker.run([folder = m_folder, archiveFile, signatureFile, keys = m_keys, limits = m_limits] {
        return addRelease(folder, archiveFile, signatureFile, keys, limits);
    });
}

Result<QList<ports::Release>> FolderReleases::list() const
{
    QList<ports::Release> releases;
    for (const auto& name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto version = domain::Version::parse(name);
        if (!version || !QFileInfo::exists(m_folder + u'/' + name + u'/' + domain::manifestFileName())) {
            continue;
        }
        TRY(auto release, find(*version));
        releases.append(std::move(release));
    }
    return releases;
}

Result<ports::Release> FolderReleases::find(const domain::Version& version) const
{
    const auto folder = m_folder + u'/' + version.text();
    if (version.isEmpty() || !QFileInfo(folder).isDir()) {
        return fail(ErrorCode::NotFound, u"There is no release %1"_s.arg(version.text()), u"Add it first"_s);
    }
    TRY(const auto bytes, readFile(folder + u'/' + domain::manifestFileName()));
    TRY(const auto object, parseObject(bytes, domain::manifestFileName()));
    TRY(auto manifest, domain::readManifest(object));
    if (manifest.version != version) {
        return fail(ErrorCode::Corrupt, u"'%1' holds release %2"_s.arg(folder, manifest.version.text()),
                    u"Remove the folder and add the release again"_s);
    }
    ports::Release release{ folder, std::move(manifest) };
    readNote(m_folder, release);
    return release;
}

Pending<> FolderReleases::verify(const domain::Version& version) const
{
    const auto release = find(version);
    if (!release) {
        return Pending<>::of(fail(release.error()));
    }
    return m_worker.run([release = *release] { return verifyFiles(release); });
}

Result<> FolderReleases::remove(const domain::Version& version)
{
    const auto folder = m_folder + u'/' + version.text();
    if (version.isEmpty() || !QFileInfo(folder).isDir()) {
        return {};
    }
    // Out of sight in one step; deleting takes longer, and the next start does it if it is cut short here.
    QFile::setPermissions(folder, ownerOnlyFolder);
    QTemporaryDir place(incoming(m_folder) + u"/XXXXXX"_s);
    place.setAutoRemove(false);
    TRY_DO(move(folder, place.filePath(u"removed"_s)));
    QFile::remove(notePath(m_folder, version));
    (void)m_worker.run([path = place.path()] { return removeTree(path); });
    return syncFolder(m_folder);
}

} // namespace godel::drivers
