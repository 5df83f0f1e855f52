#pragma once

#include "drivers/database/postgres_client.h"

namespace godel::drivers {

/// What the platform's database is asked, whoever runs its server: what is of us in it, heartbeats, migrations, figures. Every call
/// blocks: for worker threads only.
class PlatformDatabase {
public:
    struct Names {
        QString database;
        QString owner; ///< the role that migrations run as
    };
    PlatformDatabase(PostgresClient::Settings server, Names names) : m_client(std::move(server)), m_names(std::move(names)) {}

    /// Makes the heartbeat's and the migrations' table where they are missing.
    [[nodiscard]] Result<> makeTables() const;
    /// Fills in the figures. Unavailable if nobody answers, NotFound before `makeTables`.
    [[nodiscard]] Result<ports::DatabaseView> look(ports::DatabaseView view) const;
    [[nodiscard]] Result<Timestamp> beat() const;
    [[nodiscard]] Result<bool> migrate(const ports::Migration& migration) const;
    [[nodiscard]] Result<ports::DumpFile> dump(const QString& path) const { return m_client.dump(m_names.database, path); }
    [[nodiscard]] Result<QByteArray> run(const QByteArray& script) const { return m_client.run(m_names.database, script); }
    [[nodiscard]] const PostgresClient& client() const { return m_client; }
    void stop() { m_client.stop(); }

private:
    PostgresClient m_client;
    Names m_names;
};

/// Invalid with the field `name` for a migration whose name is no label.
[[nodiscard]] Result<> checkMigration(const ports::Migration& migration);

} // namespace godel::drivers
