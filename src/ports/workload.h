#pragma once

#include "base/pending.h"

#include <QString>

namespace godel::ports {

enum class ProbeState {
    Waiting, ///< accepted; not ended yet
    Done,    ///< ended with the result that was asked for
    Failed,  ///< ended otherwise
};

/// One real task that we sent as a user would.
struct ProbeTask {
    QString id; ///< as the platform names it
    ProbeState state = ProbeState::Waiting;
    QString finding; ///< what it came to, for people
};

/// What users do with the platform, done once by us: through the front door and all the way. Everywhere Unavailable where nobody
/// answers, Timeout where it takes over 10 s, and Conflict with the platform's own words for an answer that is not as expected.
class Workload {
public:
    virtual ~Workload() = default;

    /// A health question through the front door, answered with 2xx; what was answered, for people.
    [[nodiscard]] virtual Pending<QString> knock(const QString& path) = 0;
    /// False where the platform takes no tasks; then the calls below are refused with Conflict.
    [[nodiscard]] virtual bool offersTasks() const = 0;
    /// Sends a task; the same key is the same task, however often it is sent, also while the platform takes no new ones. Conflict: it
    /// was refused, and there is none with that key. Its state is at least as old as its acceptance: `find` tells the present one.
    [[nodiscard]] virtual Pending<ProbeTask> submit(const QString& key) = 0;
    /// NotFound once it was removed.
    [[nodiscard]] virtual Pending<ProbeTask> find(const QString& id) = 0;
    /// Nothing is left of it afterwards, and its key is free again. Conflict while it is being carried out: to be called again.
    /// Succeeds when there is none.
    [[nodiscard]] virtual Pending<> remove(const QString& id) = 0;
};

} // namespace godel::ports
