#pragma once

#include "base/clock.h"
#include "engine/fleet/fleet.h"
#include "ports/config_history.h"
#include "ports/database.h"

namespace godel::engine {

/// The state of the platform before a change: a dump of its database, which version stands where, and which configuration holds.
struct Snapshot {
    QString id; ///< "snapshot-20261124-103000-1f2e"
    Timestamp at;
    std::optional<ports::DumpFile> dump; ///< none where the platform has no database here
    QString stable;                      ///< version; empty: none
    QString config;                      ///< revision; empty: no configuration was ever recorded
    QString before;                      ///< the version that it was taken for; empty: for none
};

/// Takes snapshots and remembers them. Where there is no database or no configuration history, a snapshot says so.
class Snapshots {
public:
    struct Parts {
        ports::Store& store;
        const Fleet& fleet;
        const Clock& clock;
        ports::Database* database = nullptr;     ///< none: the platform has none here
        ports::ConfigHistory* history = nullptr; ///< none: not kept
        QString folder;                          ///< absolute; dumps go here
    };
    explicit Snapshots(Parts parts) : m_parts(std::move(parts)) {}

    /// None if it was never completed.
    [[nodiscard]] Result<std::optional<Snapshot>> find(const QString& id) const;
    /// At most `limit`, the last first.
    [[nodiscard]] Result<QList<Snapshot>> newest(int limit) const;
    /// The last one that was taken while that version had the traffic. NotFound if there is none.
    [[nodiscard]] Result<Snapshot> lastOf(const domain::Version& stable) const;
    /// True once it is complete and on record; to be called until then. `before` is the version that it is taken for, or empty.
    [[nodiscard]] Result<bool> take(const QString& id, const QString& before);
    /// True once nothing of it is left; to be called until then.
    [[nodiscard]] Result<bool> discard(const QString& id);

    [[nodiscard]] ports::Database* database() const { return m_parts.database; }

private:
    [[nodiscard]] Result<> record(Snapshot snapshot);
    [[nodiscard]] QString dumpPath(const QString& id) const { return m_parts.folder + u'/' + id + QStringLiteral(".dump"); }

    Parts m_parts;
    QString m_dumping; ///< the id that is being dumped
    Pending<ports::DumpFile> m_dump;
};

[[nodiscard]] QJsonObject toJson(const Snapshot& snapshot);

} // namespace godel::engine
