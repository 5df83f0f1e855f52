#pragma once

#include "ports/workload.h"

namespace godel::test {

/// One implementation of the port under test, over a platform that takes tasks and has none yet.
class WorkloadUnderTest {
public:
    enum class Carrying {
        Held,  ///< tasks are begun and do not end
        Well,  ///< they end with the right result
        Badly, ///< they end with "no such customer", for good
    };

    virtual ~WorkloadUnderTest() = default;
    [[nodiscard]] virtual ports::Workload& workload() = 0;
    /// The same platform, as one that is said to take no tasks.
    [[nodiscard]] virtual ports::Workload& withoutTasks() = 0;
    /// From now on, tasks under way included.
    virtual void carryOut(Carrying how) = 0;
    /// Whether the task is with somebody who works on it.
    [[nodiscard]] virtual bool isCarriedOut(const QString& id) = 0;
    /// Whether new tasks are taken in.
    virtual void takeIn(bool isOpen) = 0;
    /// Tasks that the platform has.
    [[nodiscard]] virtual int left() = 0;
    /// From now on nobody answers at the front door.
    virtual void close() = 0;
};

/// What every implementation of ports::Workload keeps to.
void checkWorkload(WorkloadUnderTest& stand);

} // namespace godel::test
