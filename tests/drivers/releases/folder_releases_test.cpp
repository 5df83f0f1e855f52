#include "drivers/releases/folder_releases.h"

#include "base/file.h"
#include "base/json.h"
#include "drivers/releases/release_pack.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <archive.h>
#include <archive_entry.h>

using namespace godel;
using namespace godel::drivers;
using namespace Qt::StringLiterals;

namespace {

struct Entry {
    QByteArray path;
    QByteArray content;
    unsigned type = AE_IFREG;
    unsigned short permissions = 0644;
    QByteArray symlink = {};
    QByteArray hardlink = {};
};

QByteArray manifest(const QByteArray& content)
{
    const auto hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    return compact(
        { { u"version"_s, u"v1"_s },
          { u"command"_s, QJsonArray{ u"bin/run"_s } },
          { u"portVariable"_s, u"PORT"_s },
          { u"health"_s, QJsonObject{ { u"live"_s, u"/l"_s }, { u"ready"_s, u"/r"_s }, { u"health"_s, u"/h"_s } } },
          { u"files"_s, QJsonObject{ { u"bin/run"_s, hash } } } });
}

QList<Entry> goodEntries()
{
    return { { "manifest.json", manifest("run") },
             { "bin", {}, AE_IFDIR, 0700 },
             { "bin/run", "run", AE_IFREG, 0777 } };
}

void pack(const QString& path, const QList<Entry>& entries)
{
    auto* out = archive_write_new();
    archive_write_set_format_pax_restricted(out);
    archive_write_add_filter_zstd(out);
    REQUIRE(archive_write_open_filename(out, path.toUtf8().constData()) == ARCHIVE_OK);
    for (const auto& one : entries) {
        auto* entry = archive_entry_new();
        archive_entry_set_pathname(entry, one.path.constData());
        archive_entry_set_filetype(entry, one.type);
        archive_entry_set_perm(entry, one.permissions);
        archive_entry_set_size(entry, one.content.size());
        if (!one.symlink.isEmpty()) {
            archive_entry_set_symlink(entry, one.symlink.constData());
        }
        if (!one.hardlink.isEmpty()) {
            archive_entry_set_hardlink(entry, one.hardlink.constData());
        }
        REQUIRE(archive_write_header(out, entry) == ARCHIVE_OK);
        archive_write_data(out, one.content.constData(), static_cast<size_t>(one.content.size()));
        archive_entry_free(entry);
    }
    REQUIRE(archive_write_free(out) == ARCHIVE_OK);
}

/// A folder of releases, and a key whose signatures it trusts.
struct Fixture {
    Fixture()
    {
        REQUIRE(
            QProcess::execute(u"minisign"_s,
                              { u"-G"_s, u"-W"_s, u"-p"_s, root.filePath(u"pub"_s), u"-s"_s, root.filePath(u"sec"_s) })
            == 0);
        releases = open();
    }

    [[nodiscard]] std::unique_ptr<FolderReleases> open(ArchiveLimits limits = {}) const
    {
        auto keys = parseTrustedKeys(readFile(root.filePath(u"pub"_s)).value());
        auto opened = FolderReleases::open(folder(), keys.value(), limits);
        REQUIRE_OK(opened);
        return *std::move(opened);
    }
    [[nodiscard]] QString folder() const { return root.filePath(u"releases"_s); }
    [[nodiscard]] QString archive() const { return root.filePath(u"a.tar.zst"_s); }
    void sign() const
    {
        const auto signature = signFile(archive(), Secret(readFile(root.filePath(u"sec"_s)).value()), u"test"_s);
        REQUIRE_OK(signature);
        REQUIRE_OK(writeFile(archive() + u".minisig"_s, *signature));
    }
    [[nodiscard]] Result<ports::Release> addSigned() const
    {
        const auto pending = releases->add(archive(), archive() + u".minisig"_s);
        REQUIRE(test::waitFor([&] { return pending.isReady(); }));
        return pending.result();
    }
    [[nodiscard]] Result<ports::Release> add(const QList<Entry>& entries) const
    {
        pack(archive(), entries);
        sign();
        return addSigned();
    }
    [[nodiscard]] QStringList left() const
    {
        const auto filter = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
        return QDir(folder()).entryList(filter) + QDir(folder() + u"/.incoming"_s).entryList(filter);
    }
    void requireRefused(const Result<ports::Release>& result, const QString& message) const
    {
        REQUIRE_FALSE(result);
        INFO(text(result.error()).toStdString());
        REQUIRE(result.error().message.contains(message));
        REQUIRE(left() == QStringList{ u".incoming"_s });
    }

