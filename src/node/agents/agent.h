#pragma once

#include "base/clock.h"
#include "node/queue/task.h"

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <functional>
#include <optional>

namespace godel::node {

struct AgentSettings {
    QStringList command;          ///< program and arguments; empty: godel-node --agent
    int min = 0;                  ///< processes kept though idle, 0 to `max`
    int max = 10;                 ///< processes at a time, 1 to 200
    Duration spawnTimeout = 30s;  ///< until it says that it is ready
    Duration taskTimeout = 30min; ///< for one task; then it is killed
    Duration idleTimeout = 5min;  ///< without a task; then it is let go, unless there are only `min`
};

/// How a task ended on an agent.
struct AgentOutcome {
    enum class Kind {
        Done,
        Failed,  ///< may work another time
        Refused, ///< the agent says that it never will
        NotRun,  ///< it was not the task's fault: the attempt does not count
    };
    Kind kind = Kind::NotRun;
    QByteArray result; ///< JSON object, if done
    QString error;     ///< if not
};
using OnOutcome = std::function<void(const AgentOutcome&)>;

/// One child process that works on tasks, one at a time. It says {"ready": true} first; then for each line {"id", "kind",
/// "payload", "attempt"} it answers {"id", "result": {…}} or {"id", "error": "…", "permanent": true|false}. It ends when its
/// input does, and dies with the node.
class Agent final : public QObject {
    Q_OBJECT
public:
    enum class State { Starting, Idle, Busy, Ending, Ended };

    Agent(int number, const AgentSettings& settings, const Clock& clock);
    ~Agent() override;

    void start();
    /// Only while idle. `told` is called once.
    void assign(const Claim& claim, OnOutcome told);
    /// The times hold from its next state on; the command is that of its start.
    void adopt(const AgentSettings& settings) { m_settings = settings; }
    /// Lets it end: at once if it is idle, after its task if not.
    void retire();
    /// Kills it; a task that it has ends with `outcome`.
    void kill(const AgentOutcome& outcome);

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] TaskId task() const { return m_claim.id; } ///< 0: none
    [[nodiscard]] const QString& kind() const { return m_claim.kind; } ///< of its task
    [[nodiscard]] bool isLeaving() const { return m_isRetiring || m_state == State::Ending || m_state == State::Ended; }
    /// Why it makes no headway, or nothing if it does: it was stopped, cannot be ended, or has had its task for over `patience`.
    [[nodiscard]] std::optional<QString> stuckBecause(Duration patience) const;
    [[nodiscard]] Duration since() const { return m_since; } ///< monotonic, of the state
    [[nodiscard]] int finishedTasks() const { return m_finishedTasks; }
    [[nodiscard]] bool hasBeenReady() const { return m_hasBeenReady; }
    [[nodiscard]] bool hasEndedByItself() const { return m_hasEndedByItself; }

Q_SIGNALS:
    void becameIdle();
    /// Nobody had work for it; it stays until told otherwise.
    void idledLong();
    /// The process is gone; `reason` is for the log.
    void ended(const QString& reason);

private:
    void enter(State state);
    void readOutput();
    void takeLine(const QByteArray& line);
    void takeAnswer(const QJsonObject& answer);
    void breakOff(const QString& why);
    void finishTask(const AgentOutcome& outcome);
    void onTimeout();
    void onEnd(const QString& reason);
    void signal(int number) const;

    const int m_number;
    AgentSettings m_settings;
    const Clock& m_clock;
    QProcess m_process;
    QTimer m_timer; // of whatever the state waits for
    State m_state = State::Starting;
    Duration m_since{};
    Claim m_claim;
    OnOutcome m_told;
    QByteArray m_output;
    QByteArray m_lastComplaint;
    QString m_ownReason; // why this node ended it
    double m_cpuBefore = 0; // seconds, when its task began
    int m_finishedTasks = 0;
    bool m_hasBeenReady = false;
    bool m_hasEndedByItself = false;
    bool m_isRetiring = false;
};

/// "starting", "idle", "busy", "ending", "ended".
[[nodiscard]] QString name(Agent::State state);

} // namespace godel::node
