#include "base/json.h"

#include <QJsonDocument>
#include <cmath>

namespace godel {

using namespace Qt::StringLiterals;

Result<QJsonObject> parseObject(const QByteArray& bytes, const QString& source)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.left(problem.offset);
        const auto line = before.count('\n') + 1;
        const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
        return fail(ErrorCode::Invalid,
                    u"%1 is not valid JSON: %2 at line %3, column %4"_s.arg(source, problem.errorString()).arg(line).arg(column),
                    u"Correct that line and try again"_s);
    }
    if (!document.isObject()) {
        return fail(ErrorCode::Invalid, u"%1 is not a JSON object"_s.arg(source), u"Wrap its content in { }"_s);
    }
    return document.object();
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject toJson(const Error& error)
{
    return {{u"code"_s, name(error.code)}, {u"message"_s, error.message}, {u"hint"_s, error.hint}, {u"field"_s, error.field}};
}

Error errorOf(const QJsonObject& object)
{
    return {errorCodeOf(object.value(u"code"_s).toString()), object.value(u"message"_s).toString(), object.value(u"hint"_s).toString(),
            object.value(u"field"_s).toString()};
}

QByteArray indented(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

ObjectReader::ObjectReader(QJsonObject object, QString path) : m_object(std::move(object)), m_path(std::move(path)) {}

QString ObjectReader::pathOf(const QString& key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void ObjectReader::refuse(Error error)
{
    if (!m_error) {
        m_error = std::move(error);
    }
}

QJsonValue ObjectReader::value(const QString& key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

void ObjectReader::refuseKind(const QString& key, const QString& wanted)
{
    const QString path = pathOf(key);
    const bool missing = m_object.value(key).isUndefined();
    refuse({ErrorCode::Invalid, missing ? u"%1 is missing"_s.arg(path) : u"%1 is not %2"_s.arg(path, wanted),
            u"Give %1 as %2"_s.arg(path, wanted), path});
}

QString ObjectReader::string(const QString& key)
{
    const QJsonValue found = value(key);
    if (!found.isString()) {
        refuseKind(key, u"a text"_s);
    }
    return found.toString();
}

QString ObjectReader::string(const QString& key, const QString& otherwise)
{
    return value(key).isUndefined() ? otherwise : string(key);
}

QStringList ObjectReader::strings(const QString& key, const QStringList& otherwise)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return otherwise;
    }
    QStringList texts;
    for (const auto list = found.toArray(); const QJsonValue& element : list) {
        if (!element.isString()) {
            refuseKind(key, u"a list of texts"_s);
        }
        texts.append(element.toString());
    }
    if (!found.isArray()) {
        refuseKind(key, u"a list of texts"_s);
    }
    return texts;
}

bool ObjectReader::boolean(const QString& key, bool otherwise)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool()) {
        refuseKind(key, u"true or false"_s);
    }
    return found.toBool(otherwise);
}

qint64 ObjectReader::integer(const QString& key, qint64 least, qint64 most)
{
    const double found = value(key).toDouble(std::nan(""));
    if (std::isnan(found) || found != std::floor(found) || found < static_cast<double>(least)
        || found > static_cast<double>(most)) {
        refuseKind(key, u"a whole number from %1 to %2"_s.arg(least).arg(most));
        return least;
    }
    return static_cast<qint64>(found);
}

qint64 ObjectReader::integer(const QString& key, qint64 least, qint64 most, qint64 otherwise)
{
    return value(key).isUndefined() ? otherwise : integer(key, least, most);
}

double ObjectReader::number(const QString& key, double least, double most, double otherwise)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return otherwise;
    }
    const double number = found.toDouble(std::nan(""));
    if (std::isnan(number) || number < least || number > most) {
        refuseKind(key, u"a number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }
    return number;
}

Duration ObjectReader::duration(const QString& key, Duration otherwise)
{
    return value(key).isUndefined() ? otherwise : take(parseDuration(string(key), pathOf(key)));
}

Timestamp ObjectReader::timestamp(const QString& key)
{
    return take(parseTimestamp(string(key), pathOf(key)));
}

QJsonObject ObjectReader::object(const QString& key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isObject()) {
        refuseKind(key, u"an object"_s);
    }
    return found.toObject();
}

QJsonArray ObjectReader::array(const QString& key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isArray()) {
        refuseKind(key, u"a list"_s);
    }
    return found.toArray();
}

Result<> ObjectReader::finish() const
{
    TRY_DO(finishLenient());
    for (const QString& key : m_object.keys()) {
        if (!m_asked.contains(key)) {
            return fail(ErrorCode::Invalid, u"%1 is not a known key"_s.arg(pathOf(key)),
                        u"Remove it, or correct its spelling"_s, pathOf(key));
        }
    }
    return {};
}

Result<> ObjectReader::finishLenient() const
{
    if (m_error) {
        return fail(*m_error);
    }
    return {};
}

} // namespace godel
