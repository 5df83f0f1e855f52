#include "node/http/admin_tools.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestNumber = 100'000;
constexpr qsizetype mostIds = 10'000;

} // namespace

Answer withoutDatabase()
{
    return now(fail(ErrorCode::Unavailable, u"this instance has no database, and so no queue"_s, u"Set GODEL_DATABASE"_s));
}

Result<QJsonObject> bodyIn(const web::Request& request)
{
    return request.body.isEmpty() ? Result<QJsonObject>(QJsonObject()) : parseObject(request.body, u"the request"_s);
}

Result<QMap<QString, int>> numbersIn(const web::Request& request, const QStringList& keys)
{
    TRY(const auto object, bodyIn(request));
    ObjectReader reader(object);
    QMap<QString, int> numbers;
    for (const QString& key : keys) {
        if (reader.has(key)) {
            numbers.insert(key, static_cast<int>(reader.integer(key, 0, largestNumber)));
        }
    }
    TRY_DO(reader.finish());
    return numbers;
}

std::optional<int> numberOf(const QMap<QString, int>& numbers, const QString& key)
{
    return numbers.contains(key) ? std::optional(numbers.value(key)) : std::nullopt;
}

Result<QList<TaskId>> idsIn(const web::Request& request)
{
    TRY(const auto object, bodyIn(request));
    ObjectReader reader(object);
    const QStringList texts = reader.strings(u"ids"_s);
    TRY_DO(reader.finish());
    if (texts.size() > mostIds) {
        return fail(ErrorCode::LimitExceeded, u"%1 ids are too many"_s.arg(texts.size()), u"Give at most %1 at a time"_s.arg(mostIds), u"ids"_s);
    }
    QList<TaskId> ids;
    for (const QString& text : texts) {
        bool isNumber = false;
        ids.append(text.toLongLong(&isNumber));
        if (!isNumber || ids.last() <= 0) {
            return fail(ErrorCode::Invalid, u"'%1' is not the id of a task"_s.arg(text.left(40)), u"Give ids as GET /admin/queue/dead tells them"_s, u"ids"_s);
        }
    }
    return ids;
}

QJsonObject numbersSchema(const QStringList& keys)
{
    QJsonObject properties;
    for (const QString& key : keys) {
        properties.insert(key, QJsonObject{{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}});
    }
    return {{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"additionalProperties"_s, false}};
}

QJsonObject idsSchema()
{
    const QJsonObject ids{{u"type"_s, u"array"_s}, {u"items"_s, QJsonObject{{u"type"_s, u"string"_s}}}};
    return {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"ids"_s, ids}}}, {u"additionalProperties"_s, false}};
}

} // namespace godel::node
