#pragma once

#include "ports/workload.h"

#include <QMap>
#include <optional>

namespace godel::test {

/// A platform that takes tasks and ends them when they are looked at for the second time.
class FakeWorkload final : public ports::Workload {
public:
    bool isOpen = true;
    bool hasTasks = true;
    /// New ones, that is; known keys are acknowledged all the same.
    bool takesTasks = true;
    /// Tasks are being carried out and do not end.
    bool isHeld = false;
    ports::ProbeState ending = ports::ProbeState::Done;

    /// Tasks that nobody has removed.
    [[nodiscard]] qsizetype left() const { return m_tasks.size(); }
    /// Tasks there ever were.
    [[nodiscard]] int made() const { return m_made; }

    [[nodiscard]] Pending<QString> knock(const QString& path) override;
    [[nodiscard]] bool offersTasks() const override { return hasTasks; }
    [[nodiscard]] Pending<ports::ProbeTask> submit(const QString& key) override;
    [[nodiscard]] Pending<ports::ProbeTask> find(const QString& id) override;
    [[nodiscard]] Pending<> remove(const QString& id) override;

private:
    struct Task {
        QString key;
        int looks = 0;
        std::optional<ports::ProbeState> end;
    };
    [[nodiscard]] Result<> check() const;
    [[nodiscard]] ports::ProbeTask view(const QString& id) const;

    QMap<QString, Task> m_tasks;
    int m_made = 0;
};

} // namespace godel::test
