#include "api/engine.h"
#include "base/json.h"

namespace godel::api {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Reply& reply)
{
    QJsonObject json{{u"body"_s, reply.body}, {u"status"_s, reply.status}};
    if (!reply.operation.isEmpty()) {
        json.insert(u"operation"_s, reply.operation);
    }
    if (reply.undoes) {
        json.insert(u"undoes"_s, true);
    }
    if (reply.followFor > Duration::zero()) {
        json.insert(u"follow_for"_s, text(reply.followFor));
    }
    if (reply.undo) {
        json.insert(u"undo"_s, QJsonObject{{u"command"_s, reply.undo->command}, {u"parameters"_s, reply.undo->parameters}});
    }
    return json;
}

Result<Reply> replyOf(const QJsonObject& object)
{
    ObjectReader reader(object);
    Reply reply;
    reply.body = reader.object(u"body"_s);
    reply.status = static_cast<int>(reader.integer(u"status"_s, 0, 2));
    reply.operation = reader.string(u"operation"_s, {});
    reply.undoes = reader.boolean(u"undoes"_s, false);
    reply.followFor = reader.duration(u"follow_for"_s, {});
    if (reader.has(u"undo"_s)) {
        ObjectReader undo(reader.object(u"undo"_s), u"undo"_s);
        reply.undo = WayBack{undo.string(u"command"_s), undo.object(u"parameters"_s)};
        TRY_DO(undo.finishLenient());
    }
    TRY_DO(reader.finishLenient());
    return reply;
}

} // namespace godel::api
