#pragma once

#include "base/id.h"
#include "base/units.h"

#include <QJsonObject>
#include <QList>
#include <optional>

namespace godel::engine {

struct OperationTag;
using OperationId = Id<OperationTag>;

/// Stored by name.
enum class OperationState {
    Running,
    Undoing,
    Done,        ///< every step is done
    Undone,      ///< every step that had begun is taken back
    NeedsPerson, ///< it can go neither on nor back by itself; keeps its claims
};

enum class StepState { Pending, Begun, Done, Undone };

/// What the journal knows of one step.
struct StepRecord {
    QString name;
    StepState state = StepState::Pending;
    QJsonObject memo;
    QString progress; ///< what it said last
};

/// A plan being carried out, exactly as it is stored.
struct Operation {
    OperationId id;
    QString plan;
    QJsonObject parameters;
    std::optional<OperationId> undoes{}; ///< the one that it takes back: its steps are that one's, from the last to the first
    QString startedBy;
    Timestamp startedAt;
    OperationState state = OperationState::Running;
    QList<StepRecord> steps;
    QStringList claims;
    std::optional<Error> error; ///< why it is undone, or needs a person
    qint64 revision = 0;        ///< of its record; 0 before it is first stored

    [[nodiscard]] bool isActive() const { return state == OperationState::Running || state == OperationState::Undoing; }
    [[nodiscard]] bool isSettled() const { return state == OperationState::Done || state == OperationState::Undone; }
};

[[nodiscard]] QString name(OperationState state);
[[nodiscard]] QString name(StepState state);

[[nodiscard]] QJsonObject toJson(const Operation& operation);
/// Corrupt if the record is not one that `toJson` wrote.
[[nodiscard]] Result<Operation> operationOf(const QString& key, const QJsonObject& body, qint64 revision);

} // namespace godel::engine
