#include "gui/stand/rich_world.h"

#include "base/clock.h"
#include "base/json.h"
#include "gui/stand/rollout_replies.h"

#include <QJsonArray>

namespace godel::test {

using namespace Qt::StringLiterals;

namespace {

QString ago(Duration duration)
{
    return text(SystemClock().now() - duration);
}

QJsonObject parsed(const QByteArray& json)
{
    const auto object = parseObject(json, u"the rich world"_s);
    Q_ASSERT(object);
    return *object;
}

QJsonObject metric(const QString& name, const QString& title, const QString& unit, const QString& state, const QJsonValue& value)
{
    return {{u"metric"_s, name}, {u"title"_s, title}, {u"unit"_s, unit}, {u"state"_s, state}, {u"value"_s, value}, {u"finding"_s, u"%1 is %2"_s.arg(title, state)}, {u"warning"_s, 500}, {u"critical"_s, 2000},
            {u"direction"_s, u"above"_s}, {u"age_seconds"_s, value.isDouble() ? QJsonValue(3.5) : QJsonValue()}, {u"at"_s, value.isDouble() ? QJsonValue(ago(3s)) : QJsonValue()}};
}

QJsonArray metrics()
{
    return {metric(u"latency_p95"_s, u"Latency, slowest 5 %"_s, u"ms"_s, u"warning"_s, 612), metric(u"error_rate"_s, u"Error rate"_s, u"%"_s, u"critical"_s, 6.2), metric(u"queue_depth"_s, u"Queue"_s, u"jobs"_s, u"ok"_s, 118),
            metric(u"memory"_s, u"Memory"_s, u"%"_s, u"stale"_s, 63), metric(u"database_connections"_s, u"Database connections"_s, {}, u"no-data"_s, QJsonValue()), metric(u"cpu"_s, u"CPU"_s, u"%"_s, u"no-source"_s, QJsonValue())};
}

QJsonObject history()
{
    const auto now = static_cast<double>(microseconds(SystemClock().now())) / 1000;
    QJsonArray points;
    for (int at = 240; at >= 0; --at) {
        if (at < 100 || at > 130) {
            points.append(QJsonArray{now - at * 15000.0, 300 + at % 17});
        }
    }
    return {{u"from"_s, ago(1h)}, {u"to"_s, ago(0s)}, {u"step_seconds"_s, 15}, {u"metrics"_s, QJsonArray{QJsonObject{{u"metric"_s, u"latency_p95"_s}, {u"points"_s, points}}, QJsonObject{{u"metric"_s, u"error_rate"_s}, {u"points"_s, points}}}}};
}

QJsonObject operation(const QString& id, const QString& state)
{
    return {{u"id"_s, id}, {u"plan"_s, u"restart"_s}, {u"state"_s, state}, {u"step"_s, u"drain"_s}, {u"started"_s, ago(90s)}, {u"by"_s, u"anna"_s}};
}

QJsonObject operationDetail()
{
    QJsonObject body = parsed(R"({"id":"op-1","plan":"restart","state":"running","started_by":"anna","steps":[{"name":"drain","state":"done","progress":"2 of 2 sessions are gone"},
        {"name":"stop","state":"running","progress":"waits for app-s1"},{"name":"start","state":"pending"}],
        "outlook":{"may_cancel":true,"why_not":"","steps":[{"step":"drain","what":"take app-s1 out of the router","undo":"put it back"},{"step":"stop","what":"stop app-s1","undo":"start it"},
        {"step":"start","what":"start it anew","undo":"no return: it serves"}]}})");
    body.insert(u"started_at"_s, ago(90s));
    return body;
}

QJsonObject attention()
{
    QJsonObject body = parsed(R"({"items":[{"kind":"approval","sentence":"v2.1.0 waits for approval to go to 5 %","by":"ben","rollout":"rollout-1","operation":"","may":true,"why_not":""},
        {"kind":"review","sentence":"the hotfix v2.0.1 waits for its review","by":"anna","rollout":"rollout-2","operation":"","may":false,"why_not":"you brought it yourself"},
        {"kind":"stuck-operation","sentence":"the snapshot needs a person: the disk is full","by":"anna","rollout":"","operation":"op-3","may":true,"why_not":""},
        {"kind":"token-expires","sentence":"the token anna-1 of anna ends in 3 days","by":"anna","rollout":"","operation":"","may":true,"why_not":""}]})");
    QJsonArray items = body.value(u"items"_s).toArray();
    for (qsizetype at = 0; at < items.size(); ++at) {
        QJsonObject item = items[at].toObject();
        item.insert(u"since"_s, ago(10min));
        item.insert(u"until"_s, at == 0 ? QJsonValue(text(SystemClock().now() + 12min)) : QJsonValue());
        items[at] = item;
    }
    return {{u"items"_s, items}};
}