    QTemporaryDir root;
    std::unique_ptr<FolderReleases> releases;
};

} // namespace

TEST_CASE("a signed release is added once, found, listed and removed")
{
    const Fixture fixture;
    const auto added = fixture.add(goodEntries());
    REQUIRE_OK(added);
    REQUIRE(readFile(added->folder + u"/bin/run"_s).value() == "run");
    const auto mode = QFileInfo(added->folder + u"/bin/run"_s).permissions();
    REQUIRE(mode.testFlag(QFile::ExeOwner));
    REQUIRE((mode & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)) == 0);
    REQUIRE(fixture.releases->list()->size() == 1);
    REQUIRE(fixture.releases->find(added->manifest.version)->manifest == added->manifest);
    REQUIRE(fixture.addSigned().error().code == ErrorCode::Conflict);
    REQUIRE(fixture.left() == QStringList{ u".about-v1.json"_s, u".incoming"_s, u"v1"_s });
    REQUIRE_OK(fixture.releases->remove(added->manifest.version));
    REQUIRE_OK(fixture.releases->remove(added->manifest.version));
    REQUIRE(fixture.releases->find(added->manifest.version).error().code == ErrorCode::NotFound);
    REQUIRE(test::waitFor([&] { return fixture.left() == QStringList{u".incoming"_s}; }));
}

TEST_CASE("how large a release is, when it came and whose key signed it stays known")
{
    const Fixture fixture;
    const auto begin = QDateTime::currentSecsSinceEpoch();
    const auto added = fixture.add(goodEntries());
    REQUIRE_OK(added);
    // The public key's comment names the key, without leading zeros.
    const auto comment = readFile(fixture.root.filePath(u"pub"_s)).value().split('\n').first();
    const auto reopened = fixture.open();
    for (const auto& release : { *added, *reopened->find(added->manifest.version), reopened->list()->first() }) {
        CHECK(release.signedBy.size() == 16);
        CHECK(comment.split(' ').last().rightJustified(16, '0') == release.signedBy.toLatin1());
        REQUIRE(release.size);
        CHECK(release.size->count == manifest("run").size() + 3);
        REQUIRE(release.added);
        CHECK(microseconds(*release.added) / 1'000'000 >= begin);
    }
    REQUIRE(test::waitFor([verified = fixture.releases->verify(added->manifest.version)] { return verified.isReady() && verified.result(); }));
}

TEST_CASE("a release that an earlier engine added is there without what was not noted")
{
    const Fixture fixture;
    const auto added = fixture.add(goodEntries());
    REQUIRE_OK(added);
    QFile note(fixture.folder() + u"/.about-v1.json"_s);
    REQUIRE(note.open(QIODevice::WriteOnly | QIODevice::Truncate));
    note.write("{\"size_bytes\": -1");
    note.close();
    CHECK_FALSE(fixture.releases->find(added->manifest.version)->size);
    REQUIRE(note.rename(fixture.folder() + u"/.about-v9.json"_s));
    const auto found = fixture.releases->find(added->manifest.version);
    REQUIRE_OK(found);
    CHECK_FALSE(found->size);
    CHECK_FALSE(found->added);
    CHECK(found->signedBy.isEmpty());
    // What is left of one that never came goes with the next start.
    const auto again = fixture.open();
    CHECK(fixture.left() == QStringList{ u".incoming"_s, u"v1"_s });
}

TEST_CASE("hostile entries are refused and leave nothing")
{
    const Fixture fixture;
    const auto refused = [&](const Entry& entry, const QString& message) {
        fixture.requireRefused(fixture.add(goodEntries() << entry), message);
    };
    refused({ "link", {}, AE_IFLNK, 0777, "/etc/passwd" }, u"is a link"_s);
    refused({ "hard", {}, AE_IFREG, 0644, {}, "bin/run" }, u"is a link"_s);
    refused({ "device", {}, AE_IFCHR }, u"neither a file nor a folder"_s);
    refused({ "pipe", {}, AE_IFIFO }, u"neither a file nor a folder"_s);
    refused({ "../out", "x" }, u"not a path inside"_s);
    refused({ "bin/../../out", "x" }, u"not a path inside"_s);
    refused({ "/tmp/out", "x" }, u"not a path inside"_s);
    refused({ "suid", "x", AE_IFREG, 04755 }, u"setuid"_s);
    refused({ "bin/run", "run" }, u"twice"_s);
    refused({ "extra", "x" }, u"not in its manifest"_s);
    refused({ "bomb", QByteArray(80 << 20, '\0') }, u"times its size"_s);
}

