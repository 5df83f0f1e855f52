#include "drivers/secrets/sealed_secrets.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;

namespace {

const QByteArray password = "correct horse battery staple";

struct Sealed {
    Sealed()
    {
        auto secrets = open();
        REQUIRE_OK(secrets);
        REQUIRE_OK((*secrets)->set(name, Secret(QByteArray(password))));
    }
    [[nodiscard]] Result<std::unique_ptr<SealedSecrets>> open() const { return SealedSecrets::open(file, key, clock); }
    [[nodiscard]] Error errorOfOpening() const
    {
        const auto secrets = open();
        REQUIRE_FALSE(secrets);
        REQUIRE_FALSE(secrets.error().hint.isEmpty());
        REQUIRE_FALSE(text(secrets.error()).contains(QString::fromUtf8(password)));
        return secrets.error();
    }

    QTemporaryDir folder;
    QString file = folder.filePath(u"state/secrets"_s);
    QString key = folder.filePath(u"keys/secrets.key"_s);
    test::FakeClock clock;
    SecretName name = SecretName::parse(u"db"_s).value();
};

} // namespace

TEST_CASE("a sealed file and its key are the owner's alone, and no value stands in either")
{
    const Sealed sealed;
    for (const QString& path : { sealed.file, sealed.key }) {
        const auto mode = QFileInfo(path).permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        REQUIRE(mode == QFile::Permissions());
        REQUIRE_FALSE(readFile(path)->contains(password));
    }
    REQUIRE(QDir(QFileInfo(sealed.file).path()).entryList(QDir::Files) == QStringList{ u"secrets"_s });
}

TEST_CASE("sealed secrets survive the program")
{
    const Sealed sealed;
    const auto secrets = sealed.open();
    REQUIRE_OK(secrets);
    REQUIRE((*secrets)->get(sealed.name)->equals(password));
    REQUIRE((*secrets)->list()->first().changed == sealed.clock.now());
}

TEST_CASE("two seals of the same secret differ")
{
    const Sealed sealed;
    const auto before = readFile(sealed.file).value();
    auto secrets = sealed.open().value();
    REQUIRE_OK(secrets->set(sealed.name, Secret(QByteArray("other"))));
    REQUIRE_OK(secrets->set(sealed.name, Secret(QByteArray(password))));
    REQUIRE(readFile(sealed.file).value().mid(31, 24) != before.mid(31, 24));
}

TEST_CASE("another key is told from a damaged file")
{
    const Sealed sealed;
    REQUIRE_OK(writeFile(sealed.key, QByteArray(32, 'k')));
    const Error error = sealed.errorOfOpening();
    REQUIRE(error.code == ErrorCode::Denied);
    REQUIRE(error.message.endsWith(u"was sealed with another key"));
}

TEST_CASE("a file cut short anywhere or changed anywhere is refused and left as it is")
{
    const Sealed sealed;
    const auto whole = readFile(sealed.file).value();
    for (qsizetype size = 0; size < whole.size(); size += 7) {
        REQUIRE_OK(writeFile(sealed.file, whole.left(size)));
        REQUIRE(sealed.errorOfOpening().code == ErrorCode::Corrupt);
    }
    for (qsizetype at = 0; at < whole.size(); at += 5) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        REQUIRE_OK(writeFile(sealed.file, changed));
        const auto code = sealed.errorOfOpening().code;
        REQUIRE((code == ErrorCode::Corrupt || code == ErrorCode::Denied));
        REQUIRE(readFile(sealed.file).value() == changed);
    }
}

TEST_CASE("a missing, public or broken key is refused, never made anew over sealed secrets")
{
    const Sealed sealed;
    SECTION("missing")
    {
        QFile::remove(sealed.key);
        REQUIRE(sealed.errorOfOpening().code == ErrorCode::NotFound);
        REQUIRE_FALSE(QFileInfo::exists(sealed.key));
    }
    SECTION("readable for others")
    {
        QFile::setPermissions(sealed.key, ownerOnly | QFile::ReadGroup);
        REQUIRE(sealed.errorOfOpening().code == ErrorCode::Denied);
    }
    SECTION("of another size")
    {
        REQUIRE_OK(writeFile(sealed.key, "short"));
        REQUIRE(sealed.errorOfOpening().code == ErrorCode::Corrupt);
    }
    SECTION("made twice")
    {
        REQUIRE(SecretBox::makeKey(sealed.key).error().code == ErrorCode::Conflict);
    }
}

TEST_CASE("the key does not lie beside what it seals")
{
    QTemporaryDir folder;
    test::FakeClock clock;
    const auto secrets = SealedSecrets::open(folder.filePath(u"secrets"_s), folder.filePath(u"key"_s), clock);
    REQUIRE(secrets.error().field == u"key");
    REQUIRE(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

TEST_CASE("a change that cannot be written changes nothing")
{
    const Sealed sealed;
    auto secrets = sealed.open().value();
    // A folder in the place of the temporary file stops even root.
    REQUIRE(QDir().mkpath(sealed.file + u".new/in-the-way"_s));
    REQUIRE(secrets->set(sealed.name, Secret(QByteArray("other"))).error().code == ErrorCode::Unavailable);
    REQUIRE(secrets->get(sealed.name)->equals(password));
}
