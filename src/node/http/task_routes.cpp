#include "node/http/task_routes.h"

#include "base/id.h"
#include "base/json.h"
#include "node/queue/task_queries.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int accepted = 202;
constexpr int known = 200;
constexpr int removed = 204;
constexpr int mostListed = 500;
constexpr auto retryAfterSeconds = "5";

using Answer = Pending<web::Response>;

Answer without()
{
    return now(fail(ErrorCode::Unavailable, u"this instance has no database, so it takes no tasks"_s, u"Set GODEL_DATABASE"_s));
}

Result<NewTask> newTaskOf(const QByteArray& body)
{
    TRY(const auto object, parseObject(body, u"the task"_s));
    ObjectReader reader(object);
    NewTask task;
    task.kind = reader.string(u"kind"_s);
    task.key = reader.string(u"key"_s, {});
    task.payload = compact(reader.has(u"payload"_s) ? reader.object(u"payload"_s) : QJsonObject());
    task.maxAttempts = static_cast<int>(reader.integer(u"maxAttempts"_s, 1, 100, task.maxAttempts));
    if (!isLabel(task.kind)) {
        reader.refuse({ErrorCode::Invalid, u"'%1' is not the kind of a task"_s.arg(task.kind.left(80)), u"Use letters, digits, '-' and '.'"_s, u"kind"_s});
    }
    TRY_DO(reader.finish());
    return task;
}

web::Response acceptance(const Result<queries::Added>& added, VitalsBoard& vitals)
{
    if (!added) {
        web::Response refused = web::errorResponse(added.error());
        if (added.error().code == ErrorCode::Unavailable) {
            refused.headers.emplaceBack("Retry-After", retryAfterSeconds);
        }
        return refused;
    }
    vitals.update([isNew = added->isNew](Vitals& all) { all.work.accepted += isNew ? 1 : 0; });
    return jsonResponse({{u"id"_s, QString::number(added->id)}, {u"state"_s, name(TaskState::Queued)}}, added->isNew ? accepted : known);
}

Answer post(const TaskPlaces& places, const web::Request& request)
{
    const auto task = newTaskOf(request.body);
    if (!task) {
        return now(fail(task.error()));
    }
    const auto answer = Answer::make();
    const auto added = places.pool->run([task = *task](Connection& connection) { return queries::add(connection, task); });
    added.whenReadyDirectly([answer, added, &vitals = places.vitals] { answer.fulfil(acceptance(added.result(), vitals)); });
    return answer;
}

Result<TaskId> idOf(const QByteArray& text)
{
    bool isNumber = false;
    const TaskId id = text.toLongLong(&isNumber);
    if (!isNumber || id <= 0) {
        return fail(ErrorCode::NotFound, u"there is no task '%1'"_s.arg(QString::fromUtf8(text.left(40))), u"List them with GET /v1/tasks"_s);
    }
    return id;
}

Answer find(ConnectionPool& pool, ResultCache& cache, const QByteArray& text)
{
    const auto id = idOf(text);
    if (!id) {
        return now(fail(id.error()));
    }
    if (const QByteArray cached = cache.find(*id); !cached.isEmpty()) {
        return now(web::Response{200, "application/json", cached, {}});
    }
    const auto answer = Answer::make();
    const auto found = pool.run([id = *id](Connection& connection) { return queries::find(connection, id); });
    found.whenReadyDirectly([answer, found, &cache] {
        answer.fulfil(found.result().map([&cache](const Task& task) {
            const QByteArray body = bodyOf(task);
            // What is done or dead changes no more; everything else is asked anew.
            if (task.state == TaskState::Done) {
                cache.put(task.id, body);
            }
            return web::Response{200, "application/json", body, {}};
        }));
    });
    return answer;
}

