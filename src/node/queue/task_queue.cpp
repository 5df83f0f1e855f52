#include "node/queue/task_queue.h"

#include "node/database/migration.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr auto pollEvery = std::chrono::milliseconds(1000);
constexpr auto houseEvery = std::chrono::seconds(2);
constexpr auto expireEvery = std::chrono::milliseconds(200);
// Counting a long queue takes the database a while; the share of its time that goes there has a limit.
constexpr int countShare = 50;
constexpr Duration longestCountPause = 30s;
constexpr int mostWorkers = 200;
constexpr auto tryAgainAfter = std::chrono::milliseconds(500);
constexpr Duration firstWait = 1s;
constexpr Duration longestWait = 5min;
constexpr Duration keptFor = 24h; ///< tasks that are done

} // namespace

Duration waitBefore(int nextAttempt)
{
    const int doublings = std::clamp(nextAttempt - 2, 0, 16);
    return std::min<Duration>(firstWait * (1 << doublings), longestWait);
}

TaskQueue::TaskQueue(Parts parts) : m_parts(std::move(parts)), m_listener(m_parts.login)
{
    connect(&m_listener, &ChangeListener::heard, this, &TaskQueue::pull);
    connect(&m_listener, &ChangeListener::removed, this, [this](qint64 id) { m_parts.cache.forget(id); });
    connect(&m_listener, &ChangeListener::listening, this, &TaskQueue::forgetGone);
    connect(&m_parts.agents, &AgentPool::roomChanged, this, &TaskQueue::pull);
    connect(&m_poll, &QTimer::timeout, this, &TaskQueue::pull);
    connect(&m_renewal, &QTimer::timeout, this, &TaskQueue::renew);
    connect(&m_house, &QTimer::timeout, this, &TaskQueue::keepHouse);
    connect(&m_expiry, &QTimer::timeout, this, [this] { m_parts.pool.expireWaiting(); });
    m_expiry.start(expireEvery);
    m_poll.start(pollEvery);
    m_renewal.start(std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.lease / 3));
    m_house.start(houseEvery);
    keepHouse();
    pull();
}

int TaskQueue::workers() const
{
    return m_workers.value_or(m_parts.agents.max());
}

Result<> TaskQueue::setWorkers(int count)
{
    if (count < 1 || count > mostWorkers) {
        return fail(ErrorCode::Invalid, u"%1 workers are not possible"_s.arg(count), u"Give 1 to %1"_s.arg(mostWorkers), u"count"_s);
    }
    m_workers = count;
    tell();
    pull();
    return {};
}

void TaskQueue::pull()
{
    const int room = std::min(workers(), m_parts.agents.max()) - static_cast<int>(m_running.size());
    if (m_isDraining || m_isPulling || room <= 0 || !m_parts.agents.canStart()) {
        return;
    }
    m_isPulling = true;
    const auto take = [owner = m_parts.owner, room, lease = m_parts.lease, isKnown = m_isSchemaKnown](Connection& connection) -> Result<QList<Claim>> {
        if (!isKnown) {
            TRY_DO(checkSchema(connection));
        }
        return queries::claim(connection, owner, room, lease);
    };
    m_parts.pool.run(take).whenReady(this, [this, room](const Result<QList<Claim>>& claims) {
        m_isPulling = false;
        if (!claims) {
            return;
        }
        if (!m_isSchemaKnown) {
            m_isSchemaKnown = true;
            m_parts.vitals.update([](Vitals& vitals) { vitals.databaseWasReached = true; });
        }
        for (const Claim& claim : *claims) {
            begin(claim);
        }
        if (claims->size() == room) {
            pull();
        }
    });
}

void TaskQueue::begin(const Claim& claim)
{
    m_running.insert(claim.id, claim);
    tell();
    if (m_isDraining) {
        return record(claim, {AgentOutcome::Kind::NotRun, {}, u"this node is about to stop"_s});
    }
    m_parts.agents.run(claim, [this, claim](const AgentOutcome& outcome) { record(claim, outcome); });
}

