#include "node/queue/task.h"

#include "base/json.h"

#include <array>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array names{"queued", "running", "done", "dead"};

void insertJson(QJsonObject& object, const QString& key, const QByteArray& json)
{
    if (!json.isEmpty()) {
        object.insert(key, parseObject(json, key).value_or(QJsonObject()));
    }
}

void insertTime(QJsonObject& object, const QString& key, const std::optional<Timestamp>& time)
{
    if (time) {
        object.insert(key, text(*time));
    }
}

} // namespace

QString name(TaskState state)
{
    return QString::fromLatin1(names[static_cast<size_t>(state)]);
}

std::optional<TaskState> taskStateOf(const QString& name)
{
    for (size_t number = 0; number < names.size(); ++number) {
        if (name == QLatin1StringView(names[number])) {
            return static_cast<TaskState>(number);
        }
    }
    return {};
}

QJsonObject toJson(const Task& task)
{
    QJsonObject object{{u"id"_s, QString::number(task.id)},
                       {u"kind"_s, task.kind},
                       {u"state"_s, name(task.state)},
                       {u"attempts"_s, task.attempts},
                       {u"max_attempts"_s, task.maxAttempts},
                       {u"created_at"_s, text(task.created)}};
    insertTime(object, u"started_at"_s, task.started);
    insertTime(object, u"finished_at"_s, task.finished);
    insertJson(object, u"payload"_s, task.payload);
    insertJson(object, u"result"_s, task.result);
    if (!task.error.isEmpty()) {
        object.insert(u"error"_s, task.error);
    }
    if (!task.owner.isEmpty()) {
        object.insert(u"owner"_s, task.owner);
    }
    return object;
}

} // namespace godel::node
