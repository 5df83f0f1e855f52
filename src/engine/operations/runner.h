#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "engine/operations/operation.h"
#include "engine/operations/plan_registry.h"
#include "ports/store.h"

#include <map>

namespace godel::engine {

/// Carries out operations: writes the journal before and after each step, looks again when a step asks for it, undoes what
/// failed or was cancelled, and takes up after a restart what an earlier engine had begun. Everything it knows is in the
/// store; killing it at any point loses nothing. Call `advance` whenever the time it returned has come.
class Runner {
public:
    Runner(ports::Store& store, const PlanRegistry& plans, const Clock& clock, Random& random);

    /// Takes up what is active in the store. To be called once, before anything else. An operation whose plan this version
    /// does not know, or knows with other steps, is set aside as needing a person; the others go on.
    [[nodiscard]] Result<> resume();
    /// What `start` with the same would do: `steps` with name, what they do and whether they can be taken back, and `claims`. The same
    /// errors as `start`; nothing is stored.
    [[nodiscard]] Result<QJsonObject> preview(const QString& plan, const QJsonObject& parameters) const;
    /// What can still be done to this operation: `steps` as in `preview`, `may_cancel` and, where that is false, `why_not`.
    [[nodiscard]] Result<QJsonObject> outlook(const OperationId& id) const;
    /// Conflict, with the holder's id, if another operation has claimed one of the plan's resources.
    [[nodiscard]] Result<OperationId> start(const QString& plan, const QJsonObject& parameters, const QString& by);
    /// Undoes what has been done so far. Conflict after the point of no return, or when it has ended.
    [[nodiscard]] Result<> cancel(const OperationId& id, const QString& by);
    /// Takes back what an operation that is done did, as an operation of its own that goes its steps backwards and claims the same.
    /// Conflict for one that cannot be undone, or where somebody else has changed the same since.
    [[nodiscard]] Result<OperationId> undo(const OperationId& id, const QString& by);
    /// What `undo` would do, as in `preview`; the same errors.
    [[nodiscard]] Result<QJsonObject> previewUndo(const OperationId& id) const;
    /// Why it cannot be undone now.
    [[nodiscard]] Result<> mayUndo(const OperationId& id) const;
    /// The same of all that `newest` gave.
    [[nodiscard]] std::map<OperationId, Result<>> mayUndo(const QList<Operation>& newest) const;
    /// Lets an operation that needs a person try again where it stopped.
    [[nodiscard]] Result<> tryAgain(const OperationId& id);

    /// Is called with each operation that failed: it is undone from now on, or needs a person. Not for one that was cancelled.
    void whenFailed(std::function<void(const Operation&)> told) { m_whenFailed = std::move(told); }

    /// Lets the operation look at once instead of at its time; nothing if it does not run. For whoever changed what it looks at.
    void wake(const OperationId& id);

    /// Runs every step that is due and returns how long nothing will be; none if no operation is active. Unavailable if the
    /// store refuses: nothing is lost, call it again.
    [[nodiscard]] Result<std::optional<Duration>> advance();

    [[nodiscard]] Result<Operation> find(const OperationId& id) const;
    /// At most `limit`, the last started first.
    [[nodiscard]] Result<QList<Operation>> newest(int limit) const;

private:
    struct Active {
        Operation operation;
        Plan plan;
        Duration dueAt{};                       ///< monotonic
        std::optional<Duration> stepBegan{};    ///< monotonic; of the step in hand, in this engine's life
    };

    [[nodiscard]] Result<> mayCancel(const Operation& operation, const Plan& plan) const;
    [[nodiscard]] Result<> checkClaims(const Plan& plan) const;
    [[nodiscard]] Result<OperationId> begin(Operation operation, Plan plan, const QString& by);
    [[nodiscard]] Result<> take(Operation operation);
    [[nodiscard]] Result<> setAside(Operation operation, const Error& why);
    [[nodiscard]] Result<> advanceOne(Active& active);
    [[nodiscard]] Result<> look(Active& active, qsizetype at, StepState begun, StepState finished);
    void tellFailure(const Operation& operation) const;
    [[nodiscard]] Result<> turnBack(Active& active, const Error& why);
    [[nodiscard]] Result<QList<Operation>> readAll() const;
    void keepInMind(const Operation& operation);
    /// The step that an event is about: one of the operation's own, and until when it may take.
    struct About {
        const StepRecord* record; ///< null: the operation as a whole
        std::optional<Timestamp> until;
    };
    [[nodiscard]] About about(const Active& active, const StepRecord& record, const Step& step) const;
    [[nodiscard]] Result<> save(Operation& operation, const QString& event, const About& about = {nullptr, {}}, const QStringList& released = {});

    ports::Store& m_store;
    const PlanRegistry& m_plans;
    const Clock& m_clock;
    Random& m_random;
    std::map<OperationId, Active> m_active;
    std::function<void(const Operation&)> m_whenFailed;
    /// The newest operations as they are stored, last started first, so that a list of them reads nothing. None until it is asked for.
    mutable std::optional<QList<Operation>> m_newest;
};

} // namespace godel::engine
