#pragma once

#include "base/secret.h"

namespace godel::drivers {

/// Encrypts and authenticates with libsodium's secretbox (XSalsa20-Poly1305) under a 256-bit key. A sealed text names
/// its key, so that a wrong key and damaged bytes are told apart.
class SecretBox {
public:
    /// Reads the key from a file of 32 bytes. Denied if anybody else may read it; NotFound; Corrupt for another size.
    [[nodiscard]] static Result<SecretBox> openKey(const QString& path);
    /// Makes a key file of mode 0600. Conflict if there is one.
    [[nodiscard]] static Result<> makeKey(const QString& path);

    [[nodiscard]] QByteArray seal(const Secret& text) const;
    /// `source` is named in errors. Denied: sealed with another key. Corrupt: not sealed by us, torn or changed.
    [[nodiscard]] Result<Secret> open(const QByteArray& sealed, const QString& source) const;

private:
    explicit SecretBox(Secret key);

    Secret m_key;
    QByteArray m_keyId;
};

} // namespace godel::drivers
