#pragma once

#include "base/log.h"
#include "node/agents/agent.h"
#include "node/vitals.h"

#include <QJsonArray>
#include <deque>
#include <optional>
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
    /// Invalid, with the key, unless 0 <= min <= max and 1 <= max <= 200. Left out: as it is; a minimum too high is lowered.
    [[nodiscard]] Result<> resize(std::optional<int> min, std::optional<int> max);
    /// Times hold for living agents too; another command makes all of them leave after their tasks.
    void setSettings(const AgentSettings& settings);
    [[nodiscard]] int max() const { return m_settings.max; }
    [[nodiscard]] QJsonArray list() const;
    /// How many there are, do what, and may be.
    [[nodiscard]] QJsonObject stats() const;
    /// Those that make no headway, each with its reason; `patience` is what a task may take.
    [[nodiscard]] QJsonArray stuck(Duration patience) const;
    /// Ends these and hands their tasks back; what `stuck` said of them.
    QJsonArray clearStuck(Duration patience);

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
    [[nodiscard]] int staying() const;
    void adjust();
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
    qint64 m_finishedTasks = 0; // of agents that are gone
    qint64 m_failedSpawns = 0;
    qint64 m_clearedStuck = 0;
};

} // namespace godel::node
