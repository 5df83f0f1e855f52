#pragma once

#include "base/id.h"
#include "base/pending.h"
#include "base/units.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace godel::ports {

enum class DatabaseState {
    Absent,   ///< nothing has been created yet
    Stopped,
    Starting, ///< its process runs, or will again; nobody gets a connection yet
    Ready,    ///< a real connection was made
};

/// What the database says of itself. All but `state`, `reason` and `port` is only there when it is Ready.
struct DatabaseView {
    DatabaseState state = DatabaseState::Absent;
    QString reason; ///< why it is not Ready
    quint16 port = 0;
    QString version;         ///< "15.18"
    Bytes size;              ///< of the platform's database on disk
    int connections = 0;     ///< of clients, to any database
    int connectionLimit = 0; ///< including those kept for administrators
    qint64 archiveFailures = 0; ///< of the archive command since the statistics began
    std::optional<Timestamp> archivedAt; ///< when a piece of the log was archived last
    std::optional<Timestamp> heartbeat;  ///< the last one committed
    QStringList migrations{}; ///< names of those that were run and not taken back, sorted
};

/// How the platform's processes connect. The password stands in the file alone, in the form of a .pgpass.
struct DatabaseAccess {
    QString host;
    quint16 port = 0;
    QString database;
    QString user;
    QString passFile; ///< 0600; empty: none is needed
    QString sslMode{}; ///< as libpq spells it; empty: its default
    QString sslRootCert{}; ///< path; empty: libpq's default
};

/// One change of the schema. The name is stored, so it is never given to another change.
struct Migration {
    QString name; ///< a label, see isLabel
    QStringList statements;
    bool takesBack = false; ///< the statements undo the change of that name, which may be brought again afterwards
};

struct DumpFile {
    QString path;
    Bytes size;
    int entries = 0; ///< tables, indexes and the like in its list of contents
};

/// The platform's database: one PostgreSQL server, made here or one that exists. Called from the engine's thread.
/// Everything may be called again after any failure; Unavailable if the server does not answer.
class Database {
public:
    virtual ~Database() = default;

    /// Creates what is missing (files, roles, database, heartbeat), starts it and is fulfilled when a connection was made.
    /// Conflict: the port is taken, or the files are of another version. Changes nothing that is there.
    [[nodiscard]] virtual Pending<> prepare() = 0;
    /// Sends clients away and ends it; to be looked at until it is Stopped. Conflict for a server that others run.
    [[nodiscard]] virtual Result<> stop() = 0;
    /// Answers also while it does not run.
    [[nodiscard]] virtual Pending<DatabaseView> look() = 0;
    /// Commits one heartbeat and yields the server's time of it, so that a recovery has a commit to recover to.
    [[nodiscard]] virtual Pending<Timestamp> beat() = 0;
    /// Runs all statements as the owner and notes the name, together or not at all; one that takes back forgets it instead. True if it
    /// was run now, false if it had been (or was not there to be taken back). Conflict if other statements had that name. Invalid, with the statement's number, for one that fails.
    [[nodiscard]] virtual Pending<bool> migrate(const Migration& migration) = 0;
    /// A compressed dump of the platform's database. The path holds either a readable dump or what was there before.
    [[nodiscard]] virtual Pending<DumpFile> dump(const QString& path) = 0;
    [[nodiscard]] virtual DatabaseAccess access() const = 0;
};

} // namespace godel::ports
