#pragma once

#include "base/pending.h"

#include <QThreadPool>

namespace godel {

/// Threads for work that blocks or computes for long, so that the engine's own thread never does. Destroying it waits for
/// what is running; what has not begun is dropped and its Pending never becomes ready.
class Worker {
public:
    explicit Worker(int threads = 2);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Runs `work` (returning Result<T>) on a thread of the pool.
    template <typename Work>
    [[nodiscard]] auto run(Work work)
    {
        using T = typename std::invoke_result_t<Work>::value_type;
        const auto pending = Pending<T>::make();
        m_pool.start([pending, work = std::move(work)]() mutable { pending.fulfil(work()); });
        return pending;
    }

private:
    QThreadPool m_pool;
};

} // namespace godel
