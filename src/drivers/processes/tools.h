#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QMap>
#include <QStringList>
#include <atomic>

namespace godel::drivers {

/// A short-lived program: what it gets, and how long it may take.
struct ToolRequest {
    QStringList command; ///< absolute program, then arguments; never a secret among them
    QMap<QString, QString> environment{}; ///< beside PATH and LC_ALL=C; nothing is inherited
    QString user{};                       ///< empty: as this process
    QByteArray input{};
    Duration deadline = 60s;
};

struct ToolOutput {
    int status = 0; ///< 128 + the signal if one ended it
    QByteArray output; ///< at most 1 MiB, as the next one
    QByteArray complaint;
};

/// Runs short-lived programs and waits for them: for worker threads only. They die with the thread that runs them.
class Tools {
public:
    /// Unavailable if it does not start, Timeout after its deadline, Cancelled after `stop`; it is killed then, with its group.
    [[nodiscard]] Result<ToolOutput> run(const ToolRequest& request) const;
    /// Its output; a status other than 0 is Unavailable with its first complaint.
    [[nodiscard]] Result<QByteArray> succeed(const ToolRequest& request) const;
    /// Ends what runs and refuses what comes; from any thread.
    void stop() { m_isStopped = true; }

private:
    std::atomic<bool> m_isStopped = false;
};

} // namespace godel::drivers