Answer remove(const TaskPlaces& places, const QByteArray& text)
{
    const auto id = idOf(text);
    if (!id) {
        return now(fail(id.error()));
    }
    const auto answer = Answer::make();
    const auto gone = places.pool->run([id = *id](Connection& connection) { return queries::remove(connection, id); });
    gone.whenReadyDirectly([answer, gone, id = *id, &cache = places.cache, &vitals = places.vitals] {
        answer.fulfil(gone.result().map([id, &cache, &vitals] {
            // Before the answer: whoever has it finds nothing here any more.
            cache.forget(id);
            vitals.update([](Vitals& all) { ++all.work.removed; });
            return web::Response{removed, {}, {}, {}};
        }));
    });
    return answer;
}

struct Listing {
    std::optional<TaskState> state;
    int limit = 100;
    TaskId before = 0;
};

Result<Listing> listingOf(const QUrlQuery& query)
{
    Listing listing;
    const QString state = query.queryItemValue(u"state"_s);
    listing.state = taskStateOf(state);
    if (!state.isEmpty() && !listing.state) {
        return fail(ErrorCode::Invalid, u"'%1' is not a state"_s.arg(state.left(40)), u"Use queued, running, done or dead"_s, u"state"_s);
    }
    bool isNumber = true;
    if (query.hasQueryItem(u"limit"_s)) {
        listing.limit = query.queryItemValue(u"limit"_s).toInt(&isNumber);
    }
    if (!isNumber || listing.limit < 1 || listing.limit > mostListed) {
        return fail(ErrorCode::Invalid, u"a list has 1 to %1 tasks"_s.arg(mostListed), u"Choose a limit in between"_s, u"limit"_s);
    }
    listing.before = query.queryItemValue(u"before"_s).toLongLong();
    return listing;
}

Answer list(ConnectionPool& pool, const web::Request& request)
{
    const auto listing = listingOf(request.query);
    if (!listing) {
        return now(fail(listing.error()));
    }
    const auto answer = Answer::make();
    const auto listed = pool.run([wanted = *listing](Connection& connection) { return queries::list(connection, wanted.state, wanted.limit, wanted.before); });
    listed.whenReadyDirectly([answer, listed] {
        answer.fulfil(listed.result().map([](const QList<Task>& tasks) {
            QJsonArray rows;
            for (const Task& task : tasks) {
                rows.append(toJson(task));
            }
            return jsonResponse({{u"tasks"_s, rows}});
        }));
    });
    return answer;
}

} // namespace

QByteArray bodyOf(const Task& task)
{
    return compact(toJson(task));
}

std::vector<Route> taskRoutes(const TaskPlaces& places)
{
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const QJsonObject body{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"kind"_s}},
                           {u"properties"_s, QJsonObject{{u"kind"_s, text}, {u"key"_s, text}, {u"payload"_s, QJsonObject{{u"type"_s, u"object"_s}}}, {u"maxAttempts"_s, QJsonObject{{u"type"_s, u"integer"_s}}}}}};
    auto* const pool = places.pool;
    return {
        {"POST", "/v1/tasks", Access::Public, u"Accept a task; it is committed when the answer comes"_s, body,
         [places](const web::Request& request, const QByteArray&) { return places.pool != nullptr ? post(places, request) : without(); }},
        {"GET", "/v1/tasks/{id}", Access::Public, u"One task with its result"_s, {},
         [pool, &cache = places.cache](const web::Request&, const QByteArray& id) { return pool != nullptr ? find(*pool, cache, id) : without(); }},
        {"DELETE", "/v1/tasks/{id}", Access::Public, u"Remove a task that is queued, done or dead: 204, or 404 where there is none, or 409 while it is being carried out"_s, {},
         [places](const web::Request&, const QByteArray& id) { return places.pool != nullptr ? remove(places, id) : without(); }},
        {"GET", "/v1/tasks", Access::Public, u"Tasks, newest first: state=, limit=, before="_s, {},
         [pool](const web::Request& request, const QByteArray&) { return pool != nullptr ? list(*pool, request) : without(); }},
    };
}

} // namespace godel::node
