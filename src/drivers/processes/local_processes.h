#pragma once

#include "base/worker.h"
#include "drivers/processes/folder_lock.h"
#include "drivers/processes/supervised_process.h"

#include <QTimer>
#include <map>

namespace godel::drivers {

/// The Processes of this machine: children in sessions of their own, one durable file each, adopted from an earlier engine.
/// Needs an event loop.
class LocalProcesses final : public QObject, public ports::Processes {
    Q_OBJECT
public:
    struct Settings {
        QString stateFolder; ///< absolute; only this user's
        QString logFolder;   ///< absolute
        RestartPolicy restart;
        OutputLimits output;
    };

    /// Adopts what runs and starts what should. Conflict if another engine has the folder, Corrupt if a file in it cannot be
    /// read: what it says to run may be running, so nothing is started beside it.
    [[nodiscard]] static Result<std::unique_ptr<LocalProcesses>> open(const Settings& settings, const Clock& clock,
                                                                      Random& random, Log& log);
    /// The processes go on.
    ~LocalProcesses() override;

    [[nodiscard]] Result<> start(const ports::InstanceId& id, const ports::ProcessSpec& spec) override;
    [[nodiscard]] Result<> stop(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> kill(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> reload(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> forget(const ports::InstanceId& id) override;
    [[nodiscard]] std::optional<ports::ProcessView> find(const ports::InstanceId& id) const override;
    [[nodiscard]] QList<ports::ProcessView> list() const override;
    [[nodiscard]] Pending<QStringList> log(const ports::InstanceId& id, const ports::LogWish& wish) const override;

private:
    LocalProcesses(Supervision supervision, FolderLock lock);
    [[nodiscard]] Result<> readAll();
    [[nodiscard]] SupervisedProcess* processOf(const ports::InstanceId& id) const;
    void tick();
    void planNextTick();

    FolderLock m_lock;
    Supervision m_supervision;
    std::map<ports::InstanceId, std::unique_ptr<SupervisedProcess>> m_processes;
    QTimer m_timer;
    Duration m_lastLook{};
    mutable Worker m_reader{ 1 }; ///< of logs
};

} // namespace godel::drivers
