#pragma once

#include "base/result.h"

#include <QString>

namespace godel::drivers {

/// Where one PostgreSQL server keeps its things, below one folder of its own. A restore puts another cluster beside the present one and
/// moves the link.
struct ClusterFiles {
    QString folder; ///< absolute
    quint16 port = 0;

    [[nodiscard]] QString clusters() const { return folder + QStringLiteral("/clusters"); }
    [[nodiscard]] QString first() const { return clusters() + QStringLiteral("/0001"); }
    [[nodiscard]] QString current() const { return folder + QStringLiteral("/current"); } ///< link to the cluster that runs
    [[nodiscard]] QString sockets() const { return folder + QStringLiteral("/run"); }
    [[nodiscard]] QString dumps() const { return folder + QStringLiteral("/dumps"); } ///< where its own user may write
};

/// The account in the database that may do everything; reached through the socket by the server's own user alone.
inline const QString superuser = QStringLiteral("godel");

/// What is added to the server's settings when its files are made.
[[nodiscard]] QByteArray serverSettings(const ClusterFiles& files);
/// Who may connect how: the server's own user as superuser over the socket, everybody else with SCRAM.
[[nodiscard]] QByteArray accessRules();
[[nodiscard]] QByteArray accountMap(const QString& systemUser);

/// The verifier that PostgreSQL stores for a password (RFC 5802 and 7677, 4096 iterations), so that the password itself never
/// travels. `salt` has 16 bytes.
[[nodiscard]] QByteArray scramVerifier(const QByteArray& password, const QByteArray& salt);

} // namespace godel::drivers
