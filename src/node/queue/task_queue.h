#pragma once

#include "node/agents/agent_pool.h"
#include "node/cache/result_cache.h"
#include "node/database/change_listener.h"
#include "node/database/connection_pool.h"
#include "node/queue/task_queries.h"

#include <QHash>

namespace godel::node {

/// The workers of this node: take tasks from the database as long as agents have room, keep their leases, and record how each
/// attempt ended. A task whose node dies is taken by another one when its lease is over; only the last claim can record an end,
/// so that nothing is lost and nothing counts twice. Lives on the thread with the event loop.
class TaskQueue final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        ConnectionPool& pool;
        AgentPool& agents;
        ResultCache& cache; ///< made to forget what was removed, here or on another node
        VitalsBoard& vitals;
        Log& log;
        const Clock& clock;
        QString owner;      ///< this process, unlike any other one
        const Login& login; ///< for the connection that listens
        Duration lease;     ///< for so long a claim holds without renewal
    };
    explicit TaskQueue(Parts parts);

    /// How many tasks may run here at a time, as far as agents have room for them; Invalid unless 1 to 200.
    [[nodiscard]] Result<> setWorkers(int count);
    [[nodiscard]] int workers() const;
    /// Looks for tasks at once.
    void pull();
    /// Takes nothing new; tasks that agents have not begun are handed back.
    void drain();
    /// True once nothing is running here and everything is recorded.
    [[nodiscard]] bool isIdle() const { return m_running.isEmpty() && !m_isPulling; }
    /// Hands back what still runs.
    void giveUp();

private:
    void begin(const Claim& claim);
    void record(const Claim& claim, const AgentOutcome& outcome);
    void renew();
    void keepHouse();
    void count();
    void forgetGone();
    void noteEnd(const AgentOutcome& outcome, bool isLost);
    void tell();

    Parts m_parts;
    ChangeListener m_listener;
    QTimer m_poll;
    QTimer m_renewal;
    QTimer m_house;
    QTimer m_expiry;
    std::optional<int> m_workers; // none: as many as agents
    QHash<TaskId, Claim> m_running;
    bool m_isSchemaKnown = false;
    bool m_isPulling = false;
    bool m_isCounting = false;
    Duration m_nextCount{};
    bool m_isDraining = false;
};

/// How long a task waits before its next attempt: one second, doubled with each failure up to five minutes.
[[nodiscard]] Duration waitBefore(int nextAttempt);

} // namespace godel::node
