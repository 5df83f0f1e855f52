#include "node/database/connection_pool.h"

#include <algorithm>
#include <thread>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostConnections = 200;
constexpr size_t mostWaiting = 20000;
// A connection that rested for longer may be dead without knowing, and is asked before it is used.
constexpr Duration trusted = 1s;

} // namespace

ConnectionPool::ConnectionPool(const Login& login, const PoolSettings& settings, const Clock& clock, OnContact onContact)
    : m_login(login), m_settings(settings), m_clock(clock), m_onContact(std::move(onContact))
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
        guard.unlock();
        drop(slot);
        guard.lock();
        slot.generation = m_generation;
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
    ++m_counted.served;
    return job;
}

Result<Connection*> ConnectionPool::usable(Slot& slot)
{
    if (slot.connection && m_clock.monotonic() - slot.lastUse > trusted && !slot.connection->run(u"select 1"_s)) {
        drop(slot);
    }
    if (!slot.connection) {
        auto opened = m_login.open();
        if (!opened) {
            const std::lock_guard guard(m_lock);
            ++m_counted.refused;
            return fail(std::move(opened).error());
        }
        slot.connection = *std::move(opened);
        countOpen(slot.generation, 1);
    }
    return slot.connection.get();
}

void ConnectionPool::drop(Slot& slot)
{
    if (slot.connection) {
        slot.connection.reset();
        countOpen(slot.generation, -1);
    }
}

void ConnectionPool::countOpen(int generation, int by)
{
    const std::lock_guard guard(m_lock);
    m_counted.opened += std::max(by, 0);
    if ((m_open[generation] += by) == 0) {
        m_open.erase(generation);
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
        m_counted.expired += qint64(expired.size());
    }
    for (const auto& waiting : expired) {
        waiting.job(fail(ErrorCode::Unavailable, u"no database connection was free in time"_s, u"Make the pool larger or find what holds it"_s));
    }
}

void ConnectionPool::setSettings(const PoolSettings& settings)
{
    const std::lock_guard guard(m_lock);
    m_settings = settings;
    m_wake.notify_all();
}

Result<> ConnectionPool::resize(std::optional<int> min, std::optional<int> max)
{
    const std::lock_guard guard(m_lock);
    const int most = max.value_or(m_settings.max);
    if (most < 1 || most > mostConnections) {
        return fail(ErrorCode::Invalid, u"%1 connections are not possible"_s.arg(most), u"Give 1 to %1"_s.arg(mostConnections), u"max"_s);
    }
    if (min && (*min < 0 || *min > most)) {
        return fail(ErrorCode::Invalid, u"%1 connections cannot be kept"_s.arg(*min), u"Give 0 to %1, the maximum"_s.arg(most), u"min"_s);
    }
    m_settings.max = most;
    m_settings.min = std::min(min.value_or(m_settings.min), most);
    m_wake.notify_all();
    return {};
}

void ConnectionPool::restart()
{
    const std::lock_guard guard(m_lock);
    ++m_generation;
    ++m_counted.restarts;
    m_wake.notify_all();
}

PoolStats ConnectionPool::stats() const
{
    const std::lock_guard guard(m_lock);
    PoolStats stats = m_counted;
    for (const auto& [generation, count] : m_open) {
        stats.open += count;
        stats.outdated += generation != m_generation ? count : 0;
    }
    stats.used = m_living - m_resting;
    stats.waiting = int(m_waiting.size());
    stats.settings = m_settings;
    return stats;
}

} // namespace godel::node
