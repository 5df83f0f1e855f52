#pragma once

#include "base/result.h"

#include <QColor>
#include <QList>
#include <QString>

class QSettings;

namespace godel::gui {

/// Where the engine of a connection is.
enum class ConnectionKind {
    Embedded, ///< in this process
    Socket,   ///< on this machine
    Server,   ///< anywhere, over TLS
};

/// A connection as a person keeps it. Never holds the token, which is the keychain's.
struct Profile {
    QString name; ///< unique
    ConnectionKind kind = ConnectionKind::Socket;
    QString address;   ///< path of a socket, or https://HOST:PORT; empty: this machine's own
    QString pin;       ///< fingerprint of the certificate that was trusted
    QColor colour;     ///< invalid: one that the name gives
    QString tokenFile; ///< where the token lies instead of in the keychain; as the demo has it

    friend bool operator==(const Profile&, const Profile&) = default;
};

/// Invalid, naming the field: a name that is empty or too long, an address that is none.
[[nodiscard]] Result<> check(const Profile& profile);

/// The connections that a person has made, in the order of their names.
class ProfileBook {
public:
    explicit ProfileBook(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] QList<Profile> list() const;
    [[nodiscard]] std::optional<Profile> find(const QString& name) const;
    void keep(const Profile& profile);
    void forget(const QString& name);

private:
    QSettings& m_settings;
};

} // namespace godel::gui
