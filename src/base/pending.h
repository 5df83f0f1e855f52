#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>
#include <mutex>

namespace godel {

/// A result that is there now or comes later, from whatever thread. A step starts the work, keeps the Pending and looks at
/// it again; who has an event loop may ask to be told. It is never waited for.
template <typename T = void>
class Pending {
public:
    /// One that nobody will ever fulfil; `isValid` is false.
    Pending() = default;

    /// A result that is there already.
    [[nodiscard]] static Pending of(Result<T> result)
    {
        Pending pending = make();
        pending.fulfil(std::move(result));
        return pending;
    }
    /// A place for a result; the maker keeps one copy and calls `fulfil` on it.
    [[nodiscard]] static Pending make()
    {
        Pending pending;
        pending.m_state = std::make_shared<State>();
        return pending;
    }

    [[nodiscard]] bool isValid() const { return m_state != nullptr; }
    [[nodiscard]] bool isReady() const
    {
        if (!m_state) {
            return false;
        }
        const std::lock_guard guard(m_state->lock);
        return m_state->result != nullptr;
    }
    /// Only when ready.
    [[nodiscard]] const Result<T>& result() const
    {
        const std::lock_guard guard(m_state->lock);
        Q_ASSERT(m_state->result);
        return *m_state->result;
    }

    /// Sets the result and tells whoever asked. The first one counts; a second is dropped.
    void fulfil(Result<T> result) const
    {
        std::function<void()> tell;
        {
            const std::lock_guard guard(m_state->lock);
            if (m_state->result) {
                return;
            }
            m_state->result = std::make_unique<const Result<T>>(std::move(result));
            tell = std::move(m_state->tell);
        }
        if (tell) {
            tell();
        }
    }

    /// Calls `told` with the result from `context`'s event loop, unless `context` is gone by then. One listener only.
    void whenReady(QObject* context, std::function<void(const Result<T>&)> told) const
    {
        auto tell = [state = m_state, guard = QPointer<QObject>(context), told = std::move(told)] {
            if (guard) {
                QMetaObject::invokeMethod(guard.data(), [state, told] { told(*state->result); }, Qt::QueuedConnection);
            }
        };
        whenReadyDirectly(std::move(tell));
    }

    /// Calls `told` from the event loop of the thread that asks now, wherever the result comes from: for whoever has no object of its
    /// own there, and goes on with what belongs to that thread.
    void whenReadyHere(std::function<void(const Result<T>&)> told) const
    {
        // Goes with its one message.
        auto* here = new QObject;
        whenReady(here, [here, told = std::move(told)](const Result<T>& result) {
            here->deleteLater();
            told(result);
        });
    }

    /// Calls `told` on whichever thread has the result, possibly this one and now. For bridges between threads.
    void whenReadyDirectly(std::function<void()> told) const
    {
        {
            const std::lock_guard guard(m_state->lock);
            if (!m_state->result) {
                m_state->tell = std::move(told);
                return;
            }
        }
        told();
    }

private:
    struct State {
        // A result may come from a worker or the web thread, so this one place is locked.
        std::mutex lock;
        std::unique_ptr<const Result<T>> result;
        std::function<void()> tell;
    };
    // Shared by the one who fulfils and the ones who look.
    std::shared_ptr<State> m_state;
};

} // namespace godel
