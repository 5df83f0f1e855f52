#pragma once

#include "ports/processes.h"

#include <QByteArray>

namespace godel::drivers {

/// What is kept on disk of one instance, so that the next engine knows what was wished and finds what runs.
struct InstanceRecord {
    ports::InstanceId id;
    ports::ProcessSpec spec;
    ports::ProcessState state = ports::ProcessState::Stopped;
    QString mark;    ///< in the environment of the process that was started last; new for each start
    QString boot;    ///< the boot in which that was
    Timestamp since;
    int restarts = 0;
    int failures = 0; ///< in a row
    QString reason;
};

/// "starting", "ready", …; stored, so they never change.
[[nodiscard]] QString name(ports::ProcessState state);

[[nodiscard]] QByteArray toBytes(const InstanceRecord& record);
/// Corrupt for what `toBytes` has not written; `source` names it in the error.
[[nodiscard]] Result<InstanceRecord> recordOf(const QByteArray& bytes, const QString& source);

} // namespace godel::drivers
