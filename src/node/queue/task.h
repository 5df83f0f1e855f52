#pragma once

#include "base/units.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <optional>

namespace godel::node {

using TaskId = qint64; ///< positive; the database gives them in order

enum class TaskState { Queued, Running, Done, Dead };

/// "queued", "running", "done", "dead"; stored, so they never change.
[[nodiscard]] QString name(TaskState state);
[[nodiscard]] std::optional<TaskState> taskStateOf(const QString& name);

/// What somebody wants done.
struct NewTask {
    QString key;        ///< empty: none; the same key is accepted once
    QString kind;
    QByteArray payload; ///< a JSON object
    int maxAttempts = 5;
};

/// A task as it is stored.
struct Task {
    TaskId id = 0;
    QString kind;
    TaskState state = TaskState::Queued;
    int attempts = 0;
    int maxAttempts = 0;
    QString error;      ///< of the last attempt that failed
    QByteArray payload; ///< JSON; empty in lists
    QByteArray result;  ///< JSON; empty until done, and in lists
    QString owner;      ///< of the running attempt
    Timestamp created;
    std::optional<Timestamp> started;
    std::optional<Timestamp> finished;
};

[[nodiscard]] QJsonObject toJson(const Task& task);

/// One attempt that this process may make. Only who knows the claim may record how it ended.
struct Claim {
    TaskId id = 0;
    qint64 number = 0;
    QString kind;
    QByteArray payload;
    int attempt = 0; ///< from 1
};

} // namespace godel::node
