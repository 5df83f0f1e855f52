#include "drivers/releases/minisign.h"

#include "base/file.h"
#include "support/catch.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace Qt::StringLiterals;

namespace {

/// A folder with a key pair of the real program and a file to sign.
struct Signer {
    Signer()
    {
        REQUIRE(minisign({ u"-G"_s, u"-W"_s, u"-p"_s, at(u"pub"_s), u"-s"_s, at(u"sec"_s) }));
        REQUIRE_OK(writeFile(at(u"file"_s), "some bytes"));
    }

    [[nodiscard]] QString at(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] static bool minisign(const QStringList& arguments)
    {
        return QProcess::execute(u"minisign"_s, arguments) == 0;
    }
    [[nodiscard]] QByteArray content(const QString& name) const { return readFile(at(name)).value(); }
    [[nodiscard]] QList<TrustedKey> keys() const { return parseTrustedKeys(content(u"pub"_s)).value(); }
    [[nodiscard]] QByteArray sign(const QString& flag) const
    {
        REQUIRE(minisign({ u"-S"_s, flag, u"-s"_s, at(u"sec"_s), u"-m"_s, at(u"file"_s), u"-x"_s, at(u"sig"_s), u"-t"_s,
                           u"build 7"_s }));
        return content(u"sig"_s);
    }

    QTemporaryDir folder;
};

} // namespace

TEST_CASE("signatures of the real minisign are accepted, prehashed and legacy")
{
    const Signer signer;
    for (const auto& flag : { u"-H"_s, u"-l"_s }) {
        const auto comment = verifySignature(signer.at(u"file"_s), signer.sign(flag), signer.keys());
        REQUIRE_OK(comment);
        REQUIRE(*comment == u"build 7");
    }
}

TEST_CASE("the real minisign accepts our signatures")
{
    const Signer signer;
    const auto signature = signFile(signer.at(u"file"_s), Secret(signer.content(u"sec"_s)), u"ours"_s);
    REQUIRE_OK(signature);
    REQUIRE_OK(verifySignature(signer.at(u"file"_s), *signature, signer.keys()));
    REQUIRE_OK(writeFile(signer.at(u"file.minisig"_s), *signature));
    REQUIRE(Signer::minisign({ u"-V"_s, u"-p"_s, signer.at(u"pub"_s), u"-m"_s, signer.at(u"file"_s) }));
}

TEST_CASE("changed files, comments, signatures and keys are refused")
{
    const Signer signer;
    const auto file = signer.at(u"file"_s);
    for (const auto& flag : { u"-H"_s, u"-l"_s }) {
        REQUIRE_OK(writeFile(file, "some bytes"));
        const auto good = signer.sign(flag);
        auto tampered = good;
        tampered.replace("build 7", "build 8");
        REQUIRE(verifySignature(file, tampered, signer.keys()).error().message.contains(u"trusted comment"));
        REQUIRE(verifySignature(file, good, Signer().keys()).error().message.contains(u"not trusted"));
        REQUIRE(verifySignature(file, good, {}).error().code == ErrorCode::Denied);
        REQUIRE(verifySignature(file, good.left(80), signer.keys()).error().code == ErrorCode::Corrupt);
        REQUIRE_OK(writeFile(file, "some bytez"));
        REQUIRE(verifySignature(file, good, signer.keys()).error().message.contains(u"does not belong"));
    }
    REQUIRE_FALSE(parseTrustedKeys("not a key"));
    REQUIRE_FALSE(signFile(file, Secret("rubbish"), {}));
    REQUIRE_FALSE(signFile(file, Secret(), {}));
}
