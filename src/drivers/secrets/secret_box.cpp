#include "drivers/secrets/secret_box.h"

#include "base/file.h"

#include <QFileInfo>
#include <sodium.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

const QByteArray mark = "godel-sealed-1\n";
constexpr qsizetype idSize = 16;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;

const unsigned char* raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// Tells keys apart without saying anything about them: a keyed hash of a constant.
QByteArray idOf(const Secret& key)
{
    QByteArray id(idSize, '\0');
    crypto_generichash(raw(id), idSize, raw(mark), static_cast<unsigned long long>(mark.size()), raw(key.reveal()),
                       crypto_secretbox_KEYBYTES);
    return id;
}

tl::unexpected<Error> damaged(const QString& source)
{
    return fail(ErrorCode::Corrupt, u"%1 is damaged: it was cut short or changed"_s.arg(source),
                u"Put it back from the last backup of the configuration"_s);
}

} // namespace

SecretBox::SecretBox(Secret key) : m_key(std::move(key)), m_keyId(idOf(m_key)) { }

Result<SecretBox> SecretBox::openKey(const QString& path)
{
    constexpr auto foreign =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    TRY(auto bytes, readFile(path, 4096));
    const qsizetype size = bytes.size();
    Secret key(std::move(bytes));
    if (QFileInfo(path).permissions() & foreign) {
        return fail(ErrorCode::Denied, u"others may read the key %1"_s.arg(path),
                    u"Take it from them with chmod 600, and rotate what it has sealed"_s);
    }
    if (size != crypto_secretbox_KEYBYTES) {
        return fail(ErrorCode::Corrupt,
                    u"the key %1 has %2 bytes instead of %3"_s.arg(path).arg(size).arg(crypto_secretbox_KEYBYTES),
                    u"Put it back from where it was kept"_s);
    }
    return SecretBox(std::move(key));
}

Result<> SecretBox::makeKey(const QString& path)
{
    if (QFileInfo::exists(path)) {
        return fail(ErrorCode::Conflict, u"there is a key at %1"_s.arg(path),
                    u"Keep it: what it sealed opens with nothing else"_s);
    }
    if (!QFileInfo::exists(QFileInfo(path).path())) {
        TRY_DO(makeFolder(QFileInfo(path).path()));
    }
    QByteArray key(crypto_secretbox_KEYBYTES, '\0');
    crypto_secretbox_keygen(raw(key));
    auto written = writeFile(path, key, ownerOnly);
    wipe(key);
    return written;
}

QByteArray SecretBox::seal(const Secret& text) const
{
    const QByteArrayView plain = text.reveal();
    QByteArray nonce(nonceSize, '\0');
    randombytes_buf(nonce.data(), nonceSize);
    QByteArray sealed(plain.size() + qsizetype(crypto_secretbox_MACBYTES), '\0');
    crypto_secretbox_easy(raw(sealed), raw(plain), static_cast<unsigned long long>(plain.size()), raw(nonce),
                          raw(m_key.reveal()));
    return mark + m_keyId + nonce + sealed;
}

Result<Secret> SecretBox::open(const QByteArray& sealed, const QString& source) const
{
    const qsizetype head = mark.size() + idSize + nonceSize;
    if (!sealed.startsWith(mark) || sealed.size() < head + qsizetype(crypto_secretbox_MACBYTES)) {
        return damaged(source);
    }
    if (sealed.mid(mark.size(), idSize) != m_keyId) {
        return fail(ErrorCode::Denied, u"%1 was sealed with another key"_s.arg(source),
                    u"Put the key back that belongs to it"_s);
    }
    const QByteArrayView nonce = QByteArrayView(sealed).sliced(mark.size() + idSize, nonceSize);
    const QByteArrayView content = QByteArrayView(sealed).sliced(head);
    QByteArray plain(content.size() - qsizetype(crypto_secretbox_MACBYTES), '\0');
    if (crypto_secretbox_open_easy(raw(plain), raw(content), static_cast<unsigned long long>(content.size()),
                                   raw(nonce), raw(m_key.reveal()))
        != 0) {
        return damaged(source);
    }
    return Secret(std::move(plain));
}

} // namespace godel::drivers
