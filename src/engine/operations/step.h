#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QJsonObject>
#include <memory>
#include <optional>
#include <vector>

namespace godel::engine {

/// What a step says after one look: it is done, or it wants to look again later.
class Outcome {
public:
    [[nodiscard]] static Outcome done() { return {}; }
    /// From 1 ms up; what is asked is the least, the engine may come later.
    [[nodiscard]] static Outcome lookAgainIn(Duration wait) { return Outcome(std::max(wait, Duration(1ms))); }

    [[nodiscard]] bool isDone() const { return !m_wait; }
    [[nodiscard]] Duration wait() const { return m_wait.value_or(Duration::zero()); }

private:
    Outcome() = default;
    explicit Outcome(Duration wait) : m_wait(wait) {}
    std::optional<Duration> m_wait;
};

/// What a step is told at each look.
struct StepContext {
    const QJsonObject& parameters; ///< of the operation; the same at every look
    /// What the step wants to find again after a restart. A change alone does nothing: the step returns `lookAgainIn`, the
    /// engine stores it, and only the next look acts on it.
    QJsonObject& memo;
    /// What it does now and how long that will take, in words for people: "2 of 3 instances are ready". Stored when it changes.
    QString& progress;
    Timestamp now;
};

/// One step of a plan. It looks, acts, looks again; running it twice equals running it once; it never blocks over 50 ms.
class Step {
public:
    virtual ~Step() = default;
    /// Stored, so it never changes.
    [[nodiscard]] virtual QString name() const = 0;
    /// What it is going to do, for people who read the plan before it starts.
    [[nodiscard]] virtual QString summary() const = 0;
    [[nodiscard]] virtual Result<Outcome> run(StepContext& step) = 0;
    /// Takes back what `run` did, also when that was only a part or nothing.
    [[nodiscard]] virtual Result<Outcome> undo(StepContext& step) = 0;
    /// How long running (and, again, undoing) may take.
    [[nodiscard]] virtual Duration deadline() const { return 60s; }
    /// True if the operation needs its resources no longer once this step is done: the next one may begin beside what is left.
    [[nodiscard]] virtual bool releasesClaims() const { return false; }
    /// True if nothing can be undone once this step has begun.
    [[nodiscard]] virtual bool isPointOfNoReturn() const { return false; }
    /// True if `run` cannot bring again what `undo` has taken back; an undo that has begun with it goes on to its end.
    [[nodiscard]] virtual bool isUndoFinal() const { return false; }
};

/// The steps of one operation in their order, and the resources that it claims for itself alone.
struct Plan {
    std::vector<std::unique_ptr<Step>> steps;
    QStringList claims;
    QStringList objects{}; ///< what it changes, where that is not what it claims: who changes the same later stands in the way of an undo
    QString whyFinal{};    ///< why it is not undone once it is done, for people; empty if its steps can take it back
};

} // namespace godel::engine
