#pragma once

#include "drivers/database/cluster_files.h"
#include "drivers/processes/tools.h"

namespace godel::drivers {

/// Makes and checks the files of one server with PostgreSQL's own programs. Every call blocks: for worker threads only.
class PostgresTools {
public:
    struct Settings {
        ClusterFiles files;
        QString programs; ///< folder of initdb, psql and pg_dump
        QString user;     ///< runs them, where this process is root; empty: as this process
    };
    explicit PostgresTools(Settings settings) : m_settings(std::move(settings)) {}

    /// Makes the files of a cluster with data checksums, and the link to it. Nothing if they are there. Unavailable where the programs
    /// are missing, Conflict for files of another version.
    [[nodiscard]] Result<> makeCluster() const;
    /// Ends what runs, from any thread.
    void stop() { m_tools.stop(); }
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    [[nodiscard]] QString systemUser() const;

private:
    [[nodiscard]] ToolRequest request(const QString& program, const QStringList& arguments) const;
    [[nodiscard]] Result<> makeFolders() const;
    [[nodiscard]] Result<> initialise() const;

    Settings m_settings;
    Tools m_tools;
};

} // namespace godel::drivers
