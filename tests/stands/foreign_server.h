#pragma once

#include "drivers/database/existing_database.h"
#include "stands/database_stand.h"

namespace godel::test {

/// A PostgreSQL that somebody else runs, as the platform sees it: a port, and a user with a pass file.
class ForeignServer {
public:
    ForeignServer();

    /// The user "tenant", with a password in its pass file, and its database "shop".
    void makeTenant(const QString& rights);
    /// As the server's administrator; fields parted by '|'.
    QByteArray administer(const QString& database, const QByteArray& script);
    [[nodiscard]] drivers::DatabaseUrl url(const QString& user, const QString& database) const;
    [[nodiscard]] QString passFile() const { return m_stand.folder.filePath(QStringLiteral("tenant.pgpass")); }
    [[nodiscard]] QString folder() const { return m_stand.folder.path(); }
    [[nodiscard]] DatabaseStand& stand() { return m_stand; }

private:
    DatabaseStand m_stand;
};

} // namespace godel::test
