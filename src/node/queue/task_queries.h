#pragma once

#include "node/database/connection.h"
#include "node/queue/task.h"
#include "node/vitals.h"

/// What the queue asks of the database, one statement each, so that each happens as a whole or not at all.
namespace godel::node::queries {

struct Added {
    TaskId id = 0;
    bool isNew = true; ///< false: its key was known
};

/// Committed when it returns; wakes the workers of all nodes. Unavailable while the intake is closed.
[[nodiscard]] Result<Added> add(Connection& connection, const NewTask& task);
/// NotFound if there is none.
[[nodiscard]] Result<Task> find(Connection& connection, TaskId id);
/// Newest first, before `before` if that is not 0; without payload and result.
[[nodiscard]] Result<QList<Task>> list(Connection& connection, std::optional<TaskState> state, int limit, TaskId before);

/// Takes at most `count` tasks that are due, for as long as the lease.
[[nodiscard]] Result<QList<Claim>> claim(Connection& connection, const QString& owner, int count, Duration lease);
/// Of these, the ones that are still ours have their lease renewed and are returned.
[[nodiscard]] Result<QList<TaskId>> renew(Connection& connection, const QString& owner, const QList<TaskId>& ids, Duration lease);

/// How an attempt ended. Conflict if the claim is not the last one any more: then somebody else has the task, or has ended it.
[[nodiscard]] Result<> complete(Connection& connection, const Claim& claim, const QByteArray& result);
struct Failure {
    QString error;
    Duration wait = 0s;       ///< until the next attempt
    bool isPermanent = false; ///< no attempt will do
};
/// The state that it has then.
[[nodiscard]] Result<TaskState> failed(Connection& connection, const Claim& claim, const Failure& failure);
/// Hands it back: the attempt does not count.
[[nodiscard]] Result<> release(Connection& connection, const Claim& claim, Duration wait);

/// Tasks whose node was lost are queued again, or dead if that was their last attempt; says how many.
[[nodiscard]] Result<int> recover(Connection& connection);
/// Removes tasks done for longer than that, a batch at a time; says how many.
[[nodiscard]] Result<int> removeDone(Connection& connection, Duration olderThan);
[[nodiscard]] Result<Vitals::Queue> count(Connection& connection);

/// Removes a task that is queued, done or dead; of one that was done, whose answer may be cached, all nodes hear. NotFound if there is
/// none, Conflict while it is being carried out.
[[nodiscard]] Result<> remove(Connection& connection, TaskId id);
/// Of these, the ones that are there no more.
[[nodiscard]] Result<QList<TaskId>> findGone(Connection& connection, const QList<TaskId>& ids);

/// Whether any node takes new tasks. What was taken in is worked on all the same.
[[nodiscard]] Result<> setIntake(Connection& connection, bool isOpen);
/// Of these, the ones that are done; whole.
[[nodiscard]] Result<QList<Task>> findDone(Connection& connection, const QList<TaskId>& ids);
[[nodiscard]] Result<QList<Task>> newestDone(Connection& connection, int count);

/// Dead tasks with these ids, or all if there are none: tried again from the first attempt, or removed. Says how many.
[[nodiscard]] Result<int> requeueDead(Connection& connection, const QList<TaskId>& ids);
[[nodiscard]] Result<int> purgeDead(Connection& connection, const QList<TaskId>& ids);

} // namespace godel::node::queries
