#include "engine/operations/operation.h"

#include "base/json.h"

#include <array>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

const std::array operationStates{u"running"_s, u"undoing"_s, u"done"_s, u"undone"_s, u"needs-person"_s};
const std::array stepStates{u"pending"_s, u"begun"_s, u"done"_s, u"undone"_s};

template <typename State, size_t size>
State stateOf(ObjectReader& reader, const std::array<QString, size>& names)
{
    const QString stored = reader.string(u"state"_s);
    for (size_t at = 0; at < size; ++at) {
        if (names[at] == stored) {
            return static_cast<State>(at);
        }
    }
    reader.refuse({ErrorCode::Invalid, u"'%1' is not a state"_s.arg(stored), {}, reader.pathOf(u"state"_s)});
    return State{};
}

QJsonObject toJson(const StepRecord& step)
{
    return {{u"name"_s, step.name}, {u"state"_s, name(step.state)}, {u"memo"_s, step.memo}, {u"progress"_s, step.progress}};
}

StepRecord stepOf(ObjectReader& reader)
{
    return {reader.string(u"name"_s), stateOf<StepState>(reader, stepStates), reader.object(u"memo"_s), reader.string(u"progress"_s, {})};
}

} // namespace

QString name(OperationState state)
{
    return operationStates[static_cast<size_t>(state)];
}

QString name(StepState state)
{
    return stepStates[static_cast<size_t>(state)];
}

QJsonObject toJson(const Operation& operation)
{
    QJsonArray steps;
    for (const StepRecord& step : operation.steps) {
        steps.append(toJson(step));
    }
    QJsonObject body{{u"plan"_s, operation.plan},
                     {u"parameters"_s, operation.parameters},
                     {u"started_by"_s, operation.startedBy},
                     {u"started_at"_s, text(operation.startedAt)},
                     {u"state"_s, name(operation.state)},
                     {u"steps"_s, steps},
                     {u"claims"_s, QJsonArray::fromStringList(operation.claims)}};
    if (operation.undoes) {
        body.insert(u"undoes"_s, operation.undoes->text());
    }
    if (operation.error) {
        body.insert(u"error"_s, godel::toJson(*operation.error));
    }
    return body;
}

Result<Operation> operationOf(const QString& key, const QJsonObject& body, qint64 revision)
{
    ObjectReader reader(body, u"operation"_s);
    Operation operation;
    operation.id = reader.take(OperationId::parse(key));
    operation.plan = reader.string(u"plan"_s);
    operation.parameters = reader.object(u"parameters"_s);
    if (reader.has(u"undoes"_s)) {
        operation.undoes = reader.take(OperationId::parse(reader.string(u"undoes"_s), u"undoes"_s));
    }
    operation.startedBy = reader.string(u"started_by"_s);
    operation.startedAt = reader.timestamp(u"started_at"_s);
    operation.state = stateOf<OperationState>(reader, operationStates);
    operation.claims = reader.strings(u"claims"_s);
    operation.revision = revision;
    for (const auto steps = reader.array(u"steps"_s); const QJsonValue& value : steps) {
        ObjectReader step(value.toObject(), u"operation.steps"_s);
        operation.steps.append(stepOf(step));
        if (const auto read = step.finishLenient(); !read) {
            reader.refuse(read.error());
        }
    }
    if (reader.has(u"error"_s)) {
        operation.error = errorOf(reader.object(u"error"_s));
    }
    if (const auto read = reader.finishLenient(); !read) {
        return fail(ErrorCode::Corrupt, u"operation %1 cannot be read: %2"_s.arg(key, read.error().message),
                    u"Its journal is kept; put back the last good copy of the store"_s);
    }
    return operation;
}

} // namespace godel::engine
