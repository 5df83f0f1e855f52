#include "node/queue/task_queries.h"

namespace godel::node::queries {

using namespace Qt::StringLiterals;

namespace {

constexpr int recoveredAtATime = 500;
constexpr int removedAtATime = 1000;
constexpr qsizetype askedAtATime = 10'000;
constexpr qsizetype longestError = 2000;

double seconds(Duration duration)
{
    return double(duration.count()) / 1e6;
}

/// As a literal of bigint[].
QString arrayText(const QList<TaskId>& ids)
{
    QStringList numbers;
    for (const TaskId id : ids) {
        numbers.append(QString::number(id));
    }
    return u'{' + numbers.join(u',') + u'}';
}

std::optional<Timestamp> timeOf(const QVariant& microseconds)
{
    return microseconds.isNull() ? std::nullopt : std::optional(timestampOf(microseconds.toLongLong()));
}

const QString columns = u"id, kind, state, attempts, max_attempts, error, owner, "
                        "(extract(epoch from created_at) * 1000000)::bigint, (extract(epoch from started_at) * 1000000)::bigint, "
                        "(extract(epoch from finished_at) * 1000000)::bigint"_s;

Task taskOf(const QVariantList& row)
{
    Task task;
    task.id = row[0].toLongLong();
    task.kind = row[1].toString();
    task.state = taskStateOf(row[2].toString()).value_or(TaskState::Dead);
    task.attempts = row[3].toInt();
    task.maxAttempts = row[4].toInt();
    task.error = row[5].toString();
    task.owner = row[6].toString();
    task.created = timestampOf(row[7].toLongLong());
    task.started = timeOf(row[8]);
    task.finished = timeOf(row[9]);
    return task;
}

/// With payload and result behind the columns.
QList<Task> wholeTasksOf(const Connection::Rows& rows)
{
    QList<Task> tasks;
    for (const auto& row : rows) {
        Task task = taskOf(row);
        task.payload = row[10].toString().toUtf8();
        task.result = row[11].toString().toUtf8();
        tasks.append(std::move(task));
    }
    return tasks;
}

tl::unexpected<Error> lost(const Claim& claim)
{
    return fail(ErrorCode::Conflict, u"the lease of task %1 has passed to somebody else"_s.arg(claim.id));
}

} // namespace

Result<Added> add(Connection& connection, const NewTask& task)
{
    static const QString sql = u"with added as (insert into node.tasks (key, kind, payload, max_attempts) "
                               "select ?::text, ?::text, ?::json, ?::int where (select is_open from node.intake) "
                               "on conflict (key) do nothing returning id) "
                               "select id, true, pg_notify('godel_tasks', '')::text from added "
                               "union all select id, false, '' from node.tasks where key = ?"_s;
    const QVariant key = task.key.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(task.key);
    // A second look finds what somebody else with the same key committed during the first one.
    for (int look = 0; look < 2; ++look) {
        TRY(const auto rows, connection.run(sql, {key, task.kind, QString::fromUtf8(task.payload), task.maxAttempts, key}));
        if (!rows.isEmpty()) {
            return Added{rows[0][0].toLongLong(), rows[0][1].toBool()};
        }
    }
    TRY(const auto open, connection.run(u"select is_open from node.intake"_s));
    if (!open.isEmpty() && !open[0][0].toBool()) {
        return fail(ErrorCode::Unavailable, u"the queue takes no new tasks: it is being drained"_s, u"Send the task again later; POST /admin/queue/restart lets tasks in"_s);
    }
    return fail(ErrorCode::Conflict, u"a task with the key %1 is just being added"_s.arg(task.key), u"Try again"_s, u"key"_s);
}

Result<Task> find(Connection& connection, TaskId id)
{
    static const QString sql = u"select "_s + columns + u", payload::text, result::text from node.tasks where id = ?"_s;
    TRY(const auto rows, connection.run(sql, {id}));
    if (rows.isEmpty()) {
        return fail(ErrorCode::NotFound, u"there is no task %1"_s.arg(id), u"See /v1/tasks for what there is"_s, u"id"_s);
    }
    return wholeTasksOf(rows).first();
}

Result<QList<Task>> list(Connection& connection, std::optional<TaskState> state, int limit, TaskId before)
{
    static const QString all = u"select "_s + columns + u" from node.tasks where id < ? order by id desc limit ?"_s;
    static const QString some = u"select "_s + columns + u" from node.tasks where state = ? and id < ? order by id desc limit ?"_s;
    const TaskId end = before > 0 ? before : std::numeric_limits<TaskId>::max();
    TRY(const auto rows, state ? connection.run(some, {name(*state), end, limit}) : connection.run(all, {end, limit}));
    QList<Task> tasks;
    for (const auto& row : rows) {
        tasks.append(taskOf(row));
    }
    return tasks;
}

Result<QList<Claim>> claim(Connection& connection, const QString& owner, int count, Duration lease)
{
    static const QString sql = u"with picked as materialized (select id from node.tasks where state = 'queued' and run_at <= now() "
                               "order by run_at, id limit ? for update skip locked) "
                               "update node.tasks task set state = 'running', attempts = attempts + 1, claim = claim + 1, owner = ?, "
                               "lease_until = now() + make_interval(secs => ?), started_at = now() "
                               "from picked where task.id = picked.id "
                               "returning task.id, claim, kind, payload::text, attempts"_s;
    TRY(const auto rows, connection.run(sql, {count, owner, seconds(lease)}));
    QList<Claim> claims;
    for (const auto& row : rows) {
        claims.append({row[0].toLongLong(), row[1].toLongLong(), row[2].toString(), row[3].toString().toUtf8(), row[4].toInt()});
    }
    return claims;
}

Result<QList<TaskId>> renew(Connection& connection, const QString& owner, const QList<TaskId>& ids, Duration lease)
{
    static const QString sql = u"update node.tasks set lease_until = now() + make_interval(secs => ?) "
                               "where id = any(?::bigint[]) and state = 'running' and owner = ? returning id"_s;
    TRY(const auto rows, connection.run(sql, {seconds(lease), arrayText(ids), owner}));
    QList<TaskId> kept;
    for (const auto& row : rows) {
        kept.append(row[0].toLongLong());
    }
    return kept;
}

Result<> complete(Connection& connection, const Claim& claim, const QByteArray& result)
{
    static const QString sql = u"update node.tasks set state = 'done', result = ?::json, error = null, owner = null, lease_until = null, "
                               "finished_at = now() where id = ? and claim = ? and state = 'running' returning id"_s;
    TRY(const auto rows, connection.run(sql, {QString::fromUtf8(result), claim.id, claim.number}));
    return rows.isEmpty() ? Result<>(lost(claim)) : Result<>();
}

Result<TaskState> failed(Connection& connection, const Claim& claim, const Failure& failure)
{
    static const QString sql = u"update node.tasks set state = case when ? or attempts >= max_attempts then 'dead' else 'queued' end, "
                               "finished_at = case when ? or attempts >= max_attempts then now() end, "
                               "run_at = now() + make_interval(secs => ?), error = ?, owner = null, lease_until = null "
                               "where id = ? and claim = ? and state = 'running' returning state"_s;
    QString error = failure.error.left(longestError);
    // PostgreSQL takes every character but this one.
    error.remove(QChar(0));
    TRY(const auto rows,
        connection.run(sql, {failure.isPermanent, failure.isPermanent, seconds(failure.wait), error, claim.id, claim.number}));
    if (rows.isEmpty()) {
        return lost(claim);
    }
    return taskStateOf(rows[0][0].toString()).value_or(TaskState::Dead);
}

Result<> release(Connection& connection, const Claim& claim, Duration wait)
{
    static const QString sql = u"with released as (update node.tasks set state = 'queued', attempts = attempts - 1, owner = null, "
                               "lease_until = null, run_at = now() + make_interval(secs => ?) "
                               "where id = ? and claim = ? and state = 'running' returning id) "
                               "select id, pg_notify('godel_tasks', '')::text from released"_s;
    TRY(const auto rows, connection.run(sql, {seconds(wait), claim.id, claim.number}));
    return rows.isEmpty() ? Result<>(lost(claim)) : Result<>();
}

Result<int> recover(Connection& connection)
{
    static const QString sql = u"with lost as materialized (select id from node.tasks where state = 'running' and lease_until < now() "
                               "order by lease_until limit ? for update skip locked) "
                               "update node.tasks task set state = case when attempts >= max_attempts then 'dead' else 'queued' end, "
                               "finished_at = case when attempts >= max_attempts then now() end, run_at = now(), "
                               "error = 'its node was lost: ' || owner, owner = null, lease_until = null "
                               "from lost where task.id = lost.id returning task.id"_s;
    TRY(const auto rows, connection.run(sql, {recoveredAtATime}));
    return int(rows.size());
}

Result<int> removeDone(Connection& connection, Duration olderThan)
{
    static const QString sql = u"delete from node.tasks where id in (select id from node.tasks where state = 'done' "
                               "and finished_at < now() - make_interval(secs => ?) order by finished_at limit ? for update skip locked) "
                               "returning id"_s;
    TRY(const auto rows, connection.run(sql, {seconds(olderThan), removedAtATime}));
    return int(rows.size());
}

Result<> remove(Connection& connection, TaskId id)
{
    static const QString sql = u"with gone as (delete from node.tasks where id = ? and state <> 'running' returning id, state) "
                               "select id, case when state = 'done' then pg_notify('godel_removed', id::text)::text end from gone"_s;
    // A second look is for one whose attempt ended between the statements of the first one.
    for (int look = 0; look < 2; ++look) {
        TRY(const auto removed, connection.run(sql, {id}));
        if (!removed.isEmpty()) {
            return {};
        }
        TRY(const auto task, find(connection, id));
        if (task.state == TaskState::Running) {
            break;
        }
    }
    return fail(ErrorCode::Conflict, u"task %1 is being carried out"_s.arg(id), u"Remove it once it has ended; GET /v1/tasks/%1 tells when"_s.arg(id));
}

Result<QList<TaskId>> findGone(Connection& connection, const QList<TaskId>& ids)
{
    static const QString sql = u"select wanted from unnest(?::bigint[]) wanted where not exists (select from node.tasks where id = wanted)"_s;
    QList<TaskId> gone;
    for (qsizetype at = 0; at < ids.size(); at += askedAtATime) {
        TRY(const auto rows, connection.run(sql, {arrayText(ids.mid(at, askedAtATime))}));
        for (const auto& row : rows) {
            gone.append(row[0].toLongLong());
        }
    }
    return gone;
}

Result<Vitals::Queue> count(Connection& connection)
{
    static const QString sql = u"select (select count(*) from node.tasks where state = 'queued'), "
                               "(select count(*) from node.tasks where state = 'running'), "
                               "(select count(*) from node.tasks where state = 'dead'), "
                               "(select coalesce(extract(epoch from now() - min(run_at)) * 1000000, 0)::bigint from node.tasks "
                               "where state = 'queued' and run_at <= now()), (select is_open from node.intake)"_s;
    TRY(const auto rows, connection.run(sql));
    return Vitals::Queue{rows[0][0].toLongLong(), rows[0][1].toLongLong(), rows[0][2].toLongLong(), Duration(rows[0][3].toLongLong()), rows[0][4].toBool()};
}

Result<> setIntake(Connection& connection, bool isOpen)
{
    static const QString sql = u"with changed as (update node.intake set is_open = ?, changed_at = now() returning is_open) "
                               "select is_open, pg_notify('godel_tasks', '')::text from changed"_s;
    return connection.run(sql, {isOpen}).map([](const auto&) {});
}

Result<QList<Task>> findDone(Connection& connection, const QList<TaskId>& ids)
{
    static const QString sql = u"select "_s + columns + u", payload::text, result::text from node.tasks where state = 'done' and id = any(?::bigint[])"_s;
    return connection.run(sql, {arrayText(ids)}).map(wholeTasksOf);
}

Result<QList<Task>> newestDone(Connection& connection, int count)
{
    static const QString sql = u"select "_s + columns + u", payload::text, result::text from node.tasks where state = 'done' order by finished_at desc limit ?"_s;
    return connection.run(sql, {count}).map(wholeTasksOf);
}

Result<int> requeueDead(Connection& connection, const QList<TaskId>& ids)
{
    static const QString sql = u"with again as (update node.tasks set state = 'queued', attempts = 0, run_at = now(), finished_at = null "
                               "where state = 'dead' and (? or id = any(?::bigint[])) returning id) "
                               "select count(*), pg_notify('godel_tasks', '')::text from again"_s;
    TRY(const auto rows, connection.run(sql, {ids.isEmpty(), arrayText(ids)}));
    return rows[0][0].toInt();
}

Result<int> purgeDead(Connection& connection, const QList<TaskId>& ids)
{
    static const QString sql = u"with gone as (delete from node.tasks where state = 'dead' and (? or id = any(?::bigint[])) returning id) "
                               "select count(*) from gone"_s;
    TRY(const auto rows, connection.run(sql, {ids.isEmpty(), arrayText(ids)}));
    return rows[0][0].toInt();
}

} // namespace godel::node::queries
