#pragma once

#include "base/units.h"

#include <QString>
#include <mutex>
#include <optional>

namespace godel::node {

/// How the parts of this node are, as probes and metrics tell it.
struct Vitals {
    enum class Database { NotConfigured, Connecting, Reachable, Unreachable };
    struct Queue {
        qint64 queued = 0;  ///< ready or waiting for their next try
        qint64 running = 0; ///< on any node
        qint64 dead = 0;
        Duration oldest = 0s; ///< how long the first of the queued ones has been ready
        bool isIntakeOpen = true;
    };
    struct Agents {
        int active = 0; ///< processes that live
        int busy = 0;   ///< of them with a task
        int max = 0;
    };
    struct Workers {
        int busy = 0;
        int count = 0;
    };
    /// What this process did since its start.
    struct Work {
        qint64 accepted = 0; ///< new tasks
        qint64 removed = 0;  ///< tasks, at somebody's request
        qint64 done = 0;
        qint64 failed = 0;   ///< attempts, whether or not they are tried again
        qint64 handedBack = 0;
        qint64 lost = 0;     ///< claims that had passed to another node when the attempt ended
    };
    /// Which configuration is in force. A trouble says why a newer one is not.
    struct Configuration {
        int generation = 1;           ///< rises whenever the files were read again and are in force
        QString trouble;
        QString role;                 ///< that logs in at the database; empty: libpq's choice
        qint64 credentialGeneration = 0;
        QString credentialTrouble;
    };

    bool isDraining = false;
    Database database = Database::NotConfigured;
    QString databaseTrouble;       ///< why it is unreachable
    bool databaseWasReached = false;
    std::optional<Queue> queue;    ///< none before the first count and without a database
    Agents agents;
    Workers workers;
    Work work;
    Configuration configuration;
};

/// "not configured", "connecting", "ok", "unreachable".
[[nodiscard]] QString name(Vitals::Database state);

/// Where the parts write how they are, and the probes read it without asking them. Thread-safe.
class VitalsBoard {
public:
    template <typename Change>
    void update(Change change)
    {
        const std::lock_guard guard(m_lock);
        change(m_vitals);
    }
    [[nodiscard]] Vitals read() const
    {
        const std::lock_guard guard(m_lock);
        return m_vitals;
    }

private:
    // Probes must answer whatever the other threads are doing, so they meet here only, and briefly.
    mutable std::mutex m_lock;
    Vitals m_vitals;
};

} // namespace godel::node
