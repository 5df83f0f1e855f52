#pragma once

#include "ports/processes.h"
#include "support/fake_clock.h"

#include <functional>

namespace godel::test {

enum class Behaviour {
    RunsOn,
    BecomesReady, ///< answers its ready check
    NeverReady,   ///< runs, but answers its check with 503
    Dies,         ///< at once, with status 3, after the line "about to die"
    IgnoresStop,
};

/// One implementation of the port under test. Its clock is a FakeClock.
class ProcessesStand {
public:
    virtual ~ProcessesStand() = default;
    [[nodiscard]] virtual ports::Processes& processes() = 0;
    /// A spec whose process behaves so. Each call may yield another ready port.
    [[nodiscard]] virtual ports::ProcessSpec spec(Behaviour behaviour) = 0;
    [[nodiscard]] virtual FakeClock& clock() = 0;
    /// Those lines are what it has written so far, and what was rotated away before them.
    virtual void write(const ports::InstanceId& id, const QList<QByteArray>& lines, const QList<QByteArray>& previous) = 0;
};

/// What every implementation of ports::Processes keeps to. `make` yields a fresh stand without any instance.
void checkProcesses(const std::function<std::unique_ptr<ProcessesStand>()>& make);

} // namespace godel::test