QJsonArray repeated(int count, const std::function<QJsonObject(int)>& make)
{
    QJsonArray rows;
    for (int number = 0; number < count; ++number) {
        rows.append(make(number));
    }
    return rows;
}

void addOverview(QMap<QString, QJsonObject>& world)
{
    const QJsonObject part{{u"part"_s, u"database"_s}, {u"status"_s, u"ok"_s}, {u"finding"_s, u"answers"_s}};
    world[u"status:full"_s] = {{u"parts"_s, QJsonArray{part}}, {u"metrics"_s, metrics()}, {u"operations"_s, QJsonArray{operation(u"op-1"_s, u"running"_s)}}};
    world[u"metrics:current"_s] = {{u"metrics"_s, metrics()}};
    world[u"metrics:history"_s] = history();
    world[u"attention:list"_s] = attention();
    world[u"changes:list"_s] = {{u"changes"_s, repeated(30, [](int number) {
        return QJsonObject{{u"at"_s, ago(std::chrono::minutes(number))}, {u"kind"_s, number % 2 ? u"stage"_s : u"config"_s}, {u"sentence"_s, u"v2.1.0 gets 5 % of the traffic, as ben has approved"_s}, {u"by"_s, u"ben"_s},
                           {u"rollout"_s, number % 2 ? u"rollout-1"_s : QString()}, {u"operation"_s, QString()}, {u"level"_s, u"info"_s}};
    })}};
}

void addPlatform(QMap<QString, QJsonObject>& world)
{
    world[u"operations:list"_s] = {{u"operations"_s, QJsonArray{operation(u"op-1"_s, u"running"_s), operation(u"op-2"_s, u"done"_s), operation(u"op-3"_s, u"needs-person"_s), operation(u"op-4"_s, u"undone"_s)}}};
    world[u"operations:show"_s] = operationDetail();
    world[u"instances:list"_s] = {{u"instances"_s, repeated(5, [](int number) {
        return QJsonObject{{u"instance"_s, u"app-s%1"_s.arg(number)}, {u"version"_s, u"v2.0.0"_s}, {u"role"_s, u"stable"_s}, {u"state"_s, number == 4 ? u"failed"_s : u"ready"_s}, {u"router"_s, u"up"_s}, {u"requests_now"_s, 3},
                           {u"memory_bytes"_s, 80e6}, {u"memory"_s, u"80 MiB"_s}, {u"restarts"_s, 0}, {u"pid"_s, 4711 + number}, {u"port"_s, 7500 + number}, {u"why"_s, number == 4 ? u"it ended with status 1"_s : QString()}};
    })}};
    world[u"instances:log"_s] = {{u"instance"_s, u"app-s0"_s}, {u"lines"_s, QJsonArray{u"listening on 7500"_s, u"GET / 200 3 ms"_s}}};
    world[u"releases:list"_s] = parsed(R"({"releases":[{"version":"v2.0.0","has_traffic":true,"known_good":true,"migrations":2,"artefact":"9f3c12abcd","size_bytes":12000000,"signed_by":"A1B2"},
        {"version":"v2.1.0","has_traffic":false,"known_good":false,"migrations":3,"artefact":"77aa12abcd","size_bytes":12500000,"signed_by":"A1B2"},
        {"version":"v2.2.0","has_traffic":false,"known_good":false,"migrations":3,"artefact":"88bb12abcd","size_bytes":12600000,"signed_by":"A1B2"}]})");
    world[u"releases:show"_s] = parsed(R"({"version":"v2.1.0","artefact":"77aa12abcd","signed_by":"A1B2","size_bytes":12500000,"files":12,"added":"2026-11-24T10:00:00Z","migrations":[{"id":"003","kind":"expand","has_way_back":true,"way_back_is_safe":false,"is_applied":false}],
        "difference":{"against":"v2.0.0","added":["lib/new.js"],"changed":["bin/run"],"removed":[],"migrations":["003"],"environment":[{"key":"POOL","from":"10","to":"20"}]}})");
    world[u"demo:break"_s] = {{u"sentence"_s, u"app-s1 was killed"_s}};
    world[u"demo:mend"_s] = {{u"sentence"_s, u"nothing is broken now"_s}};
}

