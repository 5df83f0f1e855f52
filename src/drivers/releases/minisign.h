#pragma once

#include "base/secret.h"

#include <QList>
#include <QString>

namespace godel::drivers {

/// A public key whose signatures count.
struct TrustedKey {
    QByteArray id; ///< eight bytes
    QByteArray key;
};

/// Reads public keys in minisign's format, any number one after the other; empty lines and lines with '#' are passed
/// over.
[[nodiscard]] Result<QList<TrustedKey>> parseTrustedKeys(const QByteArray& content);

/// Checks a .minisig against the file and the trusted keys, prehashed or legacy; gives its trusted comment.
[[nodiscard]] Result<QString> verifySignature(const QString& file, const QByteArray& signature,
                                              const QList<TrustedKey>& keys);

/// Id of the key that made a .minisig, as minisign writes it, with its leading zeros: 16 hexadecimal digits. Says nothing about whether it is right.
[[nodiscard]] Result<QString> signerOf(const QByteArray& signature);

/// Signs prehashed with an unencrypted minisign secret key (`minisign -G -W`); gives the content of the .minisig.
[[nodiscard]] Result<QByteArray> signFile(const QString& file, const Secret& secretKeyFile,
                                          const QString& trustedComment);

} // namespace godel::drivers
