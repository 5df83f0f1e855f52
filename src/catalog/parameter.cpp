#include "catalog/parameter.h"

#include "base/id.h"
#include "base/units.h"

#include <QLocale>
#include <algorithm>
#include <array>

namespace godel::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 256 * 1024;

struct LabelTag;

template <typename T>
Result<QString> written(const Result<T>& parsed)
{
    return parsed.map([](const T& value) { return text(value); });
}

Result<QString> plainText(const QString& given, const QString& field)
{
    const bool hasControl = std::any_of(given.begin(), given.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (hasControl || given.size() > 2000) {
        return fail(ErrorCode::Invalid, u"%1 is longer than 2000 characters or has control characters in it"_s.arg(field),
                    u"Write it on one line"_s, field);
    }
    return given;
}

/// A file has line ends and tabs, and nothing else that a text has not.
Result<QString> document(const QString& given, const QString& field)
{
    const bool hasControl = std::any_of(given.begin(), given.end(), [](QChar c) { return c.category() == QChar::Other_Control && !QStringView(u"\n\r\t").contains(c); });
    if (hasControl || given.toUtf8().size() > largestDocument) {
        return fail(ErrorCode::Invalid, u"%1 is larger than 256 KiB or has control characters in it"_s.arg(field), u"Give the content of a text file"_s, field);
    }
    return given;
}

Result<QString> label(const QString& given, const QString& field)
{
    return Id<LabelTag>::parse(given, field).map([](const auto& id) { return id.text(); });
}

Result<QString> whole(const QString& given, const QString& field)
{
    bool isNumber = false;
    const qint64 number = given.toLongLong(&isNumber);
    if (!isNumber) {
        return fail(ErrorCode::Invalid, u"'%1' is not a whole number"_s.arg(given.left(40)), u"Write digits only"_s, field);
    }
    return QString::number(number);
}

Result<QString> flag(const QString& given, const QString& field)
{
    if (given == u"true" || given == u"false") {
        return given;
    }
    return fail(ErrorCode::Invalid, u"'%1' is neither true nor false"_s.arg(given.left(40)), u"Write --%1, --%1=true or --%1=false"_s.arg(field), field);
}

struct Row {
    const char* name;
    Result<QString> (*read)(const QString& given, const QString& field);
};

/// In the order of Kind.
constexpr std::array rows{
    Row{"text", plainText},
    Row{"label", label},
    Row{"whole", whole},
    Row{"share", [](const QString& given, const QString& field) { return written(parsePercent(given, field)); }},
    Row{"duration", [](const QString& given, const QString& field) { return written(parseDuration(given, field)); }},
    Row{"time", [](const QString& given, const QString& field) { return written(parseTimestamp(given, field)); }},
    Row{"size", [](const QString& given, const QString& field) {
            return parseBytes(given, field).map([](Bytes bytes) { return QString::number(bytes.count); });
        }},
    Row{"flag", flag},
};

Result<QString> typed(const QJsonValue& given, const QString& field)
{
    if (given.isString()) {
        return given.toString();
    }
    if (given.isBool()) {
        return given.toBool() ? u"true"_s : u"false"_s;
    }
    if (given.isDouble()) {
        return QString::number(given.toDouble(), 'g', QLocale::FloatingPointShortest);
    }
    return fail(ErrorCode::Invalid, u"%1 is not a single value"_s.arg(field), u"Give a text, a number, or true or false"_s, field);
}

} // namespace

QString name(Kind kind)
{
    return QString::fromLatin1(rows[static_cast<size_t>(kind)].name);
}

std::optional<Kind> kindOf(const QString& name)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&name](const Row& candidate) { return QLatin1String(candidate.name) == name; });
    return row == rows.end() ? std::nullopt : std::optional(static_cast<Kind>(row - rows.begin()));
}

Result<QString> canonical(const Parameter& parameter, const QJsonValue& given)
{
    TRY(const auto text, typed(given, parameter.name));
    const bool isDocument = parameter.isDocument && parameter.kind == Kind::Text;
    TRY(const auto value, isDocument ? document(text, parameter.name) : rows[static_cast<size_t>(parameter.kind)].read(text, parameter.name));
    if (!parameter.choices.isEmpty() && !parameter.choices.contains(value)) {
        return fail(ErrorCode::Invalid, u"'%1' is not a choice of %2"_s.arg(value.left(40), parameter.name),
                    u"Choose one of: %1"_s.arg(parameter.choices.join(u", ")), parameter.name);
    }
    return value;
}

} // namespace godel::catalog