void addRecords(QMap<QString, QJsonObject>& world)
{
    world[u"users:list"_s] = parsed(R"({"users":[{"name":"anna","role":"admin","uid":1000},{"name":"ben","role":"approver","uid":null},{"name":"vera","role":"viewer","uid":1002}]})");
    world[u"tokens:list"_s] = parsed(R"({"tokens":[{"id":"anna-1","person":"anna","made":"2026-11-01T10:00:00Z","expires":"2026-12-01T10:00:00Z","revoked":null},
        {"id":"ben-1","person":"ben","made":"2026-10-01T10:00:00Z","expires":"2026-11-01T10:00:00Z","revoked":"2026-10-02T10:00:00Z"}]})");
    world[u"audit:list"_s] = {{u"entries"_s, repeated(40, [](int number) {
        return QJsonObject{{u"number"_s, 400 - number}, {u"at"_s, ago(std::chrono::minutes(number))}, {u"person"_s, u"anna"_s}, {u"from"_s, u"local uid 1000"_s}, {u"command"_s, u"users:add"_s},
                           {u"parameters"_s, QJsonObject{{u"name"_s, u"carl"_s}}}, {u"arguments"_s, QJsonArray()}, {u"result"_s, u"ok"_s}, {u"hash"_s, u"abc%1"_s.arg(number)}};
    })}, {u"next"_s, 360}};
    world[u"audit:verify"_s] = {{u"entries"_s, 400}, {u"last_hash"_s, u"abcdef0123456789"_s}, {u"note"_s, u"keep the last hash elsewhere"_s}};
    world[u"config:files"_s] = parsed(R"json({"files":[{"file":"rollout.json","exists":true,"revision":"r1","keys":[
        {"file":"rollout.json","key":"lease","kind":"duration","help":"How long an approval holds","default":"30m","effect":"next start"},
        {"file":"rollout.json","key":"approval.count","kind":"whole","help":"Approvals a stage needs","default":1,"effect":"next start"},
        {"file":"rollout.json","key":"approval.own","kind":"flag","help":"Whether who asks may approve","default":false,"effect":"next start"},
        {"file":"rollout.json","key":"mode","kind":"choice","help":"How strict","default":"strict","choices":["strict","loose"],"effect":"next start"},
        {"file":"rollout.json","key":"people","kind":"list","help":"Who approves","default":[],"effect":"next start"},
        {"file":"rollout.json","key":"stages[].share","kind":"percent","help":"Share of the traffic","default":null,"effect":"next start"},
        {"file":"rollout.json","key":"stages[].watch","kind":"duration","help":"How long it is watched","default":null,"effect":"next start"}]},
        {"file":"metrics.json","exists":false,"keys":[]}]})json");
    world[u"config:show"_s] = {{u"file"_s, u"rollout.json"_s}, {u"revision"_s, u"r1"_s}, {u"content"_s, u"{\n  \"lease\": \"20m\",\n  \"stages\": [{\"share\": \"1\", \"watch\": \"15m\"}]\n}"_s}};
    world[u"config:history"_s] = {{u"changes"_s, repeated(3, [](int number) {
        return QJsonObject{{u"at"_s, ago(std::chrono::hours(number + 1))}, {u"author"_s, u"anna"_s}, {u"reason"_s, u"longer leases"_s}, {u"outside"_s, number == 1}, {u"revision"_s, u"r%1"_s.arg(number)}};
    })}};
    world[u"config:diff"_s] = {{u"difference"_s, u"-  \"lease\": \"30m\"\n+  \"lease\": \"20m\""_s}};
    world[u"config:check"_s] = {{u"ok"_s, true}};
    world[u"config:set"_s] = {{u"revision"_s, u"r2"_s}};
}

