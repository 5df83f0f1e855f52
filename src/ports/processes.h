#pragma once

#include "base/id.h"
#include "base/pending.h"
#include "base/units.h"

#include <QList>
#include <QMap>
#include <QStringList>
#include <optional>

namespace godel::ports {

struct InstanceTag;
/// Names one long-lived process: "app-s0", "haproxy". Chosen by the caller; the same name is never two processes.
using InstanceId = Id<InstanceTag>;

/// How readiness is asked: a GET of this path on 127.0.0.1 at the port must answer 200 to 299.
struct ReadyCheck {
    quint16 port = 0;
    QString path;
    Duration deadline = 30s; ///< from the start; later it counts as a failed start

    bool operator==(const ReadyCheck&) const = default;
};

/// The signal that asks a process to end. PostgreSQL, for instance, waits for its clients at TERM and sends them away at INT.
enum class StopSignal { Terminate, Interrupt };

/// What to run and how to keep it alive.
struct ProcessSpec {
    QStringList command; ///< absolute program, then arguments; never a secret among them
    QString folder;      ///< absolute; where it runs
    QMap<QString, QString> environment; ///< nothing is inherited; one mark is added by which it is found again
    QString user;                       ///< runs as this local user, which only root may choose; empty: as the engine
    std::optional<ReadyCheck> ready;    ///< none: ready as soon as it runs
    std::optional<Bytes> memoryLimit;   ///< resident, of it and its descendants; over it they are killed: a failure
    StopSignal stopSignal = StopSignal::Terminate;
    Duration drainTime = 10s;           ///< after the stop signal, before KILL
    bool isKeptAlive = true;            ///< started again when it dies

    bool operator==(const ProcessSpec&) const = default;
};

enum class ProcessState {
    Starting, ///< runs, not ready yet
    Ready,
    Waiting,  ///< failed; will be started again at its time
    Stopping, ///< was told to go
    Stopped,  ///< gone, as it was asked to, or because it is not kept alive
    GaveUp,   ///< failed too often in a row: `reason` says how; `start` tries again
};

struct ProcessView {
    InstanceId id;
    ProcessSpec spec;
    ProcessState state = ProcessState::Stopped;
    qint64 pid = 0; ///< 0 when none runs
    Timestamp since;
    int restarts = 0; ///< since it was last asked to start
    QString reason;   ///< why it failed last, with the last lines it wrote
    Bytes memory;     ///< resident, of it and its descendants, at the last look
    std::optional<Timestamp> started{}; ///< when the process that runs now began; none while none runs
    std::optional<double> cpuPercent{}; ///< of one processor, it and its descendants, between the last two looks; none before
};

/// Which lines of a log are wanted.
struct LogWish {
    int lines = 200;         ///< the newest, 1 to 2 000
    bool isPreviousToo = false; ///< goes on in the file that was rotated last where the present one has fewer
};

/// Invalid for a number of lines that is out of range.
[[nodiscard]] Result<> checkWish(const LogWish& wish);

constexpr int mostLogLines = 2000;
/// In characters; a longer line is cut and ends in " (cut)".
constexpr qsizetype longestLogLine = 2000;
/// A line that a process wrote, for people: what a terminal would obey is spelt out ("\u001b"), what is no UTF-8 is replaced.
[[nodiscard]] QString readableLine(const QByteArray& line);

/// Long-lived child processes. They outlive the engine; the next one adopts them by their names, and never starts a second
/// beside a running one. What one writes goes to a log file of its own name that is rotated. Called from the engine's thread.
/// A failure is a death that nobody asked for, a start that did not come to be ready, or memory over its limit.
class Processes {
public:
    virtual ~Processes() = default;

    /// Asks for it to run; answers at once, `find` tells how it goes. Nothing changes if it runs or waits with an equal spec.
    /// Conflict if it runs with another one or is still stopping; Invalid for a spec that cannot run. Durable: the wish
    /// survives the engine.
    [[nodiscard]] virtual Result<> start(const InstanceId& id, const ProcessSpec& spec) = 0;
    /// The stop signal, then KILL of the whole group after the drain time; nothing if it does not run. To be looked at with
    /// `find` until it is Stopped.
    [[nodiscard]] virtual Result<> stop(const InstanceId& id) = 0;
    /// The same without the drain time: KILL of the whole group at once.
    [[nodiscard]] virtual Result<> kill(const InstanceId& id) = 0;
    /// Sends HUP, for those that read their configuration again. Conflict if it does not run.
    [[nodiscard]] virtual Result<> reload(const InstanceId& id) = 0;
    /// Forgets a stopped one. Conflict while it runs.
    [[nodiscard]] virtual Result<> forget(const InstanceId& id) = 0;
    [[nodiscard]] virtual std::optional<ProcessView> find(const InstanceId& id) const = 0;
    /// Sorted by id.
    [[nodiscard]] virtual QList<ProcessView> list() const = 0;
    /// The last lines that it wrote, oldest first, each as `readableLine` makes it; at most the last 8 MiB are looked at. None
    /// where it wrote nothing; NotFound if nothing of that name ever ran, Invalid for a number of lines out of range.
    [[nodiscard]] virtual Pending<QStringList> log(const InstanceId& id, const LogWish& wish) const = 0;
};

} // namespace godel::ports
