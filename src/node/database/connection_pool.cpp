#include "node/database/connection_pool.h"

#include <algorithm>
#include <thread>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostWaiting = 20000;
// A connection that rested for longer may be dead without knowing, and is asked before it is used.
constexpr Duration trusted = 1s;

} // namespace

ConnectionPool::ConnectionPool(QString words, const PoolSettings& settings, const Clock& clock, OnContact onContact)
    : m_words(std::move(words)), m_settings(settings), m_clock(clock), m_onContact(std::move(onContact))
{
}

ConnectionPool::~ConnectionPool()
{
    std::deque<Waiting> dropped;
    {
        const std::lock_guard guard(m_lock);
        m_isClosing = true;
        dropped.swap(m_waiting);
    }
    m_wake.notify_all();
    for (const auto& waiting : dropped) {
        waiting.job(fail(ErrorCode::Cancelled, u"the node stops"_s));
    }
    std::unique_lock guard(m_lock);
    m_ended.wait(guard, [this] { return m_threads == 0; });
}

void ConnectionPool::enqueue(Job job)
{
    std::unique_lock guard(m_lock);
    if (m_isClosing || m_waiting.size() >= mostWaiting) {
        const bool isClosing = m_isClosing;
        guard.unlock();
        return job(isClosing ? fail(ErrorCode::Cancelled, u"the node stops"_s)
                             : fail(ErrorCode::Unavailable, u"too much waits for the database"_s, u"Try again later"_s));
    }
    m_waiting.push_back({std::move(job), m_clock.monotonic() + m_settings.acquire});
    if (int(m_waiting.size()) > m_resting && m_living < m_settings.max) {
        addThread();
    }
    m_wake.notify_one();
}

void ConnectionPool::addThread()
{
    ++m_living;
    ++m_threads;
    std::thread([this] { serve(); }).detach();
}

void ConnectionPool::serve()
{
    Slot slot;
    while (const auto job = next(slot)) {
        const auto connection = usable(slot);
        m_onContact(connection ? Result<>() : fail(connection.error()));
        (*job)(connection);
        slot.lastUse = m_clock.monotonic();
        if (slot.connection && slot.connection->isBroken()) {
            drop(slot);
        }
    }
    drop(slot);
    const std::lock_guard guard(m_lock);
    --m_threads;
    m_ended.notify_all();
}

std::optional<ConnectionPool::Job> ConnectionPool::next(Slot& slot)
{
    std::unique_lock guard(m_lock);
    ++m_resting;
    const auto isDue = [&] { return m_isClosing || !m_waiting.empty() || m_living > m_settings.max || slot.generation != m_generation; };
    while (!isDue()) {
        const bool woken = m_wake.wait_for(guard, m_settings.idle, isDue);
        if (!woken && m_living > m_settings.min) {
            break;
        }
    }
    --m_resting;
    if (slot.generation != m_generation) {
        slot.generation = m_generation;
        drop(slot);
    }
    if (m_living > m_settings.max || m_waiting.empty()) {
        // Woken for a restart only: rests on, unless it is one too many or all is over.
        if (!m_isClosing && m_living <= m_settings.min) {
            return [](const Result<Connection*>&) {};
        }
        --m_living;
        return std::nullopt;
    }
    Job job = std::move(m_waiting.front().job);
    m_waiting.pop_front();
    return job;
}

Result<Connection*> ConnectionPool::usable(Slot& slot)
{
    if (slot.connection && m_clock.monotonic() - slot.lastUse > trusted && !slot.connection->run(u"select 1"_s)) {
        drop(slot);
    }
    if (!slot.connection) {
        TRY(slot.connection, Connection::open(m_words));
        ++m_open;
    }
    return slot.connection.get();
}

void ConnectionPool::drop(Slot& slot)
{
    if (slot.connection) {
        slot.connection.reset();
        --m_open;
    }
}

void ConnectionPool::expireWaiting()
{
    std::deque<Waiting> expired;
    const Duration now = m_clock.monotonic();
    {
        const std::lock_guard guard(m_lock);
        while (!m_waiting.empty() && m_waiting.front().expires <= now) {
            expired.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
    }
    for (const auto& waiting : expired) {
        waiting.job(fail(ErrorCode::Unavailable, u"no database connection was free in time"_s, u"Make the pool larger or find what holds it"_s));
    }
}

void ConnectionPool::setMax(int max)
{
    const std::lock_guard guard(m_lock);
    m_settings.max = std::clamp(max, 1, 200);
    m_settings.min = std::min(m_settings.min, m_settings.max);
    m_wake.notify_all();
}

void ConnectionPool::restart()
{
    const std::lock_guard guard(m_lock);
    ++m_generation;
    m_wake.notify_all();
}

PoolStats ConnectionPool::stats() const
{
    const std::lock_guard guard(m_lock);
    return {m_open, m_living - m_resting, m_settings.max, int(m_waiting.size())};
}

} // namespace godel::node
