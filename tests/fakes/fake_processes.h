#pragma once

#include "base/clock.h"
#include "ports/processes.h"

#include <QHash>
#include <map>

namespace godel::test {

/// Processes that exist only in memory. It outlives the engine that a test kills, as real children would.
class FakeProcesses final : public ports::Processes {
public:
    enum class Behaviour { RunsOn, NeverReady, Dies, IgnoresStop };

    explicit FakeProcesses(const Clock& clock) : m_clock(clock) {}

    /// How the next processes of that program behave; RunsOn if nothing was said.
    void behave(const QString& program, Behaviour behaviour) { m_behaviours[program] = behaviour; }
    /// It dies now, as if by itself.
    void crash(const ports::InstanceId& id);
    /// What it has written, in place of what it had; `previous` is what was rotated away before.
    void write(const ports::InstanceId& id, const QList<QByteArray>& lines, const QList<QByteArray>& previous = {});
    void setMemory(const ports::InstanceId& id, Bytes memory);

    [[nodiscard]] Result<> start(const ports::InstanceId& id, const ports::ProcessSpec& spec) override;
    [[nodiscard]] Result<> stop(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> kill(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> reload(const ports::InstanceId& id) override;
    [[nodiscard]] Result<> forget(const ports::InstanceId& id) override;
    [[nodiscard]] std::optional<ports::ProcessView> find(const ports::InstanceId& id) const override;
    [[nodiscard]] QList<ports::ProcessView> list() const override;
    [[nodiscard]] Pending<QStringList> log(const ports::InstanceId& id, const ports::LogWish& wish) const override;

private:
    struct Instance {
        ports::ProcessView view;
        int failures = 0;
        Duration due{};
    };
    [[nodiscard]] Behaviour behaviourOf(const Instance& instance) const;
    void launch(Instance& instance) const;
    void noteFailure(Instance& instance, const QString& reason) const;
    void enter(Instance& instance, ports::ProcessState state) const;
    /// What has become due by now.
    void settle(Instance& instance) const;

    const Clock& m_clock;
    QHash<QString, Behaviour> m_behaviours;
    mutable std::map<ports::InstanceId, Instance> m_instances;
    struct Written {
        QList<QByteArray> lines;
        QList<QByteArray> previous;
    };
    std::map<ports::InstanceId, Written> m_logs;
    mutable qint64 m_nextPid = 1000;
};

} // namespace godel::test