void TaskQueue::record(const Claim& claim, const AgentOutcome& outcome)
{
    const auto write = [claim, outcome](Connection& connection) -> Result<bool> {
        switch (outcome.kind) {
        case AgentOutcome::Kind::Done: TRY_DO(queries::complete(connection, claim, outcome.result)); break;
        case AgentOutcome::Kind::Failed: TRY_DO(queries::failed(connection, claim, {outcome.error, waitBefore(claim.attempt + 1), false})); break;
        case AgentOutcome::Kind::Refused: TRY_DO(queries::failed(connection, claim, {outcome.error, {}, true})); break;
        case AgentOutcome::Kind::NotRun: TRY_DO(queries::release(connection, claim, {})); break;
        }
        return true;
    };
    m_parts.pool.run(write).whenReady(this, [this, claim, outcome](const Result<bool>& written) {
        const bool isLost = !written && written.error().code == ErrorCode::Conflict;
        if (!written && !isLost) {
            // The work is done but not on record: it stays ours until the database answers or the lease is over.
            QTimer::singleShot(tryAgainAfter, this, [this, claim, outcome] { record(claim, outcome); });
            return;
        }
        if (isLost) {
            m_parts.log.warning(u"TASK_CLAIM_LOST"_s, u"another node has the task by now"_s, {{u"task"_s, claim.id}});
        }
        noteEnd(outcome, isLost);
        m_running.remove(claim.id);
        tell();
        pull();
    });
}

void TaskQueue::noteEnd(const AgentOutcome& outcome, bool isLost)
{
    using Kind = AgentOutcome::Kind;
    m_parts.vitals.update([kind = outcome.kind, isLost](Vitals& vitals) {
        auto& work = vitals.work;
        ++(isLost ? work.lost : kind == Kind::Done ? work.done : kind == Kind::NotRun ? work.handedBack : work.failed);
    });
}

void TaskQueue::renew()
{
    const QList<TaskId> ids = m_running.keys();
    if (ids.isEmpty()) {
        return;
    }
    const auto renewal = [owner = m_parts.owner, ids, lease = m_parts.lease](Connection& connection) { return queries::renew(connection, owner, ids, lease); };
    m_parts.pool.run(renewal).whenReady(this, [this, ids](const Result<QList<TaskId>>& kept) {
        if (!kept) {
            return;
        }
        for (const TaskId id : ids) {
            if (!kept->contains(id) && m_running.contains(id)) {
                m_parts.agents.cancel(id, u"its lease was lost"_s);
            }
        }
    });
}

void TaskQueue::keepHouse()
{
    count();
    tell();
    const auto tidy = [](Connection& connection) -> Result<int> {
        TRY(const int recovered, queries::recover(connection));
        TRY_DO(queries::removeDone(connection, keptFor));
        return recovered;
    };
    if (m_isSchemaKnown) {
        m_parts.pool.run(tidy).whenReady(this, [this](const Result<int>& recovered) {
            if (recovered.value_or(0) > 0) {
                m_parts.log.info(u"TASKS_RECOVERED"_s, u"tasks of a lost node are queued again"_s, {{u"tasks"_s, *recovered}});
                pull();
            }
        });
    }
}

void TaskQueue::count()
{
    const Duration begin = m_parts.clock.monotonic();
    if (m_isCounting || begin < m_nextCount) {
        return;
    }
    m_isCounting = true;
    m_parts.pool.run([](Connection& connection) { return queries::count(connection); }).whenReady(this, [this, begin](const Result<Vitals::Queue>& counted) {
        m_isCounting = false;
        const Duration now = m_parts.clock.monotonic();
        m_nextCount = now + std::min<Duration>(countShare * (now - begin), longestCountPause);
        m_parts.vitals.update([&counted](Vitals& vitals) { vitals.queue = counted ? std::optional(*counted) : std::nullopt; });
    });
}

/// Of what was removed while nobody listened, nobody told.
void TaskQueue::forgetGone()
{
    const QList<TaskId> cached = m_parts.cache.keys();
    if (cached.isEmpty()) {
        return;
    }
    m_parts.pool.run([cached](Connection& connection) { return queries::findGone(connection, cached); }).whenReady(this, [this](const Result<QList<TaskId>>& gone) {
        if (!gone) {
            QTimer::singleShot(tryAgainAfter, this, &TaskQueue::forgetGone);
            return;
        }
        for (const TaskId id : *gone) {
            m_parts.cache.forget(id);
        }
    });
}

void TaskQueue::tell()
{
    const int busy = static_cast<int>(m_running.size());
    m_parts.vitals.update([busy, count = workers()](Vitals& vitals) { vitals.workers = {busy, count}; });
}

void TaskQueue::drain()
{
    m_isDraining = true;
    m_poll.stop();
}

void TaskQueue::giveUp()
{
    const QList<TaskId> ids = m_running.keys();
    for (const TaskId id : ids) {
        m_parts.agents.cancel(id, u"this node stops"_s);
    }
}

} // namespace godel::node
