#pragma once

#include "drivers/processes/tools.h"
#include "ports/database.h"

namespace godel::drivers {

/// Asks one PostgreSQL server with PostgreSQL's own programs. Every call blocks: for worker threads only.
class PostgresClient {
public:
    struct Settings {
        QString programs;   ///< folder of psql and pg_dump
        QString systemUser; ///< runs them, where this process is root; empty: as this process
        QString host;       ///< or the folder of its socket
        quint16 port = 0;
        QString user;
        QMap<QString, QString> environment{}; ///< of libpq: PGPASSFILE and the like, never a password
        QString dumps{};                      ///< where a dump grows; empty: beside its target
    };
    explicit PostgresClient(Settings settings) : m_settings(std::move(settings)) {}

    /// Runs a script, the first failing statement ends it; what it printed, fields parted by '|'. Unavailable if nobody answers or lets
    /// it in, Invalid for what the server refuses, with the script's last line of the form "@mark" as the field.
    [[nodiscard]] Result<QByteArray> run(const QString& database, const QByteArray& script) const;
    /// See ports::Database.
    [[nodiscard]] Result<ports::DumpFile> dump(const QString& database, const QString& path) const;
    /// Ends what runs, from any thread.
    void stop() { m_tools.stop(); }

private:
    [[nodiscard]] ToolRequest request(const QString& program, const QStringList& arguments) const;
    [[nodiscard]] QStringList whereTo() const;

    Settings m_settings;
    Tools m_tools;
};

} // namespace godel::drivers
