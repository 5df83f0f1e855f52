#include "drivers/releases/minisign.h"

#include "base/file.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <sodium.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype idSize = 8;
constexpr qsizetype longestSignature = 16 * 1024;
// A legacy signature covers the file itself, which therefore has to fit into memory.
constexpr qint64 longestLegacyFile = 256LL * 1024 * 1024;

struct Signature {
    bool isPrehashed = false;
    QByteArray keyId;
    QByteArray bytes;
    QByteArray trustedComment;
    QByteArray global; ///< over bytes and trusted comment
};

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

std::optional<QByteArray> decode(const QByteArray& line, qsizetype size)
{
    auto decoded = QByteArray::fromBase64Encoding(line.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != size) {
        return std::nullopt;
    }
    return decoded.decoded;
}

auto unreadable(const QString& what)
{
    return fail(ErrorCode::Corrupt, u"The signature is unreadable: %1"_s.arg(what),
                u"Fetch the .minisig file that was published with the archive"_s);
}

Result<Signature> parseSignature(const QByteArray& content)
{
    const QByteArray commentMark = "trusted comment: ";
    if (content.size() > longestSignature) {
        return unreadable(u"it is too long"_s);
    }
    const auto lines = content.split('\n');
    if (lines.size() < 4 || !lines[0].startsWith("untrusted comment: ") || !lines[2].startsWith(commentMark)) {
        return unreadable(u"it does not have minisign's four lines"_s);
    }
    const auto packed = decode(lines[1], 2 + idSize + qsizetype(crypto_sign_BYTES));
    const auto global = decode(lines[3], crypto_sign_BYTES);
    if (!packed || !global) {
        return unreadable(u"its bytes have the wrong length"_s);
    }
    if (!packed->startsWith("ED") && !packed->startsWith("Ed")) {
        return unreadable(u"its algorithm is unknown"_s);
    }
    auto comment = lines[2].mid(commentMark.size());
    if (comment.endsWith('\r')) {
        comment.chop(1);
    }
    return Signature{ packed->startsWith("ED"), packed->mid(2, idSize), packed->mid(2 + idSize), comment, *global };
}

Result<QByteArray> hashOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Unavailable, u"'%1' cannot be read: %2"_s.arg(path, file.errorString()));
    }
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES_MAX);
    QByteArray block(256 * 1024, Qt::Uninitialized);
    qint64 count = 0;
    while ((count = file.read(block.data(), block.size())) > 0) {
        crypto_generichash_update(&state, raw(block), static_cast<unsigned long long>(count));
    }
    if (count < 0) {
        return fail(ErrorCode::Unavailable, u"'%1' cannot be read: %2"_s.arg(path, file.errorString()));
    }
    QByteArray hash(crypto_generichash_BYTES_MAX, '\0');
    crypto_generichash_final(&state, raw(hash), crypto_generichash_BYTES_MAX);
    return hash;
}

bool isSigned(const QByteArray& signature, const QByteArray& message, const QByteArray& key)
{
    return crypto_sign_verify_detached(raw(signature), raw(message), static_cast<unsigned long long>(message.size()),
                                       raw(key))
        == 0;
}

QByteArray signatureOf(const QByteArray& message, const unsigned char* secret)
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), static_cast<unsigned long long>(message.size()),
                         secret);
    return signature;
}

Result<Secret> decodeSecretKey(const Secret& file)
{
    // Ed, no key derivation, B2, salt and limits (48 bytes), key id, secret key, checksum.
    constexpr qsizetype size = 54 + idSize + qsizetype(crypto_sign_SECRETKEYBYTES) + 32;
    const auto content = file.reveal();
    const auto lineEnd = content.indexOf('\n');
    QByteArray line = content.sliced(lineEnd + 1).toByteArray();
    auto decoded = decode(line, size);
    wipe(line);
    if (!decoded || !decoded->startsWith("Ed") || decoded->mid(4, 2) != "B2") {
        return fail(ErrorCode::Invalid, u"The secret key is not a minisign key"_s, u"Make one with minisign -G -W"_s);
    }
    const bool isPlain = decoded->at(2) == '\0' && decoded->at(3) == '\0';
    Secret key(std::move(*decoded));
    if (!isPlain) {
        return fail(ErrorCode::Invalid, u"The secret key is encrypted"_s,
                    u"Make one without a password with minisign -G -W and guard the file"_s);
    }
    return key;
}

} // namespace

Result<QList<TrustedKey>> parseTrustedKeys(const QByteArray& content)
{
    QList<TrustedKey> keys;
    int number = 0;
    for (const auto& line : content.split('\n')) {
        ++number;
        const auto text = line.trimmed();
        if (text.isEmpty() || text.startsWith('#') || text.startsWith("untrusted comment:")) {
            continue;
        }
        const auto packed = decode(text, 2 + idSize + qsizetype(crypto_sign_PUBLICKEYBYTES));
        if (!packed || !packed->startsWith("Ed")) {
            return fail(ErrorCode::Invalid, u"Line %1 of the trusted keys is not a minisign public key"_s.arg(number),
                        u"Copy the second line of the .pub file"_s);
        }
        keys.append({ packed->mid(2, idSize), packed->mid(2 + idSize) });
    }
    return keys;
}

Result<QString> verifySignature(const QString& file, const QByteArray& signature, const QList<TrustedKey>& keys)
{
    TRY(const auto parsed, parseSignature(signature));
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return one.id == parsed.keyId; });
    if (key == keys.end()) {
        return fail(ErrorCode::Denied, u"The signature was made with a key that is not trusted"_s,
                    u"Ask who built the release, or add the key to the trusted keys"_s);
    }
    TRY(const auto message, parsed.isPrehashed ? hashOf(file) : readFile(file, longestLegacyFile));
    if (!isSigned(parsed.bytes, message, key->key)) {
        return fail(ErrorCode::Denied, u"The signature does not belong to this file"_s,
                    u"The file or its signature was changed; fetch both again"_s);
    }
    if (!isSigned(parsed.global, parsed.bytes + parsed.trustedComment, key->key)) {
        return fail(ErrorCode::Denied, u"The trusted comment of the signature was changed"_s,
                    u"Fetch the .minisig file again"_s);
    }
    return QString::fromUtf8(parsed.trustedComment);
}

Result<QString> signerOf(const QByteArray& signature)
{
    TRY(const auto parsed, parseSignature(signature));
    QByteArray id = parsed.keyId;
    // Minisign reads the eight bytes as one number, the least of them first.
    std::reverse(id.begin(), id.end());
    return QString::fromLatin1(id.toHex().toUpper());
}

Result<QByteArray> signFile(const QString& file, const Secret& secretKeyFile, const QString& trustedComment)
{
    if (trustedComment.contains(u'\n') || trustedComment.contains(u'\r')) {
        return fail(ErrorCode::Invalid, u"The trusted comment has more than one line"_s);
    }
    TRY(const auto key, decodeSecretKey(secretKeyFile));
    const auto content = key.reveal();
    const auto id = content.sliced(54, idSize).toByteArray();
    const auto* secret = reinterpret_cast<const unsigned char*>(content.data()) + 54 + idSize;
    TRY(const auto hash, hashOf(file));
    const auto signature = signatureOf(hash, secret);
    const auto comment = trustedComment.toUtf8();
    const auto global = signatureOf(signature + comment, secret);
    return "untrusted comment: signature of a release\n" + ("ED" + id + signature).toBase64()
        + "\ntrusted comment: " + comment + '\n' + global.toBase64() + '\n';
}

} // namespace godel::drivers
