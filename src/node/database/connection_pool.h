#pragma once

#include "base/clock.h"
#include "base/pending.h"
#include "base/units.h"
#include "node/database/connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace godel::node {

struct PoolSettings {
    int min = 2;            ///< connections that are kept though idle
    int max = 10;
    Duration acquire = 5s;  ///< what waits longer for a connection fails
    Duration idle = 10s;    ///< connections beyond `min` are closed after so long without work
};

struct PoolStats {
    int open = 0;
    int used = 0;
    int max = 0;
    int waiting = 0;
};

/// Connections with a thread each, since a query blocks. Grows with the work up to its maximum. Thread-safe.
class ConnectionPool {
public:
    /// Told of each success (fine) and each failure to reach the database, from any thread.
    using OnContact = std::function<void(const Result<>&)>;

    ConnectionPool(QString words, const PoolSettings& settings, const Clock& clock, OnContact onContact);
    /// Waits for what runs; what waits fails with Cancelled.
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    /// Runs `work(Connection&)`, which returns a Result, on a thread of the pool. Unavailable if no connection can be had.
    template <typename Work>
    [[nodiscard]] auto run(Work work)
    {
        using T = typename std::invoke_result_t<Work, Connection&>::value_type;
        const auto pending = Pending<T>::make();
        enqueue([pending, work = std::move(work)](Result<Connection*> connection) mutable {
            pending.fulfil(connection ? work(**connection) : Result<T>(fail(connection.error())));
        });
        return pending;
    }

    /// Fails what has waited for too long; to be called every now and then.
    void expireWaiting();
    /// 1 to 200; connections too many are closed after what they do.
    void setMax(int max);
    /// Closes every connection after what it does; new ones are opened with what the pass file says by then.
    void restart();
    [[nodiscard]] PoolStats stats() const;

private:
    using Job = std::function<void(Result<Connection*>)>;
    struct Waiting {
        Job job;
        Duration expires{};
    };
    struct Slot {
        std::unique_ptr<Connection> connection;
        int generation = 0;
        Duration lastUse{};
    };

    void enqueue(Job job);
    void addThread();
    void serve();
    [[nodiscard]] std::optional<Job> next(Slot& slot);
    [[nodiscard]] Result<Connection*> usable(Slot& slot);
    void drop(Slot& slot);

    const QString m_words;
    PoolSettings m_settings;
    const Clock& m_clock;
    const OnContact m_onContact;

    // The pool is where the threads meet.
    mutable std::mutex m_lock;
    std::condition_variable m_wake;
    std::deque<Waiting> m_waiting;
    std::condition_variable m_ended;
    int m_threads = 0; // that have not ended; the destructor waits for them
    int m_living = 0;  // of them those that still take work
    int m_resting = 0;
    int m_generation = 0;
    bool m_isClosing = false;
    std::atomic<int> m_open = 0;
};

} // namespace godel::node
