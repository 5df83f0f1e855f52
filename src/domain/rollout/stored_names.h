#pragma once

#include "base/result.h"

#include <QStringList>
#include <array>

namespace godel::domain {

/// A value of an enumeration and the name it is stored and sent by, which never changes.
template <typename Value> struct StoredName {
    Value value;
    const char* name;
};

/// The stored name; every value has one.
template <typename Value, size_t Count>
[[nodiscard]] QString storedName(const std::array<StoredName<Value>, Count>& table, Value value)
{
    for (const auto& row : table) {
        if (row.value == value) {
            return QString::fromLatin1(row.name);
        }
    }
    return {};
}

/// The value of a stored name; Invalid lists the names there are.
template <typename Value, size_t Count>
[[nodiscard]] Result<Value> valueOfName(const std::array<StoredName<Value>, Count>& table, const QString& name,
                                        const QString& field)
{
    QStringList names;
    for (const auto& row : table) {
        if (name == QLatin1StringView(row.name)) {
            return row.value;
        }
        names.append(QString::fromLatin1(row.name));
    }
    return fail(ErrorCode::Invalid, QStringLiteral("'%1' is not a known %2").arg(name.left(40), field),
                QStringLiteral("Use one of %1").arg(names.join(QStringLiteral(", "))), field);
}

} // namespace godel::domain
