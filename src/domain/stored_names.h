#pragma once

#include "base/result.h"

#include <QStringList>
#include <array>

namespace godel::domain {

/// A value of an enumeration and the name it is stored and sent by, which never changes. A table with more to say has
/// rows of its own, with a `value` and a `name` among them.
template <typename Value> struct StoredName {
    Value value;
    const char* name;
};

/// The stored name; every value has one.
template <typename Row, size_t Count>
[[nodiscard]] QString storedName(const std::array<Row, Count>& table, decltype(Row::value) value)
{
    for (const Row& row : table) {
        if (row.value == value) {
            return QString::fromLatin1(row.name);
        }
    }
    return {};
}

/// The value of a stored name; Invalid lists the names there are.
template <typename Row, size_t Count>
[[nodiscard]] Result<decltype(Row::value)> valueOfName(const std::array<Row, Count>& table, const QString& name,
                                                       const QString& field)
{
    QStringList names;
    for (const Row& row : table) {
        if (name == QLatin1StringView(row.name)) {
            return row.value;
        }
        names.append(QString::fromLatin1(row.name));
    }
    return fail(ErrorCode::Invalid, QStringLiteral("'%1' is not a known %2").arg(name.left(40), field),
                QStringLiteral("Use one of %1").arg(names.join(QStringLiteral(", "))), field);
}

} // namespace godel::domain