void addRollouts(QMap<QString, QJsonObject>& world)
{
    world[u"deploy:status"_s] = rolloutBody(rolloutIn(domain::RolloutState::AwaitingApproval), u"approve"_s);
    world[u"deploy:evidence"_s] = evidenceBody(400);
    world[u"deploy:timeline"_s] = {{u"lines"_s, repeated(20, [](int number) {
        return QJsonObject{{u"at"_s, ago(std::chrono::minutes(60 - number))}, {u"state"_s, u"watching"_s}, {u"sentence"_s, u"v2.1.0 is watched at canary-1 (1 %)"_s}, {u"by"_s, u"anna"_s}};
    })}};
    world[u"deploy:history"_s] = {{u"rollouts"_s, repeated(12, [](int number) {
        return QJsonObject{{u"id"_s, u"rollout-%1"_s.arg(20 - number)}, {u"version"_s, u"v2.%1.0"_s.arg(20 - number)}, {u"previous"_s, u"v2.0.0"_s}, {u"kind"_s, u"canary"_s}, {u"state"_s, number % 3 ? u"done"_s : u"aborted"_s}, {u"begun"_s, ago(std::chrono::hours(number + 1))},
                           {u"ended"_s, ago(std::chrono::hours(number))}, {u"requested_by"_s, u"anna"_s}, {u"approvals"_s, u"ben"_s}, {u"verdict"_s, u"pass"_s}};
    })}};
    world[u"deploy:precheck"_s] = parsed(R"({"checks":[{"check":"disk","result":"pass","finding":"12 GiB are free","asks":"Is there room?"},{"check":"router","result":"fail","finding":"it does not answer","asks":"Does the router answer?"}]})");
    world[u"deploy:canary"_s] = parsed(R"json({"steps":[{"step":"precheck","what":"ask 6 questions"},{"step":"promote","what":"v2.1.0 takes the stable place"}],
        "approvals":[{"step":"canary-1 (1 %)","sentence":"one with the role of an approver, but not anna"}],"traffic":{"requests_per_second":40,"bad_percent":0.2},
        "forecasts":[{"stage":"canary-1 (1 %)","watch_seconds":900,"is_within_watch":false,"watch_needed_seconds":7200,"sentence":"about two hours"}],"advice":"watch canary-1 (1 %) for 2h"})json");
}

QJsonValue spoiledValue(const QJsonValue& value, int turn)
{
    switch (turn) {
    case 0: return QJsonValue::Null;
    case 1: return value.isString() ? QJsonValue(12) : QJsonValue(u"not this"_s);
    case 2: return QJsonArray{value};
    case 3: return QJsonObject{{u"x"_s, value}};
    case 4: return 1e300;
    case 5: return -1e300;
    case 6: return QString(20'000, u'W');
    case 7: return u"\u0000\u001b[31m\u202e\nline\r\t<b>bold</b>%1%n"_s;
    default: return true;
    }
}

QJsonValue spoiledDeep(const QJsonValue& value, int turn, int& count)
{
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject given = value.toObject();
        for (auto entry = given.begin(); entry != given.end(); ++entry) {
            object.insert(entry.key(), spoiledDeep(*entry, turn, count));
        }
        return object;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& one : value.toArray()) {
            array.append(spoiledDeep(one, turn, count));
        }
        return array;
    }
    // Some stay as they are, so that what depends on them is reached at all.
    return ++count % 3 == turn % 3 ? value : spoiledValue(value, turn);
}

} // namespace

QMap<QString, QJsonObject> richWorld()
{
    QMap<QString, QJsonObject> world;
    addOverview(world);
    addPlatform(world);
    addRecords(world);
    addRollouts(world);
    return world;
}

void playRichWorld(ScriptedEngine& engine)
{
    engine.declareAll();
    const auto world = richWorld();
    for (auto entry = world.begin(); entry != world.end(); ++entry) {
        engine.say(entry.key(), *entry, entry.key() == u"status:full" ? 2 : 0);
    }
    // One rollout by its id, or all of them.
    engine.answer(u"deploy:history"_s, [world](const api::Call& call) { return api::Reply{world.value(call.parameters.contains(u"id"_s) ? u"deploy:status"_s : u"deploy:history"_s), {}, 0}; });
}

QJsonObject spoiled(const QJsonObject& body, int turn)
{
    int count = 0;
    if (turn % kindsOfSpoiling == 0) {
        // Whole branches of another type, too.
        QJsonObject object = body;
        for (const QString& key : body.keys()) {
            object.insert(key, ++count % 2 ? QJsonValue(u"a text"_s) : QJsonValue(QJsonArray{1, u"x"_s, QJsonArray(), QJsonValue()}));
        }
        return object;
    }
    return spoiledDeep(body, turn % kindsOfSpoiling, count).toObject();
}

} // namespace godel::test
