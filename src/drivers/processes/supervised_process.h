#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "drivers/processes/instance_record.h"
#include "drivers/processes/output_log.h"
#include "drivers/processes/process_table.h"
#include "drivers/processes/restart_policy.h"

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace godel::drivers {

/// What all instances of one supervisor have in common; outlives them.
struct Supervision {
    QString stateFolder;
    QString logFolder;
    RestartPolicy restart;
    OutputLimits output;
    const Clock& clock;
    Random& random;
    Log& log;
};

/// One instance: what is wished of it, the process that runs for it, and what is done when that ends.
class SupervisedProcess final : public QObject {
    Q_OBJECT
public:
    SupervisedProcess(InstanceRecord record, const Supervision& supervision);
    /// The process goes on.
    ~SupervisedProcess() override;

    /// Goes on where an earlier engine was: finds its process, or takes note of its end. To be called once, before all else.
    void adopt();
    [[nodiscard]] Result<> start(const ports::ProcessSpec& spec);
    [[nodiscard]] Result<> stop();
    [[nodiscard]] Result<> kill();
    [[nodiscard]] Result<> reload();
    /// Removes what is on disk of it. Conflict while it runs.
    [[nodiscard]] Result<> forget();

    /// Does what is due by the clock.
    void advance();
    /// Takes note of its memory and its descendants, and rotates its log; to be called every second.
    void look(const ProcessTable& table);
    /// True if nothing is expected of it within a second.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] ports::ProcessView view() const;

private:
    [[nodiscard]] bool runs() const;
    [[nodiscard]] QString path(const QString& suffix) const;
    [[nodiscard]] Result<> save() const;
    void saveOrTell();
    void enter(ports::ProcessState state, const QString& reason = {});
    [[nodiscard]] Result<> launch();
    [[nodiscard]] Result<qint64> spawnNow();
    [[nodiscard]] std::optional<KernelProcess> findMine() const;
    void watch(qint64 pid, bool isChild);
    void ended();
    [[nodiscard]] QString reap();
    void noteFailure(const QString& how);
    void measure();
    void forgetMeasures();
    void probe();
    void signal(int number) const;
    void signalToStop();
    void killFamily();
    [[nodiscard]] bool leftoversAreGone();

    InstanceRecord m_record;
    const Supervision& m_supervision;
    OutputLog m_output;

    qint64 m_pid = 0;
    bool m_isChild = false; ///< or was adopted, and its status goes to somebody else
    int m_handle = -1;      ///< names the process even after its pid was given away
    std::unique_ptr<QSocketNotifier> m_endNotifier;
    QList<KernelProcess> m_family; ///< at the last look; after its end: those yet to go
    Bytes m_memory;
    std::optional<Timestamp> m_started;
    std::optional<Duration> m_computed; ///< by the family until the last look
    Duration m_lookedAt{};
    std::optional<double> m_cpuPercent;
    qint64 m_outputBegin = 0;

    Duration m_due{};       ///< of what comes next in this state, by the monotonic clock
    Duration m_nextProbe{};
    Pending<> m_probe;
    QString m_ownReason;    ///< why this supervisor killed it
    bool m_hasTrouble = false; ///< said once, not each second
};

} // namespace godel::drivers
