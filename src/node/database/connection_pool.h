#pragma once

#include "base/clock.h"
#include "base/pending.h"
#include "base/units.h"
#include "node/database/login.h"

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
    int outdated = 0;    ///< of them opened before the last restart; they go after what they do
    int used = 0;        ///< connections with work
    int waiting = 0;     ///< pieces of work without a connection
    qint64 served = 0;   ///< pieces of work since the start
    qint64 opened = 0;   ///< connections since the start
    qint64 refused = 0;  ///< connections that could not be had
    qint64 expired = 0;  ///< pieces of work that waited for too long
    int restarts = 0;
    PoolSettings settings;
};

/// Connections with a thread each, since a query blocks. Grows with the work up to its maximum. Thread-safe.
class ConnectionPool {
public:
    /// Told of each success (fine) and each failure to reach the database, from any thread.
    using OnContact = std::function<void(const Result<>&)>;

    /// The login outlives it.
    ConnectionPool(const Login& login, const PoolSettings& settings, const Clock& clock, OnContact onContact);
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
    /// Connections too many are closed after what they do.
    void setSettings(const PoolSettings& settings);
    /// Invalid, with the key, unless 0 <= min <= max and 1 <= max <= 200. Left out: as it is; a minimum too high is lowered.
    [[nodiscard]] Result<> resize(std::optional<int> min, std::optional<int> max);
    /// Closes every connection after what it does; new ones are opened with the login as it is by then.
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
    void countOpen(int generation, int by);

    const Login& m_login;
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
    std::map<int, int> m_open; // by generation
    PoolStats m_counted;       // what only ever rises
};

} // namespace godel::node
