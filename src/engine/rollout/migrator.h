#pragma once

#include "ports/database.h"
#include "ports/releases.h"

namespace godel::engine {

/// Brings the changes of the schema that a release carries, one after the other, each once for ever; or takes them back, the last
/// first.
class Migrator {
public:
    explicit Migrator(ports::Database* database) : m_database(database) {}

    /// True once all are there; to be called until then. Conflict for a release with migrations where there is no database, Unavailable
    /// while it is not ready.
    [[nodiscard]] Result<bool> bring(const ports::Release& release);
    /// True once none is left; to be called until then. Conflict, before anything is run, where one of them has no safe way down.
    [[nodiscard]] Result<bool> takeBack(const ports::Release& release);

private:
    struct Change {
        QString name;
        QString script; ///< inside the release
        bool takesBack = false;
    };
    [[nodiscard]] Result<bool> isReady();
    [[nodiscard]] Result<bool> carryOut(const ports::Release& release, const QList<Change>& changes);

    ports::Database* m_database;
    qsizetype m_done = 0;
    Pending<ports::DatabaseView> m_look;
    bool m_isReady = false;
    Pending<bool> m_running;
};

} // namespace godel::engine