TEST_CASE("archives that disagree with their manifest are refused")
{
    const Fixture fixture;
    auto entries = goodEntries();
    entries[2].content = "ruN";
    fixture.requireRefused(fixture.add(entries), u"not the file that the manifest lists"_s);
    fixture.requireRefused(fixture.add(goodEntries().mid(0, 2)), u"not in the archive"_s);
    fixture.requireRefused(fixture.add(goodEntries().mid(1)), u"no manifest.json"_s);
}

TEST_CASE("an archive is held to its limits")
{
    Fixture fixture;
    fixture.releases = fixture.open({ .entries = 2 });
    fixture.requireRefused(fixture.add(goodEntries()), u"more than 2 entries"_s);
    fixture.releases = fixture.open({ .file = Bytes{ 10 } });
    fixture.requireRefused(fixture.add(goodEntries()), u"is larger than"_s);
    fixture.releases = fixture.open({ .total = Bytes{ 10 } });
    fixture.requireRefused(fixture.add(goodEntries()), u"larger than"_s);
}

TEST_CASE("truncated and unsigned archives are refused")
{
    const Fixture fixture;
    pack(fixture.archive(), goodEntries());
    fixture.sign();
    const auto bytes = readFile(fixture.archive()).value();
    REQUIRE_OK(writeFile(fixture.archive(), bytes.left(bytes.size() / 2)));
    fixture.requireRefused(fixture.addSigned(), u"does not belong to this file"_s);
    fixture.sign();
    fixture.requireRefused(fixture.addSigned(), u"unreadable"_s);
    pack(fixture.archive(), goodEntries());
    REQUIRE_OK(writeFile(fixture.archive() + u".minisig"_s, "rubbish"));
    fixture.requireRefused(fixture.addSigned(), u"signature is unreadable"_s);
}

TEST_CASE("an archive signed with another key is refused")
{
    const Fixture fixture;
    const Fixture stranger;
    pack(fixture.archive(), goodEntries());
    pack(stranger.archive(), goodEntries());
    stranger.sign();
    const auto pending = fixture.releases->add(fixture.archive(), stranger.archive() + u".minisig"_s);
    REQUIRE(test::waitFor([&] { return pending.isReady(); }));
    fixture.requireRefused(pending.result(), u"not trusted"_s);
}

TEST_CASE("a packed folder is added, and packs the same twice")
{
    const Fixture fixture;
    const auto source = fixture.root.filePath(u"source"_s);
    REQUIRE_OK(makeFolder(source + u"/bin"_s));
    REQUIRE_OK(writeFile(source + u"/manifest.json"_s, manifest("not this")));
    REQUIRE_OK(writeFile(source + u"/bin/run"_s, "program", ownerOnlyFolder));
    REQUIRE_OK(writeFile(source + u"/.hidden"_s, QByteArray(600000, 'x')));
    const Secret key(readFile(fixture.root.filePath(u"sec"_s)).value());
    const auto packed = packRelease(source, fixture.archive(), key);
    REQUIRE_OK(packed);
    const auto bytes = readFile(fixture.archive()).value();
    REQUIRE_OK(packRelease(source, fixture.archive(), key));
    REQUIRE(readFile(fixture.archive()).value() == bytes);
    const auto added = fixture.addSigned();
    REQUIRE_OK(added);
    REQUIRE(added->manifest == *packed);
    REQUIRE(QFileInfo(added->folder + u"/bin/run"_s).isExecutable());
    REQUIRE(QFile::link(u"/etc/passwd"_s, source + u"/link"_s));
    REQUIRE(packRelease(source, fixture.archive(), key).error().code == ErrorCode::Invalid);
}

TEST_CASE("what a crash left half done is cleared at the start")
{
    const Fixture fixture;
    REQUIRE_OK(makeFolder(fixture.folder() + u"/.incoming/x/content"_s));
    REQUIRE_OK(writeFile(fixture.folder() + u"/.incoming/x/content/file"_s, "half"));
    (void)fixture.open();
    REQUIRE(fixture.left() == QStringList{ u".incoming"_s });
}
