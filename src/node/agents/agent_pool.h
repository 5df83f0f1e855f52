#pragma once

#include "base/log.h"
#include "node/agents/agent.h"
#include "node/vitals.h"

#include <QJsonArray>
#include <deque>
#include <vector>

namespace godel::node {

/// The agents of this node: started when there is work, kept for the next, let go when idle. On the thread with the event loop.
class AgentPool final : public QObject {
    Q_OBJECT
public:
    AgentPool(const AgentSettings& settings, const Clock& clock, Log& log, VitalsBoard& vitals);
    ~AgentPool() override;

    /// Runs it on the next agent that is free; `told` is called once, possibly before this returns.
    void run(const Claim& claim, OnOutcome told);
    /// Stops a task wherever it is; its outcome is NotRun.
    void cancel(TaskId task, const QString& why);
    /// False while starting agents failed just now: work had better wait, or go to another node.
    [[nodiscard]] bool canStart() const;

    /// Lets all agents go and starts anew: after their tasks, or at once with the tasks handed back.
    void restart(bool isForced);
    /// NotFound if there is no such agent; its task is handed back.
    [[nodiscard]] Result<> restart(int number);
    /// Invalid unless 1 to 200.
    [[nodiscard]] Result<> setMax(int max);
    [[nodiscard]] int max() const { return m_settings.max; }
    [[nodiscard]] QJsonArray list() const;

Q_SIGNALS:
    /// An agent has room again, or may be started again.
    void roomChanged();

private:
    struct Job {
        Claim claim;
        OnOutcome told;
    };

    void dispatch();
    void startAgent();
    void onEnded(Agent* agent, const QString& reason);
    void noteSpawnFailure(const Agent& agent, const QString& reason);
    void failWaiting(const QString& why);
    [[nodiscard]] Agent* firstIdle() const;
    [[nodiscard]] int living() const;
    [[nodiscard]] int starting() const;
    void tell();

    AgentSettings m_settings;
    const Clock& m_clock;
    Log& m_log;
    VitalsBoard& m_vitals;
    std::vector<std::unique_ptr<Agent>> m_agents;
    std::deque<Job> m_waiting;
    QTimer m_retry;
    int m_spawnFailures = 0; // in a row
    int m_nextNumber = 1;
};

} // namespace godel::node
