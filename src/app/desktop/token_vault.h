#pragma once

#include "base/pending.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace godel::app {

/// Tokens in the desktop's keychain. Where there is none, or it is locked, a token is kept in memory until the program ends, and the person
/// is told.
class TokenVault {
public:
    /// NotFound if there is none; Unavailable if the keychain cannot be asked. A locked keychain reads like an empty one, so one that has
    /// nothing is probed by a word of our own before it is believed.
    [[nodiscard]] Pending<QByteArray> read(const QString& connection);
    /// Unavailable if it is kept in memory only.
    [[nodiscard]] Pending<> write(const QString& connection, const QByteArray& token);
    [[nodiscard]] Pending<> remove(const QString& connection);

private:
    QHash<QString, QByteArray> m_kept; ///< of this run
};

} // namespace godel::app
