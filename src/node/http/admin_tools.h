#pragma once

#include "base/json.h"
#include "node/http/admin_routes.h"

namespace godel::node {

using Answer = Pending<web::Response>;

/// What an instance without a database answers.
[[nodiscard]] Answer withoutDatabase();

/// Lets `work`, which returns a Result<web::Response> or a Response, run where agents, queue and reloader live.
template <typename Work>
Answer onOwner(const Administered& all, Work work)
{
    if (all.agents == nullptr) {
        return withoutDatabase();
    }
    const auto answer = Answer::make();
    QMetaObject::invokeMethod(&all.context, [answer, work] { answer.fulfil(work()); }, Qt::QueuedConnection);
    return answer;
}

/// Answers with what `work(Connection&)` returns, made a response by `told`.
template <typename Work, typename Told>
Answer onDatabase(const Administered& all, Work work, Told told)
{
    if (all.pool == nullptr) {
        return withoutDatabase();
    }
    const auto answer = Answer::make();
    const auto done = all.pool->run(std::move(work));
    done.whenReadyDirectly([answer, done, told] { answer.fulfil(done.result().map(told)); });
    return answer;
}

/// The body of a request, where none is an empty object.
[[nodiscard]] Result<QJsonObject> bodyIn(const web::Request& request);
/// Whole numbers of the body by key, those that are there; Invalid for other keys and values out of 0 to 100 000.
[[nodiscard]] Result<QMap<QString, int>> numbersIn(const web::Request& request, const QStringList& keys);
[[nodiscard]] std::optional<int> numberOf(const QMap<QString, int>& numbers, const QString& key);
/// {"ids": [...]}, at most 10 000; none if there is no body.
[[nodiscard]] Result<QList<TaskId>> idsIn(const web::Request& request);

// JSON schemas of bodies, for /openapi.json.
[[nodiscard]] QJsonObject numbersSchema(const QStringList& keys);
[[nodiscard]] QJsonObject idsSchema();

} // namespace godel::node
