#pragma once

#include "base/random.h"
#include "base/worker.h"
#include "drivers/database/platform_database.h"
#include "drivers/database/postgres_tools.h"
#include "ports/processes.h"
#include "ports/secrets.h"

#include <QObject>

namespace godel::drivers {

/// The Database as a PostgreSQL 15 of our own: a supervised child that outlives the engine.
class LocalDatabase final : public QObject, public ports::Database {
    Q_OBJECT
public:
    struct Settings {
        QString folder; ///< absolute, at most 80 characters: a socket lies in it
        quint16 port = 7403;
        QString user{};      ///< runs it, where the engine is root
        QString appUser{};   ///< may read the pass file beside the engine; empty: nobody
        QString programs = QStringLiteral("/usr/lib/postgresql/15/bin");
    };
    LocalDatabase(const Settings& settings, ports::Processes& processes, ports::Secrets& secrets, Random& random);
    ~LocalDatabase() override;

    [[nodiscard]] static ports::InstanceId id();

    [[nodiscard]] Pending<> prepare() override;
    [[nodiscard]] Result<> stop() override;
    [[nodiscard]] Pending<ports::DatabaseView> look() override;
    [[nodiscard]] Pending<Timestamp> beat() override;
    [[nodiscard]] Pending<bool> migrate(const ports::Migration& migration) override;
    [[nodiscard]] Pending<ports::DumpFile> dump(const QString& path) override;
    [[nodiscard]] ports::DatabaseAccess access() const override;

private:
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString passFile() const { return m_settings.folder + QStringLiteral("/app.pgpass"); }
    [[nodiscard]] Result<> begin();
    void awaitConnection(const Pending<>& prepared, int looksLeft);
    void makeRoles(const Pending<>& prepared);
    [[nodiscard]] Result<Secret> password();
    [[nodiscard]] Result<> writePassFile(const Secret& password) const;

    Settings m_settings;
    ports::Processes& m_processes;
    ports::Secrets& m_secrets;
    Random& m_random;
    PostgresTools m_tools;
    PlatformDatabase m_platform;
    // Last: its threads use the tools.
    Worker m_worker{2};
};

} // namespace godel::drivers
