#pragma once

#include "base/result.h"

#include <QMap>

namespace godel::drivers {

/// Where a PostgreSQL server is that others run:
/// postgresql://USER@HOST[:PORT]/DATABASE[?passfile=/ABSOLUTE/PATH&sslmode=MODE&sslrootcert=/ABSOLUTE/PATH]
struct DatabaseUrl {
    QString host;
    quint16 port = 5432;
    QString user;
    QString database;
    QString passFile{};    ///< in the form of a .pgpass; empty: none is needed
    QString sslMode{};     ///< as libpq spells it; empty: its default, prefer
    QString sslRootCert{}; ///< empty: libpq's default

    /// Invalid with the field FIELD.PART for what is missing or wrong, FIELD.password for a password: a URL is seen by whoever reads
    /// the configuration, its history or an error message, and the message does not repeat it.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString& text, const QString& field);
    /// What libpq's programs need beside host, port, user and database; never a password.
    [[nodiscard]] QMap<QString, QString> environment() const;
};

} // namespace godel::drivers
