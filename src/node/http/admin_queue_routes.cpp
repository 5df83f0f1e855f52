#include "node/http/admin_tools.h"

#include <QUrlQuery>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostListed = 500;
constexpr int listed = 100;

web::Response queueStats(const VitalsBoard& board)
{
    const Vitals vitals = board.read();
    const QJsonObject work{{u"accepted"_s, vitals.work.accepted}, {u"removed"_s, vitals.work.removed}, {u"done"_s, vitals.work.done}, {u"failed"_s, vitals.work.failed},
                           {u"handed_back"_s, vitals.work.handedBack}, {u"lost"_s, vitals.work.lost}};
    if (!vitals.queue) {
        return jsonResponse({{u"status"_s, u"no data"_s}, {u"work"_s, work}});
    }
    const Vitals::Queue& queue = *vitals.queue;
    const bool isEmpty = queue.queued == 0 && queue.running == 0;
    return jsonResponse({{u"status"_s, queue.isIntakeOpen ? u"open"_s : isEmpty ? u"drained"_s : u"draining"_s}, {u"queued"_s, queue.queued}, {u"running"_s, queue.running},
                         {u"dead"_s, queue.dead}, {u"oldest_seconds"_s, static_cast<double>(queue.oldest.count()) / 1e6}, {u"work"_s, work}});
}

/// Answers with the queue as it is after the change, counted by the same connection.
Answer setIntake(const Administered& all, bool isOpen)
{
    const auto change = [isOpen](Connection& connection) -> Result<Vitals::Queue> {
        TRY_DO(queries::setIntake(connection, isOpen));
        return queries::count(connection);
    };
    return onDatabase(all, change, [&vitals = all.vitals](const Vitals::Queue& counted) {
        vitals.update([&counted](Vitals& known) { known.queue = counted; });
        return queueStats(vitals);
    });
}

using DeadWork = Result<int> (*)(Connection&, const QList<TaskId>&);

Answer onDead(const Administered& all, const web::Request& request, DeadWork work)
{
    const auto ids = idsIn(request);
    if (!ids) {
        return now(fail(ids.error()));
    }
    return onDatabase(all, [ids = *ids, work](Connection& connection) { return work(connection, ids); }, [](int count) { return jsonResponse({{u"tasks"_s, count}}); });
}

Result<qint64> numberIn(const web::Request& request, const QString& key, qint64 most, qint64 otherwise)
{
    if (!request.query.hasQueryItem(key)) {
        return otherwise;
    }
    bool isNumber = false;
    const qint64 number = request.query.queryItemValue(key).toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > most) {
        return fail(ErrorCode::Invalid, u"'%1' is not a number from 1 to %2"_s.arg(request.query.queryItemValue(key).left(40)).arg(most), u"Correct %1"_s.arg(key), key);
    }
    return number;
}

Answer listDead(const Administered& all, const web::Request& request)
{
    const auto limit = numberIn(request, u"limit"_s, mostListed, listed);
    const auto before = numberIn(request, u"before"_s, std::numeric_limits<qint64>::max(), 0);
    if (!limit || !before) {
        return now(fail(limit ? before.error() : limit.error()));
    }
    const auto look = [limit = static_cast<int>(*limit), before = *before](Connection& connection) { return queries::list(connection, TaskState::Dead, limit, before); };
    return onDatabase(all, look, [](const QList<Task>& tasks) {
        QJsonArray rows;
        for (const Task& task : tasks) {
            rows.append(toJson(task));
        }
        return jsonResponse({{u"tasks"_s, rows}});
    });
}

web::Response workerStats(const VitalsBoard& vitals)
{
    const auto workers = vitals.read().workers;
    return jsonResponse({{u"busy"_s, workers.busy}, {u"count"_s, workers.count}});
}

Answer setWorkers(const Administered& all, const web::Request& request)
{
    const auto numbers = numbersIn(request, {u"count"_s});
    if (!numbers) {
        return now(fail(numbers.error()));
    }
    return onOwner(all, [queue = all.queue, count = numbers->value(u"count"_s), &vitals = all.vitals]() -> Result<web::Response> {
        TRY_DO(queue->setWorkers(count));
        return workerStats(vitals);
    });
}

Answer restart(const Administered& all)
{
    if (all.queue != nullptr) {
        QMetaObject::invokeMethod(&all.context, [queue = all.queue] { queue->pull(); }, Qt::QueuedConnection);
    }
    return setIntake(all, true);
}

} // namespace

std::vector<Route> adminQueueRoutes(const Administered& all)
{
    return {
        {"GET", "/admin/queue", Access::Admin, u"Whether tasks are taken in; how many wait, run and are dead; what this instance did"_s, {},
         [all](const auto&, const auto&) { return now(queueStats(all.vitals)); }},
        {"POST", "/admin/queue/drain", Access::Admin, u"Take no new tasks on any instance, and work on until none is left"_s, {},
         [all](const auto&, const auto&) { return setIntake(all, false); }},
        {"POST", "/admin/queue/restart", Access::Admin, u"Take new tasks again on every instance, and look for work at once"_s, {},
         [all](const auto&, const auto&) { return restart(all); }},
        {"GET", "/admin/queue/dead", Access::Admin, u"Tasks that were given up, newest first, with their last error: limit=, before="_s, {},
         [all](const web::Request& request, const auto&) { return listDead(all, request); }},
        {"POST", "/admin/queue/requeue", Access::Admin, u"Try dead tasks again: {\"ids\": [...]}, or all"_s, idsSchema(),
         [all](const web::Request& request, const auto&) { return onDead(all, request, queries::requeueDead); }},
        {"POST", "/admin/queue/purge", Access::Admin, u"Remove dead tasks: {\"ids\": [...]}, or all"_s, idsSchema(),
         [all](const web::Request& request, const auto&) { return onDead(all, request, queries::purgeDead); }},
        {"GET", "/admin/workers", Access::Admin, u"How many workers there are, and are busy"_s, {}, [all](const auto&, const auto&) { return now(workerStats(all.vitals)); }},
        {"POST", "/admin/workers/size", Access::Admin, u"How many tasks may run here at a time, until the next start: {\"count\": N}"_s, numbersSchema({u"count"_s}),
         [all](const web::Request& request, const auto&) { return setWorkers(all, request); }},
    };
}

} // namespace godel::node
